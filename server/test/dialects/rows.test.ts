import { describe, expect, test } from 'vitest';
import { eosModes } from '../../src/dialects/arista-eos/commands/global.ts';
import { iosModes } from '../../src/dialects/cisco-ios/commands/global.ts';
import { xrModes } from '../../src/dialects/cisco-ios-xr/commands/global.ts';
import { namedValues } from '../../src/dialects/schema/command.ts';
import { matchWords } from '../../src/dialects/schema/match.ts';
import type { Mode } from '../../src/dialects/schema/mode.ts';
import type { SyntaxNode } from '../../src/dialects/schema/notation.ts';
import { type RenderValues, render } from '../../src/dialects/schema/render.ts';
import type { ValueType } from '../../src/dialects/schema/value-type.ts';
import type { Statement, Word } from '../../src/syntax/tree.ts';

const words = (text: string): Word[] =>
  text.split(' ').map((each, at) => ({ text: each, start: at * 10, end: at * 10 + each.length }));

const SAMPLES: Readonly<Record<string, string>> = {
  ipv4: '10.0.0.1',
  mask: '255.255.255.0',
  'ipv4-prefix': '10.0.0.0/24',
  ipv6: '2001:db8::1',
  'ipv6-prefix': '2001:db8::/64',
  peer: '10.9.9.9',
  number: '7',
  as: '65000',
  rd: '65000:1',
  net: '49.0001.0000.0000.0001.00',
  interface: 'Loopback7',
  function: 'ZEBRA()',
  arguments: '( ZEBRA , 7 )',
};

function sample({ name, role, label }: ValueType): string {
  const known = SAMPLES[name];
  if (known !== undefined) return known;
  // A number in range; else a word no keyword begins with.
  return role === 'number' || /^\d+-\d+$/.test(label) ? (label.split('-')[0] ?? '0') : 'ZEBRA';
}

/**
 * Values for a row: with every option or with none, of each choice the alternative at `pick`.
 * A keyword has to be asked for where it is one of several or may be left out.
 */
function valuesFor(
  node: SyntaxNode,
  full: boolean,
  pick: number,
  into: Record<string, string | true> = {},
  free = false,
): RenderValues {
  const go = (each: SyntaxNode): RenderValues => valuesFor(each, full, pick, into, free || node.kind !== 'sequence');
  switch (node.kind) {
    case 'keyword':
      if (node.name !== undefined) into[node.name] = node.text;
      else if (free) into[node.text] ??= true;
      break;
    case 'value':
      into[node.name] = sample(node.type);
      break;
    case 'optional':
      if (full) go(node.item);
      break;
    case 'repeat':
      if (full && node.item.kind === 'choice') node.item.items.forEach(go);
      else go(node.item);
      break;
    case 'choice': {
      const chosen = node.items[pick % node.items.length];
      if (chosen) go(chosen);
      break;
    }
    case 'sequence':
      node.items.forEach(go);
  }
  return into;
}

const statementOf = (line: readonly Word[]): Statement => ({
  kind: 'command',
  line: 0,
  lastLine: 0,
  indent: '',
  negation: undefined,
  words: line,
  children: [],
});

function readBack(mode: Mode, text: string) {
  const line = words(text);
  const match = matchWords(mode.start, line, undefined);
  return match && { match, command: { statement: statementOf(line), negation: undefined, elements: match.elements } };
}

const MODES: readonly (readonly [string, string, Mode])[] = [
  ...iosModes.map((mode) => ['IOS', mode.name, mode] as const),
  ...eosModes.map((mode) => ['EOS', mode.name, mode] as const),
  ...xrModes.map((mode) => ['XR', mode.name, mode] as const),
];

describe.each(MODES)('%s: %s', (_dialect, _mode, mode) => {
  test('every modelled row is rendered and read back by itself', () => {
    for (const { syntax, manual, modelled } of mode.rows) {
      if (!modelled) continue;
      for (const [full, pick] of [
        [false, 0],
        [false, 1],
        [true, 0],
        [true, 1],
      ] as const) {
        const values = valuesFor(syntax, full, pick);
        const text = render(syntax, values);
        expect(text, manual).toBeDefined();
        const back = readBack(mode, text ?? '');
        expect(back?.match.fit, `${manual} as ${text}`).toBe('full');
        // Another row may say the same more generally, never something else.
        const row = mode.rows[back?.match.row ?? -1];
        expect(row?.modelled, `${manual} as ${text} was read as ${row?.manual}`).toBe(true);
        if (row?.manual !== manual || !back) continue;
        for (const [name, value] of Object.entries(values)) {
          if (value === true) continue;
          expect(
            namedValues(back.command, name).map((each) => each.text),
            `${name} of ${text}`,
          ).toContain(String(value));
        }
      }
    }
  });

  test('a command known by name only is never taken for a modelled one', () => {
    for (const { syntax, manual, modelled } of mode.rows) {
      if (modelled) continue;
      const head = syntax.kind === 'sequence' ? syntax.items : [syntax];
      const text = head
        .map((item) => (item.kind === 'keyword' ? item.text : item.kind === 'value' ? sample(item.type) : ''))
        .filter((each) => each !== '')
        .join(' ');
      const match = matchWords(mode.start, words(`${text} zebra-9 zebra-8`), undefined);
      const row = match && mode.rows[match.row];
      expect(row && !row.modelled, `${manual} was read as ${row?.manual}`).toBe(true);
    }
  });

  test('rows have a help text and do not repeat each other', () => {
    const seen = new Set<string>();
    for (const { manual, row, modelled } of mode.rows) {
      if (modelled) expect(row.help, manual).toMatch(/^[A-Z].*[^.]$/);
      expect(seen.has(manual), manual).toBe(false);
      seen.add(manual);
    }
  });
});
