/** From the draft to the Device. */
import type { Device, UnreadableLine } from '../../../model/device.ts';
import type { RoutePolicy } from '../../../model/policy.ts';
import type { StructureIndex } from '../../../model/structures.ts';
import type { LdpSettings, Vrf } from '../../../model/vpn.ts';
import type { SyntaxTree } from '../../../syntax/tree.ts';
import { aggregatesOf } from '../../common/aggregates.ts';
import { labelFiltersOf } from '../../common/label-filters.ts';
import { fileStem, layoutOf } from '../../common/layout.ts';
import type { DeviceDraft } from '../draft/device.ts';
import type { LdpDraft } from '../draft/ldp.ts';
import type { Platform } from '../platform.ts';
import { finishBgp } from './bgp.ts';
import { finishInterface } from './interfaces.ts';
import { finishIsis } from './isis.ts';

function routePoliciesOf(draft: DeviceDraft): readonly RoutePolicy[] {
  return [...draft.routeMaps].map(([name, clauses]) => ({
    name,
    clauses: [...clauses.values()].sort((a, b) => a.sequence - b.sequence),
  }));
}

const ldpOf = (ldp: LdpDraft): LdpSettings => ({
  enabled: ldp.enabled && !ldp.shutdown,
  protocolIsLdp: ldp.protocolIsLdp,
  routerId: ldp.routerId,
  labelFilters: labelFiltersOf(ldp),
  // None of these systems does longest match (D26).
  longestMatch: false,
});

const vrfsOf = (draft: DeviceDraft): readonly Vrf[] =>
  [...draft.vrfs.values()].map(({ policies, evpn, importTargets, exportTargets, ...vrf }) => {
    const overMpls = draft.bgp?.evpnOverMpls ?? false;
    return {
      ...vrf,
      importTargets: overMpls ? [...importTargets, ...evpn.importTargets] : importTargets,
      exportTargets: overMpls ? [...exportTargets, ...evpn.exportTargets] : exportTargets,
      targetsFromPolicy: policies.size > 0,
    };
  });

export function finishDevice(
  platform: Platform,
  draft: DeviceDraft,
  structures: StructureIndex,
  unreadable: readonly UnreadableLine[],
  tree: SyntaxTree,
  file: string,
): Device {
  const aggregates = aggregatesOf(draft.interfaces.values());
  return {
    file,
    dialect: platform.dialect,
    behaviour: platform.behaviour,
    hostname: draft.hostname,
    logicalRouter: undefined,
    name: draft.hostname?.value ?? fileStem(file),
    interfaces: [...draft.interfaces.values()].map((each) => finishInterface(platform, draft, each, aggregates)),
    isis: [...draft.isis.values()].map((instance) => finishIsis(platform, draft, instance)),
    routePolicies: routePoliciesOf(draft),
    prefixLists: [...draft.prefixLists.values()],
    accessLists: [...draft.accessLists.values()],
    keyChains: [...draft.keyChains.values()].map(({ name, keys, section }) => ({
      name,
      keys: [...keys.values()],
      section,
    })),
    vrfs: vrfsOf(draft),
    bgp: draft.bgp && finishBgp(draft, draft.bgp),
    ldp: ldpOf(draft.ldp),
    pseudowires: platform.pseudowiresOf(draft),
    staticRoutes: draft.staticRoutes,
    structures,
    unreadable,
    layout: layoutOf(tree),
  };
}
