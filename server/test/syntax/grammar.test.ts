import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Query, type Tree } from 'web-tree-sitter';
import { comparable, readCorpus } from './corpus.ts';
import { edited, loadTreeSitter, parseWith } from './grammars.ts';
import { anySplice, anyText, splice } from './pieces.ts';

const GRAMMARS = await Promise.all(
  ['cisco-ios', 'arista-eos'].map(async (name) => ({ name, ...(await loadTreeSitter(name)) })),
);

/** Every node with its extent. */
function outline(tree: Tree): string {
  const cursor = tree.walk();
  const nodes: string[] = [];
  for (;;) {
    nodes.push(`${cursor.nodeType} ${cursor.startIndex}-${cursor.endIndex}`);
    if (cursor.gotoFirstChild()) continue;
    while (!cursor.gotoNextSibling()) {
      if (cursor.gotoParent()) continue;
      cursor.delete();
      return nodes.join('\n');
    }
  }
}

describe.each(GRAMMARS)('$name', ({ name: grammar, parser, language }) => {
  const parse = (text: string): Tree => parseWith(parser, text);

  describe('corpus', () => {
    for (const { file, name, source, expected } of readCorpus(`grammars/${grammar}/test/corpus`)) {
      it(`${file}: ${name}`, () => {
        const sides = comparable(expected, parse(source).rootNode.toString());
        expect(sides.actual).toBe(sides.expected);
      });
    }
  });

  describe('any text', () => {
    it('parses without an error or a missing node', () => {
      fc.assert(
        fc.property(anyText(60), (text) => {
          const tree = parse(text);
          expect(tree.rootNode.hasError).toBe(false);
          tree.delete();
        }),
        { numRuns: 2000 },
      );
    });

    it('gives the same tree after edits as from scratch', () => {
      fc.assert(
        fc.property(
          anyText(60),
          fc.array(anySplice, { minLength: 1, maxLength: 12, size: 'max' }),
          (start, splices) => {
            let text = start;
            let tree = parse(text);
            for (const change of splices) {
              const after = splice(text, change);
              tree = edited(parser, tree, text, after);
              text = after;
              const fresh = parse(text);
              expect(outline(tree)).toBe(outline(fresh));
              fresh.delete();
            }
            tree.delete();
          },
        ),
        { numRuns: 1000 },
      );
    });

    it('survives more texts without an end than are looked ahead for', () => {
      const heads = Array.from({ length: 40 }, (_, index) => `banner motd\n x${index}`).join('\n');
      const before = `${heads}\nbanner motd\nlast\nEOF\nend\n`;
      let tree = parse(before);
      expect(tree.rootNode.hasError).toBe(false);
      const after = before.replace('banner motd\n x0\n', '');
      tree = edited(parser, tree, before, after);
      expect(outline(tree)).toBe(outline(parse(after)));
    });

    it('survives more unclosed banners than are looked ahead for', () => {
      const banners = Array.from(
        { length: 40 },
        (_, index) => `banner motd ${String.fromCharCode(0x100 + index)} text`,
      );
      const before = `${banners.join('\n')}\nbanner motd #\nlast\n#\nend\n`;
      let tree = parse(before);
      expect(tree.rootNode.hasError).toBe(false);
      const after = before.replace('banner motd \u0100 text\n', '');
      tree = edited(parser, tree, before, after);
      expect(outline(tree)).toBe(outline(parse(after)));
    });
  });

  describe('queries', () => {
    for (const name of ['highlights', 'folds']) {
      it(`${name}.scm fits the grammar`, () => {
        const query = new Query(language, readFileSync(`grammars/${grammar}/queries/${name}.scm`, 'utf8'));
        const tree = parse('no ip x "y"\ninterface Gi0\n mtu 1\nbanner motd #\n10.0.0.1 interface\n#\n');
        const captures = query.captures(tree.rootNode).map(({ name: kind, node }) => `${kind} ${node.text}`);
        expect(captures).toMatchSnapshot();
      });
    }
  });
});

describe('what is committed', () => {
  it('is what the grammars build to', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/tree-sitter/build-grammars.mjs', '--check'], {
      encoding: 'utf8',
    });
    expect(stderr).not.toContain('is not what its grammar builds to');
    expect(status).toBe(0);
  }, 120_000);
});
