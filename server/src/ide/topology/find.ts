/** Interfaces and link addresses by a part of what they are called, whether they are drawn or not. */
import type { AnalysedNetwork } from '../../rules/rule.ts';
import { hiddenElement } from './element-at.ts';
import { type Port, topologyIds } from './ids.ts';
import type { HiddenElement, LinkId } from './scene.ts';
import { portAddress } from './scene-parts.ts';
import { shortName } from './short-name.ts';

/** More nobody reads; who finds too much writes a longer word. */
export const MOST_FOUND = 50;

export interface FoundLink extends HiddenElement {
  readonly element: LinkId;
  /** `PE1 · GigabitEthernet0/0/0 · 10.0.1.5`: router, interface, its address or else the subnet. */
  readonly words: string;
}

interface Candidate {
  readonly host: string;
  readonly port: Port;
  readonly link: LinkId;
  readonly words: string;
}

/** Made anew for each search: kept, they would be megabytes of a large network. */
function* candidates(analysed: AnalysedNetwork): Generator<Candidate> {
  const { routers } = analysed.network;
  for (const { ports, ids, lan, subnet } of topologyIds(analysed).wires) {
    for (const [position, port] of ports.entries()) {
      const link = ids[lan === undefined ? 0 : position];
      const host = routers[port.router]?.name ?? '';
      const parts = [host, port.interface.name, portAddress(port) ?? subnet];
      if (link)
        yield { host, port, link, words: parts.filter((part) => part !== undefined && part !== '').join(' · ') };
    }
  }
}

/** What begins with the words comes first, what an interface's short name means among the others; at most `limit`, in any case. */
export function findLinks(analysed: AnalysedNetwork, wanted: string, limit: number): readonly FoundLink[] {
  const words = wanted.trim().toLowerCase();
  const most = Math.max(0, Math.min(limit, MOST_FOUND));
  if (words === '' || most === 0) return [];
  const isNamed = shortName(words);
  const [first, rest]: [Candidate[], Candidate[]] = [[], []];
  for (const candidate of candidates(analysed)) {
    const at = candidate.words.toLowerCase().indexOf(words);
    if (at === 0) first.push(candidate);
    else if (rest.length < most && (at > 0 || isNamed?.(candidate.host, candidate.port.interface.name))) {
      rest.push(candidate);
    }
    if (first.length === most) break;
  }
  return [...first, ...rest].slice(0, most).map(({ port, link, words: found }) => ({
    element: link,
    areas: hiddenElement(analysed, { router: port.router, link })?.areas ?? [],
    words: found,
  }));
}
