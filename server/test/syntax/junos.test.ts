/** The grammar of Junos: any text parses, edits give what a fresh parse gives, and nothing is lost. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Query, type Tree } from 'web-tree-sitter';
import { withoutControlCharacters, withoutTraces } from '../../src/syntax/session-traces.ts';
import type { Statement, SyntaxTree } from '../../src/syntax/tree.ts';
import { comparable, readCorpus } from './corpus.ts';
import { edited, loadParser, loadTreeSitter, parseWith } from './grammars.ts';
import { anyText, JUNOS_PIECES, splice, spliceOf } from './pieces.ts';

const { parser, language } = await loadTreeSitter('junos');
const syntax = await loadParser();
const text = anyText(60, JUNOS_PIECES);
const edits = fc.array(spliceOf(JUNOS_PIECES), { minLength: 1, maxLength: 12, size: 'max' });

const parse = (source: string): Tree => parseWith(parser, source);

function allStatements(statements: readonly Statement[]): Statement[] {
  return statements.flatMap((statement) => [statement, ...allStatements(statement.children)]);
}

describe('corpus', () => {
  for (const { file, name, source, expected } of readCorpus('grammars/junos/test/corpus')) {
    it(`${file}: ${name}`, () => {
      const sides = comparable(expected, parse(source).rootNode.toString());
      expect(sides.actual).toBe(sides.expected);
    });
  }
});

describe('any text', () => {
  it('parses without an error or a missing node', () => {
    fc.assert(
      fc.property(text, (source) => {
        const tree = parse(source);
        expect(tree.rootNode.hasError).toBe(false);
        tree.delete();
      }),
      { numRuns: 2000 },
    );
  });

  it('gives the same tree after edits as from scratch', () => {
    fc.assert(
      fc.property(text, edits, (start, splices) => {
        let source = start;
        let tree = parse(source);
        for (const change of splices) {
          const after = splice(source, change);
          tree = edited(parser, tree, source, after);
          const fresh = parse(after);
          expect(tree.rootNode.toString()).toBe(fresh.rootNode.toString());
          fresh.delete();
          source = after;
        }
        tree.delete();
      }),
      { numRuns: 500 },
    );
  });

  it('gives statements in order, whose words stand where they say', () => {
    fc.assert(
      fc.property(text, (source) => {
        const tree = syntax.parse('junos', source);
        const lines = withoutTraces(source).split(/\r\n|\n|\r/);
        expect(tree.problem).toBeUndefined();
        let before = { line: 0, start: -1 };
        for (const statement of allStatements(tree.statements)) {
          const { line, lastLine, words, children, closing } = statement;
          const [first] = words;
          if (!first) throw new Error('a statement without words');
          expect(line > before.line || (line === before.line && first.start > before.start)).toBe(true);
          before = { line, start: words.at(-1)?.start ?? 0 };
          expect(lastLine).toBe(Math.max(lastLine, ...children.map((child) => child.lastLine)));
          for (const word of words) {
            expect(withoutControlCharacters(lines[line]?.slice(word.start, word.end) ?? '')).toBe(word.text);
          }
          if (closing) expect(lines[lastLine]?.slice(closing.start, closing.end)).toBe('}');
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is in an open document what it is from scratch, after any edits', () => {
    fc.assert(
      fc.property(text, edits, (start, splices) => {
        let source = start;
        const document = syntax.openDocument('junos', source);
        for (const change of splices) {
          source = splice(source, change);
          document.edit(source);
          expect(document.tree()).toEqual(syntax.parse('junos', source));
        }
        document.close();
      }),
      { numRuns: 500 },
    );
  });
});

const outline = (tree: SyntaxTree): string[] => {
  const lines: string[] = [];
  const visit = (statement: Statement, depth: number): void => {
    const { words, line, lastLine, closing } = statement;
    const where = line === lastLine ? `${line}` : `${line}-${lastLine}`;
    lines.push(`${'  '.repeat(depth)}${where}: ${words.map((word) => word.text).join(' · ')}${closing ? ' {}' : ''}`);
    for (const child of statement.children) visit(child, depth + 1);
  };
  for (const statement of tree.statements) visit(statement, 0);
  return lines;
};

describe('statements', () => {
  it('nest by braces, several on a line or one over several lines', () => {
    const source = [
      'system { host-name R1; }',
      'policy-options {',
      '    community X members [ 1:1 # why',
      '        2:2 ];',
      '    as-path Y ".* 65000";',
      '    inactive: policy-statement P',
      '    {',
      '        then reject; /* so */',
      '    }',
      '}',
      'set interfaces lo0 unit 0 family iso',
    ];
    expect(outline(syntax.parse('junos', source.join('\n')))).toEqual([
      '0: system {}',
      '  0: host-name · R1',
      '1-9: policy-options {}',
      '  2-3: community · X · members · [ · 1:1',
      '    3: 2:2 · ]',
      '  4: as-path · Y · ".* 65000"',
      '  5-8: inactive: · policy-statement · P {}',
      '    7: then · reject',
      '10: set · interfaces · lo0 · unit · 0 · family · iso',
    ]);
  });

  it('end with their line while they are typed, so that those below keep their meaning', () => {
    expect(outline(syntax.parse('junos', 'system {\n host-name\n services;\n}\ninterfaces { lo0;\n'))).toEqual([
      '0-3: system {}',
      '  1: host-name',
      '  2: services',
      '4: interfaces',
      '  4: lo0',
    ]);
  });
});

describe('odd and large texts', () => {
  it.each([
    ['opening braces', 'a { '.repeat(200_000)],
    ['closing braces', '}'.repeat(1_000_000)],
    ['lists without an end', 'a [ b\n'.repeat(100_000)],
    ['comments without an end', '/* '.repeat(300_000)],
    ['quotes', '"'.repeat(1_000_000)],
    ['lines that look ahead', 'a\n# c\n'.repeat(150_000)],
  ])('%s', (_, source) => {
    expect(syntax.parse('junos', source).problem).toBeUndefined();
  });

  it('deeper blocks than any hierarchy has are read on one level', () => {
    let depth = 0;
    const tree = syntax.parse('junos', `${'a {\n'.repeat(5000)}b;\n${'}\n'.repeat(5000)}`);
    for (let level = tree.statements; level.length > 0; depth++) level = level.flatMap(({ children }) => children);
    expect(depth).toBe(201);
    expect(tree.statements[0]?.closing).toBeDefined();
  });
});

describe('queries', () => {
  for (const name of ['highlights', 'folds']) {
    it(`${name}.scm fits the grammar`, () => {
      const query = new Query(language, readFileSync(`grammars/junos/queries/${name}.scm`, 'utf8'));
      const tree = parse('interfaces {\n lo0 { mtu 1500; } # c\n}\nexport [ "A" 10.0.0.1/8 ];\n');
      const captures = query.captures(tree.rootNode).map(({ name: kind, node }) => `${kind} ${node.text}`);
      expect(captures).toMatchSnapshot();
    });
  }
});
