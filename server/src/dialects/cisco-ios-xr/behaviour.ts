/** What IOS-XR does where the standard leaves room. Each line names where that is known from. */
import type { VendorBehaviour } from '../../model/behaviour.ts';

export const xrBehaviour: VendorBehaviour = {
  vendor: 'IOS-XR',
  words: {
    routePolicy: 'route-policy',
    prefixList: 'prefix-set',
    accessList: 'access-list',
    updateSource: 'update-source',
    net: 'net',
    levels: 'is-type or circuit-type',
    leak: 'propagate',
    redistribute: 'redistribute',
  },
  // Cisco IOS XR IS-IS configuration guide: level 1 enters level 2 without configuration (D12).
  upDistribution: 'default',
  // Command reference, `propagate level`: level 2 enters level 1 where it is configured (D13).
  downDistribution: 'configured',
  // D8: a passive interface advertises its prefix with metric 0.
  passivePrefixMetric: 0,
  // Command reference, `metric`: 10 (D8).
  defaultCircuitMetric: 10,
  // D16: the smallest metric of the more specific routes.
  summaryMetric: 'lowest-contributor',
  // Assumption, as no manual says: as IOS, a discard route on the router that summarises (D16).
  summaryDiscardRoute: true,
  // Configuration guide, attached bit: set when the level 2 SPF finds another area, cleared when the backbone is lost (D17).
  attachedCondition: 'other-area-reachable',
  // Assumption, named in D17: a default towards an overloaded border would be transit, so its bit is not followed.
  usesAttachedOfOverloaded: false,
  // As IOS.
  externalGoesUp: true,
  overloadClearsAttached: false,
  // Configuration guide, multi-instance IS-IS: two instances are two protocols, whatever their system IDs (D48).
  mergesInstances: false,
  // Command references, `distance` and `router static`: static 1, IS-IS 115.
  distance: { static: 1, isis: { 1: 115, 2: 115 } },
  // XR refuses to commit a reference to a policy or set that is not there. Assumption for such a file: nothing passes.
  undefinedPolicy: 'deny-all',
  undefinedFilter: 'deny-all',
  // Assumption: eight, as people report; nothing is computed from it.
  hellosPaddedTo: 'mtu',
  defaultMaximumPaths: 8,
  // D30: by default XR takes a next hop of a VPN route by its /32 only.
  vpnOverDefault: 'inaccessible',
};
