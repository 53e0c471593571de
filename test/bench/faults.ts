/**
 * Times an analysis from nothing when something is wrong with the network: in this process, parsing left out. A fault should
 * cost as much as the part of the network that it concerns.
 * usage: node scripts/run-ts.mjs test/bench/faults.ts [ROUTERS]...
 */

import { finish } from '../../server/src/base/steps.ts';
import { recogniseDialect } from '../../server/src/dialects/registry.ts';
import { simulate } from '../../server/src/isis/simulate.ts';
import { buildNetwork } from '../../server/src/model/build-network.ts';
import type { Device } from '../../server/src/model/device.ts';
import { analyseMpls } from '../../server/src/mpls/analyse.ts';
import { loadGrammarsFromDisk } from '../../server/src/node/load-grammars.ts';
import { judge } from '../../server/src/rules/registry.ts';
import { createParser } from '../../server/src/syntax/parser.ts';
import { type ConfigFile, generateNetwork } from './generate.ts';

const DEFAULT_SIZES = [500, 1000];

/** Changes the text of some files. */
interface Fault {
  readonly name: string;
  readonly concerns: RegExp;
  /** How many of the files. */
  readonly many: number;
  readonly change: (text: string) => string;
}

const ALL = Number.POSITIVE_INFINITY;
const withoutLeak = (text: string): string => text.replace(/ redistribute isis ip level-2 into level-1.*\n/, '');
const withoutLdp = (text: string): string => text.replaceAll(' mpls ip\n', '');
const underIsis = (line: string) => (text: string) =>
  text.replace(' metric-style wide', ` metric-style wide\n ${line}`);
const narrow = (text: string): string => text.replace('metric-style wide', 'metric-style narrow');

const FAULTS: readonly Fault[] = [
  { name: 'none', concerns: /^$/, many: 0, change: (text) => text },
  {
    name: 'a system ID used twice',
    concerns: /^a2-pe1\.cfg/,
    many: 1,
    change: (text) => text.replace(/( net 49\.0002\.)\S+/, '$10102.0000.2102.00'),
  },
  { name: 'narrow metrics on one PE', concerns: /^a3-pe1\.cfg/, many: 1, change: narrow },
  { name: 'narrow metrics in one area', concerns: /^a3-/, many: ALL, change: narrow },
  { name: 'overload on a border', concerns: /^a1-br1/, many: 1, change: underIsis('set-overload-bit') },
  { name: 'no leak on one border', concerns: /^a1-br1/, many: 1, change: withoutLeak },
  { name: 'no leak into one area', concerns: /^a1-br/, many: ALL, change: withoutLeak },
  { name: 'no leak at all', concerns: /-br/, many: ALL, change: withoutLeak },
  {
    name: 'leaks by a tag nobody has',
    concerns: /-br/,
    many: ALL,
    change: (text) => text.replace('match ip address prefix-list REMOTE-PE', 'match tag 100'),
  },
  { name: 'no LDP on one area’s PEs', concerns: /^a1-pe/, many: ALL, change: withoutLdp },
  {
    name: 'no LDP on one link of 30 PEs',
    concerns: /-pe1\.cfg/,
    many: 30,
    change: (text) => text.replace(' mpls ip\n', ''),
  },
  {
    name: 'segment routing, and no LDP at all',
    concerns: /./,
    many: ALL,
    change: (text) => underIsis('segment-routing mpls')(withoutLdp(text)),
  },
];

const parser = await createParser(await loadGrammarsFromDisk());

function read({ file, text }: ConfigFile): readonly Device[] {
  const dialect = recogniseDialect(text);
  if (!dialect) throw new Error(`${file} is not recognised`);
  return dialect.lower(parser.parse(dialect.grammar, text), file);
}

function withFault(files: readonly ConfigFile[], { name, concerns, many, change }: Fault): Map<string, Device[]> {
  const faulty = files.filter(({ file }) => concerns.test(file)).slice(0, many);
  return new Map(
    faulty.map(({ file, text }) => {
      const changed = change(text);
      if (changed === text) throw new Error(`${name}: nothing is changed in ${file}`);
      return [file, [...read({ file, text: changed })]];
    }),
  );
}

for (const routers of process.argv.length > 2 ? process.argv.slice(2).map(Number) : DEFAULT_SIZES) {
  const files = generateNetwork(routers);
  const sound = new Map(files.map((each) => [each.file, read(each)]));
  console.log(`\n${routers} routers: CPU time of one analysis`);
  for (const fault of FAULTS) {
    const faulty = withFault(files, fault);
    const started = process.cpuUsage();
    const network = buildNetwork(
      '',
      [...sound].flatMap(([file, devices]) => faulty.get(file) ?? devices),
    );
    const simulation = simulate(network);
    const findings = finish(judge({ network, simulation, mpls: analyseMpls(simulation, []) })).findings;
    const { user, system } = process.cpuUsage(started);
    console.log(`  ${fault.name.padEnd(36)} ${Math.round((user + system) / 1000)} ms; findings ${findings.length}`);
  }
}
