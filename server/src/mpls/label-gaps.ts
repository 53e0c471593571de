/** Missing labels gathered by cause: one gap per link or label filter, however many paths meet it. */
import { comparePrefixes, type Ipv4Prefix } from '../base/ip.ts';
import type { Network, RouterIndex } from '../model/network.ts';
import type { LabelGap, LdpEnd, ServicePair } from './analysis.ts';
import type { HopBreak } from './label-paths.ts';

/** Sentences name a few pairs; the rest is counted. */
const PAIRS_KEPT = 100;

interface Draft {
  readonly breaks: HopBreak[];
  readonly pairs: ServicePair[];
  morePairs: number;
  readonly ingresses: Set<RouterIndex>;
  readonly prefixes: Map<number, Ipv4Prefix>;
}

export interface GapCollector {
  readonly add: (
    found: readonly HopBreak[],
    ingress: RouterIndex,
    egress: RouterIndex,
    prefix: Ipv4Prefix,
    services: () => readonly string[],
  ) => void;
  readonly gaps: () => readonly LabelGap[];
}

export function collectGaps(network: Network): GapCollector {
  const linkOf = new Map<string, number>();
  for (const link of network.links) {
    for (const { speaker, interface: on } of link.attachments) {
      linkOf.set(`${network.speakers[speaker]?.router} ${on.name}`, link.index);
    }
  }
  const causes = new Map<HopBreak, string>();
  const causeOf = (one: HopBreak): string => {
    let key = causes.get(one);
    if (key === undefined) {
      key =
        one.kind === 'ldp-off'
          ? `link ${linkOf.get(`${one.at} ${one.interface}`) ?? ''}`
          : `filter ${one.at} ${one.span.line} ${one.span.start}`;
      causes.set(one, key);
    }
    return key;
  };
  const drafts = new Map<string, Draft>();

  function finish([key, draft]: [string, Draft]): LabelGap[] {
    const common = {
      pairs: draft.pairs,
      morePairs: draft.morePairs,
      ingresses: [...draft.ingresses].sort((a, b) => a - b),
    };
    const [first] = draft.breaks;
    if (first?.kind === 'label-filter') {
      const prefixes = [...draft.prefixes.values()].sort(comparePrefixes);
      return [{ kind: 'label-filter', at: first.at, span: first.span, prefixes, ...common }];
    }
    const link = Number(key.slice('link '.length));
    const ends = new Map<string, LdpEnd>();
    for (const one of draft.breaks) {
      if (one.kind !== 'ldp-off') continue;
      for (const end of one.offAt) ends.set(`${end.router} ${end.interface}`, end);
    }
    const offAt = [...ends.values()].sort((a, b) => a.router - b.router || (a.interface < b.interface ? -1 : 1));
    return [{ kind: 'ldp-off', link, offAt, ...common }];
  }

  return {
    add: (found, ingress, egress, prefix, services) => {
      for (const one of found) {
        const key = causeOf(one);
        let draft = drafts.get(key);
        if (!draft) {
          draft = { breaks: [], pairs: [], morePairs: 0, ingresses: new Set(), prefixes: new Map() };
          drafts.set(key, draft);
        }
        if (!draft.breaks.includes(one)) draft.breaks.push(one);
        if (draft.pairs.length < PAIRS_KEPT) draft.pairs.push({ ingress, egress, services: services() });
        else draft.morePairs++;
        draft.ingresses.add(ingress);
        draft.prefixes.set(prefix.address, prefix);
      }
    },
    gaps: () => [...drafts].flatMap(finish),
  };
}
