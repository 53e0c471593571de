/** Which ports a layer-1 file joins (5.4). */
import { disjointSets } from './disjoint-sets.ts';
import type { PhysicalLink } from './physical-links.ts';

/** `Gi0/1` names `GigabitEthernet0/1`: letters may be shortened, the numbers may not. */
function namesInterface(written: string, canonical: string): boolean {
  const [short, long] = [written.toLowerCase().replaceAll(' ', ''), canonical.toLowerCase()];
  if (short === long) return true;
  const split = /^([a-z-]+)(.*)$/;
  const [, shortLetters = '', shortRest] = split.exec(short) ?? [];
  const [, longLetters = '', longRest] = split.exec(long) ?? [];
  return shortLetters !== '' && shortRest === longRest && longLetters.startsWith(shortLetters);
}

/**
 * A number per wire, by position of the port; ports the file says nothing usable about have none.
 * Host names compare without case, as the format's writers lower them.
 */
export function findWires(
  ports: readonly { readonly host: string; readonly interface: string }[],
  physicalLinks: readonly PhysicalLink[],
): ReadonlyMap<number, number> {
  const byHost = new Map<string, number[]>();
  ports.forEach((port, index) => {
    const host = port.host.toLowerCase();
    const known = byHost.get(host);
    if (known) known.push(index);
    else byHost.set(host, [index]);
  });
  const find = (hostname: string, name: string): number | undefined => {
    const matches = (byHost.get(hostname.toLowerCase()) ?? []).filter((index) =>
      namesInterface(name, ports[index]?.interface ?? ''),
    );
    return matches.length === 1 ? matches[0] : undefined;
  };
  const sets = disjointSets(ports.length);
  const wired = new Set<number>();
  for (const { ends } of physicalLinks) {
    const [first, second] = ends.map((end) => find(end.hostname, end.interface));
    if (first === undefined || second === undefined || first === second) continue;
    sets.join(first, second);
    wired.add(first).add(second);
  }
  return new Map([...wired].map((index) => [index, sets.find(index)]));
}
