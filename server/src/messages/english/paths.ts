/** English words of label-switched paths: where they end, and why they are not judged. */
import type { Message, Render } from '../message.ts';
import { joined } from './words.ts';

type UnjudgedReason =
  | 'srv6-not-judged'
  | 'ipv6-not-judged'
  | 'route-targets-unknown'
  | 'sr-mpls-not-judged'
  | 'sr-policy-not-judged'
  | 'tunnel-unknown'
  | 'next-hop-not-judged'
  | 'two-versions'
  | 'policy-unknown'
  | 'redistribution-unknown'
  | 'incomplete-network';

/** A type, not an interface: arguments of messages are plain data by name. */
type Unjudged = {
  readonly reason: UnjudgedReason;
  /** Where the path cannot be followed; some router where it is not known which. */
  readonly router?: string | undefined;
  readonly prefix?: string | undefined;
};

const UNJUDGED: Readonly<Record<UnjudgedReason, (router: string, prefix: string) => string>> = {
  'srv6-not-judged': () => 'the VPN is carried by SRv6, which is not judged',
  'ipv6-not-judged': () => 'the BGP sessions of the VPN run over IPv6, which is not judged',
  'route-targets-unknown': () => 'a policy sets the route targets, so it is not known whether they share a VPN',
  'sr-mpls-not-judged': () => 'segment routing carries the labels, which is not judged',
  'sr-policy-not-judged': (router) => `${router} makes segment-routing policies on demand`,
  'tunnel-unknown': (router) => `traffic-engineering tunnels of ${router} may carry what the links do not`,
  'next-hop-not-judged': (router) => `${router} sets itself as next hop of VPN routes`,
  'two-versions': (router, prefix) => `${router} has ${prefix} configured as well`,
  'redistribution-unknown': (router, prefix) =>
    `a redistribution of routes that are in no file may bring ${prefix} to ${router}`,
  'policy-unknown': (router, prefix) =>
    `a policy that these files cannot decide may let ${prefix} through to ${router}`,
  'incomplete-network': (router, prefix) => `routers that are in no file may carry ${prefix} to ${router}`,
};

type At = { readonly router: string; readonly prefix: string };

type Hop = At & {
  /** Class of the route, as the command line names it. */
  readonly type: string;
  readonly metric: number;
  readonly next: string;
  readonly interface: string;
};

const ROUTE: Readonly<Record<string, string>> = {
  connected: 'directly connected',
  L1: 'a level-1 route',
  L2: 'a level-2 route',
  'L1-IA': 'a route leaked from level 2 into level 1',
  static: 'a static route',
  'external-L1': 'an external level-1 route',
  'external-L2': 'an external level-2 route',
  summary: 'its own summary',
  default: 'the default route',
};

type Carrier = 'ldp' | 'te-tunnel' | 'bgp-labelled-unicast' | 'same-router';

const CARRIER: Readonly<Record<Carrier, string>> = {
  ldp: 'over LDP',
  'te-tunnel': 'through a traffic-engineering tunnel',
  'bgp-labelled-unicast': 'through BGP labelled unicast',
  'same-router': 'without leaving the router',
};

const INSTEAD = {
  'summary-only': 'has only a summary for',
  'default-only': 'has only a default route for',
  none: 'has no route for',
} as const;

export const pathMessages = {
  unjudged: ({ reason, router, prefix }: Unjudged): string =>
    UNJUDGED[reason](router ?? 'a router', prefix ?? 'the loopback'),
  'path.not-judged': ({ because }: { readonly because: Message }, render: Render): string =>
    `Not judged: ${render(because)}.`,
  'path.no-route': ({ router, prefix }: At): string =>
    `${router} has no exact route for ${prefix}, so it has no label for it.`,
  'path.hop': ({ router, prefix, type, metric, next, interface: on }: Hop): string =>
    `${router} knows ${prefix} as ${ROUTE[type] ?? type}, metric ${metric}, and sends it to ${next} over ${on}.`,
  'path.ldp-off': ({ router, interface: on }: { readonly router: string; readonly interface: string }): string =>
    `LDP is off on ${router} ${on}: no label is exchanged on this link.`,
  'path.label-filter': ({ router, prefix }: At): string =>
    `A label filter on ${router} withholds the label for ${prefix}.`,
  'path.complete': ({ router, prefix }: At): string => `${router} owns ${prefix}: the label-switched path is complete.`,
  'path.carried': ({ from, to, by }: { readonly from: string; readonly to: string; readonly by: Carrier }): string =>
    `${from} reaches ${to} ${CARRIER[by]}.`,

  /** Where a path ends, in half a sentence. */
  'break.no-route': ({ router, prefix, state }: At & { readonly state: keyof typeof INSTEAD }): string =>
    `${router} ${INSTEAD[state]} ${prefix}`,
  'break.ldp-off': ({ ends }: { readonly ends: readonly string[] }): string => `LDP is off on ${joined(ends)}`,
  'break.label-filter': ({ router, prefix }: At): string =>
    `a label filter on ${router} withholds the label of ${prefix}`,
  'break.partial': ({ at }: { readonly at: Message }, render: Render): string =>
    `${render(at)}; another of the equal-cost paths works`,
  'break.down': ({ router }: { readonly router: string }): string => `${router} is down`,
};
