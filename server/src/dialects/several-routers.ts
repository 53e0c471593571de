/**
 * Notes of a lab often hold several routers in one file. Read as one router, their lines would contradict each other, so such
 * a file is left aside.
 */

const HOSTNAME = /^(hostname|set system host-name)[ \t]+(\S+)/gm;
/** What follows a name is a router's configuration, and no text that mentions one. */
const INTERFACE = /^(?:set[ \t]+)?interfaces?[ \t]+\S/m;

/** The lines that name the first two of several routers, each with interfaces of its own; undefined for one router. */
export function namesOfSeveralRouters(text: string): readonly [string, string] | undefined {
  const lines = [...text.matchAll(HOSTNAME)].map(({ 1: command, 2: name, index }) => ({ command, name, index }));
  if (new Set(lines.map(({ name }) => name)).size < 2) return undefined;
  const routers = lines.filter(({ index }, at) => INTERFACE.test(text.slice(index, lines[at + 1]?.index)));
  const [first] = routers;
  const second = routers.find(({ name }) => name !== first?.name);
  return first && second && [`${first.command} ${first.name}`, `${second.command} ${second.name}`];
}
