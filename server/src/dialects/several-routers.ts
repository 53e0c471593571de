/**
 * Notes of a lab often hold several routers in one file. Read as one router, their lines would contradict each other, so such
 * a file is left aside.
 */

const HOSTNAME = /^(?:hostname|set system host-name)[ \t]+(\S+)/gm;
/** What follows is a router's configuration and no text that mentions a name. */
const INTERFACE = /^(?:set[ \t]+)?interfaces?[ \t]+\S/m;

/** The lines that name the first two of several routers, each with interfaces of its own; undefined for one router. */
export function namesOfSeveralRouters(text: string): readonly [string, string] | undefined {
  const found = [...text.matchAll(HOSTNAME)];
  let first: string | undefined;
  for (const [index, match] of found.entries()) {
    const [line, name] = match;
    if (first?.endsWith(` ${name}`) || !INTERFACE.test(text.slice(match.index, found[index + 1]?.index))) continue;
    if (first !== undefined) return [first, line];
    first = line.replace(/[ \t]+/g, ' ');
  }
  return undefined;
}
