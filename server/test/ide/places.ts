/** Places of a file as the words that stand there. */
import type { Range, Span } from '../../src/base/text.ts';
import type { Files } from './open.ts';

/** `line: the words`, lines counted from 1. */
export function wordsAt(files: Files, file: string, { line, start, end }: Span): string {
  return `${line + 1}: ${files.get(file)?.split('\n')[line]?.slice(start, end)}`;
}

/** The text of a range, line ends as `\n`. */
export function textOf(files: Files, file: string, { start, end }: Range): string {
  const lines = (files.get(file) ?? '').split('\n').slice(start.line, end.line + 1);
  if (end.line - start.line === lines.length - 1) lines.push((lines.pop() ?? '').slice(0, end.character));
  return [(lines[0] ?? '').slice(start.character), ...lines.slice(1)].join('\n');
}
