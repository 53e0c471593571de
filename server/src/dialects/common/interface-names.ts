/** Interface names: every way to type one leads to one canonical long form. */
import type { InterfaceKind } from '../../model/device.ts';
import type { Word } from '../../syntax/tree.ts';
import type { ValueType } from '../schema/value-type.ts';

export interface InterfaceType {
  readonly name: string;
  readonly kind: InterfaceKind;
  /** Short forms people and show commands use; other beginnings are found by abbreviation. */
  readonly short: readonly string[];
}

export const physical = (name: string, ...short: string[]): InterfaceType => ({ name, kind: 'broadcast', short });
export const pointToPoint = (name: string, ...short: string[]): InterfaceType => ({
  name,
  kind: 'point-to-point',
  short,
});

export interface InterfaceNames {
  /** Canonical long form of a name written as one word; undefined when it is none. */
  readonly canonical: (text: string) => string | undefined;
  readonly kind: (canonical: string) => InterfaceKind;
  /** A name as one word, or as two: `GigabitEthernet 0/1`. */
  readonly value: ValueType;
}

const LONGEST = 64;
const LETTERS = /^[A-Za-z][A-Za-z0-9-]*$/;

/**
 * Names of one dialect. `types` are in the order in which an ambiguous abbreviation is decided;
 * `numbers` is the expression for what stands behind the letters, slots and ports and a subinterface.
 */
export function interfaceNames(types: readonly InterfaceType[], numbers: string): InterfaceNames {
  const byLetters = new Map<string, InterfaceType>();
  const learn = (form: string, type: InterfaceType): void => {
    if (!byLetters.has(form)) byLetters.set(form, type);
  };
  for (const type of types) for (const form of [type.name.toLowerCase(), ...type.short]) learn(form, type);
  // Every beginning of two letters and more, so that a look-up answers for full and shortened names alike.
  for (const type of types) {
    const name = type.name.toLowerCase();
    for (let length = 2; length < name.length; length++) learn(name.slice(0, length), type);
  }
  const whole = new RegExp(`^(?:([A-Za-z][A-Za-z0-9-]*?[A-Za-z])(${numbers})|([A-Za-z])(${numbers}))$`);
  const isNumbers = new RegExp(`^${numbers}$`);

  /** The type a word of letters names, written in full or shortened. */
  const typeOf = (letters: string): InterfaceType | undefined => byLetters.get(letters.toLowerCase());

  function canonical(text: string): string | undefined {
    if (text.length > LONGEST) return undefined;
    const parts = whole.exec(text);
    if (!parts) return undefined;
    const type = typeOf(parts[1] ?? parts[3] ?? '');
    return type && type.name + (parts[2] ?? parts[4] ?? '');
  }

  function accept(words: readonly Word[], at: number): number {
    const first = words[at]?.text ?? '';
    const second = words[at + 1]?.text;
    if (second !== undefined && isNumbers.test(second) && LETTERS.test(first) && typeOf(first)) return 2;
    return canonical(first) === undefined ? 0 : 1;
  }

  return {
    canonical,
    kind: (name) => {
      const digits = name.search(/\d/);
      return typeOf(digits < 0 ? name : name.slice(0, digits))?.kind ?? 'broadcast';
    },
    value: {
      name: 'interface',
      label: 'INTERFACE',
      role: 'interface',
      structure: 'interface',
      accept,
      canonical: (words, from, count) => {
        const first = words[from]?.text ?? '';
        return canonical(count === 2 ? first + (words[from + 1]?.text ?? '') : first) ?? first;
      },
    },
  };
}
