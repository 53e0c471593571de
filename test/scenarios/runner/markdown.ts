/** The little Markdown that scenarios use: headings, paragraphs, fences with attributes, tables. */

export interface Fence {
  readonly kind: 'fence';
  /** First word behind the backticks. */
  readonly language: string;
  /** `title=pe1.cfg` as a pair; a bare word stands for itself. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly lines: readonly string[];
  readonly line: number;
}

export interface Table {
  readonly kind: 'table';
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly line: number;
}

export interface Text {
  readonly kind: 'text';
  readonly text: string;
  readonly line: number;
}

export interface Section {
  readonly title: string;
  readonly line: number;
  readonly blocks: readonly (Fence | Table | Text)[];
}

function readAttributes(words: string): ReadonlyMap<string, string> {
  return new Map(
    [...words.matchAll(/([\w-]+)(?:=(?:"([^"]*)"|(\S+)))?/g)].map(([, name = '', quoted, bare]) => [
      name,
      quoted ?? bare ?? name,
    ]),
  );
}

const cellsOf = (line: string): string[] =>
  line
    .replace(/^\s*\|/, '')
    .replace(/\|\s*$/, '')
    .split('|')
    .map((cell) => cell.trim());

/** Sections by second-level heading; what stands in front of the first one belongs to the first-level heading. */
export function readMarkdown(source: string): Section[] {
  const lines = source.split('\n');
  const sections: { title: string; line: number; blocks: (Fence | Table | Text)[] }[] = [];
  let current: (typeof sections)[number] = { title: '', line: 1, blocks: [] };
  sections.push(current);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const heading = /^(#{1,2}) (.+)$/.exec(line);
    const fence = /^```([\w-]+)\s*(.*)$/.exec(line);
    if (heading?.[2]) {
      current = { title: heading[2], line: at + 1, blocks: [] };
      sections.push(current);
    } else if (fence) {
      const first = at + 1;
      while (at + 1 < lines.length && lines[at + 1] !== '```') at++;
      current.blocks.push({
        kind: 'fence',
        language: fence[1] ?? '',
        attributes: readAttributes(fence[2] ?? ''),
        lines: lines.slice(first, at + 1),
        line: first,
      });
      at++;
    } else if (line.startsWith('|')) {
      const first = at;
      while (lines[at + 1]?.startsWith('|')) at++;
      const [head = '', , ...rows] = lines.slice(first, at + 1);
      current.blocks.push({ kind: 'table', head: cellsOf(head), rows: rows.map(cellsOf), line: first + 1 });
    } else if (line.trim() !== '') {
      current.blocks.push({ kind: 'text', text: line, line: at + 1 });
    }
  }
  return sections.filter(({ title, blocks }) => title !== '' || blocks.length > 0);
}
