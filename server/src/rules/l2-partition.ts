/** The level-2 backbone falls into pieces (RFC 1195). */
import { say } from '../messages/catalogue.ts';
import { physicalParts } from '../mpls/analyse.ts';
import { areasOf } from './areas.ts';
import { findingAt, relatedAt } from './finding.ts';
import { areTwoDomains, bySize, certainlyApart, type Piece, pieceNames, pieceOf } from './partitions.ts';
import type { AnalysedNetwork, Finding, Rule } from './rule.ts';
import { routerName, someRouters } from './words.ts';

const code = 'l2-partition';

/** Level-2 neighbors within one area that has its way to the backbone do not need level 2 themselves. */
function isInsideArea(analysed: AnalysedNetwork, piece: Piece, main: Piece): boolean {
  return areasOf(analysed).all.some(
    (area) =>
      piece.routers.every((router) => area.routers.has(router)) &&
      main.routers.some((router) => area.routers.has(router)),
  );
}

function report(analysed: AnalysedNetwork, piece: Piece, main: Piece): Finding[] {
  const { network, simulation } = analysed;
  const [first] = piece.component.speakers;
  const speaker = network.speakers[first ?? -1];
  const other = network.speakers[main.component.speakers[0] ?? -1];
  if (!speaker || !other) return [];
  const speakerOf = (link: number, end: number): number | undefined => network.links[link]?.attachments[end]?.speaker;
  const between = simulation.failedAdjacencies.find(({ link, ends, levels }) => {
    const both = ends.map((end) => speakerOf(link, end) ?? -1);
    return (
      levels.includes(2) &&
      both.some((each) => piece.component.speakers.includes(each)) &&
      both.some((each) => main.component.speakers.includes(each))
    );
  });
  const routerAt = (link: number, end: number): string =>
    routerName(network, network.speakers[speakerOf(link, end) ?? -1]?.router ?? -1);
  return [
    findingAt(network, speaker.router, speaker.instance.section.span, {
      code,
      severity: 'error',
      message: say('l2-partition', {
        piece: someRouters(network, piece.routers),
        main: someRouters(network, main.routers),
        between: between?.ends.map((end) => routerAt(between.link, end)) ?? [],
      }),
      key: `${code}:${pieceNames(network, piece)[0] ?? ''}`,
      affected: pieceNames(network, piece),
      related: [relatedAt(network, other.router, other.instance.section.span, say('partition.other'))],
    }),
  ];
}

export const l2Partition: Rule = {
  code,
  severity: 'error',
  documentation: {
    title: 'The level-2 backbone is split',
    whatItFinds:
      'Level-2 routers of one physical network that no chain of level-2 adjacencies joins. Not meant are two domains: a router has an instance in each, or they speak BGP in autonomous systems of their own.',
    whyItMatters:
      'Level 2 has to be contiguous: a path between areas may not cross a level-1 area on its way. Areas attached to different pieces learn nothing of each other, even where a physical path through level 1 exists.',
    howToMend: 'Run level 2 on the links between the pieces, or correct the adjacency that does not come up.',
    sources: ['RFC 1195', 'D3', 'D31'],
  },
  check: (analysed) => {
    const { network, simulation } = analysed;
    const part = physicalParts(network);
    const byPart = new Map<number, Piece[]>();
    for (const component of simulation.components) {
      if (component.level !== 2) continue;
      const piece = pieceOf(network, component);
      const key = part(piece.routers[0] ?? 0);
      // A router without any neighbor is isolated; its links say why.
      if (component.speakers.length > 1) byPart.set(key, [...(byPart.get(key) ?? []), piece]);
    }
    return [...byPart.values()].flatMap((pieces) => {
      const [main] = [...pieces].sort(bySize);
      if (!main) return [];
      return certainlyApart(pieces)
        .filter((piece) => !areTwoDomains(network, piece, main) && !isInsideArea(analysed, piece, main))
        .flatMap((piece) => report(analysed, piece, main));
    });
  },
};
