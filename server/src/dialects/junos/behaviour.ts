/** What Junos does where the standard is silent or leaves a choice. Each line names where that is known from. */
import type { VendorBehaviour } from '../../model/behaviour.ts';

export const junosBehaviour: VendorBehaviour = {
  vendor: 'Junos',
  words: {
    routePolicy: 'policy-statement',
    prefixList: 'prefix-list',
    accessList: 'prefix-list',
    updateSource: 'local-address',
    net: 'set interfaces lo0 unit 0 family iso address',
    levels: 'level 1 disable and level 2 disable',
    leak: 'export',
    redistribute: 'export',
  },
  // Junos IS-IS user guide, "IS-IS route leaking": level-1 internal routes go into level 2 by default (D12).
  upDistribution: 'default',
  // The same guide: level-2 routes go into level 1 where an export policy accepts them (D13).
  downDistribution: 'configured',
  // Junos IS-IS user guide, `passive`: the interface's own metric; lo0 is advertised with 0 (D8).
  passivePrefixMetric: 'circuit',
  // Junos IS-IS user guide, `metric`: 10 (D8).
  defaultCircuitMetric: 10,
  // Junos IS-IS user guide, `metric`, "Default metric values for routes exported into IS-IS": 10 for aggregates (D16).
  summaryMetric: { fixed: 10 },
  // An aggregate route is in the routing table with next hop reject or discard (D16).
  summaryDiscardRoute: true,
  // D17: the attached bit is set while some other area is reachable.
  attachedCondition: 'other-area-reachable',
  // Printed by a router: the attached bit of an overloaded border is followed (D17).
  usesAttachedOfOverloaded: true,
  // Junos IS-IS user guide: level-1 external routes enter level 2 by policy only (D12).
  externalGoesUp: false,
  // Junos CLI reference, `overload`: the attached bit is cleared unless `allow-route-leaking` (D17).
  overloadClearsAttached: true,
  // A routing instance has an IS-IS of its own.
  mergesInstances: false,
  // Junos routing protocols overview, default preferences: static 5, IS-IS internal level 1 15, level 2 18.
  distance: { static: 5, isis: { 1: 15, 2: 18 } },
  // A policy that is named and not defined fails the commit; a configuration that names one lets nothing pass here.
  undefinedPolicy: 'deny-all',
  undefinedFilter: 'deny-all',
  // Junos load balancing: up to 16 equal paths are kept for a route.
  // Junos IS-IS guide, `hello-padding`: up to 1492 octets, whatever the MTU.
  hellosPaddedTo: 1492,
  defaultMaximumPaths: 16,
  // Junos MPLS VPN guide: VPN routes need a path to their next hop in inet.3, and stay hidden without one (D30).
  vpnOverDefault: 'hidden',
};
