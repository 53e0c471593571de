/**
 * Whether a text is configuration of EOS, by its content. What only EOS writes counts for it, each kind
 * once; words that only other systems use decide against it.
 */

interface Sign {
  readonly weight: number;
  readonly pattern: RegExp;
}

const sign = (weight: number, pattern: RegExp): Sign => ({ weight, pattern });

/** Of these one alone is enough. */
const OWN = 0.6;

const SIGNS: readonly Sign[] = [
  sign(OWN, /^!RANCID-CONTENT-TYPE: arista/),
  sign(OWN, /^! device: .+EOS-\d/),
  sign(OWN, /^! boot system flash:/),
  sign(OWN, /^isis enable [^\s\d]\S*\s*$/),
  sign(OWN, /^service routing protocols model \S/),
  sign(OWN, /^(?:daemon TerminAttr|transceiver qsfp default-mode|spanning-tree mode (?:mstp|none|rapid-pvst))\s*/),
  sign(OWN, /^management (?:api|security|ssh|console)\b/),
  sign(OWN, /^redistribute isis level-\d into level-\d\b/),
  sign(OWN, /^mpls ldp (?:interface|igp sync)\s*$/),
  sign(OWN, /^node-segment ipv[46] index \d+/),
  sign(0.5, /^address-family (?:vpn-ipv[46]|evpn)\s*$/),
  sign(0.4, /^vrf instance \S+\s*$/),
  sign(0.4, /^! Command: show (?:running|startup)-config/),
  sign(0.3, /^no switchport\s*$/),
  sign(0.3, /^isis enable \S+\s*$/),
  sign(0.3, /^isis (?:passive|circuit-type level-2)\s*$/),
  sign(0.3, /^neighbor \S+ peer group(?: \S+)?\s*$/),
  sign(0.3, /^interface (?:Ethernet\d+(?:\/\d+){0,3}|Management\d+(?:\/\d+)?|Port-Channel\d+)(?:\.\d+)?\s*$/),
  sign(0.2, /^ip address \d[\d.]*\/\d+(?: secondary)?\s*$/),
  sign(0.2, /^ip routing\s*$/),
  sign(0.2, /^address-family ipv[46] unicast\s*$/),
  sign(0.2, /^is-type level-(?:1|2|1-2)\s*$/),
  sign(0.1, /^router isis \S+\s*$/),
  sign(0.1, /^hostname \S+\s*$/),
];

/** Words that EOS does not have and its neighbours do. */
const FOREIGN: readonly RegExp[] = [
  /^!+ ?IOS[ -]?XR/i,
  /^!RANCID-CONTENT-TYPE: (?!arista)/i,
  /^(?:route-policy|end-policy|prefix-set|end-set|community-set)\b/,
  /^ipv4 address \d[\d.]+(?:\/\d| 255\.)/i,
  /^ip address \d[\d.]+ 255\.(?:\d+\.){2}\d+ *(?:secondary)?$/,
  /^(?:feature (?:isis|bgp|ospf|mpls|bfd|lldp|interface-vlan|udld|ssh|nxapi|fabric)|feature-set \S+|vdc \S+|boot nxos)/,
  /^version \d+\.\d+/i,
  /^(?:frr version|frr defaults|log syslog|service integrated-vtysh-config|vtysh)/,
  /^ip router isis\b/,
  /^(?:sysname|undo |network-entity|is-level|quit$|return$)/,
  /^#\s*$/,
  /^(?:set (?:system|interfaces|protocols|policy-options|routing-instances|version|routing-options) |set \/)/,
  /^(?:echo "|exit all$)/,
  /^(?:#!|```|<\?xml|<html|\[[\w ."-]+\]\s*$)/,
  /^vlan \d+\s*\{/,
];

/** In one expression: every line of every file is asked. */
const IS_FOREIGN = new RegExp(FOREIGN.map(({ source }) => source).join('|'), 'i');
/** Only lines that begin so can be a sign. */
const MAY_COUNT =
  /^(?:!|address-f|daemon|hostname|interface|ip |is-type|isis|management|mpls|neighbor|no |node-s|redist|router|service|spanning|transceiver|vrf)/;
const BRACE_LINE = /(?:[{};]|^\})\s*$/;

/** Commands are written in lower case; prose that quotes some is not. */
const COMMAND = /^(?:!|\d+ (?:permit|deny) |[a-z][a-z0-9-]*(?:\s|$))/;

/** 0 … 1. */
export function recogniseEos(text: string): number {
  const seen = new Set<Sign>();
  let score = 0;
  let lines = 0;
  let braces = 0;
  let likely = 0;
  let inRouter = false;
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = raw.trim();
    if (line === '' || line === '!') continue;
    if (IS_FOREIGN.test(line)) return 0;
    lines++;
    if (BRACE_LINE.test(line)) braces++;
    if (COMMAND.test(line)) likely++;
    if (raw === line) inRouter = line.startsWith('router ');
    else if (inRouter && /^interface [A-Z]/.test(line)) return 0;
    if (!MAY_COUNT.test(line)) continue;
    for (const each of SIGNS) {
      if (seen.has(each) || !each.pattern.test(line)) continue;
      seen.add(each);
      score += each.weight;
    }
  }
  return braces * 5 > lines || likely * 2 < lines ? 0 : Math.min(1, score);
}
