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

/** Pairs a finding names; so many nobody reads, and each finding would hold them. */
export const PAIRS = 100;

/** Each once: the first of them in router order, by name, and how many there are beyond those. */
function namedPairs({ routers }: Network, broken: readonly BrokenPair[]): Pick<Finding, 'pairs' | 'morePairs'> {
  const found = [...new Set(broken.map(({ ingress, egress }) => ingress * routers.length + egress))];
  const shown = found.sort((a, b) => a - b).slice(0, PAIRS);
  const name = (router: RouterIndex): string => routers[router]?.name ?? '';
  const pairs = shown
    .map((pair) => [name(Math.floor(pair / routers.length)), name(pair % routers.length)] as const)
    .sort(([a, b], [c, d]) => compareText(a, c) || compareText(b, d));
  return { pairs, morePairs: found.length - shown.length };
}

/** Places a finding points at besides its own; where it has thousands, nobody reads them all. */
export const RELATED = 50;

export function findingAt(network: Network, router: RouterIndex, span: Span, given: Given): Finding {
  const { broken = [], otherBroken = 0, ...rest } = given;
  const { pairs, morePairs } = namedPairs(network, broken);
  return {
    prefix: undefined,
    affected: [],
    unnecessary: false,
    ...rest,
    related: rest.related?.slice(0, RELATED) ?? [],
    pairs,
    morePairs: otherBroken + morePairs,
    file: network.routers[router]?.device.file ?? '',
    range: spanToRange(span),
    router: network.routers[router]?.name ?? '',
  };
}

export function relatedAt(network: Network, router: RouterIndex, span: Span, message: Message): RelatedPlace {
  return { file: network.routers[router]?.device.file ?? '', range: spanToRange(span), message };
}
