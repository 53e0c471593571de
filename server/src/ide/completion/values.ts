/** Addresses people are likely to want: loopbacks of the network, usual masks, a NET made of the own loopback. */
import { formatIpv4, ipv4Mask } from '../../base/ip.ts';
import type { ExpectedWord } from '../../dialects/command-context.ts';
import type { Device, Interface } from '../../model/device.ts';
import { areaText, systemIdText } from '../../model/net-text.ts';
import type { WorkspaceSnapshot } from '../../workspace/snapshot.ts';
import { neutralise } from '../markdown.ts';
import type { CompletionItem } from './item.ts';

/** Host, point-to-point link of two and of four addresses, network of one byte. */
const USUAL_MASKS = [32, 31, 30, 24];

/** By the value types that dialects name alike; any other type has no proposals. */
export function addressItems(
  snapshot: WorkspaceSnapshot,
  device: Device,
  { type }: ExpectedWord,
): readonly CompletionItem[] {
  switch (type) {
    case 'ipv4-prefix':
      return loopbackItems(snapshot.devicesBeside(device.file), (address) => `${formatIpv4(address)}/32`);
    case 'peer': {
      const others = snapshot.devicesBeside(device.file).filter((each) => each !== device);
      return loopbackItems(others, formatIpv4);
    }
    case 'mask':
      return USUAL_MASKS.map((length) => item(formatIpv4(ipv4Mask(length)), `/${length}`));
    case 'net':
      return netItems(snapshot.devicesBeside(device.file), device);
    default:
      return [];
  }
}

const item = (label: string, detail: string): CompletionItem => ({
  kind: 'address',
  label,
  detail,
  documentation: [],
  snippet: undefined,
});

const isGlobalLoopback = ({ kind, vrf }: Interface): boolean => kind === 'loopback' && !vrf;

function loopbackItems(devices: readonly Device[], text: (address: number) => string): readonly CompletionItem[] {
  const items: CompletionItem[] = [];
  for (const { name: router, interfaces } of devices) {
    for (const each of interfaces) {
      if (!isGlobalLoopback(each)) continue;
      for (const { address } of each.ipv4) {
        items.push(item(text(address), neutralise(`${router} ${each.name}`, 80)));
      }
    }
  }
  return items;
}

/** Areas of the network with the system ID that the own loopback's address spells (10.255.0.1: 0102.5500.0001). */
function netItems(devices: readonly Device[], { interfaces }: Device): readonly CompletionItem[] {
  const address = interfaces.find((each) => isGlobalLoopback(each) && each.ipv4.length > 0)?.ipv4[0]?.address;
  if (address === undefined) return [];
  const digits = formatIpv4(address)
    .split('.')
    .map((octet) => octet.padStart(3, '0'))
    .join('');
  const counts = new Map<string, number>();
  for (const { isis } of devices) {
    for (const { value } of isis.flatMap(({ nets }) => nets)) counts.set(value.area, (counts.get(value.area) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([area, count]) => {
      const routers = `${count} ${count === 1 ? 'router' : 'routers'}`;
      return item(`${areaText(area)}.${systemIdText(digits)}.00`, `area ${areaText(area)} of ${routers}`);
    });
}
