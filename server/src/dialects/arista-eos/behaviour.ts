/** What EOS does where the standard leaves room. Each line names where that is known from. */
import type { VendorBehaviour } from '../../model/behaviour.ts';

export const eosBehaviour: VendorBehaviour = {
  vendor: 'EOS',
  words: {
    routePolicy: 'route-map',
    prefixList: 'prefix-list',
    accessList: 'access-list',
    updateSource: 'update-source',
    net: 'net',
    levels: 'is-type or isis circuit-type',
    leak: 'redistribute',
    redistribute: 'redistribute',
  },
  // Printed by routers: level-1 prefixes are in the level-2 LSP without configuration (D12).
  upDistribution: 'default',
  // `redistribute isis level-2 into level-1` leaks where it is configured (D13).
  downDistribution: 'configured',
  // Printed by routers: a passive loopback is advertised with metric 10, its circuit's own (D8).
  passivePrefixMetric: 'circuit',
  // Arista user manual, `isis metric`: 10 (D8).
  defaultCircuitMetric: 10,
  // Printed by routers: a summary has its configured metric, 10 where there is none (D16).
  summaryMetric: { fixed: 10 },
  // Printed by routers: no route to Null0 for a summary (D16).
  summaryDiscardRoute: false,
  // Printed by routers: no attached bit while all level-2 neighbors are in the router's own area (D17).
  attachedCondition: 'other-area-reachable',
  // Assumption, named in D17: as on IOS, the attached bit of an overloaded border is not followed.
  usesAttachedOfOverloaded: false,
  // Assumption: as on IOS, external level-1 routes enter level 2 like internal ones (D12).
  externalGoesUp: true,
  // Assumption: as on IOS, overload leaves the attached bit alone (D17).
  overloadClearsAttached: false,
  // One instance for a VRF.
  mergesInstances: false,
  // Arista user manual, `distance` and static routes: static 1, IS-IS 115.
  distance: { static: 1, isis: { 1: 115, 2: 115 } },
  // Assumption: a redistribution whose route-map is not defined redistributes nothing, as on IOS (D21).
  undefinedPolicy: 'deny-all',
  // A match on a list that is not defined matches everything (D21).
  undefinedFilter: 'permit-all',
  // Assumption: the widest ECMP group of the platforms, which no simulated router exceeds.
  hellosPaddedTo: 'mtu',
  defaultMaximumPaths: 128,
  // The next hop of a VPN route has to be reached by a tunnel: without a label to it there is none (D30).
  vpnOverDefault: 'inactive',
};
