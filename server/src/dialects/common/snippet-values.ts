/** What is proposed for the values of a snippet, from what the file holds. */
import { formatIpv4 } from '../../base/ip.ts';
import type { Device, Interface } from '../../model/device.ts';
import { placeholder } from '../snippet.ts';

export const isisTag = ({ isis }: Device, number: number): string => placeholder(number, isis[0]?.tag || 'CORE');

/** A loopback name that is free. */
export function freeLoopback({ interfaces }: Device): string {
  let number = 0;
  while (interfaces.some(({ name }) => name === `Loopback${number}`)) number++;
  return `Loopback${number}`;
}

export const loopbackOf = ({ interfaces }: Device): Interface | undefined =>
  interfaces.find(({ kind, vrf, ipv4 }) => kind === 'loopback' && !vrf && ipv4.length > 0);

/** The usual way to number systems: the loopback's address in twelve digits, `0100.0000.0001` for 10.0.0.1. */
export function systemId(device: Device): string {
  const address = loopbackOf(device)?.ipv4[0]?.address;
  if (address === undefined) return '0000.0000.0001';
  const digits = formatIpv4(address)
    .split('.')
    .map((octet) => octet.padStart(3, '0'))
    .join('');
  return [0, 4, 8].map((at) => digits.slice(at, at + 4)).join('.');
}
