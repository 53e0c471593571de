/** Short forms of what a Device holds, for expectations people can read. */
import { formatIpv4, formatIpv6, prefixText } from '../../src/base/ip.ts';
import type { Device, Interface } from '../../src/model/device.ts';
import type { IsisCircuit, IsisInstance } from '../../src/model/isis.ts';
import type { PolicyCondition } from '../../src/model/policy.ts';

export function interfaceOf(device: Device, name: string): Interface {
  const found = device.interfaces.find((each) => each.name === name);
  if (!found) throw new Error(`no interface ${name}, but ${device.interfaces.map((each) => each.name).join(' ')}`);
  return found;
}

/** `10.0.0.1/24`, secondary addresses with `+` in front. */
export const addresses = (device: Device, name: string): string[] => {
  const { ipv4, ipv6 } = interfaceOf(device, name);
  return [
    ...ipv4.map((each) => `${each.secondary ? '+' : ''}${formatIpv4(each.address)}/${each.prefix.length}`),
    ...ipv6.map((each) => `${formatIpv6(each.address)}/${each.prefix.length}`),
  ];
};

export function instanceOf(device: Device, tag = ''): IsisInstance {
  const found = device.isis.find((each) => each.tag === tag);
  if (!found) throw new Error(`no instance ${tag}`);
  return found;
}

export function circuitOf(device: Device, name: string, tag = ''): IsisCircuit {
  const found = instanceOf(device, tag).circuits.find((each) => each.interface === name);
  if (!found) throw new Error(`no circuit ${name}`);
  return found;
}

export const circuitNames = (device: Device, tag = ''): string[] =>
  instanceOf(device, tag).circuits.map((each) => (each.passive ? `${each.interface} passive` : each.interface));

/** `1`, `2` or `12`. */
export const levels = (set: { readonly 1: boolean; readonly 2: boolean }): string =>
  `${set[1] ? '1' : ''}${set[2] ? '2' : ''}`;

export function condition(each: PolicyCondition): string {
  switch (each.kind) {
    case 'lists':
      return each.lists.map(({ kind, name }) => `${kind} ${name}`).join(' or ');
    case 'tag':
      return `tag ${each.tags.join(' ')}`;
    case 'interface':
      return `interface ${each.interfaces.join(' ')}`;
    case 'route-type':
      return `type ${each.types.join(' ')}`;
    case 'metric':
      return `metric ${each.metrics.join(' ')}`;
    default:
      return each.kind;
  }
}

export const prefixListText = (device: Device, name: string): string[] =>
  (device.prefixLists.find((list) => list.name === name)?.entries ?? []).map(
    ({ action, prefix, minLength, maxLength, sequence }) =>
      `${sequence} ${action} ${prefixText(prefix)} ${minLength}-${maxLength}`,
  );

/** The words a span covers. */
export const wordsAt = (
  text: string,
  span: { line: number; start: number; end: number } | undefined,
): string | undefined => span && text.split('\n')[span.line]?.slice(span.start, span.end);
