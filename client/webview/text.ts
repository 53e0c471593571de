/** The words of the page, in the editor's language. */
import type { StringKey, Strings } from '../src/topology/strings.ts';

let strings: Strings | undefined;

export function useStrings(given: Strings): void {
  strings = given;
}

/** `{0}`, `{1}`, … stand for the values. */
export function text(key: StringKey, ...values: readonly (string | number)[]): string {
  return (strings?.[key] ?? '').replaceAll(/\{(\d)\}/g, (whole, at) => String(values[Number(at)] ?? whole));
}
