/** What speaks for EOS. */
import {
  addressAndLength,
  family,
  hostname,
  isisFamily,
  isisInterface,
  isType,
  isTypeLevel2,
  mplsLdp,
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

/** What only EOS writes. */
const OWN = 0.6;

export const eosSigns: Signs = {
  headers: [
    /^!RANCID-CONTENT-TYPE: arista/,
    /^! device: .+EOS-\d/,
    /^! boot system flash:/,
    /^! Command: show (?:running|startup)-config/,
  ],
  form: 'lines',
  indentation: { blanks: 3, weight: 0.3 },
  byFirstWord: {
    isis: [
      isisInterface,
      sign(OWN, /^isis enable [^\s\d]\S*$/),
      sign(0.3, /^isis enable \S+$/),
      sign(0.3, /^isis (?:passive|circuit-type level-2)$/),
    ],
    service: [sign(OWN, /^service routing protocols model \S/)],
    daemon: [sign(OWN, /^daemon TerminAttr\b/)],
    'event-handler': [sign(0.4, /^event-handler \S+$/)],
    transceiver: [sign(OWN, /^transceiver qsfp default-mode\b/)],
    'spanning-tree': [sign(0.4, /^spanning-tree mode (?:mstp|none|rapid-pvst)$/)],
    management: [sign(OWN, /^management (?:api|security|ssh|console)\b/)],
    redistribute: [redistributeIsis],
    mpls: [mplsLdp, sign(OWN, /^mpls ldp (?:interface|igp sync)$/), sign(0.2, /^mpls ip$/)],
    'node-segment': [sign(OWN, /^node-segment ipv[46] index \d+/)],
    'address-family': [isisFamily, family, sign(0.5, /^address-family (?:vpn-ipv[46]|evpn)$/)],
    vrf: [sign(0.4, /^vrf instance \S+$/)],
    no: [noShutdown, sign(0.3, /^no switchport$/), sign(OWN, /^no aaa root$/)],
    shutdown,
    neighbor: [neighbor, sign(0.3, /^neighbor \S+ peer group(?: \S+)?$/)],
    interface: [
      sign(
        0.3,
        /^interface (?:Ethernet\d+(?:\/\d+){0,3}|Management\d+(?:\/\d+)?|Port-Channel\d+|Loopback\d+)(?:\.\d+)?$/,
      ),
      sign(0.2, /^interface (?:Management\d|Port-Channel\d|Vxlan1$)/),
    ],
    ip: [
      addressAndLength,
      prefixList,
      sign(0.2, /^ip routing(?: vrf \S+)?$/),
      sign(0.25, /^ip virtual-router mac-address/),
    ],
    'is-type': [isType, isTypeLevel2],
    router: [routerIsis, routerBgp, sign(0.3, /^router general$/)],
    hostname,
    net,
    'route-map': routeMap,
    'router-id': [sign(0.1, /^router-id ipv4 \d/)],
  },
};
