/** `isis-lens sweep` on the example network. */
import { describe, expect, test } from 'vitest';
import type { CommandContext } from '../../src/cli/commands/context.ts';
import { sweep } from '../../src/cli/commands/sweep.ts';
import { plain } from '../../src/cli/terminal.ts';
import { coverageOf } from '../../src/ide/api.ts';
import { openExample } from '../ide/topology/example.ts';

type Request = Parameters<typeof sweep>[1];
type Example = ReturnType<typeof openExample>;

const WHOLE: Request = { kind: 'link', depth: 1, shard: { part: 1, parts: 1 }, json: true };

function run({ snapshot }: Example, request: Partial<Request>, said: string[] = []): string {
  const context: CommandContext = {
    snapshot,
    coverage: coverageOf(snapshot),
    lines: () => undefined,
    paint: plain,
    progress: (message) => said.push(message),
    version: '1.2.3',
  };
  const { output, exitCode } = sweep(context, { ...WHOLE, ...request });
  expect(exitCode).toBe(0);
  return output;
}

const example = openExample();
/** PE1 hangs on ABR1 alone. */
const oneArmed = openExample({
  'pe1.cfg': [['interface GigabitEthernet0/0/1\n', 'interface GigabitEthernet0/0/1\n shutdown\n']],
});

describe('json', () => {
  test('a router that cuts a pair, with the finding that would say why', () => {
    expect(JSON.parse(run(example, { kind: 'node' }))).toEqual({
      version: 1,
      scenarios: 14,
      shard: '1/1',
      coverage: coverageOf(example.snapshot),
      cuts: [
        {
          failed: { kind: 'node', router: 'ABR1' },
          pairs: [['PE1', 'PE3']],
          reason: 'leak-filter-misses-loopback',
        },
      ],
    });
  });

  test('a link that cuts pairs, with both its ends', () => {
    expect(JSON.parse(run(oneArmed, {}))).toMatchObject({
      cuts: [
        {
          failed: {
            kind: 'link',
            ends: [
              ['ABR1', 'GigabitEthernet0/0/2'],
              ['PE1', 'GigabitEthernet0/0/0'],
            ],
          },
          pairs: [
            ['PE1', 'PE2'],
            ['PE1', 'PE3'],
          ],
          reason: 'disconnected',
        },
      ],
    });
  });

  test('two failures: only what neither cuts alone', () => {
    const { scenarios, cuts } = JSON.parse(run(example, { kind: 'node', depth: 2 }));
    expect(scenarios).toBe(14 + (14 * 13) / 2);
    expect(cuts).toContainEqual({
      failed: { kind: 'node', router: 'ABR1' },
      alsoFailed: { kind: 'node', router: 'ABR2' },
      pairs: [['PE1', 'PE2']],
      reason: 'disconnected',
    });
  });

  test('a part says which it is', () => {
    const parts = [1, 2, 3].map((part) => JSON.parse(run(example, { kind: 'node', shard: { part, parts: 3 } })));
    expect(parts.map(({ shard, scenarios }) => [shard, scenarios])).toEqual([
      ['1/3', 5],
      ['2/3', 5],
      ['3/3', 4],
    ]);
    expect(parts.flatMap(({ cuts }) => cuts)).toHaveLength(1);
  });
});

describe('for people', () => {
  test('cuts first, then the count', () => {
    expect(run(oneArmed, { json: false })).toMatchInlineSnapshot(`
      "ABR1 GigabitEthernet0/0/2 – PE1 GigabitEthernet0/0/0 down cuts 2 PE pairs [disconnected]
        PE1 – PE2, PE1 – PE3

      21 failures of links tried: 1 of them cuts PE pairs.
      "
    `);
  });

  test('nothing is cut', () => {
    expect(run(example, { json: false })).toBe('22 failures of links tried: no PE pair loses its path.\n');
  });
});

test('progress counts the failures', () => {
  const said: string[] = [];
  run(example, { kind: 'node' }, said);
  expect(said[0]).toBe('failure 1 of 14');
  expect(said.at(-1)).toBe('failure 14 of 14');
});
