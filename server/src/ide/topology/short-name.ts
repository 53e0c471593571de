/** Interfaces by short names, as people type them: `Gi0/0/1`, `te 0/0/0`, `be10`, `PE1 Gi0/0/1`. */

/** A part of a router's name, letters, what begins with a digit. One letter says too little. */
const TYPED = /^(?:(\S+) (?:· )?)?([a-z]+(?:-[a-z]+)*) ?(\d\S*)$/;
/** The words of `TwentyFiveGigE` and `Bundle-Ether`. */
const WORDS = /[A-Z]?[a-z]+|[A-Z]/g;

/** Whether the letters are beginnings of the words in their order, from the first on. */
function begin([word, ...others]: readonly string[], letters: string): boolean {
  if (letters === '') return true;
  for (let length = 1; word?.startsWith(letters.slice(0, length)); length++) {
    if (begin(others, letters.slice(length))) return true;
  }
  return false;
}

/** `0/0/1` is the first part of `0/0/1.100`, and not of `0/0/10`. */
const beginNumbers = (numbers: string, typed: string): boolean =>
  numbers.startsWith(typed) && !/^\d\d/.test(numbers.slice(typed.length - 1));

/** What tells whether an interface of a router is meant; undefined for what is no such name. In lower case. */
export function shortName(typed: string): ((router: string, name: string) => boolean) | undefined {
  const [, router = '', written = '', numbers = ''] = TYPED.exec(typed) ?? [];
  const letters = written.replaceAll('-', '');
  if (letters.length < 2) return undefined;
  // Large networks have few names for many interfaces.
  const known = new Map<string, boolean>();
  const isMeant = (name: string): boolean => {
    const digits = name.search(/\d/);
    if (digits < 0 || !beginNumbers(name.slice(digits), numbers)) return false;
    return begin(
      name
        .slice(0, digits)
        .match(WORDS)
        ?.map((word) => word.toLowerCase()) ?? [],
      letters,
    );
  };
  return (host, name) => {
    const meant = known.get(name) ?? isMeant(name);
    known.set(name, meant);
    return meant && host.toLowerCase().includes(router);
  };
}
