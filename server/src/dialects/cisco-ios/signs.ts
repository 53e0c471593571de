/** What speaks for IOS and IOS-XE. */
import {
  addressAndMask,
  circuit,
  hostname,
  isisInterface,
  isType,
  metricStyle,
  neighbor,
  net,
  noShutdown,
  prefixList,
  redistributeIsis,
  routeMap,
  routerBgp,
  routerIsis,
  shutdown,
} from '../common/isis-signs.ts';
import { type Signs, sign } from '../signs.ts';

const ADDRESS = String.raw`\d{1,3}(?:\.\d{1,3}){3}`;
/** As printed and as typed: `interface GigabitEthernet0/1`, `int gi0/1`. `eth0` is a name of Linux. */
const INTERFACE =
  /^int\S* +(?!eth\d+$)(?:gi|te|twe|two|hu|fo|fi|fa|et|lo(?=o|\d)|tu|po|vl|se|bdi|bvi|mu|di|vi|nu|ps|ce|at|em|ap|br)[a-z-]* ?\d[\d/:.]*(?: |$)/i;

export const iosSigns: Signs = {
  headers: [/^Current configuration : \d+ bytes/, /^Using \d+ out of \d+ bytes/, /^!RANCID-CONTENT-TYPE: cisco\s*$/],
  form: 'lines',
  byFirstWord: {
    building: [sign(0.4, /^Building configuration\.\.\./i)],
    current: [sign(0.4, /^Current configuration\s*:/i)],
    version: [sign(0.2, /^version \d+\.\d+$/i)],
    service: [sign(0.3, /^service (?:timestamps|password-encryption|tcp-keepalives)/i)],
    'boot-start-marker': [sign(0.4, /./)],
    hostname,
    interface: [sign(0.35, INTERFACE)],
    ip: [
      addressAndMask,
      circuit,
      prefixList,
      sign(0.25, /^ip access-list (?:standard|extended) \S+/i),
      sign(0.25, new RegExp(`^ip route (?:vrf \\S+ )?${ADDRESS} ${ADDRESS} `, 'i')),
      sign(0.25, /^ip vrf \S+/i),
      sign(0.2, /^ip (?:cef|classless|subnet-zero|forward-protocol nd|bgp-community new-format)$/i),
    ],
    ipv6: [sign(0.2, /^ipv6 (?:unicast-routing|cef|router isis\b|address \S+)/i)],
    no: [noShutdown, sign(0.1, /^no (?:ip address|ip domain.lookup|ip http server|auto-summary)\b/i)],
    shutdown,
    isis: [isisInterface],
    net,
    'is-type': [isType, sign(0.2, /^is-type level-2(?:-only)?$/i)],
    'metric-style': metricStyle,
    redistribute: [redistributeIsis, sign(0.2, /^redistribute isis (?:\S+ )?ip level-\d into level-\d/i)],
    'passive-interface': [sign(0.15, /^passive-interface \S+/i)],
    router: [routerIsis, routerBgp, sign(0.3, /^router (?:ospf|eigrp) \w+$/i)],
    neighbor: [neighbor],
    'route-map': routeMap,
    match: [sign(0.1, /^match (?:ip address|tag|interface|route-type)\b/i)],
    'access-list': [sign(0.25, /^access-list \d+ (?:permit|deny|remark) /i)],
    'address-family': [sign(0.2, /^address-family (?:vpnv[46]|ipv[46] vrf \S+)/i)],
    'exit-address-family': [sign(0.2, /./)],
    vrf: [sign(0.3, /^vrf (?:definition|forwarding) \S+/i)],
    rd: [sign(0.1, /^rd \S+:\d+/i)],
    mpls: [sign(0.2, /^mpls (?:ip|ldp|label protocol)\b/i)],
    key: [sign(0.25, /^key chain \S+/i)],
    line: [sign(0.2, /^line (?:con|vty|aux) \d/i)],
    l2vpn: [sign(0.2, /^l2vpn (?:xconnect|vfi) context/i)],
    xconnect: [sign(0.2, new RegExp(`^xconnect ${ADDRESS} \\d+`, 'i'))],
  },
};
