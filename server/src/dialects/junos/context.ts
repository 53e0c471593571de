/** The statement under the cursor: where it stands in the hierarchy, what each word is, what may come next. */
import type { Position } from '../../base/text.ts';
import { statementPath } from '../../syntax/locate.ts';
import type { Statement, SyntaxTree, Word } from '../../syntax/tree.ts';
import type { CommandContext, CommandDescription, CommandWord, ExpectedWord, LineWords } from '../command-context.ts';
import { lineWordOf } from './config/build.ts';
import { continuesList } from './config/statement-words.ts';
import type { CompiledRow, Level, Place, ValueEdge } from './hierarchy/level.ts';
import { commonLevel } from './rows/common.ts';
import { rootLevel } from './rows/root.ts';

/** Where words have led; a place of undefined is one that nobody reads. */
interface Standing {
  readonly level: Level;
  readonly place: Place | undefined;
  /** The row of the words since the level began. */
  readonly row: CompiledRow | undefined;
  /** Where the values of an open list stand. */
  readonly list: Place | undefined;
}

const START: Standing = { level: rootLevel, place: rootLevel.start, row: undefined, list: undefined };

const TAG = /^[a-z-]+:$/;

const unquoted = (text: string): string =>
  text.startsWith('"') ? text.slice(1, text.length > 1 && text.endsWith('"') ? -1 : undefined) : text;

/** Patterns of groups stand for any value. */
const fits = ({ type }: ValueEdge, text: string): boolean =>
  (text.startsWith('<') && text.endsWith('>')) || type.accept([{ text, start: 0, end: 0 }], 0) > 0;

interface Step {
  readonly standing: Standing;
  readonly word: Omit<CommandWord, 'word'>;
}

const UNREAD: Omit<CommandWord, 'word'> = { role: 'unknown', keyword: undefined, structure: undefined };
const asKeyword = (text: string): Omit<CommandWord, 'word'> => ({
  role: 'keyword',
  keyword: text,
  structure: undefined,
});

/** Past a statement that opens a block the words are those of the block. */
function entered(place: Place, level: Level): Pick<Standing, 'level' | 'place'> {
  const { row } = place;
  if (row?.row.opens) {
    const inner = row.row.opens.level();
    return { level: inner, place: inner.start };
  }
  return { level, place: row && !row.modelled ? undefined : place };
}

function follow(from: Standing, { text }: Word): Step {
  if (text === '[') return { standing: { ...from, list: from.place }, word: UNREAD };
  if (text === ']') return { standing: { ...from, list: undefined }, word: UNREAD };
  const { place, level } = from.list ? { ...from, place: from.list } : from;
  const common = from.list ? undefined : commonLevel.start.keywords.get(text);
  if (common) return { standing: { ...from, place: common, row: common.row }, word: asKeyword(text) };
  if (!place) return { standing: from, word: UNREAD };
  const value = unquoted(text);
  const keyword = place.keywords.get(value);
  const edge = keyword ? undefined : place.values.find((each) => fits(each, value));
  const next = keyword ?? edge?.place;
  if (!next) return { standing: { ...from, place: undefined, row: undefined }, word: UNREAD };
  const standing = { ...entered(next, level), row: next.row, list: from.list };
  const word = edge ? { role: edge.type.role, keyword: undefined, structure: edge.type.structure } : asKeyword(value);
  return { standing, word };
}

interface Read {
  readonly standing: Standing;
  readonly words: readonly CommandWord[];
}

/** Reads the words of a statement that stands at `from`. */
function read(from: Standing, statement: Statement, words: readonly Word[] = statement.words): Read {
  const verb = lineWordOf(statement);
  let standing: Standing = { ...from, row: undefined };
  const found = words.map((word, at): CommandWord => {
    if (at === 0 && verb && from === START) return { word, ...asKeyword(word.text) };
    if (TAG.test(word.text) && standing.row === undefined) return { word, ...asKeyword(word.text) };
    const step = follow(standing, word);
    standing = step.standing;
    return { word, ...step.word };
  });
  return { standing, words: found };
}

/** Where the statements inside of one stand: further lines of a list go on with its values. */
const inside = (statement: Statement, { standing }: Read): Standing =>
  continuesList(statement) ? standing : { ...standing, list: undefined };

const describe = ({ manual, row }: CompiledRow): CommandDescription => ({ syntax: manual, help: row.help });

const rowsBehind = new WeakMap<Place, readonly CompiledRow[]>();

/** Modelled rows that go on from a place, within its level. */
function rowsOf(place: Place): readonly CompiledRow[] {
  let rows = rowsBehind.get(place);
  if (!rows) {
    const next = [...place.keywords.values(), ...place.values.map((edge) => edge.place)];
    const own = place.row?.modelled ? [place.row] : [];
    rows = [...new Set([...own, ...next.flatMap(rowsOf)])];
    rowsBehind.set(place, rows);
  }
  return rows;
}

function expectedAt({ place, list, level }: Standing): ExpectedWord[] {
  const at = list ?? place;
  if (!at) return [];
  const common = at === level.start ? commonLevel.start.keywords : [];
  const keywords = [...at.keywords, ...common].map(
    ([text, next]): ExpectedWord => ({
      role: 'keyword',
      text,
      type: undefined,
      structure: undefined,
      defines: false,
      commands: rowsOf(next).map(describe),
    }),
  );
  const values = at.values.map(
    ({ name, type, place: next }): ExpectedWord => ({
      role: type.role,
      text: type.label,
      type: type.name,
      structure: type.structure,
      defines: rowsOf(next).some(({ row }) => row.defines === name),
      commands: rowsOf(next).map(describe),
    }),
  );
  return [...keywords, ...values].filter(({ commands }) => commands.length > 0);
}

const indexAt = (words: readonly Word[], character: number): number => {
  const at = words.findIndex(({ end }) => character <= end);
  return at < 0 ? words.length : at;
};

export function commandAtJunos(tree: SyntaxTree, { line, character }: Position): CommandContext {
  const path = statementPath(tree, line, character);
  const own = path.at(-1)?.line === line ? path.at(-1) : undefined;
  let standing = START;
  for (const outer of own ? path.slice(0, -1) : path) standing = inside(outer, read(standing, outer));
  if (!own) {
    const modes = [standing.level.name];
    return {
      modes,
      statement: undefined,
      command: undefined,
      words: [],
      wordIndex: 0,
      expected: expectedAt(standing),
      complete: false,
    };
  }
  const all = read(standing, own);
  const wordIndex = indexAt(own.words, character);
  const before = read(standing, own, own.words.slice(0, wordIndex));
  const isStart = wordIndex === 0;
  const { row } = all.standing;
  return {
    modes: [standing.level.name],
    statement: own,
    command: row && describe(row),
    words: all.words,
    wordIndex,
    expected: expectedAt(isStart ? standing : before.standing),
    complete: !isStart && before.standing.row !== undefined,
  };
}

export function wordsOfJunos(tree: SyntaxTree): readonly LineWords[] {
  const lines: LineWords[] = [];
  const visit = (statements: readonly Statement[], from: Standing): void => {
    for (const statement of statements) {
      const own = read(from, statement);
      lines.push({ line: statement.line, words: own.words });
      visit(statement.children, inside(statement, own));
    }
  };
  visit(tree.statements, START);
  return lines;
}
