/**
 * Completion: what may stand at the cursor by the command table of the file's dialect. Needs the tree
 * and Devices only, never the simulation.
 */
import type { Position, Span } from '../base/text.ts';
import type { CommandContext } from '../dialects/command-context.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { recognisedDialect } from '../dialects/registry.ts';
import type { Device } from '../model/device.ts';
import { deviceAt } from '../model/file-devices.ts';
import { statementPath } from '../syntax/locate.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';
import type { CompletionItem } from './completion/item.ts';
import { keywordItems } from './completion/keywords.ts';
import { nameItems } from './completion/names.ts';
import { snippetItems } from './completion/snippets.ts';
import { addressItems } from './completion/values.ts';

export type { CompletionItem } from './completion/item.ts';

export interface Completion {
  /** The typed part of the word: what goes when the rest of the word stays. */
  readonly insert: Span;
  /** The whole word; begins where `insert` begins. */
  readonly replace: Span;
  /** Most likely first. */
  readonly items: readonly CompletionItem[];
  /** There are more, which typing on brings up. */
  readonly incomplete: boolean;
  /** The line is a whole command in front of the cursor, so nobody has to write on. */
  readonly lineMayEnd: boolean;
}

/** Values come with the names of other routers, of which there may be thousands. */
const MOST_ITEMS = 100;

/** `text` of the cursor's line. Undefined where no command is written: comments, banners, files of no known dialect. */
export function completion(
  snapshot: WorkspaceSnapshot,
  file: string,
  at: Position,
  text: string,
): Completion | undefined {
  const devices = snapshot.devices.get(file);
  const tree = devices && snapshot.tree(file);
  if (!devices || !tree || !isCommandLine(tree, at, text)) return undefined;
  const device = deviceAt(devices, at.line);
  const dialect = recognisedDialect(device.dialect);
  const context = dialect.commandAt(tree, at);
  const negation = context.statement?.negation?.word;
  if (negation && at.character <= negation.end) return undefined;
  const { insert, replace } = spansAt(context, at);
  const items = itemsFor(snapshot, dialect, device, tree, context);
  const incomplete = items.length > MOST_ITEMS;
  const typed = text.slice(insert.start, insert.end).toLowerCase();
  const fitting = incomplete ? items.filter(({ label }) => label.toLowerCase().startsWith(typed)) : items;
  return {
    insert,
    replace,
    items: fitting.slice(0, MOST_ITEMS),
    incomplete,
    lineMayEnd: context.complete && context.wordIndex > 0,
  };
}

function itemsFor(
  snapshot: WorkspaceSnapshot,
  dialect: Dialect,
  device: Device,
  tree: SyntaxTree,
  context: CommandContext,
): readonly CompletionItem[] {
  const { expected, statement, wordIndex, modes } = context;
  const opensLine = wordIndex === 0 && !statement?.negation && (statement?.words.length ?? 0) <= 1;
  return firstOfEach([
    ...expected.flatMap((word) => nameItems(device, word)),
    ...expected.flatMap((word) => addressItems(snapshot, device, word)),
    ...keywordItems(expected),
    ...(opensLine ? snippetItems(dialect.snippets, modes, device, tree) : []),
  ]);
}

/** Several types of values may have the same name among them. */
function firstOfEach(items: readonly CompletionItem[]): readonly CompletionItem[] {
  const seen = new Set<string>();
  return items.filter(({ label }) => !seen.has(label) && seen.add(label));
}

/** A line with text that is no statement is a comment or inside of a banner. */
function isCommandLine(tree: SyntaxTree, { line }: Position, text: string): boolean {
  const statement = statementPath(tree, line).at(-1);
  if (statement?.line === line) return statement.kind === 'command';
  if (statement && statement.kind !== 'command') return false;
  return text.trim() === '';
}

/** Empty in front of a word that the cursor does not touch. */
function spansAt(
  { words, wordIndex }: CommandContext,
  { line, character }: Position,
): Pick<Completion, 'insert' | 'replace'> {
  const word = words[wordIndex]?.word;
  const start = word && word.start <= character ? word.start : character;
  const end = word && word.start <= character ? word.end : character;
  return { insert: { line, start, end: character }, replace: { line, start, end } };
}
