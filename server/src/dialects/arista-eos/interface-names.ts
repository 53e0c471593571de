/** Interface names of EOS. */
import { type InterfaceType, interfaceNames, physical } from '../common/interface-names.ts';

/** In the order in which an ambiguous abbreviation is decided. */
const TYPES: readonly InterfaceType[] = [
  physical('Ethernet', 'et', 'eth', 'e'),
  physical('Port-Channel', 'po', 'port-channel', 'portchannel'),
  { name: 'Loopback', kind: 'loopback', short: ['lo', 'l'] },
  physical('Vlan', 'vl', 'v'),
  physical('Management', 'ma', 'm'),
  { name: 'Tunnel', kind: 'tunnel', short: ['tu', 't'] },
  physical('Vxlan', 'vx'),
  physical('Null', 'nu', 'n'),
  physical('Recirc-Channel', 'rc', 'recirc-channel'),
  physical('Dps', 'dps'),
  physical('InternalRecirc', 'internalrecirc'),
  physical('UnconnectedEthernet', 'ue'),
];

/** Slots and ports, then a subinterface: `49/1`, `3/1/2.100`. */
const NUMBERS = String.raw`\d+(?:\/\d+){0,3}(?:\.\d+)?`;

export const eosInterfaces = interfaceNames(TYPES, NUMBERS);
