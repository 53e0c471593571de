/** Interface commands that systems with this language share, without those of IS-IS. */
import { ipv4Prefix, ipv6Prefix, parseIpv6, parsePrefix } from '../../../base/ip.ts';
import type { Span } from '../../../base/text.ts';
import { sourcedNumber, sourcedText } from '../../common/sourced.ts';
import { type Command, commandSpan, has, namedValue, textOf } from '../../schema/command.ts';
import type { CommandRow } from '../../schema/mode.ts';
import type { InterfaceDraft } from '../draft/interface.ts';

export type InterfaceRow = CommandRow<InterfaceDraft>;

/** Address and mask as written: what findings underline and references lead to. */
function addressSpan(command: Command): Span {
  const first = (namedValue(command, 'address') ?? namedValue(command, 'prefix'))?.span ?? commandSpan(command);
  return { ...first, end: namedValue(command, 'mask')?.span.end ?? first.end };
}

/** A new primary address replaces the old one; the same address again only changes its kind. */
export function addIpv4(target: InterfaceDraft, address: number, length: number, command: Command): void {
  const secondary = has(command, 'secondary');
  const kept = target.ipv4.filter((each) => each.address !== address && (secondary || each.secondary));
  const added = { address, prefix: ipv4Prefix(address, length), secondary, span: addressSpan(command) };
  target.ipv4 = secondary ? [...kept, added] : [added, ...kept];
  target.unnumbered = undefined;
}

export function removeIpv4(target: InterfaceDraft, address: number | undefined): void {
  target.ipv4 = address === undefined ? [] : target.ipv4.filter((each) => each.address !== address);
}

/** Address and length of `A.B.C.D/nn`, host bits kept. */
function slashAddress(command: Command): { readonly address: string; readonly length: number } | undefined {
  const text = textOf(command, 'prefix');
  if (text === undefined) return undefined;
  const slash = text.indexOf('/');
  return { address: text.slice(0, slash), length: Number(text.slice(slash + 1)) };
}

function addIpv6(target: InterfaceDraft, command: Command): void {
  const written = slashAddress(command);
  const address = written && parseIpv6(written.address);
  if (address === undefined || has(command, 'anycast')) return;
  const kept = target.ipv6.filter((each) => each.address !== address);
  const prefix = ipv6Prefix(address, written?.length ?? 128);
  target.ipv6 = [...kept, { address, prefix, secondary: false, span: addressSpan(command) }];
}

/** Moving an interface to another VRF removes its addresses, as the router itself does. */
export function setVrf(target: InterfaceDraft, command: Command, bothFamilies: boolean): void {
  const vrf = command.negation ? undefined : sourcedText(command, 'vrf');
  const moved = vrf?.value !== target.vrf?.value;
  target.vrf = vrf;
  if (!moved) return;
  target.ipv4 = [];
  if (bothFamilies) target.ipv6 = [];
}

export const descriptionRow: InterfaceRow = {
  syntax: 'description <text:line>',
  help: 'What the interface is for',
  set: (target, command) => {
    target.description = sourcedText(command, 'text');
  },
  unset: (target) => {
    target.description = undefined;
  },
};

export const shutdownRow: InterfaceRow = {
  syntax: 'shutdown',
  help: 'Switches the interface off: it takes no part in IS-IS',
  set: (target, command) => {
    target.shutdown = commandSpan(command);
  },
  unset: (target) => {
    target.shutdown = undefined;
  },
};

export const mtuRow: InterfaceRow = {
  syntax: 'mtu <octets:64-65535>',
  help: 'Largest packet in octets; IS-IS pads its hellos to it',
  set: (target, command) => {
    target.mtu = sourcedNumber(command, 'octets');
  },
  unset: (target) => {
    target.mtu = undefined;
  },
};

/** Addresses with their length. */
export const lengthAddressRows: readonly InterfaceRow[] = [
  {
    syntax: 'ip address <prefix:ipv4-prefix> [secondary]',
    help: 'IPv4 address of the interface, with its prefix length',
    set: (target, command) => {
      const written = slashAddress(command);
      const prefix = written && parsePrefix(written.address);
      if (prefix?.family === 'ipv4') addIpv4(target, prefix.address, written?.length ?? 32, command);
    },
    unset: (target, command) => {
      const prefix = parsePrefix(slashAddress(command)?.address ?? '');
      removeIpv4(target, prefix?.family === 'ipv4' ? prefix.address : undefined);
    },
  },
  {
    syntax: 'ip unnumbered <lender:interface> [poll]',
    help: 'Uses the IPv4 address of another interface',
    set: (target, command) => {
      target.unnumbered = sourcedText(command, 'lender');
      target.ipv4 = [];
    },
    unset: (target) => {
      target.unnumbered = undefined;
    },
  },
  {
    syntax: 'ipv6 address <prefix:ipv6-prefix> [eui-64 | anycast]',
    help: 'IPv6 address of the interface',
    set: addIpv6,
    unset: (target, command) => {
      const address = parseIpv6(slashAddress(command)?.address ?? '');
      target.ipv6 = address === undefined ? [] : target.ipv6.filter((each) => each.address !== address);
    },
  },
];
