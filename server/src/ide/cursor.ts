/** The word, statement and enclosing sections at a position. */
import type { Position, Span } from '../base/text.ts';
import type { Device } from '../model/device.ts';
import { deviceAt } from '../model/file-devices.ts';
import { statementPath } from '../syntax/locate.ts';
import type { Statement, SyntaxTree, Word } from '../syntax/tree.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';

export interface Cursor {
  readonly file: string;
  readonly device: Device;
  readonly tree: SyntaxTree;
  readonly statement: Statement;
  readonly word: Word;
  /** Position of `word` in `statement.words`; -1 on the negation. */
  readonly wordIndex: number;
  readonly span: Span;
}

/** Undefined where there is no word, and in files of no known dialect. */
export function cursorAt(snapshot: WorkspaceSnapshot, file: string, at: Position): Cursor | undefined {
  const devices = snapshot.devices.get(file);
  const device = devices && deviceAt(devices, at.line);
  const tree = device && snapshot.tree(file);
  const statement = tree && statementPath(tree, at.line, at.character).at(-1);
  if (!device || !tree || !statement || statement.line !== at.line) return undefined;
  const candidates = statement.negation ? [statement.negation.word, ...statement.words] : statement.words;
  const word = candidates.find((each) => each.start <= at.character && at.character <= each.end);
  if (!word) return undefined;
  return {
    file,
    device,
    tree,
    statement,
    word,
    wordIndex: statement.words.indexOf(word),
    span: { line: at.line, start: word.start, end: word.end },
  };
}
