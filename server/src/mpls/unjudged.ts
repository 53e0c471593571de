/** Why a pair of PEs is not judged. Never a fault: unknown is not broken. */

import { type IpPrefix, prefixText } from '../base/ip.ts';
import type { Knowledge } from '../isis/results.ts';
import { say } from '../messages/catalogue.ts';
import type { Message } from '../messages/message.ts';
import type { Network } from '../model/network.ts';
import type { LspVerdict } from './analysis.ts';

/** Names as the command line gives them. */
export const UNJUDGED_REASONS = [
  /** The packets travel in IPv6 (D47). */
  'srv6-not-judged',
  /** The sessions run over IPv6 (D36). */
  'ipv6-not-judged',
  /** A policy sets the route targets (D24). */
  'route-targets-unknown',
  /** Segment routing carries the labels (D37). */
  'sr-mpls-not-judged',
  /** Segment-routing policies are made on demand (D29). */
  'sr-policy-not-judged',
  /** A tunnel may carry what links do not (D29). */
  'tunnel-unknown',
  /** A reflector puts itself as next hop into VPN routes (D23). */
  'next-hop-not-judged',
  /** Two routers have the egress's address. */
  'two-versions',
  /** A policy asks for what only the router can answer. */
  'policy-unknown',
  /** Routes of other protocols or instances are redistributed into IS-IS (D50). */
  'redistribution-unknown',
  /** Routers, links or addresses are in no file (D31). */
  'incomplete-network',
] as const;

export type UnjudgedReason = (typeof UNJUDGED_REASONS)[number];

export function reasonOfUnknown({
  undecided,
  unread,
}: Extract<Knowledge, { readonly state: 'unknown' }>): UnjudgedReason {
  if (undecided.length > 0) return 'policy-unknown';
  return unread.length > 0 ? 'redistribution-unknown' : 'incomplete-network';
}

/** In words, for people. */
export function unjudgedMessage(
  { routers }: Network,
  { reason, at }: Extract<LspVerdict, { readonly state: 'unknown' }>,
  prefix: IpPrefix | undefined,
): Message {
  return say('unjudged', {
    reason,
    router: at === undefined ? undefined : routers[at]?.name,
    prefix: prefix && prefixText(prefix),
  });
}
