/** Is a line being typed right now? Half a line means something else than what it is going to be. */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';

/** The line that the changes stay within; undefined when lines come, go, or several change. */
export function changedLine(changes: readonly TextDocumentContentChangeEvent[]): number | undefined {
  const lines = new Set<number>();
  for (const change of changes) {
    if (!('range' in change) || /[\r\n]/.test(change.text)) return undefined;
    lines.add(change.range.start.line).add(change.range.end.line);
  }
  const [only] = lines;
  return lines.size === 1 ? only : undefined;
}

/**
 * One character more or less at the end of a line. Anything else (a pasted line, an accepted
 * completion, a changed word, a finished line) is taken as meant.
 */
export function isTyping(changes: readonly TextDocumentContentChangeEvent[], after: string): boolean {
  const [change] = changes;
  if (changes.length !== 1 || !change || !('range' in change)) return false;
  const { start, end } = change.range;
  if (start.line !== end.line) return false;
  const removed = end.character - start.character;
  if (removed + change.text.length !== 1 || /[\r\n]/.test(change.text)) return false;
  return start.character + change.text.length >= (lineAt(after, start.line)?.trimEnd().length ?? 0);
}

/** Text of a line, a CR at its end included. */
export function lineAt(text: string, line: number): string | undefined {
  let from = 0;
  for (let at = 0; at < line; at++) {
    const next = text.indexOf('\n', from);
    if (next < 0) return undefined;
    from = next + 1;
  }
  const end = text.indexOf('\n', from);
  return text.slice(from, end < 0 ? undefined : end);
}
