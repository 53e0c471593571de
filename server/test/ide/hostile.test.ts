/** Whatever a configuration holds: features answer, secrets stay hidden, hovers hold no markup but their own. */
import fc from 'fast-check';
import { marked, type Token } from 'marked';
import { describe, expect, test } from 'vitest';
import type { Position } from '../../src/base/text.ts';
import { codeLenses, lensTitle } from '../../src/ide/codeLens.ts';
import { completion } from '../../src/ide/completion.ts';
import { definition } from '../../src/ide/definition.ts';
import { documentHighlights } from '../../src/ide/documentHighlights.ts';
import { documentSymbols } from '../../src/ide/documentSymbols.ts';
import { foldingRanges } from '../../src/ide/folding.ts';
import { isHalfTyped } from '../../src/ide/halfTyped.ts';
import { hover } from '../../src/ide/hover.ts';
import { inlayHints } from '../../src/ide/inlayHints.ts';
import { renderMarkdown, renderPlain } from '../../src/ide/markdown.ts';
import { references } from '../../src/ide/references.ts';
import { rename } from '../../src/ide/rename.ts';
import { selectionRanges } from '../../src/ide/selectionRanges.ts';
import { semanticTokens } from '../../src/ide/semanticTokens.ts';
import { workspaceSymbols } from '../../src/ide/workspaceSymbols.ts';
import { vpnAcrossAreas } from './networks.ts';
import { type Files, openFiles } from './open.ts';

/** The start of every word, and the end of every line. */
function positions(text: string): readonly Position[] {
  return text
    .split('\n')
    .flatMap((line, index) => [
      ...[...line.matchAll(/\S+/g)].map((match) => ({ line: index, character: match.index })),
      { line: index, character: line.length },
    ]);
}

/** Every hover of a file as Markdown with links, and as plain text. */
function hovers(files: Files, file: string): readonly { readonly markdown: string; readonly plain: string }[] {
  const snapshot = openFiles(files);
  return positions(files.get(file) ?? '').flatMap((at) => {
    const found = hover(snapshot, file, at);
    if (!found) return [];
    return [
      { markdown: renderMarkdown(found.document, (key) => `file:///lab/${key}`), plain: renderPlain(found.document) },
    ];
  });
}

function markupOf(markdown: string): readonly string[] {
  const markup: string[] = [];
  marked.walkTokens(marked.lexer(markdown, { gfm: true }), (token: Token) => {
    if (token.type === 'html' || token.type === 'image' || token.type === 'heading' || token.type === 'hr') {
      markup.push(token.type);
    }
    if (token.type === 'link' && !/^file:\/\/\/lab\/r\d\.cfg#L\d+$/.test(String(Reflect.get(token, 'href')))) {
      markup.push(String(Reflect.get(token, 'href')));
    }
  });
  return markup;
}

const payload = fc.constantFrom(
  '<img/src=x/onerror=alert(1)>',
  '[x](command:quit)',
  '![x](https://evil.example/a.png)',
  'https://evil.example',
  'www.evil.example',
  'me@evil.example',
  '`x`',
  '**b**',
  '_i_',
  '~~s~~',
  '#',
  '>',
  '-',
  '1.',
  '---',
  '|',
  '\\',
  '&lt;b&gt;',
  'R1',
  '\u202e',
  '\u200b',
);
/** One word of a configuration line. */
const hostileWord = fc.array(payload, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));

describe('markup', () => {
  test('names and descriptions never become any', () => {
    fc.assert(
      fc.property(hostileWord, hostileWord, hostileWord, hostileWord, (host, description, vrf, list) => {
        const files = new Map(
          [...vpnAcrossAreas()].map(([file, text]) => [
            file,
            text
              .replace('hostname R1', () => `hostname ${host}`)
              .replaceAll('description to R2', () => `description ${description} ${description}`)
              .replaceAll('CUST', () => vrf)
              .replaceAll('PE-LOOPBACKS', () => list),
          ]),
        );
        for (const file of ['r1.cfg', 'r2.cfg']) {
          for (const { markdown } of hovers(files, file)) expect(markupOf(markdown)).toEqual([]);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('secrets', () => {
  const files: Files = new Map([
    [
      'r1.cfg',
      `hostname R1
enable secret s3cr3t-enable
key chain KEYS
 key 1
  key-string s3cr3t-chain
interface Loopback0
 ip address 10.0.0.1 255.255.255.255
 ip router isis
 isis password s3cr3t-hello level-1
 isis authentication key-chain KEYS
router isis
 net 49.0001.0000.0000.0001.00
 area-password s3cr3t-area
 domain-password s3cr3t-domain
router bgp 65000
 neighbor 10.0.0.2 remote-as 65000
 neighbor 10.0.0.2 password s3cr3t-bgp
snmp-server community s3cr3t-snmp RO
`,
    ],
  ]);

  test('are proposed nowhere', () => {
    const snapshot = openFiles(files);
    const lines = (files.get('r1.cfg') ?? '').split('\n');
    const proposals = lines.flatMap((text, line) =>
      Array.from({ length: text.length + 1 }, (_, character) =>
        completion(snapshot, 'r1.cfg', { line, character }, text),
      ),
    );
    expect(proposals.filter((each) => each && each.items.length > 0).length).toBeGreaterThan(50);
    expect(JSON.stringify(proposals)).not.toContain('s3cr3t');
    const coloured = semanticTokens(snapshot, 'r1.cfg').map(({ span }) =>
      lines[span.line]?.slice(span.start, span.end),
    );
    expect(coloured.join(' ')).not.toContain('s3cr3t');
  });

  test('are in no hover and no outline', () => {
    const all = hovers(files, 'r1.cfg');
    expect(all.length).toBeGreaterThan(10);
    expect(JSON.stringify([all, documentSymbols(openFiles(files), 'r1.cfg')])).not.toContain('s3cr3t');
  });
});

describe('any text', () => {
  const line = fc.oneof(
    fc.constantFrom(...[...vpnAcrossAreas().values()].flatMap((text) => text.split('\n'))),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    hostileWord,
  );

  test('gets an answer at every word', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const text = `hostname X\ninterface Loopback0\n${lines.join('\n')}`;
        const files: Files = new Map([...vpnAcrossAreas(), ['x.cfg', text]]);
        const snapshot = openFiles(files);
        for (const at of positions(text)) {
          hover(snapshot, 'x.cfg', at);
          definition(snapshot, 'x.cfg', at);
          references(snapshot, 'x.cfg', at, true);
          completion(snapshot, 'x.cfg', at, text.split('\n')[at.line] ?? '');
          documentHighlights(snapshot, 'x.cfg', at);
          rename(snapshot, 'x.cfg', at, 'NEW');
        }
        selectionRanges(snapshot, 'x.cfg', positions(text));
        for (const { subject } of codeLenses(snapshot, 'x.cfg')) lensTitle(snapshot, 'x.cfg', subject);
        const everyLine = { first: 0, last: lines.length + 2 };
        const everyKind = { neighbors: true, leaks: true, hostnames: true, prefixLists: true };
        const hints = inlayHints(snapshot, 'x.cfg', everyLine, everyKind);
        expect(JSON.stringify(hints)).not.toMatch(/[\u202e\u200b]/);
        text.split('\n').forEach((_, at) => {
          isHalfTyped(snapshot, 'x.cfg', at);
        });
        workspaceSymbols(snapshot, lines.join(' '));
        const tokens = semanticTokens(snapshot, 'x.cfg').map(({ span }) => span);
        expect(
          tokens.every(
            ({ line, start }, at) =>
              !tokens[at - 1] || line > (tokens[at - 1]?.line ?? 0) || start >= (tokens[at - 1]?.end ?? 0),
          ),
        ).toBe(true);
        documentSymbols(snapshot, 'x.cfg');
        const folds = foldingRanges(snapshot, 'x.cfg');
        expect(folds.every(({ firstLine, lastLine }) => firstLine < lastLine)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
