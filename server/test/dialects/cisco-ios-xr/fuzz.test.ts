import fc from 'fast-check';
import { expect, test } from 'vitest';
import { xrModes } from '../../../src/dialects/cisco-ios-xr/commands/global.ts';
import { ciscoIosXr } from '../../../src/dialects/cisco-ios-xr/index.ts';
import { patternMatches } from '../../../src/dialects/cisco-ios-xr/pattern.ts';
import { parse } from '../parse.ts';
import { xrDeviceOf } from './parse.ts';

/** Words of real commands and policies, values good and bad, and nonsense. */
const vocabulary = [
  ...new Set(
    xrModes.flatMap(({ rows }) =>
      rows.flatMap(({ manual, modelled }) => (modelled ? (manual.match(/[\w-]+/g) ?? []) : [])),
    ),
  ),
  ...'then elseif endif and or not in ( ) , $x $y (10.0.0.0/8 le 32) P($x) end-policy end-set end-group apply-group group G'.split(
    ' ',
  ),
  ...[
    "'.*'",
    "'(a*'",
    'Gi0/0/0/0',
    'Loopback0',
    '10.0.0.1',
    '255.255.255.0',
    '10.0.0.0/8',
    '2001:db8::1/64',
    '65000:1',
  ],
  ...['0', '4294967295', 'X', '__proto__', 'constructor', '"', '#', '!', '', '<img onerror>', '١'],
];

const word = fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...vocabulary) }, { weight: 1, arbitrary: fc.string() });
const line = fc.tuple(fc.nat(3), fc.constantFrom('', '', '', 'no '), fc.array(word, { maxLength: 9 }));
const text = fc
  .array(line, { maxLength: 40 })
  .map((lines) => lines.map(([indent, negation, words]) => ' '.repeat(indent) + negation + words.join(' ')).join('\n'));

test('any text of commands gives a Device, and the same one each time', () => {
  fc.assert(
    fc.property(text, fc.nat(40), fc.nat(20), (source, row, character) => {
      const device = xrDeviceOf(source);
      expect(JSON.parse(JSON.stringify(device)).file).toBe('r1.cfg');
      expect(xrDeviceOf(source)).toEqual(device);
      for (const { span } of [...device.structures.definitions, ...device.structures.references]) {
        expect(span.start).toBeLessThanOrEqual(span.end);
        expect(span.line).toBeLessThan(device.layout.lineCount);
      }
      ciscoIosXr.commandAt(parse(source), { line: row, character });
      for (const { words } of ciscoIosXr.wordsOf(parse(source))) {
        expect(words.map((each) => each.word.start)).toEqual(
          words.map((each) => each.word.start).sort((a, b) => a - b),
        );
      }
    }),
    { numRuns: 300 },
  );
});

test('any characters give a Device', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (source) => {
      xrDeviceOf(source);
    }),
    { numRuns: 200 },
  );
});

test('a pattern of a group matches what the platform says it does', () => {
  const piece = fc.constantFrom('a', 'b', '.', 'a*', '.*', '[ab]', '[^a]', 'b+', 'a?', '(ab|b)', '(a|b)*');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), fc.stringMatching(/^[abc]{0,6}$/), (pieces, subject) => {
      expect(patternMatches(pieces.join(''), subject)).toBe(new RegExp(`^(?:${pieces.join('')})$`).test(subject));
    }),
  );
});
