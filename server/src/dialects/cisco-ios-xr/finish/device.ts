/** From the draft to the Device. */
import type { Device, UnreadableLine } from '../../../model/device.ts';
import type { StructureIndex } from '../../../model/structures.ts';
import type { LdpSettings, Pseudowire, Vrf } from '../../../model/vpn.ts';
import type { SyntaxTree } from '../../../syntax/tree.ts';
import { aggregatesOf } from '../../common/aggregates.ts';
import { labelFiltersOf } from '../../common/label-filters.ts';
import { fileStem, layoutOf } from '../../common/layout.ts';
import { xrBehaviour } from '../behaviour.ts';
import type { DeviceDraft } from '../draft/device.ts';
import type { LdpDraft } from '../draft/ldp.ts';
import type { PolicySource } from '../rpl/lower.ts';
import { sectionsOf } from '../sections.ts';
import { finishBgp } from './bgp.ts';
import { finishInterface } from './interfaces.ts';
import { finishIsis } from './isis.ts';
import { policyParts } from './policies.ts';

const ldpOf = (ldp: LdpDraft): LdpSettings => ({
  enabled: true,
  protocolIsLdp: true,
  routerId: ldp.routerId,
  labelFilters: labelFiltersOf(ldp),
  // XR does not do longest match (D26).
  longestMatch: false,
});

const vrfsOf = ({ vrfs, bgp }: DeviceDraft): readonly Vrf[] =>
  [...vrfs.values()].map(({ policies, ...vrf }) => ({
    ...vrf,
    rd: vrf.rd ?? bgp?.distinguishers.get(vrf.name),
    targetsFromPolicy: policies.size > 0,
    ...(bgp?.srv6.has('all') || bgp?.srv6.has(vrf.name) ? { overSrv6: true as const } : {}),
  }));

/** Pseudowires over MPLS; one of a class that is not defined is of the default kind. */
function pseudowiresOf({ l2vpn }: DeviceDraft): readonly Pseudowire[] {
  return [...l2vpn.holders.values()].flatMap(({ name, interface: attachment, wires }) =>
    wires
      .filter(({ className }) => l2vpn.classes.get(className ?? '')?.overMpls ?? true)
      .map(({ peer, pwId, span }) => ({ peer, vcId: pwId, attachment: attachment ?? name, span })),
  );
}

export function finishDevice(
  draft: DeviceDraft,
  policies: ReadonlyMap<string, PolicySource>,
  structures: StructureIndex,
  unreadable: readonly UnreadableLine[],
  tree: SyntaxTree,
  file: string,
): Device {
  const aggregates = aggregatesOf(draft.interfaces.values());
  return {
    file,
    dialect: 'cisco-ios-xr',
    behaviour: xrBehaviour,
    hostname: draft.hostname,
    logicalRouter: undefined,
    name: draft.hostname?.value ?? fileStem(file),
    interfaces: [...draft.interfaces.values()].map((each) => finishInterface(draft, each, aggregates)),
    isis: [...draft.isis.values()].map((instance) => finishIsis(draft, instance)),
    ...policyParts(draft, policies),
    accessLists: [...draft.accessLists.values()].map(({ name, entries, section }) => ({
      name,
      kind: 'standard',
      entries: [...entries].sort(([a], [b]) => a - b).map(([, entry]) => entry),
      section,
    })),
    keyChains: [...draft.keyChains.values()].map(({ name, keys, section }) => ({
      name,
      keys: [...keys.values()].map(({ id, secret }) => ({ id, secret })),
      section,
    })),
    vrfs: vrfsOf(draft),
    bgp: draft.bgp && finishBgp(draft.bgp),
    ldp: ldpOf(draft.ldp),
    pseudowires: pseudowiresOf(draft),
    srPolicies: { endpoints: [...draft.srEndpoints.values()], onDemand: draft.srColors.size > 0 },
    staticRoutes: draft.staticRoutes,
    structures,
    unreadable,
    layout: { ...layoutOf(tree), sections: sectionsOf(draft) },
  };
}
