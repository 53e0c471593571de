/** Circuits whose far end is in no file: what cannot be judged for that reason (D31). */
import { say } from '../messages/catalogue.ts';
import { interfacesByName } from '../model/interfaces.ts';
import { findingAt, relatedAt } from './finding.ts';
import type { Rule } from './rule.ts';
import { some } from './words.ts';

const code = 'incomplete-network';

/** Related places a person would still read. */
const SHOWN = 20;

export const incompleteNetwork: Rule = {
  code,
  severity: 'info',
  documentation: {
    title: 'Routers are missing from the folder',
    whatItFinds:
      'Active IS-IS circuits on links between two routers whose far end is in no file. They are listed once for the whole network.',
    whyItMatters:
      'Routers that nobody gave us may carry prefixes between the pieces that are here, or leak what seems to be missing. What depends on them is unknown and is not reported as an error.',
    howToMend:
      'Add the configurations of the routers at the far ends, or ignore this when the folder is meant to be a part of the network.',
    sources: ['D31'],
  },
  check: ({ network, simulation }) => {
    const places = simulation.dangling.flatMap((circuit) => {
      const speaker = network.speakers[circuit.speaker];
      const router = speaker && network.routers[speaker.router];
      const on = router && interfacesByName(router.device).get(circuit.interface);
      return on ? [{ router, on }] : [];
    });
    places.sort((a, b) => a.router.index - b.router.index || a.on.section.firstLine - b.on.section.firstLine);
    const [first, ...others] = places;
    if (!first) return [];
    return [
      findingAt(network, first.router.index, first.on.section.span, {
        code,
        severity: 'info',
        message: say('incomplete-network', { ends: some(places, ({ router, on }) => `${router.name} ${on.name}`) }),
        key: code,
        affected: [...new Set(places.map(({ router }) => router.name))],
        related: others
          .slice(0, SHOWN)
          .map(({ router, on }) => relatedAt(network, router.index, on.section.span, say('incomplete-network.end'))),
      }),
    ];
  },
};
