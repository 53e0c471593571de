import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CompiledRow, Level, Place } from '../../../src/dialects/junos/hierarchy/level.ts';
import { junos } from '../../../src/dialects/junos/index.ts';
import { rootLevel } from '../../../src/dialects/junos/rows/root.ts';
import type { Device } from '../../../src/model/device.ts';
import { POSITIONS, UNREAD } from '../../../src/model/meaning.ts';
import { anyText, JUNOS_PIECES } from '../../syntax/pieces.ts';
import { deviceOf, devicesOf, parse } from './read.ts';

/** All words of the hierarchy. */
function vocabulary(): string[] {
  const words = new Set<string>();
  const seen = new Set<Level>();
  const visitPlace = (place: Place): void => {
    for (const [word, next] of place.keywords) {
      words.add(word);
      visitPlace(next);
    }
    for (const { place: next } of place.values) visitPlace(next);
    visitRow(place.row);
  };
  const visitRow = (row: CompiledRow | undefined): void => {
    const level = row?.row.opens?.level();
    if (!level || seen.has(level)) return;
    seen.add(level);
    visitPlace(level.start);
  };
  visitPlace(rootLevel.start);
  return [...words];
}

const WORDS = [
  ...vocabulary(),
  ...[
    'A',
    'B',
    'P',
    '1',
    '2',
    '10.0.0.1',
    '10.0.0.1/30',
    '10.0.0.0/8',
    '/24',
    '/24-/32',
    '2001:db8::1/64',
    'ge-0/0/0',
    'ge-0/0/0.0',
    'lo0',
  ],
  ...[
    'lo0.0',
    '0',
    '10',
    '99999999999',
    '49.0001.0000.0000.0001.00',
    'target:1:1',
    '65000:1',
    '<*>',
    '<ge-*>',
    'apply-groups',
    '__proto__',
  ],
  ...[
    'constructor',
    '"',
    '"a b"',
    '-1',
    '<img onerror>',
    'apply-groups-except',
    'interface-range',
    'member',
    'through',
  ],
];

const word = fc.constantFrom(...WORDS);
/** Paths of real statements with values good and bad. */
const path = fc
  .tuple(
    fc.constantFrom(
      'interfaces',
      'protocols isis',
      'policy-options policy-statement P',
      'groups G',
      'routing-instances R',
      'protocols bgp',
      '',
    ),
    fc.array(word, { maxLength: 8 }),
  )
  .map(([head, rest]) => [head, ...rest].filter((each) => each !== '').join(' '));

describe('any statements', () => {
  test('give Devices, and the same ones each time', () => {
    const text = fc.array(
      fc.tuple(fc.constantFrom('set', 'set', 'set', 'delete', 'deactivate', 'insert', 'edit'), path),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(text, (lines) => {
        const source = lines.map(([verb, rest]) => `${verb} ${rest}`).join('\n');
        const devices = devicesOf(source);
        expect(JSON.parse(JSON.stringify(devices))).toHaveLength(devices.length);
        expect(devicesOf(source)).toEqual(devices);
        for (const { structures, layout } of devices) {
          for (const { span } of [...structures.definitions, ...structures.references]) {
            expect(span.start).toBeLessThanOrEqual(span.end);
            expect(span.line).toBeLessThan(layout.lineCount);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  test('in any text give Devices, a judgement, colours, and what may come next', () => {
    fc.assert(
      fc.property(anyText(60, JUNOS_PIECES), fc.nat(10), fc.nat(20), (source, line, character) => {
        const tree = parse(source);
        devicesOf(source);
        junos.wordsOf(tree);
        junos.commandAt(tree, { line, character });
      }),
      { numRuns: 500 },
    );
  });
});

/** Without positions, which differ between spellings. */
function meaning(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaning);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !POSITIONS.has(key) && !UNREAD.has(key))
      .map(([key, inner]) => [key, meaning(inner)]),
  );
}

/** What is defined and what is used, wherever. */
const names = ({ structures: { definitions, references } }: Device) => ({
  defined: new Set(definitions.map(({ kind, name }) => `${kind} ${name}`)),
  used: new Set(references.map(({ kind, name, modelled }) => `${kind} ${name} ${modelled}`)),
});

test('braces mean what the same statements mean as `set` lines', () => {
  const plain = fc.constantFrom(
    ...WORDS.filter((each) => !each.includes('"') && !each.startsWith('apply-') && each !== 'logical-systems'),
  );
  const head = fc.constantFrom(
    'interfaces',
    'protocols isis',
    'policy-options policy-statement P term A',
    'protocols bgp group G',
    'routing-instances R',
    'routing-options',
  );
  const statement = fc.tuple(head, fc.array(plain, { minLength: 1, maxLength: 6 }));
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 25 }), (statements) => {
      const lines = statements.map(([first, rest]) => `set ${first} ${rest.join(' ')}`).join('\n');
      const braces = statements
        .map(
          ([first, rest]) =>
            `${first.split(' ').join(' { ')} { ${rest.join(' ')}; ${'} '.repeat(first.split(' ').length)}`,
        )
        .join('\n');
      expect(meaning(deviceOf(braces))).toEqual(meaning(deviceOf(lines)));
      expect(names(deviceOf(braces))).toEqual(names(deviceOf(lines)));
    }),
    { numRuns: 400 },
  );
});

test.each([
  [
    'groups that apply each other',
    `${Array.from({ length: 60 }, (_, at) => `set groups G${at} apply-groups [ ${Array.from({ length: 60 }, (__, to) => `G${to}`).join(' ')} ]\nset groups G${at} interfaces <*> unit <*> family iso`).join('\n')}\nset apply-groups G0\n${Array.from({ length: 50 }, (_, at) => `set interfaces ge-0/0/${at} unit 0`).join('\n')}`,
  ],
  [
    'patterns of many stars',
    `set groups G interfaces <${'*a'.repeat(90)}> mtu 9000\nset apply-groups G\nset interfaces ${'a'.repeat(190)} unit 0`,
  ],
  [
    'a name written over and over that many inherit',
    `${'set groups G routing-instances <*> vrf-export P\n'.repeat(5_000)}set apply-groups G\nset policy-options policy-statement P then accept\n${Array.from({ length: 5_000 }, (_, at) => `set routing-instances R${at} instance-type vrf`).join('\n')}`,
  ],
  [
    'a name taken away and set anew over and over',
    'set policy-options policy-statement P then accept\ndelete policy-options policy-statement P\n'.repeat(10_000),
  ],
  ['a line of many words', `set interfaces ${'x '.repeat(100_000)}`],
  ['blocks without end', 'interfaces { '.repeat(50_000)],
  [
    'a range of all interfaces',
    `set interfaces interface-range R member ge-[0-999]/[0-999]/[0-999]\nset interfaces interface-range R unit 0`,
  ],
])('%s are read in bounded time', (_, source) => {
  const start = performance.now();
  devicesOf(source);
  expect(performance.now() - start).toBeLessThan(5_000);
});
