/** Interface commands that systems with this language share, without those of IS-IS. */
import { ipv6AddressRow, lengthAddressRow, unnumberedRow } from '../../common/interface-rows.ts';
import { sourcedNumber, sourcedText } from '../../common/sourced.ts';
import { type Command, numberOf } from '../../schema/command.ts';
import type { CommandRow } from '../../schema/mode.ts';
import type { InterfaceDraft } from '../draft/interface.ts';

export type InterfaceRow = CommandRow<InterfaceDraft>;

/** Moving an interface to another VRF removes its addresses, as the router itself does. */
export function setVrf(target: InterfaceDraft, command: Command, bothFamilies: boolean): void {
  const vrf = command.negation ? undefined : sourcedText(command, 'vrf');
  const moved = vrf?.value !== target.vrf?.value;
  target.vrf = vrf;
  if (!moved) return;
  target.ipv4 = [];
  if (bothFamilies) target.ipv6 = [];
}

export const mtuRow: InterfaceRow = {
  syntax: 'mtu <octets:64-65535!>',
  help: 'Largest packet in octets; IS-IS pads its hellos to it',
  set: (target, command) => {
    target.mtu = sourcedNumber(command, 'octets');
  },
  unset: (target) => {
    target.mtu = undefined;
  },
};

/** `aggregate`: what the name of an aggregate begins with. */
export const channelGroupRow = (aggregate: string): InterfaceRow => ({
  syntax: 'channel-group <number:number> [<options:line>]',
  help: 'Makes the interface part of an aggregated link',
  set: (target, command) => {
    target.aggregate = `${aggregate}${numberOf(command, 'number') ?? ''}`;
  },
  unset: (target) => {
    target.aggregate = undefined;
  },
});

/** Addresses with their length. */
export const lengthAddressRows: readonly InterfaceRow[] = [
  lengthAddressRow('ip address <prefix:ipv4-prefix!> [secondary]'),
  unnumberedRow('ip unnumbered <lender:interface> [poll]'),
  ipv6AddressRow('ipv6 address <prefix:ipv6-prefix!> [eui-64 | anycast]'),
];
