/** Names of one file: where they are defined and used, collected while its lines are read. */
import type { Span } from '../../base/text.ts';
import type { StructureDefinition, StructureIndex, StructureKind, StructureReference } from '../../model/structures.ts';
import { type Statement, statementSpan, type Word } from '../../syntax/tree.ts';
import type { Command } from '../schema/command.ts';
import type { OpenSection } from '../schema/mode.ts';
import { type ValueType, wordsJoined } from '../schema/value-type.ts';
import type { ReadLine, Visitor } from '../schema/walk.ts';

interface Definition {
  readonly kind: StructureKind;
  readonly name: string;
  readonly span: Span;
  readonly line: number;
  /** Grows while the section is read. */
  readonly section: OpenSection | undefined;
}

/** Words of a statement that no row understands, from one to the one before another. */
interface Unread {
  readonly statement: Statement;
  readonly from: number;
  readonly to: number;
}

/** What these words say is for people. */
const REMARKS: ReadonlySet<string> = new Set(['description', 'remark']);

/** Values that a row takes as they are, whatever they mean. */
function looseValues({ statement, elements }: Command): readonly Unread[] {
  const loose: Unread[] = [];
  for (let from = 0; from < elements.length; from++) {
    const element = elements[from];
    if (element?.keyword !== undefined && REMARKS.has(element.keyword)) return [];
    if (element?.type?.role !== 'text') continue;
    let to = from + 1;
    while (to < elements.length && elements[to] === undefined) to++;
    loose.push({ statement, from, to });
  }
  return loose;
}

const INNER_WORD = /[^\s"'(),;=[\]{}|]+/g;
const HAS_INNER_WORDS = /[\s"'(),;=[\]{}|]/;

/** The words within quotes or brackets. */
function wordsWithin({ text: whole, start }: Word): readonly Word[] {
  if (!HAS_INNER_WORDS.test(whole)) return [];
  return [...whole.matchAll(INNER_WORD)].map(({ 0: text, index }) => ({
    text,
    start: start + index,
    end: start + index + text.length,
  }));
}

const sameName = (a: { kind: StructureKind; name: string }, kind: StructureKind, name: string): boolean =>
  a.kind === kind && a.name === name;

/** Words in front of the name where a structure is defined. */
const DEFINING: ReadonlyMap<string, StructureKind> = new Map([
  ['prefix-list', 'prefix-list'],
  ['prefix-set', 'prefix-list'],
  ['access-list', 'access-list'],
  ['standard', 'access-list'],
  ['extended', 'access-list'],
  ['route-map', 'route-policy'],
  ['route-policy', 'route-policy'],
  ['key-chain', 'key-chain'],
  ['chain', 'key-chain'],
]);
/** First words of lines that define. */
const DEFINERS = /^(?:ip|ipv4|ipv6|key|access-list|prefix-set|route-map|route-policy)$/;

/** A definition in a form nobody reads, of a release or system of its own: the name is not missing. */
function unreadDefinition({ words, line, negation, indent, lastLine }: Statement): StructureDefinition | undefined {
  if (negation || indent !== '' || !DEFINERS.test(words[0]?.text ?? '')) return undefined;
  for (const at of [1, 2, 3]) {
    const [before, name] = [words[at - 1], words[at]];
    const kind = DEFINING.get(before?.text ?? '');
    const goesOn = DEFINING.has(name?.text ?? '');
    if (!kind || !name || goesOn) continue;
    const span = { line, start: name.start, end: name.end };
    return { kind, name: name.text, span, firstLine: line, lastLine, alwaysUsed: true };
  }
  return undefined;
}

/** What a dialect knows about its structures. */
export interface StructureNames {
  /** Still there after a command that takes it away. */
  readonly exists: (kind: StructureKind, name: string) => boolean;
  /** Always there, without being defined. */
  readonly isBuiltIn: (kind: StructureKind, name: string) => boolean;
  /** The text below is a program, which may use any name. */
  readonly isScript?: (statement: Statement) => boolean;
  /** How interfaces are written. */
  readonly interfaces: ValueType;
}

const contextOf = ({ words }: Statement, before: number): string => wordsJoined(words, 0, before);

export interface StructureCollector extends Visitor {
  /** A use that no row tells. */
  readonly refer: (reference: StructureReference) => void;
  readonly finish: () => StructureIndex;
}

export function collectStructures({ exists, isBuiltIn, isScript, interfaces }: StructureNames): StructureCollector {
  let definitions: Definition[] = [];
  let references: StructureReference[] = [];
  const unread: Unread[] = [];
  let hasScripts = false;

  /** A structure was taken away: it, and what its lines refer to, is no longer there. */
  function forget(kind: StructureKind, name: string): void {
    const gone = definitions.filter((each) => sameName(each, kind, name));
    definitions = definitions.filter((each) => !sameName(each, kind, name));
    references = references.filter(
      ({ span }) => !gone.some(({ line, section }) => span.line >= line && span.line <= (section?.lastLine ?? line)),
    );
  }

  function name(line: ReadLine, kind: StructureKind, text: string, span: Span, before: number, defines: boolean): void {
    const { statement, negation } = line.command;
    if (negation) {
      if (defines && !exists(kind, text)) forget(kind, text);
      else if (!defines) {
        const context = contextOf(statement, before);
        references = references.filter((each) => !sameName(each, kind, text) || each.context !== context);
      }
      return;
    }
    if (defines) definitions.push({ kind, name: text, span, line: statement.line, section: line.opened?.section });
    else references.push({ kind, name: text, span, context: contextOf(statement, before), modelled: true });
  }

  function names(line: ReadLine): void {
    const { command, row } = line;
    const { defines, unnamed } = row.row;
    const { words, line: number } = command.statement;
    let named = false;
    let context = { of: undefined as unknown, end: 0 };
    for (let at = 0; at < command.elements.length; at++) {
      const element = command.elements[at];
      const kind = element?.type?.structure;
      if (!element?.type || !kind) continue;
      let count = 1;
      while (at + count < command.elements.length && command.elements[at + count] === undefined) count++;
      const text = element.type.canonical(words, at, count);
      named ||= kind === unnamed;
      // Of several names in a row each has the words in front of the first.
      if (context.of !== element) context = { of: element, end: at };
      if (isBuiltIn(kind, text)) continue;
      const first = words[at];
      const last = words[at + count - 1] ?? first;
      const span = { line: number, start: first?.start ?? 0, end: last?.end ?? 0 };
      name(line, kind, text, span, context.end, element.name === defines);
    }
    if (unnamed && !named) {
      name(line, unnamed, '', statementSpan(command.statement), words.length, defines !== undefined);
    }
  }

  function known(): Map<string, StructureKind[]> {
    const kinds = new Map<string, StructureKind[]>();
    for (const { kind, name: text } of definitions) {
      const same = kinds.get(text);
      if (!same) kinds.set(text, [kind]);
      else if (!same.includes(kind)) same.push(kind);
    }
    kinds.delete('');
    return kinds;
  }

  /**
   * A word equal to a defined name in a line nobody reads is taken for a use of it, so that nothing
   * is called unused that a feature unknown here needs.
   */
  function readUnread(): void {
    const kinds = known();
    for (const { statement, from, to } of unread) {
      const { words, line } = statement;
      for (let at = from; at < to; at++) {
        const word = words[at];
        if (!word) continue;
        const add = (text: string, start: number, end: number, only: boolean): void => {
          for (const kind of kinds.get(text) ?? []) {
            if (only !== (kind === 'interface')) continue;
            const span = { line, start, end };
            references.push({ kind, name: text, span, context: contextOf(statement, at), modelled: false });
          }
        };
        add(word.text, word.start, word.end, false);
        for (const { text, start, end } of wordsWithin(word)) add(text, start, end, false);
        if (!/^[a-z]/i.test(word.text)) continue;
        const count = interfaces.accept(words, at);
        const last = words[at + count - 1];
        if (count > 0 && last) add(interfaces.canonical(words, at, count), word.start, last.end, true);
      }
    }
  }

  return {
    refer: (reference) => references.push(reference),
    command: (line) => {
      names(line);
      const { statement, elements } = line.command;
      for (const each of looseValues(line.command)) unread.push(each);
      if (line.match.fit === 'extra') {
        unread.push({ statement, from: elements.length, to: statement.words.length });
      }
    },
    other: (statement) => {
      if (isScript?.(statement)) hasScripts = true;
      if (statement.kind === 'command') unread.push({ statement, from: 0, to: statement.words.length });
    },
    finish: () => {
      readUnread();
      const finished = definitions.map(
        ({ kind, name: text, span, line, section }): StructureDefinition => ({
          kind,
          name: text,
          span,
          firstLine: line,
          lastLine: section?.lastLine ?? line,
          ...(hasScripts ? { alwaysUsed: true } : {}),
        }),
      );
      const unreadOnes = unread.flatMap(({ statement, from }) =>
        from === 0 ? (unreadDefinition(statement) ?? []) : [],
      );
      return { definitions: [...finished, ...unreadOnes], references };
    },
  };
}
