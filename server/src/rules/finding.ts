/** Builds findings with what most of them leave empty. */
import { type Span, spanToRange } from '../base/text.ts';
import type { Message } from '../messages/message.ts';
import type { Network, RouterIndex } from '../model/network.ts';
import { compareText } from '../model/order.ts';
import type { BrokenPair } from './broken-services.ts';
import type { Finding, RelatedPlace } from './rule.ts';

type Given = Pick<Finding, 'code' | 'severity' | 'message' | 'key'> &
  Partial<Pick<Finding, 'prefix' | 'affected' | 'related' | 'unnecessary'>> & {
    /** Pairs that are broken by what the finding is about. */
    readonly broken?: readonly BrokenPair[];
    /** Pairs beyond those. */
    readonly otherBroken?: number;
  };

const PAIRS = 100;

/** Each once, by name. */
function namedPairs({ routers }: Network, broken: readonly BrokenPair[]): Finding['pairs'] {
  const found = new Map(broken.map((pair) => [`${pair.ingress} ${pair.egress}`, pair]));
  const name = (router: RouterIndex): string => routers[router]?.name ?? '';
  return [...found.values()]
    .map(({ ingress, egress }) => [name(ingress), name(egress)] as const)
    .sort(([a, b], [c, d]) => compareText(a, c) || compareText(b, d));
}

/** Places a finding points at besides its own; where it has thousands, nobody reads them all. */
export const RELATED = 50;

export function findingAt(network: Network, router: RouterIndex, span: Span, given: Given): Finding {
  const { broken = [], otherBroken = 0, ...rest } = given;
  const pairs = namedPairs(network, broken);
  return {
    prefix: undefined,
    affected: [],
    unnecessary: false,
    ...rest,
    related: rest.related?.slice(0, RELATED) ?? [],
    pairs: pairs.slice(0, PAIRS),
    morePairs: otherBroken + Math.max(0, pairs.length - PAIRS),
    file: network.routers[router]?.device.file ?? '',
    range: spanToRange(span),
    router: network.routers[router]?.name ?? '',
  };
}

export function relatedAt(network: Network, router: RouterIndex, span: Span, message: Message): RelatedPlace {
  return { file: network.routers[router]?.device.file ?? '', range: spanToRange(span), message };
}
