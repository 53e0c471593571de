/** What IOS does where the standard leaves room. Each line names where that is known from. */
import type { VendorBehaviour } from '../../model/behaviour.ts';

export const iosBehaviour: VendorBehaviour = {
  vendor: 'IOS',
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
  // Cisco IS-IS command reference, `redistribute isis ip`: level 1 enters level 2 without configuration (D12).
  upDistribution: 'default',
  // The same command leaks level 2 into level 1 where it is configured (D13).
  downDistribution: 'configured',
  // Printed by routers: a passive loopback is advertised with metric 0 (D8).
  passivePrefixMetric: 0,
  // Cisco IS-IS command reference, `isis metric`: 10 (D8).
  defaultCircuitMetric: 10,
  // Cisco IS-IS command reference, `summary-address`: the smallest metric of the more specific routes (D16).
  summaryMetric: 'lowest-contributor',
  // Printed by routers: `i su` to Null0 on the router that summarises (D16).
  summaryDiscardRoute: true,
  // RFC 1195 and the attached bit as IOS sets it: some other area is reachable at level 2 (D17).
  attachedCondition: 'other-area-reachable',
  // Assumption, named in D17: a default towards an overloaded border would be transit, so its bit is not followed.
  usesAttachedOfOverloaded: false,
  // Cisco IS-IS command reference, `redistribute isis ip`: all level-1 routes go up (D12).
  externalGoesUp: true,
  // Assumption: overload leaves the attached bit alone (D17).
  overloadClearsAttached: false,
  // Cisco IS-IS configuration guide, multiarea support: one instance does level 2, all others are level-1 areas of it (D48).
  mergesInstances: true,
  // Cisco, administrative distance: static 1, IS-IS 115.
  distance: { static: 1, isis: { 1: 115, 2: 115 } },
  // A redistribution whose route-map is not defined redistributes nothing (D21).
  undefinedPolicy: 'deny-all',
  // A match on a list that is not defined matches everything (D21).
  undefinedFilter: 'permit-all',
  // Cisco IS-IS command reference, `maximum-paths`: four.
  hellosPaddedTo: 'mtu',
  defaultMaximumPaths: 4,
  // Cisco MPLS troubleshooting: the VPN route resolves over the default route, which has no label (D30).
  vpnOverDefault: 'unlabelled',
};
