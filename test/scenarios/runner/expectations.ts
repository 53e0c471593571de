/** Findings that a configuration expects of itself, as comments under the words they are about. */
import type { Severity } from '../../../server/src/rules/rule.ts';

export interface ExpectedFinding {
  readonly file: string;
  readonly severity: Severity;
  readonly code: string;
  /** Must occur in the message. */
  readonly says: string;
  /** Line of the scenario file, for messages. */
  readonly sourceLine: number;
  readonly at:
    | { readonly kind: 'columns'; readonly line: number; readonly starts: readonly number[]; readonly end: number }
    | { readonly kind: 'words'; readonly words: string };
}

const MARK = /^!(\s*)(\^+)\s+(error|warning|info|hint)\s+([\w-]+)\s*(.*)$/;

export const isMark = (line: string): boolean => MARK.test(line);

/** Takes the expectations out of a configuration; columns are those of the line above. */
export function readMarks(
  file: string,
  lines: readonly { readonly text: string; readonly sourceLine: number }[],
): { readonly lines: string[]; readonly expected: ExpectedFinding[] } {
  const kept: string[] = [];
  const expected: ExpectedFinding[] = [];
  for (const { text, sourceLine } of lines) {
    const mark = MARK.exec(text);
    if (!mark) {
      kept.push(text);
      continue;
    }
    const [, gap = '', carets = '', severity, code = '', says = ''] = mark;
    // A caret right behind the `!` also stands for the column under it.
    const starts = gap === '' ? [0, 1] : [1 + gap.length];
    const end = 1 + gap.length + carets.length;
    expected.push({
      file,
      severity: severity as Severity,
      code,
      says: says.trim(),
      sourceLine,
      at: { kind: 'columns', line: kept.length - 1, starts, end },
    });
  }
  return { lines: kept, expected };
}
