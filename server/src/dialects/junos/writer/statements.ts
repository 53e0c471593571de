/** Statements as text, in the file's own spelling, and where they go. */
import type { Device, Section } from '../../../model/device.ts';
import type { LineEdits } from '../../line-edits.ts';

/** One statement: the words of each level of the hierarchy on the way to it. */
export type Path = readonly string[];

const STEP = '    ';

interface Nested {
  readonly children: Map<string, Nested>;
}

function nest(paths: readonly Path[]): Nested {
  const root: Nested = { children: new Map() };
  for (const path of paths) {
    let node = root;
    for (const words of path) {
      let next = node.children.get(words);
      if (!next) {
        next = { children: new Map() };
        node.children.set(words, next);
      }
      node = next;
    }
  }
  return root;
}

function bracedLines({ children }: Nested, indent: string): string[] {
  return [...children].flatMap(([words, inner]) =>
    inner.children.size === 0
      ? [`${indent}${words};`]
      : [`${indent}${words} {`, ...bracedLines(inner, indent + STEP), `${indent}}`],
  );
}

/** Where statements may be put in braces: lines of a block, and how many levels of their path lead there. */
export interface Place {
  /** The line in front of which they go. */
  readonly before: number;
  readonly indent: string;
  readonly depth: number;
}

export interface StatementWriter {
  /** `place` counts in braces, `after` is the line `set` lines go behind; without them they go to the end of the file. */
  readonly add: (paths: readonly Path[], place: Place | undefined, after: number | undefined) => void;
  /** True where the file has whole paths on its lines. */
  readonly hasPaths: boolean;
}

/** A block of several lines can take further ones in front of its brace. */
export const isBlock = ({ firstLine, lastLine }: Section): boolean => lastLine > firstLine;

export const lastIn = (section: Section, depth: number): Place | undefined =>
  isBlock(section) ? { before: section.lastLine, indent: section.bodyIndent, depth } : undefined;

export const firstIn = (section: Section, depth: number): Place | undefined =>
  isBlock(section) ? { before: section.firstLine + 1, indent: section.bodyIndent, depth } : undefined;

const hasPathsIn = ({ layout }: Device): boolean => layout.form === 'paths';

/** What stands in front of the statements of a logical system. */
const aroundOf = ({ logicalRouter }: Device): Path =>
  logicalRouter === undefined ? [] : ['logical-systems', logicalRouter];

/** Lines of whole paths name the logical system; blocks are for where it, or the router, is already open. */
export const statementLines = (device: Device, paths: readonly Path[]): readonly string[] =>
  hasPathsIn(device)
    ? paths.map((path) => `set ${[...aroundOf(device), ...path].join(' ')}`)
    : bracedLines(nest(paths), '');

export function writeStatements(device: Device, lines: LineEdits): StatementWriter {
  const { layout } = device;
  const hasPaths = hasPathsIn(device);
  return {
    hasPaths,
    add: (paths, place, after) => {
      if (hasPaths) {
        lines.insert(after === undefined ? layout.appendLine : after + 1, statementLines(device, paths));
      } else if (place) {
        const inner = nest(paths.map((path) => path.slice(place.depth)));
        lines.insert(place.before, bracedLines(inner, place.indent));
      } else {
        const [outer, inner] = aroundOf(device);
        const whole = outer === undefined || inner === undefined ? paths : paths.map((path) => [outer, inner, ...path]);
        lines.insert(layout.appendLine, bracedLines(nest(whole), ''));
      }
    },
  };
}
