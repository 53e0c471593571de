/** A configuration means the same however it was captured. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomNetwork } from '../../../test/generators/random-network.ts';
import { inDialect, render, renderers } from '../../../test/generators/renderers.ts';
import { recognisedDialect } from '../../src/dialects/registry.ts';
import { POSITIONS } from '../../src/model/meaning.ts';
import { loadParser } from '../syntax/grammars.ts';

const parser = await loadParser();

/** All that a Device says, without where it says it. */
const meaning = (dialect: string, text: string): string => {
  const { grammar, lower } = recognisedDialect(dialect);
  return JSON.stringify(lower(parser.parse(grammar, text), 'r.cfg'), (key, value) =>
    POSITIONS.has(key) || key === 'layout' || key === 'closing' ? undefined : value,
  );
};

const wiped = `${'\b'.repeat(9)}${' '.repeat(8)}${'\b'.repeat(9)}`;
/** Something in front of every 24th line. */
const paged = (text: string, pager: string): string =>
  text
    .split('\n')
    .map((line, at) => (at % 24 === 23 ? `${pager}${line}` : line))
    .join('\n');

const captures: readonly (readonly [string, (text: string) => string])[] = [
  ['in a fence', (text) => `\`\`\`\n${text}\`\`\`\n`],
  ['in a fence with its language, below a title', (text) => `# A router\n\n~~~text\n${text}~~~\n`],
  ['by pages, wiped with backspaces', (text) => paged(text, ` --More-- ${wiped}`)],
  ['by pages, wiped with blanks', (text) => paged(text, ` --More-- \r${' '.repeat(9)}\r`)],
  ['by pages, wiped with escape sequences', (text) => paged(text, '\x1b[7m--More--\x1b[27m\r\x1b[K')],
  ['by pages of Junos', (text) => paged(text, `---(more 48%)---\r${' '.repeat(40)}\r`)],
  ['by pages, without the backspaces', (text) => paged(text, ` --More-- ${' '.repeat(8)}`)],
  ['with stray control characters', (text) => paged(text, '\0').replace(/(?<=\w)\n/, '\x07\n')],
  ['with control characters within words', (text) => text.replaceAll('is', 'i\0s')],
];

const plans = fc.sample(randomNetwork, { numRuns: 3, seed: 7 });

describe.each(renderers)('$dialect', ({ dialect }) => {
  test.each(captures)('%s', (_, capture) => {
    for (const plan of plans) {
      for (const text of render(inDialect(plan, dialect)).values()) {
        expect(meaning(dialect, capture(text))).toBe(meaning(dialect, text));
      }
    }
  });
});

/** As typed in a session: no indentation, and `exit` where a section is left that has no end of its own. */
function typed(prompt: string, text: string): string {
  const levels: number[] = [];
  let inPolicy = false;
  const lines = text.split('\n').flatMap((line) => {
    if (line.trim() === '' || line.trim() === '!') return [];
    const indent = line.length - line.trimStart().length;
    const exits: string[] = [];
    while (levels.length > 0 && (levels.at(-1) ?? 0) >= indent) {
      if ((levels.pop() ?? 0) > indent && !inPolicy) exits.push('exit');
    }
    levels.push(indent);
    if (/^(?:route-policy|prefix-set) /.test(line)) inPolicy = true;
    else if (/^end-/.test(line)) inPolicy = false;
    return [...exits, line.trim()];
  });
  return lines.map((line) => `${prompt}${line}\n`).join('');
}

const sessions = [
  ['cisco-ios', 'R1(config)#'],
  ['cisco-ios', 'R1(config)# '],
  ['arista-eos', 'leaf1(config-if-Et1)#'],
  ['cisco-ios-xr', 'RP/0/RP0/CPU0:r1(config)#'],
] as const;

test.each(sessions)('%s typed behind %s', (dialect, prompt) => {
  for (const plan of plans) {
    for (const text of render(inDialect(plan, dialect)).values()) {
      expect(meaning(dialect, typed(prompt, text))).toBe(meaning(dialect, text));
    }
  }
});

test('Junos typed behind its prompt, in the hierarchy', () => {
  const lines = [
    'set system host-name r1',
    'set interfaces ge-0/0/0 unit 0 family inet address 10.0.0.1/30',
    'set interfaces ge-0/0/0 unit 0 family iso',
    'set protocols isis interface ge-0/0/0.0 point-to-point',
    'set protocols isis level 1 disable',
  ];
  const session = [
    'noc@r1> configure',
    'Entering configuration mode',
    '',
    '[edit]',
    ...lines.slice(0, 3).map((line) => `noc@r1# ${line}`),
    'noc@r1# set protocols isis overlaod',
    '                            ^',
    'syntax error.',
    '[edit]',
    'noc@r1# edit protocols isis',
    '',
    '[edit protocols isis]',
    'noc@r1# set interface ge-0/0/0.0 point-to-point',
    'noc@r1# set level 1 disable',
    'noc@r1# top',
    '',
  ];
  expect(meaning('junos', session.join('\n'))).toBe(meaning('junos', lines.join('\n')));
});

test('a command that the router refused does not count', () => {
  const text = 'R1(config)#interface Gi0/1\nR1(config-if)#ip adress 10.0.0.1 255.0.0.0\n% Invalid input detected\n';
  expect(meaning('cisco-ios', text)).toBe(meaning('cisco-ios', 'interface Gi0/1\n'));
});
