/** English words of findings about networks in pieces, and about what of a network is in no file. */
import { countOf, joined, type Some, someNames, verb } from './words.ts';

/** Routers of a piece, and of the largest one. */
type Pieces = { readonly piece: Some; readonly main: Some };

export const pieceMessages = {
  'l1-area-partition': ({ area, piece, main }: Pieces & { readonly area: string }): string =>
    `Area ${area} is split: ${someNames(piece)} and ${someNames(main)} have the area address in common and no level-1 path between them. Traffic between the pieces leaves the area, if it gets through at all. Join them at level 1, or give one piece another area address.`,
  'l2-partition': ({
    piece,
    main,
    between,
  }: Pieces & {
    /** Routers on a link between the pieces that are no neighbors; empty where there is none. */
    readonly between: readonly string[];
  }): string => {
    const failing = between.length > 0 ? ` ${joined(between)} share a link but do not become level-2 neighbors.` : '';
    return `The level-2 backbone is split: ${someNames(piece)} cannot reach ${someNames(main)} over level-2 links.${failing} Areas behind the two pieces do not learn each other's prefixes. Join them by links on which both ends run level 2.`;
  },
  'partition.other': (): string => 'the other piece',

  'incomplete-network': ({ ends }: { readonly ends: Some }): string => {
    const count = countOf(ends);
    return `The far end of ${someNames(ends)} is in no file here. Whether prefixes and leaks that come ${verb(count, 'this way', 'these ways')} are missing is unknown and not reported. Add the ${verb(count, 'router', 'routers')} at the other end to have it judged.`;
  },
  'incomplete-network.end': (): string => 'no file has the far end of this link',
};
