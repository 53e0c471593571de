/** Builds findings with what most of them leave empty. */
import { type Span, spanToRange } from '../base/text.ts';
import type { Message } from '../messages/message.ts';
import type { Network, RouterIndex } from '../model/network.ts';
import type { Finding, RelatedPlace } from './rule.ts';

type Given = Pick<Finding, 'code' | 'severity' | 'message' | 'key'> &
  Partial<Pick<Finding, 'prefix' | 'affected' | 'related' | 'unnecessary'>>;

/** Places a finding points at besides its own; where it has thousands, nobody reads them all. */
export const RELATED = 50;

export function findingAt(network: Network, router: RouterIndex, span: Span, given: Given): Finding {
  return {
    prefix: undefined,
    affected: [],
    related: [],
    unnecessary: false,
    ...given,
    ...(given.related && given.related.length > RELATED ? { related: given.related.slice(0, RELATED) } : {}),
    file: network.routers[router]?.device.file ?? '',
    range: spanToRange(span),
    router: network.routers[router]?.name ?? '',
  };
}

export function relatedAt(network: Network, router: RouterIndex, span: Span, message: Message): RelatedPlace {
  return { file: network.routers[router]?.device.file ?? '', range: spanToRange(span), message };
}
