/** Interface names: every way to type one leads to one canonical long form. */
import type { InterfaceKind } from '../../model/device.ts';
import type { Word } from '../../syntax/tree.ts';

interface InterfaceType {
  readonly name: string;
  readonly kind: InterfaceKind;
  /** Short forms people and show commands use; other beginnings are found by abbreviation. */
  readonly short: readonly string[];
}

const physical = (name: string, ...short: string[]): InterfaceType => ({ name, kind: 'broadcast', short });
const pointToPoint = (name: string, ...short: string[]): InterfaceType => ({ name, kind: 'point-to-point', short });

/** In the order in which an ambiguous abbreviation is decided (`Gi0`, `Te1/1`, `Fa0/0`, `Et0`). */
const TYPES: readonly InterfaceType[] = [
  physical('GigabitEthernet', 'gi', 'gig', 'ge'),
  physical('TenGigabitEthernet', 'te', 'ten', 'tengig', 'tengige'),
  physical('FastEthernet', 'fa'),
  physical('Ethernet', 'et', 'eth', 'e'),
  { name: 'Loopback', kind: 'loopback', short: ['lo', 'l'] },
  { name: 'Tunnel', kind: 'tunnel', short: ['tu', 'tun', 't'] },
  physical('TwentyFiveGigE', 'twe', 'tf', 'twentyfivegigabitethernet'),
  physical('FortyGigabitEthernet', 'fo', 'fortygige'),
  physical('FiftyGigE', 'fi', 'fiftygigabitethernet'),
  physical('HundredGigE', 'hu', 'hundredgigabitethernet'),
  physical('TwoHundredGigE', 'twoh'),
  physical('FourHundredGigE', 'fou', 'f'),
  physical('TwoGigabitEthernet', 'tw'),
  physical('FiveGigabitEthernet', 'fiv'),
  physical('AppGigabitEthernet', 'ap'),
  physical('Port-channel', 'po', 'port-channel', 'portchannel'),
  physical('Vlan', 'vl', 'v'),
  physical('BDI', 'bd', 'bdi'),
  physical('BVI', 'bv', 'bvi'),
  pointToPoint('Serial', 'se', 's', 'ser'),
  pointToPoint('POS', 'pos'),
  pointToPoint('Multilink', 'mu', 'ml'),
  pointToPoint('Dialer', 'di'),
  pointToPoint('Virtual-Template', 'vi-template', 'virtual-template', 'vt'),
  pointToPoint('Virtual-Access', 'virtual-access'),
  pointToPoint('Virtual-PPP', 'virtual-ppp'),
  pointToPoint('Async', 'as'),
  pointToPoint('Group-Async', 'group-async'),
  pointToPoint('Cellular', 'ce'),
  pointToPoint('MFR', 'mfr'),
  pointToPoint('VirtualPortGroup', 'virtualportgroup'),
  physical('ATM', 'at'),
  physical('IMA', 'im'),
  pointToPoint('CEM', 'cem'),
  physical('Null', 'nu', 'n'),
  physical('nve', 'nv'),
  physical('pseudowire', 'ps'),
  physical('Embedded-Service-Engine', 'em'),
  physical('Service-Engine', 'service-engine'),
  physical('LISP', 'li'),
  physical('Wlan-GigabitEthernet', 'wl'),
  physical('Management', 'ma'),
  physical('NVI', 'nvi'),
  physical('Bundle', 'bu'),
  physical('Dot11Radio', 'do'),
  physical('BRI', 'br'),
  physical('TokenRing', 'to'),
  physical('Fddi', 'fd'),
  physical('Hssi', 'hs'),
  physical('CCV', 'cc'),
];

const byLetters = new Map<string, InterfaceType>();
for (const type of TYPES) {
  for (const form of [type.name.toLowerCase(), ...type.short]) if (!byLetters.has(form)) byLetters.set(form, type);
}

/** Every beginning of two letters and more, so that a look-up answers for full and shortened names alike. */
for (const type of TYPES) {
  const name = type.name.toLowerCase();
  for (let length = 2; length < name.length; length++) {
    const beginning = name.slice(0, length);
    if (!byLetters.has(beginning)) byLetters.set(beginning, type);
  }
}

/** The type a word of letters names, written in full or shortened. */
const typeOf = (letters: string): InterfaceType | undefined => byLetters.get(letters.toLowerCase());

/** Letters, then slots and ports, then a subinterface: `Gi0/0/0.100`, `Serial0/1/0:0`. */
const WHOLE =
  /^([A-Za-z][A-Za-z0-9-]*?[A-Za-z])(\d+(?:\/\d+){0,4}(?::\d+)?(?:\.\d+)?)$|^([A-Za-z])(\d+(?:\/\d+){0,4}(?::\d+)?(?:\.\d+)?)$/;
const NUMBERS = /^\d+(?:\/\d+){0,4}(?::\d+)?(?:\.\d+)?$/;
const LETTERS = /^[A-Za-z][A-Za-z0-9-]*$/;

/** Canonical long form of a name written as one word; undefined when it is none. */
export function canonicalInterface(text: string): string | undefined {
  if (text.length > 64) return undefined;
  const parts = WHOLE.exec(text);
  if (!parts) return undefined;
  const type = typeOf(parts[1] ?? parts[3] ?? '');
  return type && type.name + (parts[2] ?? parts[4] ?? '');
}

/** Words that make up an interface name at `at`: 0, 1, or 2 (`GigabitEthernet 0/1`). */
export function interfaceWords(words: readonly Word[], at: number): number {
  const first = words[at]?.text ?? '';
  const second = words[at + 1]?.text;
  if (second !== undefined && NUMBERS.test(second) && LETTERS.test(first) && typeOf(first)) return 2;
  return canonicalInterface(first) === undefined ? 0 : 1;
}

export function interfaceKind(canonical: string): InterfaceKind {
  const digits = canonical.search(/\d/);
  return typeOf(digits < 0 ? canonical : canonical.slice(0, digits))?.kind ?? 'broadcast';
}
