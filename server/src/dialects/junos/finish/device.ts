/** From the draft to the Device. */

import { parseIpv4 } from '../../../base/ip.ts';
import type { Sourced } from '../../../base/text.ts';
import type { Device, Layout, StaticRoute, UnreadableLine } from '../../../model/device.ts';
import type { FilterReference } from '../../../model/isis.ts';
import type { PrefixList, RoutePolicy } from '../../../model/policy.ts';
import type { StructureIndex } from '../../../model/structures.ts';
import type { LabelFilter, LdpSettings, Pseudowire } from '../../../model/vpn.ts';
import { withUnreadable } from '../../common/unreadable.ts';
import { junosBehaviour } from '../behaviour.ts';
import type { DeviceDraft, StaticDraft } from '../draft/device.ts';
import { logicalInterface } from '../values.ts';
import { finishBgp } from './bgp.ts';
import { interfacesOf } from './interfaces.ts';
import { finishIsis } from './isis.ts';
import { policyOf } from './policies.ts';
import { prefixListsOf } from './prefix-lists.ts';
import { vrfsOf } from './vrfs.ts';

/** One route for each of its next hops. */
function staticRoutes(draft: StaticDraft): StaticRoute[] {
  const { prefix, instance, kind, span, nextHops, tag, discard, preference, metric } = draft;
  const hops: readonly (string | undefined)[] = nextHops.length > 0 ? nextHops : [undefined];
  return hops.map((hop): StaticRoute => {
    const address = hop === undefined ? undefined : parseIpv4(hop);
    return {
      prefix,
      vrf: instance === '' ? undefined : instance,
      tag,
      nextHop: address,
      interface: hop !== undefined && address === undefined ? logicalInterface(hop) : undefined,
      ...(kind === 'aggregate' ? { aggregate: true as const } : {}),
      ...(discard ? { discard: true as const } : {}),
      ...(preference === undefined ? {} : { distance: preference }),
      ...(metric === undefined ? {} : { metric }),
      span,
    };
  });
}

/** Policies in a row; what none of them decides is advertised. */
function labelFilter(names: readonly Sourced<string>[]): LabelFilter[] {
  const [first] = names;
  const chain = names.reduceRight<FilterReference | undefined>(
    (rest, { value, span }) => ({ kind: 'route-policy', name: value, span, otherwise: rest ?? 'permit' }),
    undefined,
  );
  return first && chain ? [{ effect: 'advertise', filter: chain, span: first.span }] : [];
}

const ldpOf = ({ ldp }: DeviceDraft): LdpSettings => ({
  enabled: ldp.present,
  protocolIsLdp: true,
  routerId: undefined,
  // `egress-policy` only adds or withholds the router's own prefixes, and the loopback is what PEs use.
  labelFilters: labelFilter(ldp.exports),
  longestMatch: ldp.longestMatch,
});

const pseudowiresOf = ({ pseudowires }: DeviceDraft): readonly Pseudowire[] =>
  pseudowires.flatMap(({ peer, attachment, vcId, span }) =>
    vcId ? [{ peer, vcId: vcId.value, attachment, span }] : [],
  );

export interface Identity {
  readonly file: string;
  /** Of the router itself; in a logical system that of the router around it. */
  readonly hostname: Sourced<string> | undefined;
  readonly name: string;
  readonly logicalRouter: string | undefined;
  readonly layout: Layout;
}

export function finishDevice(
  draft: DeviceDraft,
  structures: StructureIndex,
  unreadable: readonly UnreadableLine[],
  identity: Identity,
): Device {
  const interfaces = withUnreadable(interfacesOf(draft, parseIpv4), unreadable);
  const prefixLists = [...draft.prefixLists.values()].flatMap((list) => prefixListsOf(draft, list));
  const lists = new Map<string, readonly PrefixList[]>();
  for (const list of prefixLists) lists.set(list.name, [...(lists.get(list.name) ?? []), list]);
  const routePolicies = [...draft.policies.values()].map((policy) => policyOf({ lists, device: draft }, policy));
  const byName: ReadonlyMap<string, RoutePolicy> = new Map(routePolicies.map((policy) => [policy.name, policy]));
  return {
    ...identity,
    dialect: 'junos',
    behaviour: junosBehaviour,
    interfaces,
    isis: [...draft.isis.values()]
      .filter(({ disable }) => !disable)
      .map((isis) => finishIsis(draft, interfaces, byName, isis)),
    routePolicies,
    prefixLists,
    accessLists: [],
    keyChains: [...draft.keyChains.values()].map(({ name, keys, section }) => ({
      name,
      keys: [...keys].map(([id, { secret }]) => ({ id: Number(id), secret })),
      section,
    })),
    vrfs: vrfsOf(draft),
    bgp: draft.bgp && finishBgp(draft, interfaces, draft.bgp),
    ldp: ldpOf(draft),
    pseudowires: pseudowiresOf(draft),
    staticRoutes: draft.routes.flatMap(staticRoutes),
    structures,
    unreadable,
  };
}
