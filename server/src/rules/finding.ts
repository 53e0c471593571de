/** Builds findings with what most of them leave empty. */
import { type Span, spanToRange } from '../base/text.ts';
import type { Network, RouterIndex } from '../model/network.ts';
import type { Finding, RelatedPlace } from './rule.ts';

type Given = Pick<Finding, 'code' | 'severity' | 'message' | 'key'> &
  Partial<Pick<Finding, 'prefix' | 'affected' | 'related' | 'unnecessary'>>;

export function findingAt(network: Network, router: RouterIndex, span: Span, given: Given): Finding {
  return {
    prefix: undefined,
    affected: [],
    related: [],
    unnecessary: false,
    ...given,
    file: network.routers[router]?.device.file ?? '',
    range: spanToRange(span),
    router: network.routers[router]?.name ?? '',
  };
}

export function relatedAt(network: Network, router: RouterIndex, span: Span, message: string): RelatedPlace {
  return { file: network.routers[router]?.device.file ?? '', range: spanToRange(span), message };
}
