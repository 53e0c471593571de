/**
 * Finds for each line the mode it belongs to, and reads it with that mode's rows. Indentation shows
 * sections; in text without it (typed or pasted by hand) a line belongs to the section opened last
 * when it is a command there, as in the router's own parser.
 */
import type { Statement, SyntaxTree } from '../../syntax/tree.ts';
import type { Command } from './command.ts';
import { type Match, matchWords } from './match.ts';
import { type CompiledRow, type Mode, type Opened, type OpenSection, opaqueMode, type RawSection } from './mode.ts';
import { type Unreadable, unreadableIn } from './unreadable.ts';

export interface Language {
  readonly root: Mode;
  /** Lines that leave a section: one, or all of them. */
  readonly leaves: (statement: Statement) => 'section' | 'all' | undefined;
  /** Indentation of section lines where the file shows none. */
  readonly bodyIndent: string;
  /** A line may name the sections it belongs to in front of its command: `router isis CORE is-type level-1`. */
  readonly paths?: boolean;
}

export interface Frame {
  readonly mode: Mode;
  readonly target: unknown;
  readonly section: OpenSection | undefined;
  readonly parent: Frame | undefined;
  /** The section's lines are indented under its header, so lines at the header's level stand outside. */
  readonly indented: boolean;
  readonly raw?: RawSection | undefined;
}

export interface ReadLine {
  readonly frame: Frame;
  readonly row: CompiledRow;
  readonly match: Match;
  readonly command: Command;
  /** The section it opens. */
  readonly opened: Frame | undefined;
}

export interface Visitor {
  /** A modelled command, after it took effect. */
  readonly command: (line: ReadLine) => void;
  /** A line that is not modelled, and the frame it stands in. */
  readonly other: (statement: Statement, frame: Frame) => void;
  /** A modelled command with a value that is none; it takes no effect, and `other` is told as well. */
  readonly unreadable?: (problem: Unreadable, frame: Frame) => void;
  /** A line that leaves a section, and the frame the lines behind it stand in. */
  readonly left?: (statement: Statement, frame: Frame) => void;
  /** A line of a section in a language of its own; the mode's rows only describe it. */
  readonly raw?: (statement: Statement, frame: Frame, read: ReadLine | undefined) => void;
}

interface Found {
  readonly frame: Frame;
  readonly row: CompiledRow;
  readonly match: Match;
}

/** A whole modelled command beats every other reading. */
const isWhole = ({ row, match }: Found): boolean => row.modelled && match.fit === 'full';

function readIn(frame: Frame, statement: Statement): Found | undefined {
  const { rows, start, opaque } = frame.mode;
  if (opaque) return undefined;
  const canUndo = statement.negation
    ? (index: number): boolean => rows[index]?.row.unset !== undefined || rows[index]?.modelled === false
    : undefined;
  const match = matchWords(start, statement.words, canUndo);
  const row = match && rows[match.row];
  return row && { frame, row, match };
}

const chain = (frame: Frame): Frame[] => {
  const frames: Frame[] = [];
  for (let each: Frame | undefined = frame; each; each = each.parent) frames.push(each);
  return frames;
};

function encloses(outer: Frame, inner: Frame): boolean {
  for (let each = inner.parent; each; each = each.parent) if (each === outer) return true;
  return false;
}

/** Lines that leave a section are not part of what can be added to. */
function closeSection(frame: Frame, line: number): void {
  if (frame.section && frame.section.lastLine >= line) frame.section.lastLine = line - 1;
}

const commandOf = (statement: Statement, match: Match): Command => ({
  statement,
  negation: statement.negation?.kind,
  elements: match.elements,
});

const MAX_DEPTH = 50;

/** All statements of a tree in their order, without children. */
function flattened(statements: readonly Statement[]): readonly Statement[] {
  const flat: Statement[] = [];
  const pending = [...statements].reverse();
  for (let each = pending.pop(); each; each = pending.pop()) {
    flat.push(each.children.length === 0 ? each : { ...each, lastLine: each.line, children: [] });
    for (let at = each.children.length - 1; at >= 0; at--) pending.push(each.children[at] as Statement);
  }
  return flat;
}

/** The first line written under it. */
const firstChild = ({ children }: Statement): Statement | undefined => children.find(({ inherited }) => !inherited);

/** Hardly any line has lines under it: sections are told by order alone. */
export function isFlat({ statements }: SyntaxTree): boolean {
  let nested = 0;
  for (const statement of statements) if (firstChild(statement)) nested++;
  return nested * 12 <= statements.length;
}

export function walk(language: Language, tree: SyntaxTree, rootTarget: unknown, visitor: Visitor): void {
  const root: Frame = {
    mode: language.root,
    target: rootTarget,
    section: undefined,
    parent: undefined,
    indented: true,
  };
  const flatFile = isFlat(tree);

  /** The frame a line likeliest belongs to. `base` is the section whose block the line stands in. */
  const likeliest = (base: Frame, current: Frame, adjacent: boolean): Frame =>
    !current.indented && (flatFile || adjacent) ? current : base;

  /** Frames a line may belong to, the likeliest first. */
  function candidates(base: Frame, current: Frame, adjacent: boolean): readonly Frame[] {
    if (likeliest(base, current, adjacent) === current) return chain(current);
    const inner = chain(current);
    const outer = chain(base);
    return [...outer, ...inner.filter((frame) => !outer.includes(frame))];
  }

  function find(statement: Statement, base: Frame, current: Frame, adjacent: boolean): Found | undefined {
    if (statement.kind !== 'command') return undefined;
    const word = statement.words[0]?.text.toLowerCase();
    let shortened: Found | undefined;
    let second: Found | undefined;
    for (const frame of candidates(base, current, adjacent)) {
      const outside = base !== root && encloses(frame, base);
      if (outside && base.mode.opaque) break;
      const found = readIn(frame, statement);
      if (!found) continue;
      // `key 2` among the lines of a key is no `key-string 2`: a word in full goes before a shortened one.
      if (isWhole(found) && (found.match.elements[0]?.keyword ?? word) === word) return found;
      if (isWhole(found)) shortened ??= found;
      else if (!outside) second ??= found;
    }
    return shortened ?? second;
  }

  function open(opened: Opened, section: OpenSection | undefined, parent: Frame, indented: boolean): Frame {
    return { mode: opened.mode, target: opened.target, section, parent, indented, raw: opened.raw };
  }

  /** A line was read in `frame`: the section and those around it reach so far. */
  function extend(frame: Frame, statement: Statement): void {
    if (statement.inherited) return;
    for (let each: Frame | undefined = frame; each; each = each.parent) {
      if (each.section && each.section.lastLine < statement.lastLine) each.section.lastLine = statement.lastLine;
    }
  }

  function sectionOf(statement: Statement): OpenSection {
    const first = statement.words[0];
    const last = statement.words.at(-1) ?? first;
    const child = firstChild(statement);
    const flat = statement.indent;
    return {
      span: { line: statement.line, start: first?.start ?? 0, end: last?.end ?? 0 },
      firstLine: statement.line,
      lastLine: statement.lastLine,
      bodyIndent: child ? child.indent : flatFile ? flat : flat + language.bodyIndent,
    };
  }

  function noteCommand(line: ReadLine): void {
    if (!line.command.statement.inherited) visitor.command(line);
  }

  function noteOther(statement: Statement, frame: Frame): void {
    if (!statement.inherited) visitor.other(statement, frame);
  }

  /**
   * Whether the line was meant as a command of the frame, or where sections are told by order alone, of one around it up to
   * `end`, and has a value that is none.
   */
  function isUnreadable(statement: Statement, frame: Frame, end?: Frame): boolean {
    if (statement.kind !== 'command') return false;
    for (let each: Frame | undefined = frame; each && each !== end; each = each.indented ? undefined : each.parent) {
      const problem = unreadableIn(each.mode, statement, !each.parent);
      if (problem && !statement.inherited) visitor.unreadable?.(problem, each);
      if (problem) return true;
    }
    return false;
  }

  function hide(statements: readonly Statement[], parent: Frame, indented: boolean): Frame {
    const hidden = open({ mode: opaqueMode, target: undefined }, undefined, parent, indented);
    block(statements, hidden);
    return hidden;
  }

  /** The words that name a section in front of a command open it; lines below them are written the same way. */
  function enterPath(statement: Statement, { frame, row, match }: Found, path: string): Frame | undefined {
    const { opens, set } = row.row;
    if (!opens) return undefined;
    const words = statement.words.slice(0, match.elements.length);
    const head: Statement = { ...statement, lastLine: statement.line, negation: undefined, words, children: [] };
    const section = { ...sectionOf(head), bodyIndent: path };
    const command = commandOf(head, match);
    set?.(frame.target, command);
    const opened = open(opens(frame.target, command, section), section, frame, false);
    noteCommand({ frame, row, match, command, opened });
    return opened;
  }

  /** Reads a line that names its sections. The next line stands where this one does. */
  function pathLine(statement: Statement, found: Found): void {
    let rest = statement;
    let path = statement.indent;
    for (let part: Found | undefined = found; part; ) {
      const count = part.match.elements.length;
      const isHead = part.match.fit === 'extra' && part.row.modelled && part.row.row.opens !== undefined;
      if (!isHead) {
        act(rest, part);
        return;
      }
      for (const { text } of rest.words.slice(0, count)) path += `${text} `;
      const inner = enterPath(rest, part, path);
      if (!inner) return;
      rest = { ...rest, words: rest.words.slice(count) };
      part = readIn(inner, rest);
      if (part) continue;
      isUnreadable(rest, inner);
      noteOther(rest, inner);
      hide(rest.children, inner, true);
    }
  }

  /** Lets a command take effect and reads the lines under it; answers the section it opened, else its own frame. */
  function act(statement: Statement, { frame, row, match }: Found): Frame {
    const nested = firstChild(statement) !== undefined;
    extend(frame, statement);
    if (!row.modelled) {
      noteOther(statement, frame);
      const isSection = statement.children.length > 0 || (frame === root && !statement.negation);
      return isSection ? hide(statement.children, frame, nested) : frame;
    }
    const command = commandOf(statement, match);
    let next = frame;
    if (statement.negation) row.row.unset?.(frame.target, command);
    else {
      row.row.set?.(frame.target, command);
      if (row.row.opens) {
        const section = sectionOf(statement);
        next = open(row.row.opens(frame.target, command, section), section, frame, nested);
      }
    }
    noteCommand({ frame, row, match, command, opened: next === frame ? undefined : next });
    if (next.raw) rawFrame = next;
    block(statement.children, next);
    return next;
  }

  /**
   * What was read says something else than the line: `permit 10.0.0.0/8 le 33` is no `permit 10.0.0.0/8`, and a word that
   * another section knows by name only, or that shortens one of its commands, does not make a line one of its own.
   */
  function isMisread(statement: Statement, near: Frame, { frame, row, match }: Found): boolean {
    if (!row.modelled) return isUnreadable(statement, near, frame.parent);
    const isShortened = match.elements[0]?.keyword !== statement.words[0]?.text.toLowerCase();
    if (isShortened && frame !== near && isUnreadable(statement, near, frame)) return true;
    return match.fit === 'extra' && row.row.opens === undefined && isUnreadable(statement, frame, frame.parent);
  }

  /** Reads one line; answers the frame the next line stands in by default. */
  function line(statement: Statement, base: Frame, current: Frame, adjacent: boolean): Frame {
    const found = find(statement, base, current, adjacent);
    const near = likeliest(base, current, adjacent);
    if (!found || isMisread(statement, near, found)) {
      if (!found) isUnreadable(statement, near);
      noteOther(statement, current);
      if (current === base || !current.indented) extend(current, statement);
      return firstChild(statement) ? hide(statement.children, current, true) : current;
    }
    const { frame, row, match } = found;
    const isPath = language.paths && match.fit === 'extra' && row.modelled && row.row.opens !== undefined;
    if (isPath) {
      extend(frame, statement);
      pathLine(statement, found);
      return frame;
    }
    if (frame.section && frame === current && !frame.indented && !statement.inherited) {
      frame.section.bodyIndent = statement.indent;
    }
    return act(statement, found);
  }

  /** The section in a language of its own that is open. */
  let rawFrame: Frame | undefined;

  /** Whether a line stands in the open section. One without its end does not swallow the commands behind it. */
  function rawLine(statement: Statement, frame: Frame): boolean {
    const { raw, section } = frame;
    const [first] = statement.words;
    const isEnd = statement.words.length === 1 && first?.text.toLowerCase() === raw?.end;
    const found = readIn(frame, statement);
    const atHeader = statement.indent.length <= (section?.span.start ?? 0);
    if (!isEnd && !found && atHeader) {
      const outside = readIn(root, statement);
      if (outside?.match.elements[0]?.keyword === first?.text.toLowerCase()) {
        rawFrame = undefined;
        return false;
      }
    }
    extend(frame, { ...statement, lastLine: statement.line });
    visitor.raw?.(
      statement,
      frame,
      found && { ...found, command: commandOf(statement, found.match), opened: undefined },
    );
    if (isEnd) rawFrame = undefined;
    else raw?.take(statement);
    // What lies deeper than the end is nobody's.
    for (const child of statement.children) if (rawFrame === frame) rawLine(child, frame);
    return true;
  }

  let depth = 0;

  function block(statements: readonly Statement[], base: Frame): void {
    depth++;
    // Hostile text may nest without end: what is deeper than any configuration is read on one level.
    readBlock(depth < MAX_DEPTH ? statements : flattened(statements), base);
    depth--;
  }

  function readBlock(statements: readonly Statement[], base: Frame): void {
    let current = base;
    let lastLine = -1;
    for (const statement of statements) {
      if (rawFrame && rawLine(statement, rawFrame)) {
        lastLine = statement.lastLine;
        continue;
      }
      if (current.raw) current = current.parent ?? root;
      const leaving = statement.kind === 'command' ? language.leaves(statement) : undefined;
      if (leaving) {
        closeSection(current, statement.line);
        if (current.parent) extend(current.parent, statement);
        current = leaving === 'all' ? root : (current.parent ?? root);
        visitor.left?.(statement, current);
        if (statement.children.length > 0) block(statement.children, current);
      } else {
        const adjacent = lastLine < 0 || statement.line === lastLine + 1;
        current = line(statement, base, current, adjacent);
      }
      if (!statement.inherited) lastLine = statement.lastLine;
    }
  }

  block(tree.statements, root);
}
