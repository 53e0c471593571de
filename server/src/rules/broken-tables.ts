/** Pairs that break where a router's own table lacks the route, or where a border keeps an external route back (D12, D13, D52). */
import { prefixText } from '../base/ip.ts';
import type { Barrier } from '../isis/routing-table.ts';
import { say } from '../messages/catalogue.ts';
import type { RouterIndex } from '../model/network.ts';
import { type BrokenPair, brokenServices } from './broken-services.ts';
import { findingAt, relatedAt } from './finding.ts';
import { loopbackName, loopbackPlace } from './gap-text.ts';
import { type Loopback, loopbacksOf } from './leaks.ts';
import type { AnalysedNetwork, Finding } from './rule.ts';
import { namesOf, routerName, some } from './words.ts';

export const code = 'broken-path';

interface Stop {
  readonly at: RouterIndex;
  readonly ingresses: readonly RouterIndex[];
}

/** Where paths to the loopback end for want of a route, with the PEs that send there and share a service. */
function stopsOf({ mpls }: AnalysedNetwork, { router }: Loopback): Stop[] {
  const unreached = mpls.unreached(router);
  if (unreached.length === 0) return [];
  const peers = new Set(mpls.judgedPeers(router));
  const stops = new Map<RouterIndex, RouterIndex[]>();
  for (const { ingress, broken } of unreached) {
    if (!peers.has(ingress)) continue;
    stops.set(broken.at, [...(stops.get(broken.at) ?? []), ingress]);
  }
  return [...stops].map(([at, ingresses]) => ({ at, ingresses })).sort((a, b) => a.at - b.at);
}

const pairsTo = ({ mpls }: AnalysedNetwork, egress: RouterIndex, from: readonly RouterIndex[]): BrokenPair[] =>
  from.map((ingress) => ({ ingress, egress, services: mpls.services(ingress, egress) }));

function barred(analysed: AnalysedNetwork, loopback: Loopback, { at, ingresses }: Stop, barrier: Barrier): Finding {
  const { network } = analysed;
  const pairs = pairsTo(analysed, loopback.router, ingresses);
  return findingAt(network, at, barrier.place.span, {
    code,
    severity: 'error',
    message: say('broken-path.table', {
      ...loopbackName(analysed, loopback),
      router: routerName(network, at),
      cause: barrier.kind === 'discard' ? 'discard' : 'filter',
      broken: brokenServices(network, pairs),
    }),
    key: `${code}:table:${routerName(network, at)}:${prefixText(loopback.prefix)}`,
    prefix: prefixText(loopback.prefix),
    broken: pairs,
    affected: namesOf(network, ingresses),
    related: [loopbackPlace(analysed, loopback)],
  });
}

/** No border lets the external route up. */
function keptBack(analysed: AnalysedNetwork, loopback: Loopback, stops: readonly Stop[]): Finding[] {
  const { network, simulation } = analysed;
  const ingresses = stops.flatMap((stop) => stop.ingresses).sort((a, b) => a - b);
  if (ingresses.length === 0) return [];
  const borders = simulation.keptExternal(loopback.prefix);
  const [first] = borders;
  if (first === undefined) return [];
  const section = (router: RouterIndex) => network.routers[router]?.device.isis[0]?.section.span;
  const place = section(first);
  if (!place) return [];
  const pairs = pairsTo(analysed, loopback.router, ingresses);
  return [
    findingAt(network, first, place, {
      code,
      severity: 'error',
      message: say('broken-path.external', {
        ...loopbackName(analysed, loopback),
        borders: some(borders, (border) => routerName(network, border)),
        broken: brokenServices(network, pairs),
      }),
      key: `${code}:external:${routerName(network, loopback.router)}:${prefixText(loopback.prefix)}`,
      prefix: prefixText(loopback.prefix),
      broken: pairs,
      affected: namesOf(network, ingresses),
      related: [
        loopbackPlace(analysed, loopback),
        ...borders.slice(1).flatMap((border) => {
          const span = section(border);
          return span ? [relatedAt(network, border, span, say('broken-path.external-here'))] : [];
        }),
      ],
    }),
  ];
}

export const brokenByTables = (analysed: AnalysedNetwork): Finding[] =>
  loopbacksOf(analysed).flatMap((loopback) => {
    const stops = stopsOf(analysed, loopback);
    const own = stops.map((stop) => ({ stop, barrier: analysed.simulation.barrier(stop.at, loopback.prefix) }));
    const found = own.flatMap(({ stop, barrier }) =>
      barrier && barrier.kind !== 'undecided' ? [barred(analysed, loopback, stop, barrier)] : [],
    );
    const rest = own.filter(({ barrier }) => !barrier).map(({ stop }) => stop);
    return [...found, ...keptBack(analysed, loopback, rest)];
  });
