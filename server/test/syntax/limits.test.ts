import { describe, expect, it } from 'vitest';
import { MAX_TEXT_LENGTH } from '../../src/syntax/parse-limits.ts';
import type { Statement } from '../../src/syntax/tree.ts';
import { loadParser } from './grammars.ts';

const parser = await loadParser();

describe('text that is too much', () => {
  it('is reported, not parsed: 100 MB', () => {
    const text = 'interface Gi0\n'.repeat(100_000_000 / 14);
    const tree = parser.parse('cisco-ios', text);
    expect(tree).toMatchObject({ statements: [], problem: 'too-large', lineCount: text.length / 14 + 1 });
  });

  it('is reported when its short lines would take too much memory', () => {
    expect(parser.parse('cisco-ios', 'a\n'.repeat(2_000_000)).problem).toBe('too-large');
  });

  it('is reported in an open document, and no more when it shrinks', () => {
    const document = parser.openDocument('cisco-ios', 'hostname R1\n');
    document.edit('x'.repeat(MAX_TEXT_LENGTH + 1));
    expect(document.tree().problem).toBe('too-large');
    document.edit('hostname R2\n');
    expect(document.tree().problem).toBeUndefined();
    expect(document.tree().statements).toHaveLength(1);
    document.close();
  });
});

describe('a grammar that is not there', () => {
  it('gives a tree that says so', () => {
    expect(parser.parse('klingon', 'a\nb')).toMatchObject({ statements: [], problem: 'no-grammar', lineCount: 2 });
    const document = parser.openDocument('klingon', 'a');
    document.edit('a\nb\n');
    expect(document.tree()).toMatchObject({ problem: 'no-grammar', lineCount: 3 });
    document.close();
  });
});

describe('odd and large texts', () => {
  const million = 1_000_000;
  const words = (count: number): string => 'x y '.repeat(count / 2);
  it.each([
    ['one word of 5 MB', 'x'.repeat(5 * million), 1],
    ['one line of 5 MB', words(5 * (million / 2)), 1],
    ['quotes', '"'.repeat(million), 1],
    ['NUL', '\0'.repeat(million), 0],
    ['blank lines', '\n'.repeat(million), 0],
    ['comments', '! x\n'.repeat(million / 4), 0],
    ['macros without an end', 'macro name a\n'.repeat(100_000), 100_000],
    ['certificates without an end', 'certificate 1\nAB\n'.repeat(100_000), 200_000],
    [
      'banners without an end',
      Array.from(
        { length: 50_000 },
        (_, index) => `banner motd ${String.fromCharCode(0x4e00 + (index % 20_000))}\n`,
      ).join(''),
      // The first half of the delimiters comes again and closes.
      undefined,
    ],
  ])('%s', (_, text, count) => {
    const tree = parser.parse('cisco-ios', text);
    expect(tree.problem).toBeUndefined();
    if (count !== undefined) expect(tree.statements).toHaveLength(count);
    else expect(tree.statements.length).toBeGreaterThan(0);
  });

  const staircase = (levels: number): string =>
    Array.from({ length: levels }, (_, index) => `${' '.repeat(index)}x`).join('\n');

  it('lines indented 10,000 levels deep are 50 MB', () => {
    expect(parser.parse('cisco-ios', staircase(10_000)).problem).toBe('too-large');
  });

  it('lines indented 5,000 levels deep', () => {
    const tree = parser.parse('cisco-ios', staircase(5_000));
    let depth = 0;
    let count = 0;
    for (let level: readonly Statement[] = tree.statements; level.length > 0; depth++) {
      count += level.length;
      level = level.flatMap((statement) => statement.children);
    }
    // Deeper lines become siblings.
    expect(depth).toBe(201);
    expect(count).toBe(5_000);
    expect(tree.statements[0]?.lastLine).toBe(4_999);
  });

  it('an open document too large to keep its tree follows its edits', () => {
    const text = 'ip route 10.0.0.0 255.0.0.0 10.0.0.1\n'.repeat(80_000);
    const document = parser.openDocument('cisco-ios', text);
    document.edit(text.replace('ip route', 'no ip route'));
    expect(document.tree().statements[0]?.negation?.kind).toBe('no');
    expect(document.tree().statements).toHaveLength(80_000);
    document.close();
  });

  it('an edit of a large file keeps what it does not touch', () => {
    const section = 'interface Gi0\n ip address 10.0.0.1 255.255.255.0\n ip router isis CORE\n isis metric 10\n!\n';
    const text = section.repeat(10_000);
    const document = parser.openDocument('cisco-ios', text);
    const before = document.tree().statements;
    document.edit(text.replace('metric 10', 'metric 11'));
    const after = document.tree().statements;
    expect(after.slice(1).every((statement, index) => statement === before[index + 1])).toBe(true);
    document.close();
  });
});
