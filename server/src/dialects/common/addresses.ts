/** Addresses and prefixes as commands carry them. */
import { type Ipv4Prefix, type Ipv6Prefix, ipv4MaskLength, ipv4Prefix, parseIpv4, parsePrefix } from '../../base/ip.ts';
import { type Command, textOf } from '../schema/command.ts';

/** A dotted quad that was accepted as one. */
export const ipv4Of = (command: Command, name: string): number | undefined => {
  const text = textOf(command, name);
  return text === undefined ? undefined : parseIpv4(text);
};

/** Length of a netmask, or of `/nn`; undefined when the mask has holes. */
function maskLength(text: string): number | undefined {
  if (text.startsWith('/')) return Number(text.slice(1));
  const ones = parseIpv4(text);
  return ones === undefined ? undefined : ipv4MaskLength(ones);
}

/** Prefix of an address and a netmask. */
export function maskedPrefix(command: Command, address: string, mask: string): Ipv4Prefix | undefined {
  const bits = ipv4Of(command, address);
  const length = maskLength(textOf(command, mask) ?? '');
  return bits === undefined || length === undefined ? undefined : ipv4Prefix(bits, length);
}

export function ipv4PrefixOf(command: Command, name: string): Ipv4Prefix | undefined {
  const prefix = parsePrefix(textOf(command, name) ?? '');
  return prefix?.family === 'ipv4' ? prefix : undefined;
}

export function ipv6PrefixOf(command: Command, name: string): Ipv6Prefix | undefined {
  const prefix = parsePrefix(textOf(command, name) ?? '');
  return prefix?.family === 'ipv6' ? prefix : undefined;
}
