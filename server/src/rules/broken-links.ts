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
import { code } from './broken-tables.ts';
import { type Cut, cutsOf } from './cut-pairs.ts';
import { findingAt, relatedAt } from './finding.ts';
import { strandedBy } from './no-default-no-leak.ts';
import type { AnalysedNetwork, Finding } from './rule.ts';
import { namesOf, routerName } from './words.ts';

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
      broken: left,
      otherBroken: others,
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
      broken: pairs,
      otherBroken: others,
      affected: ingresses(analysed, pairs),
      related: more.map(({ end, span }) =>
        relatedAt(network, end.router, span, say('broken-path.down-here', { end: text(end) })),
      ),
    }),
  ];
}

/** Findings of pairs that have no path because a link is out of use. */
export const brokenByLinks = (analysed: AnalysedNetwork): readonly Finding[] =>
  cutsOf(analysed).flatMap((cut) => {
    const { obstacle } = cut;
    if (obstacle.kind === 'metric') return ofMetric(analysed, obstacle, cut);
    return obstacle.kind === 'down' ? ofDownLink(analysed, obstacle, cut) : [];
  });
