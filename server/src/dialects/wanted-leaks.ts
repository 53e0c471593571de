/** Prefixes that fixes want distributed, gathered until they are written: one statement serves a pair of levels. */
import type { Ipv4Prefix } from '../base/ip.ts';
import type { IsisInstance, Level } from '../model/isis.ts';
import type { ConfigEditor } from './writer.ts';

export interface WantedLeak {
  readonly instance: IsisInstance;
  readonly from: Level;
  readonly to: Level;
  readonly prefixes: readonly Ipv4Prefix[];
}

export interface WantedLeaks {
  readonly add: ConfigEditor['distribute'];
  /** What was added since the last call, each prefix once. */
  readonly take: () => readonly WantedLeak[];
}

export function gatherLeaks(): WantedLeaks {
  const wanted = new Map<string, WantedLeak & { readonly prefixes: Ipv4Prefix[] }>();
  return {
    add: (instance, from, to, prefixes) => {
      const key = `${instance.tag} ${from} ${to}`;
      const known = wanted.get(key) ?? { instance, from, to, prefixes: [] };
      wanted.set(key, known);
      for (const prefix of prefixes) {
        const isNew = !known.prefixes.some((each) => each.address === prefix.address && each.length === prefix.length);
        if (isNew) known.prefixes.push(prefix);
      }
    },
    take: () => {
      const taken = [...wanted.values()];
      wanted.clear();
      return taken;
    },
  };
}
