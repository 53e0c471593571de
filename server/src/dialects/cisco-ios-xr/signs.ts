/** What speaks for IOS-XR. */
import {
  family,
  hostname,
  inIsis,
  ipv6Address,
  isisFamily,
  isType,
  isTypeLevel2Only,
  loopback,
  metricStyle,
  mplsLdp,
  net,
  noShutdown,
  overload,
  routerBgp,
  routerIsis,
  routerOspf,
  shutdown,
} from '../common/isis-signs.ts';
import { type Signs, sign } from '../signs.ts';

/** Rack, slot, instance and port. */
const PORT = String.raw`\d+\/(?:\d+|(?:RSP|RP)\d+)\/(?:\d+|CPU\d+)\/\d+`;
/** In the section of a protocol: what IOS and its like write under the interface. */
const IN_PROTOCOL = /^(?:router (?:isis|ospf|ospfv3)|mpls ldp)\b/i;

const sets = [sign(0.4, /^(?:prefix|community|extcommunity|as-path|rd|tag|large-community)-set \S/)];

export const xrSigns: Signs = {
  headers: [
    /^!! ?IOS[ -]?XR Configuration\b/i,
    /^!RANCID-CONTENT-TYPE: cisco-xr/i,
    /^RP\/\d+\/(?:RSP|RP)?\d+\/CPU\d+:/,
  ],
  form: 'lines',
  indentation: { blanks: 1, weight: 0.1 },
  byFirstWord: {
    interface: [
      loopback,
      sign(0.4, /^interface \S+ ipv4 address \d/i),
      sign(0.3, /^interface \S+ l2transport$/i),
      sign(0.4, /^interface (?:Bundle-Ether|MgmtEth|tunnel-(?:te|ip|mte))/i),
      sign(0.3, new RegExp(`^interface (?:preconfigure )?[A-Za-z]+ ?${PORT}`, 'i')),
      sign(0.5, /^interface [A-Z]\S*\d$/i, IN_PROTOCOL),
    ],
    ipv6: [ipv6Address],
    no: [noShutdown],
    ipv4: [sign(0.4, /^ipv4 address \d/i), sign(0.3, /^ipv4 (?:unnumbered|access-list|access-group) \S/i)],
    'route-policy': [sign(0.4, /^route-policy (?:\S+$|[\w.-]+ ?\()/)],
    advertise: [inIsis(0.4, /^advertise passive-only$/)],
    'end-policy': [sign(0.4, /^end-policy$/)],
    'prefix-set': sets,
    'community-set': sets,
    'extcommunity-set': sets,
    'as-path-set': sets,
    'rd-set': sets,
    'tag-set': sets,
    'large-community-set': sets,
    'end-set': [sign(0.3, /^end-set$/)],
    'end-group': [sign(0.4, /^end-group$/)],
    propagate: [sign(0.5, /^propagate level [12] into level [12] /)],
    router: [
      routerIsis,
      routerBgp,
      routerOspf,
      sign(0.5, /^router static$/),
      sign(0.6, /^router isis \S+ (?:interface|address-family|net|is-type) /),
    ],
    import: [sign(0.3, /^import route-target$/)],
    export: [sign(0.3, /^export route-target$/)],
    'set-overload-bit': overload,
    'flex-algo': [inIsis(0.2, /^flex-algo \d+$/)],
    'segment-routing': [inIsis(0.4, /^segment-routing srv6$/)],
    'micro-segment': [sign(0.4, /^micro-segment behavior /)],
    'prefix-unreachable': [inIsis(0.4, /./)],
    'neighbor-group': [sign(0.4, /^neighbor-group \S+$/)],
    commit: [sign(0.3, /^commit$/)],
    'is-type': [isType, isTypeLevel2Only],
    'metric-style': metricStyle,
    'address-family': [isisFamily, family],
    net,
    hostname,
    shutdown,
    mpls: [mplsLdp],
    xconnect: [sign(0.3, /^xconnect group \S+$/)],
    bridge: [sign(0.3, /^bridge group \S+$/)],
    p2p: [sign(0.3, /^p2p \S+$/)],
  },
};
