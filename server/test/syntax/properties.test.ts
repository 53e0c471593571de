import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutControlCharacters, withoutCover, withoutTraces } from '../../src/syntax/session-traces.ts';
import type { Statement, SyntaxTree, Word } from '../../src/syntax/tree.ts';
import { loadParser } from './grammars.ts';
import { anySplice, anyText, splice } from './pieces.ts';

const parser = await loadParser();

function allStatements(statements: readonly Statement[]): Statement[] {
  return statements.flatMap((statement) => [statement, ...allStatements(statement.children)]);
}

const wordsOf = ({ negation, words }: Statement): readonly Word[] => (negation ? [negation.word, ...words] : words);

function expectToFit(tree: SyntaxTree, text: string): void {
  const lines = withoutTraces(text).split(/\r\n|\n|\r/);
  expect(tree.lineCount).toBe(lines.length);
  let previous = -1;
  for (const statement of allStatements(tree.statements)) {
    const line = lines[statement.line] ?? '';
    expect(statement.line).toBeGreaterThan(previous);
    previous = statement.line;
    expect(statement.lastLine).toBeLessThan(lines.length);
    expect(statement.lastLine).toBe(Math.max(statement.lastLine, ...statement.children.map((child) => child.lastLine)));
    expect(statement.indent).toBe(withoutCover(line.slice(0, wordsOf(statement)[0]?.start)));
    let end = 0;
    for (const word of wordsOf(statement)) {
      expect(withoutControlCharacters(line.slice(word.start, word.end))).toBe(word.text);
      expect(word.text).not.toBe('');
      expect(line.slice(end, word.start)).toMatch(/^\ufeff?[ \t\f\v]*$/);
      end = word.end;
    }
  }
}

describe('any text', () => {
  it('gives statements in order, whose words stand where they say', () => {
    fc.assert(
      fc.property(anyText(60), (text) => {
        const tree = parser.parse('cisco-ios', text);
        expect(tree.problem).toBeUndefined();
        expectToFit(tree, text);
      }),
      { numRuns: 2000 },
    );
  });

  it('decoded from any bytes gives a tree', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400, size: 'max' }), (bytes) => {
        for (const encoding of ['utf-8', 'utf-16le'] as const) {
          const text = new TextDecoder(encoding).decode(bytes);
          expectToFit(parser.parse('cisco-ios', text), text);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('has every command line in the tree: no line is lost', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9./-]{0,8}$/).filter((text) => !/^(ban|no$|default$)/.test(text));
    const line = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.array(word, { minLength: 1, maxLength: 9 }));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40, size: 'max' }), (lines) => {
        const text = lines.map(([column, words]) => ' '.repeat(column) + words.join(' ')).join('\n');
        const statements = allStatements(parser.parse('cisco-ios', text).statements);
        expect(statements.map(({ indent, words }) => [indent.length, words.map(({ text }) => text)])).toEqual(lines);
      }),
      { numRuns: 500 },
    );
  });

  it('nests each line below the nearest line above it that is less indented', () => {
    const columns = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 40, size: 'max' });
    fc.assert(
      fc.property(columns, (indents) => {
        const text = indents.map((column, index) => `${' '.repeat(column)}x${index}`).join('\n');
        const parents = new Map<number, number>();
        const visit = (statement: Statement): void => {
          for (const child of statement.children) {
            parents.set(child.line, statement.line);
            visit(child);
          }
        };
        parser.parse('cisco-ios', text).statements.forEach(visit);
        const expected = new Map<number, number>();
        for (const [line, column] of indents.entries()) {
          const parent = indents.slice(0, line).findLastIndex((above) => above < column);
          if (parent >= 0) expected.set(line, parent);
        }
        expect([...parents].sort(([a], [b]) => a - b)).toEqual([...expected]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an open document', () => {
  it('has the tree of its text after any edits', () => {
    fc.assert(
      fc.property(anyText(80), fc.array(anySplice, { minLength: 1, maxLength: 12, size: 'max' }), (start, splices) => {
        let text = start;
        const document = parser.openDocument('cisco-ios', text);
        for (const change of splices) {
          text = splice(text, change);
          document.edit(text);
          expect(document.tree()).toEqual(parser.parse('cisco-ios', text));
        }
        document.close();
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps the statements an edit does not touch', () => {
    const text = 'hostname R1\ninterface Gi0\n mtu 9000\nrouter isis\n net 49.0001.0000.0000.0001.00\n';
    const document = parser.openDocument('cisco-ios', text);
    const before = document.tree().statements;
    document.edit(text.replace('9000', '1500'));
    const after = document.tree().statements;
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    expect(after[2]).toBe(before[2]);
    document.edit(text.replace(' mtu 9000\n', ' mtu 9000\n shutdown\n'));
    const moved = document.tree().statements[2];
    expect(moved).toMatchObject({ line: 4, lastLine: 5, children: [{ line: 5 }] });
    expect(moved?.words).toBe(before[2]?.words);
    document.close();
  });

  it('sees at once when a delimiter further down closes a banner', () => {
    const document = parser.openDocument('cisco-ios', 'banner motd #\nrouter isis\n\nend\n');
    expect(document.tree().statements).toHaveLength(3);
    document.edit('banner motd #\nrouter isis\n#\nend\n');
    expect(document.tree().statements.map(({ kind }) => kind)).toEqual(['banner', 'command']);
    document.close();
  });
});
