import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/cli/arguments.ts';
import { topology } from '../../src/cli/commands/topology.ts';
import { plain } from '../../src/cli/terminal.ts';
import { coverageOf } from '../../src/ide/api.ts';
import { vpnAcrossAreas } from '../ide/networks.ts';
import { type Files, openFiles } from '../ide/open.ts';

function context(files: Files) {
  const snapshot = openFiles(files);
  return {
    snapshot,
    coverage: coverageOf(snapshot),
    lines: () => undefined,
    paint: plain,
    progress: () => undefined,
    version: '1.2.3',
  };
}

/** The same lab in two folders and one more router beside them. */
const LABS: Files = new Map([
  ...[...vpnAcrossAreas()].flatMap(([file, text]) => ['east', 'west'].map((lab) => [`${lab}/${file}`, text] as const)),
  ['east/isis-lens.json', '{}'],
  ['west/isis-lens.json', '{}'],
  ['lone.cfg', 'hostname LONE\nrouter isis\n net 49.0009.0000.0000.0009.00\n'],
]);

describe('topology', () => {
  test('writes the only network of the folder', () => {
    const { output, exitCode } = topology(context(vpnAcrossAreas()), 'json', undefined, false);
    expect(JSON.parse(output)).toMatchObject({ version: 1, network: '', routers: [{ name: 'R1' }, {}, {}, {}, {}] });
    expect(exitCode).toBe(0);
  });

  test('asks which network is meant, and takes its folder or a dot', () => {
    const several = context(LABS);
    const named = (network: string | undefined) => topology(several, 'json', network, false).output;
    expect(() => named(undefined)).toThrow(
      new UsageError('there are 3 networks in this folder; choose one with --network: ., east, west'),
    );
    expect(() => named('north')).toThrow("there is no network 'north' in this folder; there are: ., east, west");
    expect(JSON.parse(named('west'))).toMatchObject({ network: 'west' });
    expect(JSON.parse(named('.'))).toMatchObject({ network: '', routers: [{ name: 'LONE' }] });
  });
});
