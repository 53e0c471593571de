/** Interface names of IOS-XR. */
import { type InterfaceType, interfaceNames, physical, pointToPoint } from '../common/interface-names.ts';

/** In the order in which an ambiguous abbreviation is decided (`Gi0/0/0/0`, `Te0/0/0/1`, `BE10`, `tt1`). */
const TYPES: readonly InterfaceType[] = [
  physical('GigabitEthernet', 'gi', 'gig', 'gige', 'g'),
  physical('TenGigE', 'te', 'ten', 'tengigabitethernet'),
  physical('Bundle-Ether', 'be', 'bundle-ether', 'bundle-e'),
  physical('HundredGigE', 'hu', 'hundredgigabitethernet'),
  { name: 'Loopback', kind: 'loopback', short: ['lo', 'l'] },
  { name: 'tunnel-te', kind: 'tunnel', short: ['tt', 'tu', 'tunnel-te'] },
  { name: 'tunnel-ip', kind: 'tunnel', short: ['ti', 'tunnel-ip'] },
  { name: 'tunnel-mte', kind: 'tunnel', short: ['tm', 'tunnel-mte'] },
  { name: 'tunnel-ipsec', kind: 'tunnel', short: ['tunnel-ipsec'] },
  { name: 'tunnel-tp', kind: 'tunnel', short: ['tunnel-tp'] },
  physical('FastEthernet', 'fa'),
  physical('TwentyFiveGigE', 'tf'),
  physical('FortyGigE', 'fo'),
  physical('FiftyGigE', 'fi'),
  physical('TwoHundredGigE', 'th'),
  physical('FourHundredGigE', 'f', 'fh'),
  physical('EightHundredGigE', 'eh'),
  physical('MgmtEth', 'mg'),
  physical('BVI', 'bv', 'bvi'),
  pointToPoint('POS', 'pos'),
  pointToPoint('Bundle-POS', 'bp', 'bundle-pos'),
  pointToPoint('Serial', 'se', 'ser'),
  pointToPoint('Multilink', 'ml'),
  physical('ATM', 'at'),
  physical('Null', 'nu', 'n'),
  physical('nve', 'nv'),
  physical('PW-Ether', 'pw-ether'),
  physical('PW-IW', 'pw-iw'),
  physical('PTP', 'ptp'),
  physical('SpeedTest', 'sp'),
  physical('Optics', 'op'),
  physical('CoherentDSP', 'co'),
  physical('dwdm', 'dw'),
  physical('ServiceInfra', 'serviceinfra'),
  physical('ServiceApp', 'serviceapp'),
  physical('GCC0', 'gcc0'),
  physical('GCC1', 'gcc1'),
  physical('ODU', 'od'),
  physical('OTU', 'ot'),
];

/** Rack, slot, instance and port, cards by name: `0/0/0/1.100`, `0/RP0/CPU0/0`, `0/1/0/0/1:0`. */
const NUMBERS = String.raw`\d+(?:\/(?:\d+|(?:RSP|RP|CPU|CB|LC)\d+)){0,5}(?::\d+)*(?:\.\d+)?`;

export const xrInterfaces = interfaceNames(TYPES, NUMBERS);

const QUOTED = /^'[^']*'?$/;

/** `'GigabitEthernet.*'`: what a group says of all interfaces that match. */
export const isPattern = (text: string): boolean => QUOTED.test(text);
