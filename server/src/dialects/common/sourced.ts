/** Values with the words they came from. */
import type { Sourced, Span } from '../../base/text.ts';
import type { FilterReference } from '../../model/isis.ts';
import { type Command, commandSpan, namedValue, numberOf } from '../schema/command.ts';

export function sourcedText(command: Command, name: string): Sourced<string> | undefined {
  const value = namedValue(command, name);
  return value && { value: value.text, span: value.span };
}

/** The number, or `otherwise` at the span of the whole command. */
export function sourcedNumber(command: Command, name: string): Sourced<number> | undefined {
  const value = numberOf(command, name);
  return value === undefined ? undefined : { value, span: namedValue(command, name)?.span ?? commandSpan(command) };
}

const FILTERS = [
  ['route-map', 'route-policy'],
  ['prefix-list', 'prefix-list'],
  ['access-list', 'access-list'],
] as const;

/** The policy or list a command names under `route-map`, `prefix-list` or `access-list`. */
export function filterOf(command: Command): FilterReference | undefined {
  for (const [name, kind] of FILTERS) {
    const value = namedValue(command, name);
    if (value) return { kind, name: value.text, span: value.span };
  }
  return undefined;
}

export const spanOf = (command: Command, name: string): Span => namedValue(command, name)?.span ?? commandSpan(command);
