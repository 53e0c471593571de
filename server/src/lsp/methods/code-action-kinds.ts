/** Kinds of code actions that are ours. */
import { CodeActionKind } from 'vscode-languageserver';

/** All findings of one rule at once; the rule's code follows after a dot. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.isisLens`;

/** Changes nothing: opens an explanation. */
export const EXPLAIN = 'explain';

export const fixAllKind = (code: string): string => `${FIX_ALL}.${code}`;

/** Kinds form a tree by their dots: does one that is asked for cover this one? */
export const covers = (asked: string, kind: string): boolean =>
  asked === '' || kind === asked || kind.startsWith(`${asked}.`);
