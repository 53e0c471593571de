/** The rows of who learns a prefix: their order, which of them a person wants to see, and all of them as a file. */
import type { ReachEntry } from '../../../server/src/ide/topology/answers.ts';
import { CLASSES } from '../map/symbols.ts';
import { nameOf, type SceneIndex } from '../scene-index.ts';
import type { Column, State } from '../state.ts';
import { text } from '../text.ts';
import { lspWords, shortClassWords, shortInterface, typeWords } from '../words.ts';

const LSP_ORDER = ['broken', 'unknown', 'works'];

export const nextHops = ({ nextHops: hops }: ReachEntry, index: SceneIndex): string =>
  hops.map((hop) => text('nextHop', nameOf(index, hop.router), shortInterface(hop.interface))).join(', ');

export const role = (entry: ReachEntry, index: SceneIndex): string => {
  const router = index.routers.get(entry.router);
  return [entry.providerEdge && text('shortProviderEdge'), router?.border && text('shortBorder')]
    .filter(Boolean)
    .join(', ');
};

/** What a column is sorted by; what a router does not have comes last. */
function keyOf(entry: ReachEntry, column: Column, index: SceneIndex): string | number {
  switch (column) {
    case 'router':
      return nameOf(index, entry.router);
    case 'role':
      return entry.providerEdge ? 0 : index.routers.get(entry.router)?.border ? 1 : 2;
    case 'class':
      return CLASSES.indexOf(entry.class);
    case 'type':
      return typeWords(entry.type) || '\uffff';
    case 'metric':
      return entry.metric ?? Number.POSITIVE_INFINITY;
    case 'next-hop':
      return nextHops(entry, index) || '\uffff';
    case 'lsp':
      return entry.lsp ? LSP_ORDER.indexOf(entry.lsp.state) : LSP_ORDER.length;
  }
}

const collator = new Intl.Collator(undefined, { numeric: true });

export function sortEntries(
  entries: readonly ReachEntry[],
  { sort, index }: Pick<State, 'sort' | 'index'>,
): ReachEntry[] {
  const keyed = entries.map((entry) => ({
    entry,
    key: keyOf(entry, sort.column, index),
    name: nameOf(index, entry.router),
  }));
  const sign = sort.descending ? -1 : 1;
  keyed.sort((a, b) => {
    const order =
      typeof a.key === 'number' && typeof b.key === 'number'
        ? a.key === b.key
          ? 0
          : a.key - b.key
        : collator.compare(String(a.key), String(b.key));
    return sign * order || collator.compare(a.name, b.name);
  });
  return keyed.map(({ entry }) => entry);
}

/** What stands in the cells, as far as it is text. */
const cellsOf = (entry: ReachEntry, index: SceneIndex): string[] => [
  nameOf(index, entry.router),
  role(entry, index),
  [shortClassWords(entry.class), entry.covering && `(${entry.covering})`].filter(Boolean).join(' '),
  typeWords(entry.type),
  entry.metric === undefined ? '' : String(entry.metric),
  nextHops(entry, index),
  entry.lsp ? lspWords(entry.lsp.state) : '',
];

/** Each of the words stands in one of the cells, in any case. */
export function filterEntries(
  entries: readonly ReachEntry[],
  wanted: string,
  index: SceneIndex,
): readonly ReachEntry[] {
  const words = wanted.trim().toLowerCase().split(/\s+/);
  if (words[0] === '') return entries;
  return entries.filter((entry) => {
    const cells = cellsOf(entry, index).join('\n').toLowerCase();
    return words.every((word) => cells.includes(word));
  });
}

/** A spreadsheet takes what begins so for a formula, and names come out of configurations. */
const FORMULA = /^[=+\-@\t\r]/;

const quoted = (cell: string): string => `"${(FORMULA.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`;

/** As RFC 4180 has it, with the mark by which spreadsheets know UTF-8. The last column is why a path does not work. */
export function csvOf(entries: readonly ReachEntry[], titles: readonly string[], index: SceneIndex): string {
  const rows = entries.map((entry) => [...cellsOf(entry, index), entry.lsp?.reason ?? '']);
  return `\ufeff${[titles, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`;
}
