/** Typed values of a command, such as a number range, an address or the name of a structure. */
import type { StructureKind } from '../../model/structures.ts';
import type { Word } from '../../syntax/tree.ts';

/** What a value is to a reader: decides colours and what completion offers. */
export type ValueRole = 'number' | 'address' | 'name' | 'interface' | 'text' | 'secret';

export interface ValueType {
  /** Name in the notation, e.g. `ipv4`. */
  readonly name: string;
  /** What people type there, e.g. `A.B.C.D` or `1-255`. */
  readonly label: string;
  readonly role: ValueRole;
  /** Kind of the named structure, where the value is such a name. */
  readonly structure: StructureKind | undefined;
  /** How many words the value takes from `at` on; 0 when there is no such value there. */
  readonly accept: (words: readonly Word[], at: number) => number;
  /** Whether a word that is no such value was evidently meant as one: then it is a typing error, not another form. */
  readonly resembles?: (text: string) => boolean;
  /** The form in which two spellings of one value compare equal. */
  readonly canonical: (words: readonly Word[], from: number, count: number) => string;
}

/** From this length on a part of a string keeps the whole string it was cut from alive. */
const SLICE_LENGTH = 13;

/** A copy that does not hold on to the text of the file: Devices outlive it by far. */
const detached = (text: string): string => (text.length < SLICE_LENGTH ? text : ` ${text}`.slice(1));

/** The words from `from` on with single blanks between them. */
export function wordsJoined(words: readonly Word[], from: number, count: number): string {
  if (count === 1) return detached(words[from]?.text ?? '');
  const texts: string[] = [];
  for (let at = from; at < from + count; at++) texts.push(words[at]?.text ?? '');
  return texts.join(' ');
}

/** A value of one word that a test accepts. */
export function wordValue(
  name: string,
  label: string,
  role: ValueRole,
  test: (text: string) => boolean,
  structure?: StructureKind,
  resembles?: (text: string) => boolean,
): ValueType {
  const accept = (words: readonly Word[], at: number): number => {
    const word = words[at];
    return word !== undefined && test(word.text) ? 1 : 0;
  };
  return { name, label, role, structure, accept, canonical: wordsJoined, ...(resembles ? { resembles } : {}) };
}

/** A value of one word that has a form of its own: `resembles` tells what is meant as one. */
export const checkedValue = (
  name: string,
  label: string,
  role: ValueRole,
  test: (text: string) => boolean,
  resembles: (text: string) => boolean,
): ValueType => wordValue(name, label, role, test, undefined, resembles);

/** The rest of the line, at least one word. */
export function lineValue(name: string, role: ValueRole): ValueType {
  const accept = (words: readonly Word[], at: number): number => words.length - at;
  return { name, label: 'LINE', role, structure: undefined, accept, canonical: wordsJoined };
}

const RANGE = /^(\d+)-(\d+)$/;
const DIGITS = /^\d{1,15}$/;
/** A number, whatever its size, and with letters that are mistaken for digits. */
const NUMBER_LIKE = /^-?\d[\dOoIl]*$/;

/** `1-255`: a decimal number within bounds; undefined when the text is not a range. */
export function rangeType(text: string): ValueType | undefined {
  const bounds = RANGE.exec(text);
  if (!bounds) return undefined;
  const low = Number(bounds[1]);
  const high = Number(bounds[2]);
  const inside = (word: string): boolean => DIGITS.test(word) && Number(word) >= low && Number(word) <= high;
  return checkedValue(text, text, 'number', inside, (word) => NUMBER_LIKE.test(word));
}
