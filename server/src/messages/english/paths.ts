/** English words of label-switched paths: where they end, and why they are not judged. */
import type { Message, Render } from '../message.ts';

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
  'policy-unknown': (router, prefix) =>
    `a policy that these files cannot decide may let ${prefix} through to ${router}`,
  'incomplete-network': (router, prefix) => `routers that are in no file may carry ${prefix} to ${router}`,
};

export const pathMessages = {
  unjudged: ({ reason, router, prefix }: Unjudged): string =>
    UNJUDGED[reason](router ?? 'a router', prefix ?? 'the loopback'),
  'path.not-judged': ({ because }: { readonly because: Message }, render: Render): string =>
    `Not judged: ${render(because)}.`,
};
