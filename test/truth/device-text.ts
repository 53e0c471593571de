/** What writers of devices have in common, whatever the language. */
import { prefixText } from '../../server/src/base/ip.ts';
import type { Device } from '../../server/src/model/device.ts';
import type { Net } from '../../server/src/model/isis.ts';
import { areaText, systemIdText } from '../../server/src/model/net-text.ts';
import type { PrefixListEntry } from '../../server/src/model/policy.ts';

/** Ports keep the order they have in the device and are counted from 1; loopbacks keep their names. */
export function portNames({ interfaces }: Device, nameOf: (port: number) => string): ReadonlyMap<string, string> {
  let ports = 0;
  return new Map(
    interfaces.map(({ name, kind }) => {
      if (kind === 'loopback') return [name, name];
      ports++;
      return [name, nameOf(ports)];
    }),
  );
}

export const netText = ({ area, systemId }: Net): string => `${areaText(area)}.${systemIdText(systemId)}.00`;

/** A prefix and the lengths that match, as prefix lists of IOS and prefix-sets of IOS-XR have it. */
export function entryText({ prefix, minLength, maxLength }: PrefixListEntry): string {
  const from = minLength === prefix.length ? '' : ` ge ${minLength}`;
  return `${prefixText(prefix)}${from}${maxLength === prefix.length ? '' : ` le ${maxLength}`}`;
}
