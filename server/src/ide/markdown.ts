/**
 * The only way hover text is made. Documents are data; text becomes Markdown in `renderMarkdown`,
 * which escapes everything: configuration text can never become structure, a link or HTML, and
 * links lead only to places in files of the workspace.
 */
import type { Place } from '../base/text.ts';

export type Inline =
  /** Our own words, any length. */
  | { readonly kind: 'words'; readonly text: string }
  /** Text out of a configuration: shortened to `limit` characters. */
  | { readonly kind: 'data'; readonly text: string; readonly limit: number }
  | { readonly kind: 'code'; readonly text: string; readonly limit: number }
  | { readonly kind: 'strong'; readonly inner: readonly Inline[] }
  | { readonly kind: 'link'; readonly label: string; readonly place: Place };

export type Line = readonly Inline[];

export type Block =
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'heading'; readonly line: Line; readonly depth: 1 | 2 }
  | { readonly kind: 'list'; readonly items: readonly Line[] }
  /** A numbered list. */
  | { readonly kind: 'steps'; readonly items: readonly Line[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly Line[])[] };

export type MarkdownDocument = readonly Block[];

const DATA_LIMIT = 64;
const CODE_LIMIT = 120;

type Part = string | number | Inline | Line;

const isLine = (part: Inline | Line): part is Line => Array.isArray(part);

/** Tagged template: the literal parts are our words, every interpolated string is configuration data. */
export function say(words: TemplateStringsArray, ...parts: readonly Part[]): Line {
  const line: Inline[] = [];
  words.forEach((text, index) => {
    if (text) line.push({ kind: 'words', text });
    const part = parts[index];
    if (part === undefined) return;
    if (typeof part === 'number') line.push({ kind: 'words', text: String(part) });
    else if (typeof part === 'string') line.push(data(part));
    else if (isLine(part)) line.push(...part);
    else line.push(part);
  });
  return line;
}

export function data(text: string, limit = DATA_LIMIT): Inline {
  return { kind: 'data', text, limit };
}

/** Our own words from a variable; never pass configuration text. */
export function words(text: string): Inline {
  return { kind: 'words', text };
}

export function strong(line: Line): Inline {
  return { kind: 'strong', inner: line };
}

export function code(text: string, limit = CODE_LIMIT): Inline {
  return { kind: 'code', text, limit };
}

/** A link to a place in the workspace; plain text where the file has no address an editor can open, or the label is odd. */
export function link(label: string, place: Place): Inline {
  return { kind: 'link', label, place };
}

/** Puts `separator` between lines, e.g. names in a sentence. */
export function join(lines: readonly Line[], separator = ', '): Line {
  return lines.flatMap((line, index) => (index === 0 ? line : [words(separator), ...line]));
}

export function paragraph(line: Line): Block {
  return { kind: 'paragraph', line };
}

export function heading(line: Line, depth: 1 | 2): Block {
  return { kind: 'heading', line, depth };
}

export function steps(items: readonly Line[]): Block {
  return { kind: 'steps', items };
}

export function list(items: readonly Line[]): Block {
  return { kind: 'list', items };
}

export function table(head: readonly string[], rows: readonly (readonly Line[])[]): Block {
  return { kind: 'table', head, rows };
}

/** Control, format (bidirectional, zero-width), separator, surrogate and private-use characters. */
const HOSTILE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;
const ALL_HOSTILE = new RegExp(HOSTILE, 'gu');

/** One line of honest characters, at most `limit` of them; for plain-text outputs too. */
export function neutralise(text: string, limit = Number.POSITIVE_INFINITY): string {
  const line = text
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(ALL_HOSTILE, '\ufffd')
    .trim();
  if (line.length <= limit) return line;
  const characters = [...line.slice(0, (limit + 1) * 2)];
  return characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : line;
}

/** Backslash-escapes what CommonMark and GitHub's extensions could take for inline markup. */
function escapeWords(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&!@]/g, '\\$&');
}

/**
 * Data may hold more: a dot or a colon where a bare address would become a link, and the marks that
 * open a block at a line's start.
 */
function escapeData(text: string): string {
  return escapeWords(text)
    .replace(/:(?=\/|$)/g, '\\:')
    .replace(/^\.|(?<=www)\./gi, '\\.')
    .replace(/^([+=-])/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** A code span whose fence is longer than any run of backticks in it. */
function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** Schemes editors open files by. Anything else, `command:` first of all, is never linked. */
const FILE_SCHEME = /^(?:file|untitled|memfs|vscode-(?:remote|vfs|test-web)):\/\//;

/** URI of a file by its workspace key; links are made only to URIs of files. */
export type UriOf = (file: string) => string;

/** Address of a line for an editor; undefined when there is no URI of a file to make it from. */
function placeAddress(place: Place, uriOf: UriOf): string | undefined {
  const uri = uriOf(place.file);
  if (!FILE_SCHEME.test(uri) || HOSTILE.test(uri)) return undefined;
  const address = uri.replace(/[^A-Za-z0-9\-._~:/?@$+,;=%]/gu, percent);
  return `${address}#L${place.span.line + 1}`;
}

/**
 * Labels that need no escaping, give or take an underscore within a word: marked, which VS Code
 * renders with, takes the backslashes out of a link's label and then reads it as Markdown again.
 */
const SAFE_LABEL = /^(?!www\.)[\p{L}\p{N}]+(?:[ ._:-][\p{L}\p{N}]+)*$/iu;

/** Renderers disagree on emphasis next to escaped marks, so such text stays plain. */
const STRONG_EDGES = /^[\p{L}\p{N}].*[\p{L}\p{N}]$/u;

/** `encodeURIComponent` leaves `!'()*` alone; in a Markdown link they must not stay. */
function percent(character: string): string {
  return encodeURIComponent(character).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function renderInline(inline: Inline, uriOf: UriOf): string {
  switch (inline.kind) {
    case 'words':
      return escapeWords(inline.text);
    case 'data':
      return escapeData(neutralise(inline.text, inline.limit));
    case 'code': {
      const text = neutralise(inline.text, inline.limit);
      return text ? codeSpan(text) : '';
    }
    case 'strong': {
      const inner = renderLine(inline.inner, uriOf);
      return STRONG_EDGES.test(inner) ? `**${inner}**` : inner;
    }
    case 'link': {
      const label = neutralise(inline.label, DATA_LIMIT);
      const address = SAFE_LABEL.test(label) ? placeAddress(inline.place, uriOf) : undefined;
      return address ? `[${escapeData(label)}](${address})` : escapeData(label);
    }
  }
}

function renderLine(line: Line, uriOf: UriOf): string {
  return line.map((inline) => renderInline(inline, uriOf)).join('');
}

/** A bar in a code span ends a table's cell whatever stands before it, so such code becomes text. */
function renderCell(line: Line, uriOf: UriOf): string {
  return line
    .map((inline) =>
      renderInline(inline.kind === 'code' && inline.text.includes('|') ? data(inline.text) : inline, uriOf),
    )
    .join('');
}

function renderBlock(block: Block, uriOf: UriOf): string {
  switch (block.kind) {
    case 'paragraph':
      return renderLine(block.line, uriOf);
    case 'heading':
      return `${'#'.repeat(block.depth)} ${renderLine(block.line, uriOf)}`;
    case 'list':
      return block.items.map((item) => `- ${renderLine(item, uriOf)}`).join('\n');
    case 'steps':
      return block.items.map((item, at) => `${at + 1}. ${renderLine(item, uriOf)}`).join('\n');
    case 'table':
      return [
        `| ${block.head.map(escapeWords).join(' | ')} |`,
        `|${' --- |'.repeat(block.head.length)}`,
        ...block.rows.map((row) => `| ${row.map((cell) => renderCell(cell, uriOf)).join(' | ')} |`),
      ].join('\n');
  }
}

export function renderMarkdown(document: MarkdownDocument, uriOf: UriOf): string {
  return document.map((block) => renderBlock(block, uriOf)).join('\n\n');
}

function plainLine(line: Line): string {
  return line
    .map((inline) => {
      if (inline.kind === 'strong') return plainLine(inline.inner);
      if (inline.kind === 'link') return neutralise(inline.label, DATA_LIMIT);
      if (inline.kind === 'words') return inline.text;
      return neutralise(inline.text, inline.limit);
    })
    .join('');
}

function plainTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The same document for clients and terminals without Markdown. */
export function renderPlain(document: MarkdownDocument): string {
  return document
    .map((block) => {
      if (block.kind === 'paragraph' || block.kind === 'heading') return plainLine(block.line);
      if (block.kind === 'list') return block.items.map((item) => `- ${plainLine(item)}`).join('\n');
      if (block.kind === 'steps') return block.items.map((item, at) => `${at + 1}. ${plainLine(item)}`).join('\n');
      return plainTable(
        block.head,
        block.rows.map((row) => row.map(plainLine)),
      );
    })
    .join('\n\n');
}
