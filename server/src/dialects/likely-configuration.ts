/**
 * Whether a text that is of no known dialect is some router's configuration all the same, so that leaving it aside is
 * said (coverage). A cheap look over the systems there are, none of them known well; nothing is read by it.
 */

/** What a plain search for IS-IS finds, in any text and within words (`router isis4`): such a file is never passed over in silence. */
const ISIS =
  /router[ \t]+isis|protocols[ \t]+isis|isis[ \t]+enable|\bprotocols[ \t]*\{(?:[^{}]*\s)?isis\b|^[ \t]*isis[ \t]*\{/im;

/** Kinds of line that configurations of most systems have, and hardly any other text has several of. */
const KINDS: readonly RegExp[] = [
  /^[ \t]*(?:hostname|sysname|switchname|host-name|set system host-name|set system name)[ \t]+\S/m,
  /^[ \t]*(?:set[ \t]+)?interfaces?(?:[ \t]+\{|[ \t]+["\w-]+\d)/m,
  /^[ \t]*(?:(?:ip|ipv4|ipv6)[ \t]+address[ \t]+[\da-f]|address[ \t]+"?\d+\.\d+\.\d+\.\d+\/|set[ \t]+interfaces[ \t].*\baddress\b)/m,
  /^[ \t]*(?:set[ \t]+)?(?:router[ \t]+\w|routing-options|policy-options|protocols[ \t]|bgp[ \t]+\d|ospf[ \t]+\d|isis\b|mpls\b)/m,
  /^(?:[ \t]*(?:route-map|route-policy|ip prefix-list|prefix-list|access-list|route-target|vrf|vlan)[ \t]+\S)/m,
  /^[ \t]*(?:no|undo)[ \t]+\w/m,
  /^(?:Building configuration|Current configuration|version \d+\.\d|frr version|!Software Version|# TiMOS|ASA Version)/im,
  /^[ \t]*(?:line vty|user-interface|username|snmp-server|snmp-agent|ntp server|aaa)\b/m,
];
const ENOUGH_KINDS = 3;

/** The first line that speaks of IS-IS; undefined where none does. */
export const isisLine = (text: string): string | undefined => lineOf(text, ISIS);

/** The line that makes the text look like a configuration: one that speaks of IS-IS, else one of several kinds. */
export function configurationLine(text: string): string | undefined {
  const isis = isisLine(text);
  if (isis !== undefined) return isis;
  const found = KINDS.filter((kind) => kind.test(text));
  return found.length >= ENOUGH_KINDS && found[0] ? lineOf(text, found[0]) : undefined;
}

function lineOf(text: string, pattern: RegExp): string | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const start = text.lastIndexOf('\n', match.index) + 1;
  return text
    .slice(start)
    .trimStart()
    .split(/[\r\n]/, 1)[0]
    ?.trim();
}
