import fc from 'fast-check';
import { marked, type Token, type Tokens } from 'marked';
import { describe, expect, test } from 'vitest';
import {
  code,
  data,
  link,
  list,
  type MarkdownDocument,
  neutralise,
  paragraph,
  renderMarkdown as render,
  renderPlain,
  say,
  strong,
  table,
} from '../../src/ide/markdown.ts';

/** Keys that are URIs already. */
const renderMarkdown = (document: MarkdownDocument): string => render(document, (file) => file);

const place = (file: string) => ({ file, span: { line: 11, start: 0, end: 4 } });

describe('documents become Markdown', () => {
  test('paragraphs, lists and tables', () => {
    const document: MarkdownDocument = [
      paragraph(say`${strong(say`VPN broken`)}: ${'CUST_A'} on ${link('R1', place('file:///lab/r1.cfg'))}`),
      list([say`one`, say`${2} of ${code('a|b')}`]),
      table(['Router', 'How'], [[say`${'a|b'}`, [code('x y')]]]),
    ];
    expect(renderMarkdown(document)).toMatchInlineSnapshot(`
      "**VPN broken**: CUST\\_A on [R1](file:///lab/r1.cfg#L12)

      - one
      - 2 of \`a|b\`

      | Router | How |
      | --- | --- |
      | a\\|b | \`x y\` |"
    `);
    expect(renderPlain(document)).toMatchInlineSnapshot(`
      "VPN broken: CUST_A on R1

      - one
      - 2 of a|b

      Router  How
      a|b     x y"
    `);
  });

  test('long text is shortened, own words are not', () => {
    const long = 'x'.repeat(500);
    expect(renderMarkdown([paragraph([data(long, 10)])])).toBe(`${'x'.repeat(9)}…`);
    expect(renderMarkdown([paragraph([{ kind: 'words', text: long }])])).toBe(long);
  });

  test('an astral character is never cut in half', () => {
    expect(neutralise('😀'.repeat(9), 5)).toBe(`${'😀'.repeat(4)}…`);
    expect(neutralise('😀'.repeat(5), 5)).toBe('😀'.repeat(5));
  });

  test('control, bidirectional and zero-width characters are shown as what they are: not text', () => {
    expect(neutralise('a\u202eb\u200bc\u0007d\r\ne\ud800f')).toBe('a\ufffdb\ufffdc\ufffdd e\ufffdf');
  });
});

describe('links', () => {
  test.each([
    'command:workbench.action.terminal.new',
    'command://x',
    'javascript:alert(1)',
    'https://evil.example/r1.cfg',
    'vscode://publisher.extension/run',
    'r1.cfg',
  ])('a file named %s is not linked', (file) => {
    expect(linksIn(renderMarkdown([paragraph([link('R1', place(file))])]))).toEqual([]);
  });

  test('keys become URIs first', () => {
    const document = [paragraph([link('R1', place('/lab/r1.cfg'))])];
    expect(render(document, (file) => `file://${file}`)).toBe('[R1](file:///lab/r1.cfg#L12)');
    expect(render(document, (file) => `command:${file}`)).toBe('R1');
  });

  test('a file name cannot end the link early', () => {
    const markdown = renderMarkdown([paragraph([link('R1', place('file:///lab/a) [x](command:y) <b>.cfg'))])]);
    expect(linksIn(markdown)).toEqual(['file:///lab/a%29%20%5Bx%5D%28command:y%29%20%3Cb%3E.cfg#L12']);
  });
});

describe('hostile configuration text', () => {
  const payload = fc.oneof(
    fc.constantFrom(
      '<img src=x onerror=alert(1)>',
      '[x](command:workbench.action.quit)',
      '![x](https://evil.example/a.png)',
      '[x]: https://evil.example',
      '<https://evil.example>',
      'https://evil.example/a',
      'www.evil.example',
      'WWW.evil.example',
      'ftp://evil.example',
      'me@evil.example',
      'mailto:me@evil.example',
      '`code`',
      '``',
      '**b**',
      '__b__',
      '~~s~~',
      '# h',
      '> q',
      '- l',
      '+ l',
      '* l',
      '1. l',
      '1) l',
      '---',
      '===',
      '***',
      '```',
      '~~~',
      '    code',
      '\t',
      '| a | b |',
      '|---|---|',
      '&lt;b&gt;',
      '&#60;b&#62;',
      '\\',
      '\n\n',
      '\r',
      '\u2028# h',
      '$(alert)',
      '\u202e',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
  );
  const hostile = fc.array(payload, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));

  const documentWith = (text: string): MarkdownDocument => [
    paragraph(say`${text}`),
    paragraph(say`${strong(say`verdict ${text}`)}: ${text} and ${text}.`),
    list([say`${text}`, say`on ${text}`]),
    table(
      ['Router', 'Next hop'],
      [
        [say`${text}`, say`by ${text}`],
        [[code(text)], [link('a.cfg', place('file:///a.cfg'))]],
      ],
    ),
    paragraph([code(text)]),
  ];

  test('yields the structure of harmless text, no HTML and no link but our own', () => {
    const harmless = shapeOf(renderMarkdown(documentWith('PE 1')));
    fc.assert(
      fc.property(hostile, (text) => {
        fc.pre(neutralise(text) !== '');
        const markdown = renderMarkdown(documentWith(text));
        expect(shapeOf(markdown)).toEqual(harmless);
        expect(linksIn(markdown)).toEqual(['file:///a.cfg#L12']);
      }),
      { numRuns: 2000 },
    );
  });

  test('as the label of a link becomes nothing but that link', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const markdown = renderMarkdown([paragraph([link(text, place('file:///a.cfg'))])]);
        expect(linksIn(markdown).every((address) => address === 'file:///a.cfg#L12')).toBe(true);
        expect(shapeOf(markdown).filter((type) => type !== 'link' && type !== 'paragraph')).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test('is shown letter by letter', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = neutralise(text, 64);
        fc.pre(shown !== '');
        expect(shownText(renderMarkdown([paragraph(say`${text}`)]))).toBe(shown);
      }),
      { numRuns: 2000 },
    );
  });
});

/** Token types of a document as VS Code's own Markdown library sees them, without their text. */
function shapeOf(markdown: string): readonly string[] {
  const shape: string[] = [];
  marked.walkTokens(marked.lexer(markdown, { gfm: true }), (token: Token) => {
    // Text that would be unsafe in bold or as code stays plain, so these may be missing.
    if (!['escape', 'text', 'strong', 'codespan'].includes(token.type)) shape.push(token.type);
  });
  return shape;
}

function linksIn(markdown: string): readonly string[] {
  const links: string[] = [];
  marked.walkTokens(marked.lexer(markdown, { gfm: true }), (token: Token) => {
    if (token.type === 'link' || token.type === 'image') links.push((token as Tokens.Link).href);
  });
  return links;
}

function shownText(markdown: string): string {
  const html = marked.parse(markdown, { gfm: true, async: false });
  return html
    .replace(/^<p>|<\/p>\s*$/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
