/**
 * Whether a text is configuration of IOS-XR, by its content. Words that XR has and its neighbours do not
 * count for it, each kind once; words that only other systems use decide against it; and most lines have
 * to begin like commands of XR, so that prose and logs that quote some are not taken for one.
 */
import { xrModes } from './commands/global.ts';

interface Sign {
  readonly name: string;
  readonly weight: number;
  readonly pattern: RegExp;
}

const sign = (name: string, weight: number, pattern: RegExp): Sign => ({ name, weight, pattern });

/** Rack, slot, instance and port. */
const PORT = String.raw`\d+\/(?:\d+|(?:RSP|RP)\d+)\/(?:\d+|CPU\d+)\/\d+`;

const SIGNS: readonly Sign[] = [
  sign('header', 1, /^!! ?IOS[ -]?XR/i),
  sign('archive', 0.6, /^!RANCID-CONTENT-TYPE: cisco-xr/i),
  sign('change', 0.3, /^!! Last configuration change at /i),
  sign('prompt', 0.3, /^RP\/\d+\/(?:RSP|RP)?\d+\/CPU\d+:/),
  sign('address', 0.4, /^(?:interface \S+ )?ipv4 address \d/i),
  sign('ipv4', 0.3, /^ipv4 (?:unnumbered|access-list|access-group) \S/i),
  sign('switched', 0.3, /^interface \S+ l2transport$/),
  sign('policy', 0.4, /^route-policy \S+$|^route-policy [\w.-]+ ?\(/),
  sign('policy-end', 0.4, /^end-policy$/),
  sign('set', 0.4, /^(?:prefix|community|extcommunity|as-path|rd|tag|large-community)-set \S/),
  sign('set-end', 0.3, /^end-set$/),
  sign('group-end', 0.4, /^end-group$/),
  sign('bundle', 0.4, /^interface (?:Bundle-Ether|MgmtEth|tunnel-(?:te|ip|mte))/i),
  sign('port', 0.3, new RegExp(`^interface (?:preconfigure )?[A-Za-z]+ ?${PORT}`, 'i')),
  sign('propagate', 0.5, /^propagate level [12] into level [12] /),
  sign('static', 0.4, /^router static$/),
  sign('path', 0.6, /^router isis \S+ (?:interface|address-family|net|is-type) /),
  sign('target', 0.3, /^(?:import|export) route-target$/),
  sign('router', 0.1, /^router (?:isis \S+|bgp \d\S*)$/),
  sign('family', 0.1, /^address-family (?:ipv4|ipv6) unicast$/),
  sign('net', 0.1, /^net \d\d(?:\.[\da-f]{4})+\.00$/i),
  sign('hostname', 0.1, /^hostname \S+$/i),
  sign('ldp', 0.2, /^mpls ldp$/),
  sign('l2vpn', 0.3, /^(?:xconnect group|bridge group|p2p) \S+$/),
];

/** An interface in the section of a protocol: what IOS and its like write under the interface. */
const SUB_BLOCK = 0.5;
const PROTOCOL = /^(?:router (?:isis|ospf|ospfv3)|mpls ldp)\b/;

/** Words that XR does not have and its neighbours do. */
const FOREIGN: readonly RegExp[] = [
  /^ip (?:address \d|router isis|route \d|prefix-list |cef\b|vrf |routing$|ospf )/,
  /^(?:feature (?:isis|bgp|ospf|mpls|bfd|lldp|interface-vlan|udld|ssh|nxapi|fabric)|vdc \S+|boot nxos)/,
  /^! ?Command: show/,
  /^! device: /,
  /^(?:isis (?:enable|metric|circuit-type|network) |service routing protocols model|daemon TerminAttr|vrf definition )/,
  /^(?:frr version|frr defaults|log syslog|service integrated-vtysh-config|vtysh)/,
  /^(?:sysname|undo |network-entity|is-level|isis enable$)/,
  /^(?:set (?:system|interfaces|protocols|policy-options|routing-instances|version|routing-options) )/,
  /^(?:echo "|exit all$)/,
  /^(?:#!|```|<\?xml|<html|\[[\w ."-]+\]\s*$)/,
];

/** In one expression: every line of every file is asked. */
const IS_FOREIGN = new RegExp(FOREIGN.map(({ source }) => source).join('|'), 'i');

/** Blocks of Junos, nginx, C and their like. */
const BRACE_LINE = /(?:[{};]|^\})\s*$/;

/** First words of all commands, modelled or not, and those of sets and sessions. */
const FIRST_WORDS: ReadonlySet<string> = new Set([
  ...xrModes.flatMap(({ start }) => [...start.keywords.keys()]),
  ...['no', 'end', 'exit', 'root', 'commit', 'end-set', 'end-policy', 'end-group', 'building', 'conf', 'int'],
]);

const SET_ENTRY =
  /^(?:#|\d|\*|'|(?:ios|dfa)-regex |neighbor-is |passes-through |originates-from |length |unique-length )/;

/** 0 … 1. */
export function recogniseXr(text: string): number {
  const seen = new Set<string>();
  let score = 0;
  let lines = 0;
  let likely = 0;
  let braces = 0;
  let inProtocol = false;
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = raw.trim();
    if (line === '' || line === '!') continue;
    if (IS_FOREIGN.test(line)) return 0;
    const isComment = line.startsWith('!');
    if (!isComment) {
      lines++;
      if (BRACE_LINE.test(line)) braces++;
      const space = line.indexOf(' ');
      const word = (space < 0 ? line : line.slice(0, space)).toLowerCase();
      if (FIRST_WORDS.has(word) || SET_ENTRY.test(line) || line.startsWith('RP/')) likely++;
    }
    const indented = raw.length > raw.trimStart().length;
    if (!indented && !isComment) inProtocol = PROTOCOL.test(line);
    else if (inProtocol && /^interface \S/.test(line) && !seen.has('sub-block')) {
      seen.add('sub-block');
      score += SUB_BLOCK;
    }
    for (const { name, weight, pattern } of SIGNS) {
      if (seen.has(name) || !pattern.test(line)) continue;
      seen.add(name);
      score += weight;
    }
  }
  if (braces * 5 > lines) return 0;
  return likely * 2 >= lines ? Math.min(1, score) : 0;
}
