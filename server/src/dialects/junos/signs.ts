/** What speaks for Junos, in braces and as `set` lines. */
import { type Sign, type Signs, sign } from '../signs.ts';

const SECTIONS =
  'system|interfaces|protocols|policy-options|routing-options|routing-instances|chassis|security|firewall|snmp|groups|logical-systems|class-of-service|forwarding-options';
const PORT = String.raw`(?:[gxef]e|et|so|t[13]|e[13]|gr|lt|irb|ae|lo|fxp|em|vlan|st|me)(?:-\d+/\d+/\d+(?::\d+)?|\d*)`;
/** Words in front of a path: `groups NAME`, `logical-systems NAME`. */
const OUTER = String.raw`^set (?:\S+ \S+ )?`;

const section: readonly Sign[] = [sign(0.3, new RegExp(`^(?:${SECTIONS}) \\{`))];
const port: readonly Sign[] = [sign(0.3, new RegExp(`^${PORT} \\{`))];
const inactive: readonly Sign[] = [sign(0.3, /^(?:inactive|protect|replace): [\w-]/)];
const instance: readonly Sign[] = [
  sign(0.5, /^(?:instance-type (?:vrf|virtual-router|l2vpn|vpls|evpn);|vrf-target \S+;)/),
];
const policy: readonly Sign[] = [sign(0.5, /^(?:policy-statement|prefix-list) \S+ \{/)];
const setSection = sign(0.3, new RegExp(`^(?:set|delete|deactivate) (?:${SECTIONS}) `));

export const junosSigns: Signs = {
  headers: [/^## Last (?:commit|changed): \d/, /^[#!]RANCID-CONTENT-TYPE: (?:juniper|junos)/],
  form: 'braces',
  byFirstWord: {
    ...Object.fromEntries(SECTIONS.split('|').map((name) => [name, section])),
    ...Object.fromEntries(
      'ge xe et fe ee so t e gr lt irb ae lo fxp em vlan st me'.split(' ').map((name) => [name, port]),
    ),
    version: [sign(0.2, /^version "?\d+\.\d+\w[\w.-]*"?;$/)],
    'host-name': [sign(0.5, /^host-name \S+;/)],
    'apply-groups': [sign(0.2, /^apply-groups [\w[]/)],
    unit: [sign(0.4, /^unit \d+ \{/)],
    family: [sign(0.4, /^family (?:inet|inet6|iso|mpls)(?: \{|;)/)],
    address: [sign(0.2, /^address [\d.:a-f]+\/\d+(?:;| \{)/)],
    isis: [sign(0.3, /^isis \{/)],
    level: [sign(0.3, /^level [12] (?:\{|disable;|wide-metrics-only;)/)],
    'point-to-point': [sign(0.2, /^point-to-point;/)],
    'policy-statement': policy,
    'prefix-list': policy,
    'route-filter': [sign(0.5, /^route-filter \S+ (?:exact|orlonger|longer|upto|through|prefix-length-range)/)],
    'instance-type': instance,
    'vrf-target': instance,
    interface: [sign(0.2, new RegExp(`^interface ${PORT}(?:\\.\\d+)?(?: \\{|;)`))],
    inactive,
    protect: inactive,
    replace: inactive,
    delete: [setSection],
    deactivate: [setSection],
    set: [
      setSection,
      sign(0.2, /^set version \d+\.\d+\w[\w.-]*$/),
      sign(0.6, /^set (?:groups \S+ )?system host-name [^'\s]+$/),
      sign(
        0.5,
        new RegExp(
          `${OUTER}interfaces ${PORT} (?:unit \\d+|description|mtu|disable|flexible-vlan-tagging|vlan-tagging)`,
        ),
      ),
      sign(
        0.5,
        new RegExp(
          `${OUTER}protocols isis (?:interface|level|export|overload|reference-bandwidth|source-packet-routing)`,
        ),
      ),
      sign(0.6, new RegExp(`${OUTER}policy-options (?:policy-statement|prefix-list|community) \\S+`)),
      sign(0.4, new RegExp(`${OUTER}protocols bgp group \\S+`)),
      sign(0.5, new RegExp(`${OUTER}routing-instances \\S+ `)),
      sign(0.4, new RegExp(`${OUTER}routing-options (?:router-id|autonomous-system|static route|aggregate route)`)),
    ],
  },
};
