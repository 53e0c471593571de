/** Two files with one hostname (5.1): two routers, or two versions of one. */
import { spanToRange } from '../base/text.ts';
import { say } from '../messages/catalogue.ts';
import type { Network, RouterIndex } from '../model/network.ts';
import { perPlaces } from '../model/per-places.ts';
import type { OtherVersion } from '../model/versions.ts';
import { findingAt, relatedAt } from './finding.ts';
import type { Finding, Rule } from './rule.ts';

const code = 'duplicate-hostname';

/** The file is of no router of the network, and says so itself. */
function otherVersion({ device, counts, shares }: OtherVersion): Finding[] {
  const [hostname, counting] = [device.hostname, counts.hostname];
  if (!hostname || !counting) return [];
  return [
    {
      code,
      severity: 'warning',
      message: say('duplicate-hostname.version', { name: counts.name, shares, counts: counts.file }),
      file: device.file,
      range: spanToRange(hostname.span),
      router: device.name,
      prefix: undefined,
      affected: [],
      pairs: [],
      morePairs: 0,
      related: [{ file: counts.file, range: spanToRange(counting.span), message: say('duplicate-hostname.other') }],
      unnecessary: false,
      key: `${code}:${device.file}`,
    },
  ];
}

/** Routers of one name, two or more each. */
const sameNames = perPlaces((network): readonly (readonly RouterIndex[])[] => {
  const holders = new Map<string, RouterIndex[]>();
  for (const { index, device } of network.routers) {
    const name = device.hostname?.value.toLowerCase();
    // Logical routers are named by the router they are in: one finding is enough.
    if (name === undefined || device.logicalRouter !== undefined) continue;
    const known = holders.get(name);
    if (known) known.push(index);
    else holders.set(name, [index]);
  }
  return [...holders.values()].filter((routers) => routers.length > 1);
});

function twoRouters(network: Network): Finding[] {
  return sameNames(network).flatMap((routers) => {
    const [first, ...others] = routers.flatMap((router) => network.routers[router] ?? []);
    return others.flatMap((router) => {
      const span = router.device.hostname?.span;
      const firstSpan = first?.device.hostname?.span;
      if (!first || !span || !firstSpan) return [];
      return [
        findingAt(network, router.index, span, {
          code,
          severity: 'warning',
          message: say('duplicate-hostname', { name: router.name, otherFile: first.device.file }),
          key: `${code}:${router.device.file}`,
          related: [relatedAt(network, first.index, firstSpan, say('duplicate-hostname.other'))],
        }),
      ];
    });
  });
}

export const duplicateHostname: Rule = {
  code,
  severity: 'warning',
  documentation: {
    title: 'Two files have the same hostname',
    whatItFinds: 'The same hostname in two configurations of one network.',
    whyItMatters:
      'A router is known by its hostname, here as in the output of the routers themselves. With a name on two routers no message tells which one is meant. Where the system ID or the addresses of loopbacks are the same as well, the files are versions of one router: the one whose links meet more neighbors counts, else the first by path, and the other takes no part in the network.',
    howToMend: 'Rename one of the routers, or remove the copy from the folder.',
    sources: ['5.1'],
  },
  check: ({ network }) => [...network.otherVersions.flatMap(otherVersion), ...twoRouters(network)],
};
