/** Every word of a file as it is written, whatever it means. */
import type { Span } from '../../base/text.ts';
import type { LineExtent } from '../../model/device.ts';
import type { Statement } from '../../syntax/tree.ts';

/** Tells all words in order, without quotes: none is kept, as a large file has a million of them. */
export type WrittenWords = (tell: (text: string, span: Span) => void) => void;

/** Words of the statements; with `lines` only of those that begin there. */
export function writtenWords(statements: readonly Statement[], lines?: readonly LineExtent[]): WrittenWords {
  const isWanted = (line: number): boolean =>
    lines === undefined || lines.some(({ firstLine, lastLine }) => firstLine <= line && line <= lastLine);
  return (tell) => {
    const pending = [...statements].reverse();
    for (let statement = pending.pop(); statement; statement = pending.pop()) {
      const { line, words, children } = statement;
      if (isWanted(line)) {
        for (const { text, start, end } of words) {
          const quoted = text.length > 1 && text.startsWith('"') && text.endsWith('"');
          if (quoted) tell(text.slice(1, -1), { line, start: start + 1, end: end - 1 });
          else tell(text, { line, start, end });
        }
      }
      for (let at = children.length - 1; at >= 0; at--) pending.push(children[at] as Statement);
    }
  };
}
