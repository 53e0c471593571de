import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eosModes } from '../../src/dialects/arista-eos/commands/global.ts';
import { aristaEos } from '../../src/dialects/arista-eos/index.ts';
import { iosModes } from '../../src/dialects/cisco-ios/commands/global.ts';
import { ciscoIos } from '../../src/dialects/cisco-ios/index.ts';
import { recognition } from '../../src/dialects/recognition.ts';
import type { Statement, SyntaxTree } from '../../src/syntax/tree.ts';
import { deviceOf, parse, parseAs } from './parse.ts';

/** Words of real commands, values good and bad, and nonsense. */
const vocabulary = [
  ...new Set(
    [...iosModes, ...eosModes].flatMap(({ rows }) =>
      rows.flatMap(({ manual, modelled }) => (modelled ? (manual.match(/[\w-]+/g) ?? []) : [])),
    ),
  ),
  '10.0.0.1',
  '255.255.255.0',
  '255.0.255.0',
  '10.0.0.0/8',
  '0.0.0.255',
  '2001:db8::1/64',
  'Gi0/0',
  'Ethernet1',
  'lo0',
  'Loopback',
  '0',
  '1',
  '10',
  '4294967295',
  'X',
  'CORE',
  '65000:1',
  '49.0001.0000.0000.0001.00',
  '__proto__',
  'constructor',
  'toString',
  '"',
  'ip',
  'no',
  'default',
  '',
  '-1',
  '<img onerror>',
  '١',
];

const word = fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...vocabulary) }, { weight: 1, arbitrary: fc.string() });
const line = fc.tuple(fc.nat(3), fc.constantFrom('', '', '', 'no ', 'default '), fc.array(word, { maxLength: 9 }));
const text = fc
  .array(line, { maxLength: 40 })
  .map((lines) => lines.map(([indent, negation, words]) => ' '.repeat(indent) + negation + words.join(' ')).join('\n'));

const DIALECTS = [ciscoIos, aristaEos];

test.each(DIALECTS)('any text of commands gives a Device of $id, and the same one each time', (dialect) => {
  fc.assert(
    fc.property(text, (source) => {
      const [device] = dialect.lower(parseAs(dialect, source), 'r1.cfg');
      expect(JSON.parse(JSON.stringify(device)).file).toBe('r1.cfg');
      expect(dialect.lower(parseAs(dialect, source), 'r1.cfg')[0]).toEqual(device);
      for (const { span } of [...device.structures.definitions, ...device.structures.references]) {
        expect(span.start).toBeLessThanOrEqual(span.end);
        expect(span.line).toBeLessThan(device.layout.lineCount);
      }
    }),
    { numRuns: 400 },
  );
});

test.each(DIALECTS)('any characters give a Device of $id and a judgement', (dialect) => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (source) => {
      dialect.lower(parseAs(dialect, source), 'r1.cfg');
      const { evidence } = recognition(source);
      expect(evidence.length).toBeLessThan(400);
    }),
    { numRuns: 300 },
  );
});

/** Trees no grammar makes: lines out of order, children anywhere. */
const leaf = fc.record({
  kind: fc.constantFrom('command' as const, 'command' as const, 'banner' as const, 'blob' as const),
  line: fc.nat(50),
  lastLine: fc.nat(50),
  indent: fc.constantFrom('', ' ', '  '),
  negation: fc.option(
    fc
      .constantFrom('no' as const, 'default' as const)
      .map((kind) => ({ kind, word: { text: kind, start: 0, end: 2 } })),
    { nil: undefined },
  ),
  words: fc.array(
    word.map((each) => ({ text: each, start: 0, end: each.length })),
    { maxLength: 6 },
  ),
});
const withChildren = (children: fc.Arbitrary<Statement[]>): fc.Arbitrary<Statement> =>
  fc.tuple(leaf, children).map(([statement, inner]) => ({ ...statement, children: inner }));
const nested = [0, 1, 2].reduce<fc.Arbitrary<Statement>>(
  (inner) => withChildren(fc.array(inner, { maxLength: 3 })),
  withChildren(fc.constant([])),
);
const anyTree: fc.Arbitrary<SyntaxTree> = fc
  .array(nested, { maxLength: 5 })
  .map((statements) => ({ statements, lineCount: 51, endOfLine: '\n', endsWithNewline: true }));

test.each(DIALECTS)('any tree gives a Device of $id', (dialect) => {
  fc.assert(
    fc.property(anyTree, (tree) => {
      expect(dialect.lower(tree, 'x.cfg')[0].dialect).toBe(dialect.id);
      dialect.commandAt(tree, { line: 3, character: 1 });
    }),
    { numRuns: 200 },
  );
});

test('one broken line does not change what the others mean', () => {
  const lines = [
    'hostname R1',
    'interface Gi0/0',
    ' ip address 10.0.0.1 255.255.255.0',
    ' ip router isis',
    ' isis metric 20',
    'router isis',
    ' net 49.0001.0000.0000.0001.00',
    ' metric-style wide',
    ' redistribute isis ip level-2 into level-1 route-map LEAK',
    'route-map LEAK permit 10',
    ' match ip address prefix-list P',
    'ip prefix-list P permit 10.0.0.0/8',
  ];
  const whole = deviceOf(lines.join('\n'));
  fc.assert(
    fc.property(fc.nat(2), fc.constantFrom(2, 3, 4, 6, 7, 8, 10), (cut, index) => {
      // The last word of a line inside a section while it is typed, one to three characters short.
      const typed = lines.map((each, at) => (at === index ? `${each.slice(0, -1 - cut)}` : each));
      const device = deviceOf(typed.join('\n'));
      expect(device.interfaces.map(({ name }) => name)).toEqual(whole.interfaces.map(({ name }) => name));
      expect(device.isis.map(({ tag }) => tag)).toEqual(['']);
      expect(device.routePolicies.map(({ name }) => name)).toEqual(['LEAK']);
      expect(device.prefixLists).toEqual(whole.prefixLists);
      expect(device.hostname).toEqual(whole.hostname);
    }),
  );
});

test('the tables do not grow with hostile text', () => {
  const states = (): number => iosModes.reduce((sum, { start }) => sum + start.known.size + start.byWord.size, 0);
  deviceOf(`route-map R permit 10\n match tag ${'1 '.repeat(500)}\n match ip address ${'A '.repeat(500)}\n`);
  const before = states();
  deviceOf(
    `route-map R permit 10\n match tag ${'2 '.repeat(3000)}\n match ip address ${'B '.repeat(3000)}\n${Array.from({ length: 500 }, (_, at) => `zz${at} x`).join('\n')}\n`,
  );
  expect(states()).toBe(before);
});

test('parsing a file twice gives equal Devices, whatever was read before', () => {
  const source =
    'interface Gi0/0\n ip address 10.0.0.1 255.255.255.0\n ip router isis\nrouter isis\n is-type level-1\n';
  const first = ciscoIos.lower(parse(source), 'a.cfg');
  deviceOf('router isis\n metric-style narrow\n metric-style wide\ninterface Gi0/0\n isis metric 5\n');
  expect(ciscoIos.lower(parse(source), 'a.cfg')).toEqual(first);
});

test('text that nests without end is read all the same', () => {
  let inner: Statement[] = [];
  for (let line = 20_000; line >= 0; line--) {
    const words = ['interface', `Gi0/${line % 7}`].map((each) => ({ text: each, start: 0, end: each.length }));
    inner = [{ kind: 'command', line, lastLine: line, indent: ' ', negation: undefined, words, children: inner }];
  }
  const tree: SyntaxTree = { statements: inner, lineCount: 20_001, endOfLine: '\n', endsWithNewline: true };
  expect(ciscoIos.lower(tree, 'deep.cfg')[0].interfaces).toHaveLength(7);
});
