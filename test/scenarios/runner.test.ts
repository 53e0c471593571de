/** The runner notices what is wrong with a scenario: a check that cannot fail checks nothing. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadGrammarsFromDisk } from '../../server/src/node/load-grammars.ts';
import { createParser } from '../../server/src/syntax/parser.ts';
import { createWorkspace } from '../../server/src/workspace/workspace.ts';
import { expectedFixProblems, findingProblems, fixProblems, tableProblems } from './runner/check.ts';
import { applyEdits } from './runner/edits.ts';
import { applyDiff } from './runner/patch.ts';
import { readScenarios } from './runner/scenario.ts';

const folder = mkdtempSync(join(tmpdir(), 'scenario-'));
afterAll(() => rmSync(folder, { recursive: true }));
const parser = await createParser(await loadGrammarsFromDisk());

const CONFIG = [
  '```ios title=r1.cfg',
  'hostname R1',
  '!',
  'interface Loopback0',
  ' ip address 10.255.0.1 255.255.255.255',
  ' ip router isis',
  '!',
  'router isis',
  ' net 49.0001.0000.0000.0001.00',
  '!',
  'ip prefix-list OLD seq 5 permit 10.0.0.0/8',
  'MARK',
  'end',
  '```',
];

function problemsOf(mark: string, ...rest: readonly string[]): string[] {
  const file = join(folder, 'one.md');
  writeFileSync(
    file,
    ['# Topic', '', '## One', '', ...CONFIG.map((line) => line.replace('MARK', mark)), '', ...rest].join('\n'),
  );
  const scenario = readScenarios(file)[0]?.read();
  if (!scenario) throw new Error('no scenario');
  const workspace = createWorkspace(parser, (name) => scenario.files.get(name));
  for (const [name, text] of scenario.files) workspace.setFile(name, text);
  const snapshot = workspace.snapshot();
  return [
    ...findingProblems(scenario, snapshot.findings()),
    ...scenario.tables.flatMap((table) => tableProblems(snapshot, table)),
    ...scenario.fixes.flatMap((fix) => expectedFixProblems(scenario, snapshot, fix)),
  ];
}

const RIGHT = '!              ^^^ hint unused-structure OLD is never used';

test('a right expectation passes', () => {
  expect(problemsOf(RIGHT)).toEqual([]);
});

test.each([
  ['no expectation', '!'],
  ['another severity', RIGHT.replace('hint', 'warning')],
  ['another code', RIGHT.replace('unused-structure', 'dead-leak')],
  ['other columns', RIGHT.replace('!  ', '! ')],
  ['other words', RIGHT.replace('never', 'always')],
])('%s fails, and the message shows what would be right', (_, mark) => {
  expect(problemsOf(mark).join('\n')).toContain(
    '!              ^^^ hint unused-structure prefix-list OLD is never used',
  );
});

test('a wrong fact fails', () => {
  const table = (how: string): string[] => ['| 10.255.0.1/32 | how |', '| --- | --- |', `| R1 | ${how} |`];
  expect(problemsOf(RIGHT, ...table('connected'))).toEqual([]);
  expect(problemsOf(RIGHT, ...table('L1'))).toHaveLength(1);
});

test('another text of a fix fails', () => {
  const fix = (line: string): string[] => ['```fix unused-structure of=r1.cfg', 'r1.cfg', line, '```'];
  expect(problemsOf(RIGHT, ...fix('-ip prefix-list OLD seq 5 permit 10.0.0.0/8'))).toEqual([]);
  expect(problemsOf(RIGHT, ...fix('-ip prefix-list OLD'))).toHaveLength(1);
});

test('a fix that does not mend is noticed', () => {
  const file = join(folder, 'two.md');
  writeFileSync(file, ['# Topic', '', '## Two', '', ...CONFIG.map((line) => line.replace('MARK', '!'))].join('\n'));
  const scenario = readScenarios(file)[0]?.read();
  if (!scenario) throw new Error('no scenario');
  const workspace = createWorkspace(parser, (name) => scenario.files.get(name));
  for (const [name, text] of scenario.files) workspace.setFile(name, text);
  const snapshot = workspace.snapshot();
  expect(fixProblems(scenario, snapshot, () => snapshot)).toHaveLength(1);
});

test('a diff has to fit one place', () => {
  const lines = ['a', 'b', 'a'].map((text) => ({ text, sourceLine: 1 }));
  const diff = (...texts: readonly string[]) => texts.map((text) => ({ text, sourceLine: 1 }));
  const never = (): boolean => false;
  expect(applyDiff(lines, diff(' b', '+c'), never).map(({ text }) => text)).toEqual(['a', 'b', 'c', 'a']);
  expect(() => applyDiff(lines, diff('-a'), never)).toThrow('fits 2 places');
  expect(() => applyDiff(lines, diff('-x'), never)).toThrow('fits 0 places');
});

test('edits that overlap are refused', () => {
  const at = (line: number, start: number, end: number, newText: string) => ({
    range: { start: { line, character: start }, end: { line, character: end } },
    newText,
  });
  expect(applyEdits('one\ntwo\n', [at(0, 0, 3, 'three'), at(2, 0, 0, 'end')])).toBe('three\ntwo\nend');
  expect(() => applyEdits('one\n', [at(0, 0, 2, ''), at(0, 1, 3, '')])).toThrow('overlap');
});
