/** The line under the cursor: which command, what each word is, what may come next. */
import type { Position } from '../../base/text.ts';
import type { Statement, SyntaxTree, Word } from '../../syntax/tree.ts';
import type {
  CommandContext,
  CommandDescription,
  CommandWord,
  ExpectedWord,
  LineWords,
  WordRole,
} from '../command-context.ts';
import type { Element, State } from './automaton.ts';
import { matchWords, trace } from './match.ts';
import { type CompiledRow, type Mode, opaqueMode } from './mode.ts';
import { type Frame, isFlat, type Language, type ReadLine, walk } from './walk.ts';

interface Located {
  /** Frame of the line, or the one a new line at the position would stand in. */
  readonly frame: Frame;
  readonly statement: Statement | undefined;
  readonly read: ReadLine | undefined;
}

/** Reads the file up to the line. Lowering has no side effects outside `rootTarget`. */
function locate(language: Language, tree: SyntaxTree, rootTarget: unknown, { line, character }: Position): Located {
  let before: Frame | undefined;
  let located: Located | undefined;
  const note = (statement: Statement, frame: Frame, after: Frame, read: ReadLine | undefined): void => {
    // Of a line that names its sections in front of its command, the part with the position counts.
    const isHere = statement.line === line && (!located || (statement.words[0]?.start ?? 0) <= character);
    if (isHere) located = { frame, statement, read };
    else if (statement.line < line) before = after;
  };
  walk(language, tree, rootTarget, {
    command: (read) => note(read.command.statement, read.frame, read.opened ?? read.frame, read),
    other: (statement, frame) => {
      // What stands deeper than a line that is not modelled is a section nobody reads.
      const deeper = character > statement.indent.length;
      const hidden: Frame = { mode: opaqueMode, target: undefined, section: undefined, parent: frame, indented: true };
      note(statement, frame, deeper ? hidden : frame, undefined);
    },
    left: (statement, frame) => note(statement, frame, frame, undefined),
    raw: (statement, frame, read) => note(statement, frame, frame, read),
  });
  if (located) return located;
  const root: Frame = { mode: language.root, target: undefined, section: undefined, parent: undefined, indented: true };
  let frame = before ?? root;
  // At the margin of a file with indentation a new line stands outside of every section.
  while (character === 0 && !isFlat(tree) && frame.parent) frame = frame.parent;
  return { frame, statement: undefined, read: undefined };
}

const describe = (row: CompiledRow): CommandDescription => ({ syntax: row.manual, help: row.row.help });

const roleOf = (element: Element | undefined): WordRole => element?.type?.role ?? (element ? 'keyword' : 'unknown');

function wordsOf(words: readonly Word[], elements: readonly (Element | undefined)[]): CommandWord[] {
  let last: Element | undefined;
  return words.map((word, at) => {
    last = at < elements.length ? (elements[at] ?? last) : undefined;
    return { word, role: roleOf(last), keyword: last?.keyword, structure: last?.type?.structure };
  });
}

/** Elements of a line nobody can read to its end: those of the first command that fits so far. */
function elementsSoFar(mode: Mode, words: readonly Word[]): readonly (Element | undefined)[] {
  const { states } = trace(mode.start, words);
  const full = matchWords(mode.start, words.slice(0, states.length), () => true);
  return full?.elements ?? states.map((state) => state?.elements[0]);
}

function expectedOf(mode: Mode, state: State): ExpectedWord[] {
  const commands = (elements: readonly Element[]): CommandDescription[] => {
    const rows = [...new Set(elements.map(({ row }) => row))].sort((a, b) => a - b).map((row) => mode.rows[row]);
    return rows.flatMap((row) => (row?.modelled ? [describe(row)] : []));
  };
  const keywords = [...state.keywords].map(
    ([text, elements]): ExpectedWord => ({
      role: 'keyword',
      text,
      type: undefined,
      structure: undefined,
      defines: false,
      commands: commands(elements),
    }),
  );
  const isDefined = ({ row, name }: Element): boolean => name !== undefined && mode.rows[row]?.row.defines === name;
  const values = state.values.map(
    ({ type, elements }): ExpectedWord => ({
      role: type.role,
      text: type.label,
      type: type.name,
      structure: type.structure,
      defines: elements.some(isDefined),
      commands: commands(elements),
    }),
  );
  return [...keywords, ...values].filter((each) => each.commands.length > 0);
}

/** Every line of a file. Words of a command that is known by name only are keywords or nothing. */
export function wordsOfLines(language: Language, tree: SyntaxTree, rootTarget: unknown): readonly LineWords[] {
  const lines: LineWords[] = [];
  const note = ({ line, negation, words }: Statement, elements: readonly (Element | undefined)[]): void => {
    const undone: CommandWord[] = negation
      ? [{ word: negation.word, role: 'keyword', keyword: negation.kind, structure: undefined }]
      : [];
    const read = [...undone, ...wordsOf(words, elements)];
    const before = lines.at(-1);
    if (before?.line !== line) lines.push({ line, words: read });
    // A line that names its sections is read in parts, the `no` in front of it with the last.
    else
      lines[lines.length - 1] = { line, words: [...before.words, ...read].sort((a, b) => a.word.start - b.word.start) };
  };
  const noteUnread = (statement: Statement, { mode }: Frame): void => {
    const elements = elementsSoFar(mode, statement.words);
    const keywords = elements.findIndex((element) => element?.keyword === undefined);
    note(statement, keywords < 0 ? elements : elements.slice(0, keywords));
  };
  walk(language, tree, rootTarget, {
    command: ({ command }) => note(command.statement, command.elements),
    other: noteUnread,
    left: (statement) => note(statement, []),
    raw: (statement, frame, read) => (read ? note(statement, read.match.elements) : noteUnread(statement, frame)),
  });
  return lines;
}

const indexAt = (words: readonly Word[], character: number): number => {
  const at = words.findIndex(({ end }) => character <= end);
  return at < 0 ? words.length : at;
};

function modesOf(frame: Frame, alone: boolean): Mode[] {
  const modes: Mode[] = [];
  for (let each: Frame | undefined = frame; each; each = alone ? undefined : each.parent) modes.push(each.mode);
  return modes;
}

export function contextAt(
  language: Language,
  tree: SyntaxTree,
  rootTarget: unknown,
  position: Position,
): CommandContext {
  const { frame, statement, read } = locate(language, tree, rootTarget, position);
  const words = statement?.words ?? [];
  const wordIndex = indexAt(words, position.character);
  const indented = statement ? statement.indent !== '' : position.character > 0;
  const modes = modesOf(frame, read !== undefined || indented);
  const expected = new Map<string, ExpectedWord>();
  let complete = false;
  for (const mode of modes) {
    const { states } = trace(mode.start, words.slice(0, wordIndex));
    const state = wordIndex === 0 ? mode.start : states.length === wordIndex ? states.at(-1) : undefined;
    if (!state) continue;
    complete ||= state.accepts !== undefined;
    for (const each of expectedOf(mode, state)) {
      const key = `${each.role} ${each.text}`;
      if (!expected.has(key)) expected.set(key, each);
    }
  }
  return {
    modes: modes.map(({ name }) => name),
    statement,
    command: read && describe(read.row),
    words: wordsOf(words, read ? read.match.elements : elementsSoFar(frame.mode, words)),
    wordIndex,
    expected: [...expected.values()],
    complete,
  };
}
