/**
 * Whether a text is configuration of Junos, in braces or as `set` lines, by its content. Statements of
 * Junos count for it, each kind once; words that only other systems use decide against it.
 */

interface Sign {
  readonly name: string;
  readonly weight: number;
  readonly pattern: RegExp;
}

const sign = (name: string, weight: number, pattern: RegExp): Sign => ({ name, weight, pattern });

const SECTIONS =
  'system|interfaces|protocols|policy-options|routing-options|routing-instances|chassis|security|firewall|snmp|groups|logical-systems|class-of-service|forwarding-options';
const PORT = String.raw`(?:[gxef]e|et|so|t[13]|e[13]|gr|lt|irb|ae|lo|fxp|em|vlan|st|me)(?:-\d+/\d+/\d+(?::\d+)?|\d*)`;

const SIGNS: readonly Sign[] = [
  sign('commit', 0.5, /^## Last (?:commit|changed):/),
  sign('version', 0.2, /^(?:set )?version "?\d+\.\d+\w[\w.-]*"?;?$/),
  sign('host', 0.5, /^host-name \S+;/),
  sign('section', 0.3, new RegExp(`^(?:${SECTIONS}) \\{`)),
  sign('group', 0.2, /^apply-groups [\w[]/),
  sign('unit', 0.4, /^unit \d+ \{/),
  sign('family', 0.4, /^family (?:inet|inet6|iso|mpls)(?: \{|;)/),
  sign('address', 0.2, /^address [\d.:a-f]+\/\d+(?:;| \{)/),
  sign('isis', 0.3, /^isis \{/),
  sign('level', 0.3, /^level [12] (?:\{|disable;|wide-metrics-only;)/),
  sign('point-to-point', 0.2, /^point-to-point;/),
  sign('policy', 0.5, /^(?:policy-statement|prefix-list) \S+ \{/),
  sign('route-filter', 0.5, /^route-filter \S+ (?:exact|orlonger|longer|upto|through|prefix-length-range)/),
  sign('instance', 0.5, /^(?:instance-type (?:vrf|virtual-router|l2vpn|vpls|evpn);|vrf-target \S+;)/),
  sign('port', 0.3, new RegExp(`^${PORT} \\{`)),
  sign('interface', 0.2, new RegExp(`^interface ${PORT}(?:\\.\\d+)?(?: \\{|;)`)),
  sign('inactive', 0.3, /^(?:inactive|protect|replace): [\w-]/),
  sign('set-host', 0.6, /^set (?:groups \S+ )?system host-name [^'\s]+$/),
  sign('set-section', 0.3, new RegExp(`^(?:set|delete|deactivate) (?:${SECTIONS}) `)),
  sign(
    'set-unit',
    0.5,
    new RegExp(
      `^set (?:\\S+ \\S+ )?interfaces ${PORT} (?:unit \\d+|description|mtu|disable|flexible-vlan-tagging|vlan-tagging)`,
    ),
  ),
  sign(
    'set-isis',
    0.5,
    /^set (?:\S+ \S+ )?protocols isis (?:interface|level|export|overload|reference-bandwidth|source-packet-routing)/,
  ),
  sign('set-policy', 0.6, /^set (?:\S+ \S+ )?policy-options (?:policy-statement|prefix-list|community) \S+/),
  sign('set-bgp', 0.4, /^set (?:\S+ \S+ )?protocols bgp group \S+/),
  sign('set-instance', 0.5, /^set (?:\S+ \S+ )?routing-instances \S+ /),
  sign(
    'set-options',
    0.4,
    /^set (?:\S+ \S+ )?routing-options (?:router-id|autonomous-system|static route|aggregate route)/,
  ),
];

/** Lines of systems whose text looks alike: VyOS, SR OS and SR Linux, PAN-OS, nginx, BIND, programs, and IOS-like ones. */
const FOREIGN = new RegExp(
  [
    '^set (?:interfaces (?:ethernet|loopback|bridge|bonding|dummy|tunnel|openvpn|wireguard|vti) |deviceconfig )',
    '^set (?:network interface |interface |/ )',
    "^set .*'[^']*'$",
    String.raw`^(?:ethernet|loopback|dummy) \w+ \{$`,
    String.raw`^(?:configure \{|server \{|location [~=/]|upstream \w+ \{|zone "|subnet [\d.]+ netmask)`,
    String.raw`^(?:hostname [^;\s]+$|interface [^;\s]+$|router (?:isis|bgp|ospf)|ip address |ipv4 address |!|route-map |route-policy )`,
    '^(?:#include|const |let |var |function |package |resource ")',
  ].join('|'),
);

/** Lines of a statement in braces, or of configuration mode. */
const LIKELY =
  /(?:[{};]\s*(?:#.*|\/\*.*\*\/)?$)|^(?:set|delete|deactivate|activate|insert|edit|top)\b|^[\w./-]+ ?\[|\]/;
const COMMENT = /^(?:#|\/\*|\*)/;
/** What a session leaves around a configuration. */
const TRANSCRIPT = /^(?:\[edit[^\]]*\]|\{(?:master|backup|primary|secondary)[^}]*\}|[\w.-]+@[\w.-]+[>#%].*)$/;

/** 0 … 1. */
export function recogniseJunos(text: string): number {
  const seen = new Set<string>();
  let score = 0;
  let lines = 0;
  let likely = 0;
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = raw.trim();
    if (line === '' || TRANSCRIPT.test(line)) continue;
    // Several statements may stand on a line.
    for (const statement of line.split(/(?<=[{;])\s+/)) {
      for (const { name, weight, pattern } of SIGNS) {
        if (seen.has(name) || !pattern.test(statement)) continue;
        seen.add(name);
        score += weight;
      }
    }
    if (COMMENT.test(line)) continue;
    if (FOREIGN.test(line)) return 0;
    lines++;
    if (LIKELY.test(line)) likely++;
  }
  return likely * 3 >= lines * 2 ? Math.min(1, score) : 0;
}
