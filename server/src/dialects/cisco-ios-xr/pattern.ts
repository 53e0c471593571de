/**
 * Regular expressions of groups, which name the sections that take a group over. Own code: the text comes
 * from configurations, and the platform's expressions can take for ever on hostile ones. This takes time by
 * the length of pattern and text.
 */

/** From positions in the text to those behind a match. */
type Matcher = (text: string, from: ReadonlySet<number>) => ReadonlySet<number>;

const one =
  (accepts: (character: string) => boolean): Matcher =>
  (text, from) =>
    new Set([...from].filter((at) => at < text.length && accepts(text.charAt(at))).map((at) => at + 1));

const repeated =
  (item: Matcher, atLeastOnce: boolean): Matcher =>
  (text, from) => {
    const reached = new Set<number>(atLeastOnce ? [] : from);
    for (let fresh: ReadonlySet<number> = item(text, from); fresh.size > 0; ) {
      const added = [...fresh].filter((at) => !reached.has(at));
      for (const at of added) reached.add(at);
      fresh = added.length > 0 ? item(text, new Set(added)) : new Set();
    }
    return reached;
  };

const CHARACTERS = /^(\^?)((?:[^\]\\]|\\.)*)/;

function characterClass(body: string): (character: string) => boolean {
  const [, negated, members = ''] = CHARACTERS.exec(body) ?? [];
  const ranges: [string, string][] = [];
  for (let at = 0; at < members.length; at++) {
    const first = members.charAt(at);
    const isRange = members.charAt(at + 1) === '-' && at + 2 < members.length;
    ranges.push([first, isRange ? members.charAt(at + 2) : first]);
    if (isRange) at += 2;
  }
  const inside = (character: string): boolean => ranges.some(([low, high]) => low <= character && character <= high);
  return negated === '^' ? (character) => !inside(character) : inside;
}

const LONGEST = 128;

/** Undefined for a pattern that is not well formed or too long. */
function compile(pattern: string): Matcher | undefined {
  if (pattern.length > LONGEST) return undefined;
  let at = 0;
  let wellFormed = true;

  function atom(): Matcher {
    const character = pattern.charAt(at++);
    if (character === '.') return one(() => true);
    if (character === '(') {
      const inner = alternatives();
      wellFormed &&= pattern.charAt(at++) === ')';
      return inner;
    }
    if (character === '[') {
      const end = pattern.indexOf(']', at + 1);
      wellFormed &&= end > 0;
      const accepts = characterClass(pattern.slice(at, end));
      at = end < 0 ? pattern.length : end + 1;
      return one(accepts);
    }
    const literal = character === '\\' ? pattern.charAt(at++) : character;
    return one((other) => other === literal);
  }

  function sequence(): Matcher {
    const items: Matcher[] = [];
    while (at < pattern.length && pattern.charAt(at) !== '|' && pattern.charAt(at) !== ')') {
      const item = atom();
      const quantifier = pattern.charAt(at);
      if (quantifier === '*' || quantifier === '+') items.push(repeated(item, quantifier === '+'));
      else if (quantifier === '?') items.push((text, from) => new Set([...from, ...item(text, from)]));
      else items.push(item);
      if ('*+?'.includes(quantifier) && quantifier !== '') at++;
    }
    return (text, from) => items.reduce((reached, item) => item(text, reached), from);
  }

  function alternatives(): Matcher {
    const items = [sequence()];
    while (pattern.charAt(at) === '|') {
      at++;
      items.push(sequence());
    }
    return (text, from) => new Set(items.flatMap((item) => [...item(text, from)]));
  }

  const whole = alternatives();
  return wellFormed && at === pattern.length ? whole : undefined;
}

/** Whether the pattern matches all of the text. */
export function patternMatches(pattern: string, text: string): boolean {
  const matcher = text.length <= LONGEST ? compile(pattern) : undefined;
  return matcher?.(text, new Set([0])).has(text.length) ?? false;
}
