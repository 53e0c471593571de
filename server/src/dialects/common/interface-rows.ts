/** Commands of an interface that read alike in XR and in what reads like IOS: addresses, description, shutdown. */
import { type Ipv4Prefix, type Ipv6Prefix, ipv4Prefix, ipv6Prefix, parseIpv6, parsePrefix } from '../../base/ip.ts';
import type { Sourced, Span } from '../../base/text.ts';
import type { InterfaceAddress } from '../../model/device.ts';
import { type Command, commandSpan, has, namedValue, textOf } from '../schema/command.ts';
import type { CommandRow } from '../schema/mode.ts';
import { ipv4Of, maskedPrefix } from './addresses.ts';
import { sourcedText } from './sourced.ts';

/** What these lines fill of an interface. */
export interface InterfaceBasics {
  description: Sourced<string> | undefined;
  shutdown: Span | undefined;
  ipv4: InterfaceAddress<Ipv4Prefix>[];
  ipv6: InterfaceAddress<Ipv6Prefix>[];
  unnumbered: Sourced<string> | undefined;
}

type Row = CommandRow<InterfaceBasics>;

/** Address and mask as written: what findings underline and references lead to. */
function addressSpan(command: Command): Span {
  const first = (namedValue(command, 'address') ?? namedValue(command, 'prefix'))?.span ?? commandSpan(command);
  return { ...first, end: namedValue(command, 'mask')?.span.end ?? first.end };
}

/** A new primary address replaces the old one; the same address again only changes its kind. */
function addIpv4(target: InterfaceBasics, address: number, length: number, command: Command): void {
  const secondary = has(command, 'secondary');
  const kept = target.ipv4.filter((each) => each.address !== address && (secondary || each.secondary));
  const added = { address, prefix: ipv4Prefix(address, length), secondary, span: addressSpan(command) };
  target.ipv4 = secondary ? [...kept, added] : [added, ...kept];
  target.unnumbered = undefined;
}

function removeIpv4(target: InterfaceBasics, address: number | undefined): void {
  target.ipv4 = address === undefined ? [] : target.ipv4.filter((each) => each.address !== address);
}

/** Address and length of `A.B.C.D/nn`, host bits kept. */
function slashAddress(command: Command): { readonly address: string; readonly length: number } | undefined {
  const text = textOf(command, 'prefix');
  if (text === undefined) return undefined;
  const slash = text.indexOf('/');
  return { address: text.slice(0, slash), length: Number(text.slice(slash + 1)) };
}

function addIpv6(target: InterfaceBasics, command: Command): void {
  const written = slashAddress(command);
  const address = written && parseIpv6(written.address);
  if (address === undefined || has(command, 'anycast')) return;
  const kept = target.ipv6.filter((each) => each.address !== address);
  const prefix = ipv6Prefix(address, written?.length ?? 128);
  target.ipv6 = [...kept, { address, prefix, secondary: false, span: addressSpan(command) }];
}

/** `syntax` with `address` and `mask`. */
export const maskAddressRow = (syntax: string): Row => ({
  syntax,
  help: 'IPv4 address of the interface',
  set: (target, command) => {
    const address = ipv4Of(command, 'address');
    const prefix = maskedPrefix(command, 'address', 'mask');
    if (address !== undefined && prefix) addIpv4(target, address, prefix.length, command);
  },
  unset: (target, command) => removeIpv4(target, ipv4Of(command, 'address')),
});

/** `syntax` with `prefix`. */
export const lengthAddressRow = (syntax: string): Row => ({
  syntax,
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
});

/** `syntax` with `lender`. */
export const unnumberedRow = (syntax: string): Row => ({
  syntax,
  help: 'Uses the IPv4 address of another interface',
  set: (target, command) => {
    target.unnumbered = sourcedText(command, 'lender');
    target.ipv4 = [];
  },
  unset: (target) => {
    target.unnumbered = undefined;
  },
});

/** `syntax` with `prefix`. */
export const ipv6AddressRow = (syntax: string): Row => ({
  syntax,
  help: 'IPv6 address of the interface',
  set: addIpv6,
  unset: (target, command) => {
    const address = parseIpv6(slashAddress(command)?.address ?? '');
    target.ipv6 = address === undefined ? [] : target.ipv6.filter((each) => each.address !== address);
  },
});

export const descriptionRow: Row = {
  syntax: 'description <text:line>',
  help: 'What the interface is for',
  set: (target, command) => {
    target.description = sourcedText(command, 'text');
  },
  unset: (target) => {
    target.description = undefined;
  },
};

export const shutdownRow: Row = {
  syntax: 'shutdown',
  help: 'Switches the interface off: it takes no part in IS-IS',
  set: (target, command) => {
    target.shutdown = commandSpan(command);
  },
  unset: (target) => {
    target.shutdown = undefined;
  },
};
