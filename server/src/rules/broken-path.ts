/** Links that services need and that are out of use: by their metric, or switched off (D6, D10). */

import { prefixText } from '../base/ip.ts';
import type { Span } from '../base/text.ts';
import type { Obstacle } from '../isis/obstacles.ts';
import { say } from '../messages/catalogue.ts';
import type { Device } from '../model/device.ts';
import type { DownLinkEnd } from '../model/down-links.ts';
import { interfacesByName, shutdownOf } from '../model/interfaces.ts';
import type { RouterIndex } from '../model/network.ts';
import { type BrokenPair, brokenServices } from './broken-services.ts';
import { type Cut, cutsOf } from './cut-pairs.ts';
import { findingAt, relatedAt } from './finding.ts';
import { strandedBy } from './no-default-no-leak.ts';
import type { AnalysedNetwork, Finding, Rule } from './rule.ts';
import { namesOf, routerName } from './words.ts';

const code = 'broken-path';

const ingresses = ({ network }: AnalysedNetwork, pairs: readonly BrokenPair[]): string[] =>
  namesOf(
    network,
    [...new Set(pairs.map(({ ingress }) => ingress))].sort((a, b) => a - b),
  );

function ofMetric(
  analysed: AnalysedNetwork,
  { attachment, level }: Extract<Obstacle, { readonly kind: 'metric' }>,
  { pairs, others }: Cut,
): Finding[] {
  const { network } = analysed;
  const router = network.speakers[attachment.speaker]?.router ?? -1;
  const stranded = strandedBy(analysed, attachment);
  // An area that has no way out for this is a finding of its own.
  const left = pairs.filter(({ ingress }) => !stranded.has(ingress));
  if (left.length === 0) return [];
  const { circuit, interface: on } = attachment;
  const link = `${routerName(network, router)} ${on.name}`;
  return [
    findingAt(network, router, circuit.metricSpan[level] ?? circuit.span, {
      code,
      severity: 'error',
      message: say('broken-path.metric', { link, level, broken: brokenServices(network, left, others) }),
      key: `${code}:metric:${link}`,
      affected: ingresses(analysed, left),
    }),
  ];
}

interface DownPlace {
  readonly end: DownLinkEnd;
  readonly span: Span;
}

/** Where an end is switched off, on itself or on what it is part of. */
function placesOf(devices: (router: RouterIndex) => Device | undefined, ends: readonly DownLinkEnd[]): DownPlace[] {
  return ends.flatMap((end) => {
    const device = devices(end.router);
    const on = device && interfacesByName(device).get(end.interface);
    const span = device && on && shutdownOf(device, on);
    return span ? [{ end, span }] : [];
  });
}

function ofDownLink(
  analysed: AnalysedNetwork,
  { link }: Extract<Obstacle, { readonly kind: 'down' }>,
  { pairs, others }: Cut,
): Finding[] {
  const { network } = analysed;
  const text = ({ router, interface: on }: DownLinkEnd): string => `${routerName(network, router)} ${on}`;
  const [first, ...more] = placesOf((router) => network.routers[router]?.device, link.ends);
  if (!first) return [];
  const up = link.ends.filter(({ isDown }) => !isDown);
  return [
    findingAt(network, first.end.router, first.span, {
      code,
      severity: 'error',
      message: say('broken-path.down', {
        ends: [first, ...more].map(({ end }) => text(end)),
        otherEnds: up.map(text),
        broken: brokenServices(network, pairs, others),
      }),
      key: `${code}:down:${prefixText(link.subnet)}:${text(first.end)}`,
      affected: ingresses(analysed, pairs),
      related: more.map(({ end, span }) =>
        relatedAt(network, end.router, span, say('broken-path.down-here', { end: text(end) })),
      ),
    }),
  ];
}
/** Pairs of PEs that are broken for a cause of which no other rule speaks. */
import { brokenByTables, code } from './broken-tables.ts';
import type { Rule } from './rule.ts';

export const brokenPath: Rule = {
  code,
  severity: 'error',
  documentation: {
    title: 'A link that services need is out of use',
    whatItFinds:
      'PEs that share a service and have no path between them because the only link is kept out of the shortest paths by the maximum metric (16777215, or `maximum`), or because it is shut down: by itself, by the interface it is on, or by all members of its aggregate. Links with such a metric or state are no finding as long as services find another path.',
    whyItMatters:
      'The maximum metric looks like a last resort and is none: with it a link is not used at all, although the adjacency is up. With the path the routes are gone, the BGP sessions come down, and the VPNs with them.',
    howToMend:
      'Give the link a metric below the maximum, 16777214 for a last resort, or bring it up; or join the routers by another link.',
    sources: ['D6', 'D10', 'RFC 5305'],
  },
  check: (analysed) =>
    cutsOf(analysed).flatMap((cut) => {
      const { obstacle } = cut;
      if (obstacle.kind === 'metric') return ofMetric(analysed, obstacle, cut);
      return obstacle.kind === 'down' ? ofDownLink(analysed, obstacle, cut) : [];
    }),
    title: 'A path between PEs ends on the way',
    whatItFinds:
      'A router on the way to a PE loopback that keeps the exact route out of its own routing table: by an inbound `distribute-list`, by a distance of 255, or by a static route to Null0 or `discard`. And Junos borders that keep a loopback in level 1 because it is external there, with no export policy that lets it up.',
    whyItMatters:
      'LSPs are flooded whatever a filter says, so every other router has the route and the session may come up. The router without the route binds no label to it, and what is sent to it for the loopback is dropped.',
    howToMend:
      'Permit the loopback in the filter, remove the static route, or accept the loopback in the export policy of the borders.',
    sources: ['D12', 'D13', 'D52'],
  },
  check: brokenByTables,
};
