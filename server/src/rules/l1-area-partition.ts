/** One area address on level-1 islands that no level-1 link joins. */

import { say } from '../messages/catalogue.ts';
import { areaText } from '../model/net-text.ts';
import type { Network, RouterIndex } from '../model/network.ts';
import { physicalParts } from '../mpls/analyse.ts';
import { type Area, areasOf } from './areas.ts';
import { findingAt, relatedAt } from './finding.ts';
import { areTwoDomains, bySize, certainlyApart, type Piece, pieceNames, pieceOf } from './partitions.ts';
import type { AnalysedNetwork, Finding, Rule } from './rule.ts';
import { someRouters } from './words.ts';

const code = 'l1-area-partition';

function addressesOf(network: Network, { component }: Piece): string[] {
  return [...new Set(component.speakers.flatMap((index) => network.speakers[index]?.areas ?? []))];
}

/**
 * Borders that call themselves attached whatever they see let several places share one area address on purpose: all
 * that is not local goes to them. A summary would still draw traffic of the other places.
 */
function hasWayOut({ simulation }: AnalysedNetwork, router: RouterIndex, area: Area | undefined): boolean {
  const borders = (area?.borders ?? []).map(({ instance }) => instance);
  return (
    borders.some(({ attachedSend }) => attachedSend === 'always') &&
    borders.every(({ summaries }) => summaries.length === 0) &&
    simulation.routes(router).some(({ type }) => type === 'default')
  );
}

/** Routers that depend on the area: they have no level-2 neighbor to reach the other pieces by, nor another way out. */
function hasDependents(analysed: AnalysedNetwork, { component, routers }: Piece): boolean {
  const { all, inBackbone } = areasOf(analysed);
  const area = all.find((each) => each.component === component);
  return routers.some((router) => !inBackbone.has(router) && !hasWayOut(analysed, router, area));
}

function report(network: Network, address: string, piece: Piece, main: Piece): Finding[] {
  const speaker = network.speakers[piece.component.speakers[0] ?? -1];
  const other = network.speakers[main.component.speakers[0] ?? -1];
  const net = speaker?.instance.nets.find(({ value }) => value.area === address);
  const otherNet = other?.instance.nets.find(({ value }) => value.area === address);
  if (!speaker || !net) return [];
  return [
    findingAt(network, speaker.router, net.span, {
      code,
      severity: 'error',
      message: say('l1-area-partition', {
        area: areaText(address),
        piece: someRouters(network, piece.routers),
        main: someRouters(network, main.routers),
      }),
      key: `${code}:${address}:${pieceNames(network, piece)[0] ?? ''}`,
      affected: pieceNames(network, piece),
      related: other && otherNet ? [relatedAt(network, other.router, otherNet.span, say('partition.other'))] : [],
    }),
  ];
}

export const l1AreaPartition: Rule = {
  code,
  severity: 'error',
  documentation: {
    title: 'A level-1 area is split',
    whatItFinds:
      'Routers of one physical network that have an area address in common and stand in level-1 islands without a level-1 path between them. Not meant are two domains: a router has an instance in each, or they speak BGP in autonomous systems of their own; nor islands whose borders always set the attached bit and summarise nothing.',
    whyItMatters:
      'An area is meant to be one piece. Routers in one island reach the other one over the backbone at best; a summary of the area, advertised by borders of both islands, drops part of its traffic.',
    howToMend: 'Repair the level-1 link between the islands, or give one of them an area address of its own.',
    sources: ['D1', 'D31', 'RFC 1195'],
  },
  check: (analysed) => {
    const { network, simulation } = analysed;
    const part = physicalParts(network);
    const byAddress = new Map<string, { address: string; pieces: Piece[] }>();
    for (const component of simulation.components) {
      // Alone at level 1 stand backbone routers that kept their default, and routers whose links say why.
      if (component.level !== 1 || component.speakers.length < 2) continue;
      const piece = pieceOf(network, component);
      for (const address of addressesOf(network, piece)) {
        const key = `${part(piece.routers[0] ?? 0)} ${address}`;
        const known = byAddress.get(key) ?? { address, pieces: [] };
        byAddress.set(key, known);
        known.pieces.push(piece);
      }
    }
    return [...byAddress.values()].flatMap(({ address, pieces }) => {
      const [main] = [...pieces].sort(bySize);
      if (!main) return [];
      // Where all are level-1-2 routers with a level-2 neighbor, level 2 joins what level 1 does not.
      return certainlyApart(pieces)
        .filter((piece) => !areTwoDomains(network, piece, main))
        .filter((piece) => hasDependents(analysed, piece) || hasDependents(analysed, main))
        .flatMap((piece) => report(network, address, piece, main));
    });
  },
};
