/**
 * Whether a text is configuration of IOS, by its content. Commands of IOS count for it, each kind
 * once; words that only other systems use decide against it; and most lines have to begin like
 * commands, so that prose and logs that quote some are not taken for one.
 */
import { iosInterfaces } from './interface-names.ts';

interface Sign {
  readonly name: string;
  readonly weight: number;
  readonly pattern: RegExp;
}

const sign = (name: string, weight: number, pattern: RegExp): Sign => ({ name, weight, pattern });

const ADDRESS = String.raw`\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}`;

/** By first word in lower case, in the form after abbreviation. */
const SIGNS: ReadonlyMap<string, readonly Sign[]> = new Map([
  ['building', [sign('show-run', 0.4, /^Building configuration\.\.\./i)]],
  ['current', [sign('show-run', 0.4, /^Current configuration\s*:/i)]],
  ['version', [sign('version', 0.2, /^version \d+\.\d+\s*$/i)]],
  ['service', [sign('service', 0.3, /^service (?:timestamps|password-encryption|tcp-keepalives)/i)]],
  ['boot-start-marker', [sign('boot', 0.4, /./)]],
  ['hostname', [sign('hostname', 0.15, /^hostname \S+\s*$/i)]],
  [
    'ip',
    [
      sign('address', 0.35, new RegExp(`^ip addr?e?s?s? ${ADDRESS}\\s+${ADDRESS}`, 'i')),
      sign('circuit', 0.35, /^ip router? isis\b/i),
      sign('prefix-list', 0.25, /^ip prefix-list \S+ (?:seq \d+ )?(?:permit|deny) /i),
      sign('access-list', 0.25, /^ip access-list (?:standard|extended) \S+/i),
      sign('static', 0.25, new RegExp(`^ip route (?:vrf \\S+ )?${ADDRESS} ${ADDRESS} `, 'i')),
      sign('vrf', 0.25, /^ip vrf \S+/i),
      sign('cef', 0.2, /^ip (?:cef|classless|subnet-zero|forward-protocol nd)\s*$/i),
    ],
  ],
  ['no', [sign('off', 0.1, /^no (?:shut(?:down)?|ip address|ip domain.lookup|ip http server|auto-summary)\b/i)]],
  ['shutdown', [sign('off', 0.1, /^shutdown\s*$/i)]],
  ['isis', [sign('isis', 0.3, /^isis (?:metric|circuit-type|network point|tag|priority|authentication|password)/i)]],
  ['net', [sign('net', 0.3, /^net \d\d(?:\.[\da-f]{4})+\.00\s*$/i)]],
  ['is-type', [sign('instance', 0.2, /^is-type level-/i)]],
  ['metric-style', [sign('instance', 0.2, /^metric-style (?:wide|narrow|transition)/i)]],
  ['redistribute', [sign('leak', 0.35, /^redistribute isis (?:\S+ )?ip level-\d into level-\d/i)]],
  ['passive-interface', [sign('passive', 0.15, /^passive-interface \S+/i)]],
  ['router', [sign('router', 0.3, /^router (?:isis(?: \S+)?|bgp \d+|ospf \d+)\s*$/i)]],
  ['neighbor', [sign('neighbor', 0.2, /^neighbor \S+ remote-as \d+/i)]],
  ['route-map', [sign('route-map', 0.25, /^route-map \S+ (?:permit|deny) \d+/i)]],
  ['match', [sign('match', 0.1, /^match (?:ip address|tag|interface|route-type)\b/i)]],
  ['access-list', [sign('access-list', 0.25, /^access-list \d+ (?:permit|deny|remark) /i)]],
  ['vrf', [sign('vrf', 0.3, /^vrf (?:definition|forwarding) \S+/i)]],
  ['rd', [sign('rd', 0.1, /^rd \S+:\d+/i)]],
  ['mpls', [sign('mpls', 0.2, /^mpls (?:ip|ldp|label protocol)\b/i)]],
  ['key', [sign('key', 0.25, /^key chain \S+/i)]],
  ['l2vpn', [sign('l2vpn', 0.2, /^l2vpn (?:xconnect|vfi) context/i)]],
  ['xconnect', [sign('l2vpn', 0.2, new RegExp(`^xconnect ${ADDRESS} \\d+`, 'i'))]],
]);

/** Words that IOS does not have and its neighbours do. */
const FOREIGN: readonly RegExp[] = [
  /^!+ ?IOS[ -]?XR/i,
  /^!RANCID-CONTENT-TYPE: (?!cisco\s*$)/i,
  /^(?:route-policy|end-policy|prefix-set|end-set|community-set|end-group)\b/,
  /^ipv4 (?:address \d|unnumbered |access-list |access-group )/i,
  /^interface (?:MgmtEth|Bundle-Ether|TenGigE\d|tunnel-te|\S+ l2transport$)/i,
  /^router static$/,
  /^(?:feature (?:isis|bgp|ospf|mpls|bfd|lldp|interface-vlan|udld|ssh|nxapi|fabric)|vdc \S+|boot nxos)/,
  /^! ?Command: show/,
  /^! device: /,
  /^(?:is-type level-2\s*$|redistribute isis level-\d into|vrf instance \S|address-family (?:vpn-ipv[46]|evpn)\b)/,
  /^(?:isis enable \S|service routing protocols model|daemon TerminAttr|transceiver qsfp|spanning-tree mode mstp$)/,
  /^(?:frr version|frr defaults|log syslog|service integrated-vtysh-config|vtysh)/,
  /^(?:sysname|undo |network-entity|is-level|isis enable$)/,
  /^(?:set (?:system|interfaces|protocols|policy-options|routing-instances|version|routing-options) |set \/)/,
  /^(?:echo "|exit all$)/,
  /^(?:#!|```|<\?xml|<html|\[[\w ."-]+\]\s*$)/,
];

/** In one expression: every line of every file is asked. */
const IS_FOREIGN = new RegExp(FOREIGN.map(({ source }) => source).join('|'), 'i');

/** Blocks of Junos, nginx, C and their like. */
const BRACE_LINE = /(?:[{};]|^\})\s*$/;

/** Commands before an abbreviation can be one, e.g. `int gi0/1`, `ip add`. */
const INTERFACE = /^int(?:e(?:r(?:f(?:a(?:ce?)?)?)?)?)?\s+([A-Za-z-]+)\s*(\d\S*)/i;

/** First words that begin lines of IOS configurations, modelled or not. */
const FIRST_WORDS = new Set(
  `aaa access-class access-list access-session address-family aggregate-address alias allowas-in archive area area-password arp
  authentication auto-summary bandwidth banner bfd bgp boot boot-end-marker boot-start-marker bridge-domain building call-home
  carrier-delay cdp channel-group class class-map clns clock clock-period continue control-plane controller crypto current
  default default-information default-router delay deny description dialer distance distribute-list domain-password
  dot1q duplex enable encapsulation end ethernet exec-timeout exit exit-address-family exit-vrf export flow hello
  history hold-queue hostname import interface ip ipv6 is-type isis keepalive key key-string line lldp load-interval log-adjacency-changes
  logging login match maximum-paths media-type member metric metric-style mls mpls mtu multilink neighbor net network no ntp
  passive-interface password permit platform policy-map port-channel ppp priority privilege pseudowire-class radius rd
  redistribute redundancy remark route-map route-target router router-id segment-routing send-community service service-policy
  set set-attached-bit set-overload-bit shutdown snmp snmp-server source spanning-tree speed standby stopbits subject-name
  summary-address switchport synchronous tacacs template transport tunnel username version vlan vpn vrf vtp xconnect l2 l2vpn
  negotiation secret quit enrollment certificate seq`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Words people shorten; other lines are judged by their full first word. */
const SHORT = /^(?:int|inter|desc|shut|encap|neigh|red|sum|pass|host|access-l|addr|exi|conf|rou|vrf|ena|sw|ser|log)/;
const BLOB = /^(?:[0-9A-F]{8}\s*)+$/i;

const isIosLine = (word: string, line: string): boolean =>
  FIRST_WORDS.has(word) || SHORT.test(word) || /^\d+ (?:permit|deny)\b/.test(line);

const LENGTH_ADDRESS = /^ip address \d[\d.]+\/\d+/;

/** 0 … 1. */
export function recogniseIos(text: string): number {
  const seen = new Set<string>();
  let score = 0;
  let lines = 0;
  let likely = 0;
  let braces = 0;
  const style = { lengths: 0, oneBlank: 0, deeper: 0 };
  let inRouter = false;
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = raw.trim();
    if (line === '' || line === '!') continue;
    if (IS_FOREIGN.test(line)) return 0;
    if (line.startsWith('!') || BLOB.test(line)) continue;
    lines++;
    if (BRACE_LINE.test(line)) braces++;
    const indent = raw.length - raw.trimStart().length;
    if (indent === 0) inRouter = line.startsWith('router ');
    else if (inRouter && line.startsWith('interface ')) return 0;
    else if (indent === 1) style.oneBlank++;
    else style.deeper++;
    if (LENGTH_ADDRESS.test(line)) style.lengths++;
    const space = line.indexOf(' ');
    const word = (space < 0 ? line : line.slice(0, space)).toLowerCase();
    const isInterface = word.startsWith('int') ? INTERFACE.exec(line) : null;
    if (isInterface && iosInterfaces.canonical(`${isInterface[1]}${isInterface[2]}`)) {
      likely++;
      if (!seen.has('interface')) score += 0.35;
      seen.add('interface');
      continue;
    }
    if (isIosLine(word, line)) likely++;
    for (const { name, weight, pattern } of SIGNS.get(word) ?? []) {
      if (seen.has(name) || !pattern.test(line)) continue;
      seen.add(name);
      score += weight;
    }
  }
  if (braces * 5 > lines) return 0;
  // Addresses with a length under two or three blanks are written by NX-OS and EOS.
  if (style.lengths > 0 && style.oneBlank === 0 && style.deeper > 0 && !seen.has('address')) return 0;
  // Banners and certificates are text too; prose has far fewer lines that begin like commands.
  return likely * 2 >= lines ? Math.min(1, score) : 0;
}
