/** Two files with one hostname (5.1). */
import { say } from '../messages/catalogue.ts';
import type { Router } from '../model/network.ts';
import { findingAt, relatedAt } from './finding.ts';
import type { Rule } from './rule.ts';

const code = 'duplicate-hostname';

export const duplicateHostname: Rule = {
  code,
  severity: 'warning',
  documentation: {
    title: 'Two files have the same hostname',
    whatItFinds: 'The same hostname in two configurations of one network.',
    whyItMatters:
      'A router is known by its hostname, here as in the output of the routers themselves. With a name on two routers no message tells which one is meant. Often one file is an old copy of the other, and then both are analysed as if they were in the network.',
    howToMend: 'Rename one of the routers, or remove the copy from the folder.',
    sources: ['5.1'],
  },
  check: ({ network }) => {
    const holders = new Map<string, Router[]>();
    for (const router of network.routers) {
      const name = router.device.hostname?.value.toLowerCase();
      // Logical routers are named by the router they are in: one finding is enough.
      if (name !== undefined && router.device.logicalRouter === undefined)
        holders.set(name, [...(holders.get(name) ?? []), router]);
    }
    return [...holders.values()].flatMap(([first, ...others]) =>
      others.flatMap((router) => {
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
      }),
    );
  },
};
