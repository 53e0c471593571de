/**
 * What speaks for a system in a text: signs with weights. None speaks against one: a text that looks like
 * two systems is the one's that more speaks for.
 */

export interface Sign {
  /** How much one such line says. From `ENOUGH` on (recognition.ts) a text is taken. */
  readonly weight: number;
  /** Of the line, or of one of several statements on it, without white space around it. */
  readonly pattern: RegExp;
  /** Counts only below an unindented line like this one. */
  readonly under?: RegExp;
}

export interface Signs {
  /** Lines that the system itself prints in front of a configuration. One settles what the text is. */
  readonly headers: readonly RegExp[];
  /** By the first word of the line in lower case; by its first character where it begins with no word. */
  readonly byFirstWord: Readonly<Record<string, readonly Sign[]>>;
  /** Blanks by which it indents the lines of a section, and what it says when all are so. */
  readonly indentation?: { readonly blanks: number; readonly weight: number };
  /**
   * One command a line, or statements that end with braces and semicolons: the share of lines of that
   * form is weighed. Undefined where both are written.
   */
  readonly form?: 'lines' | 'braces';
}

/** A system, ours or not, under the name people call it. */
export interface SystemSigns {
  readonly name: string;
  readonly signs: Signs;
}

export const sign = (weight: number, pattern: RegExp, under?: RegExp): Sign =>
  under ? { weight, pattern, under } : { weight, pattern };
