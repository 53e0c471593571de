/** Links that would be there if nobody had switched an end off (D6). */
import type { Ipv4Prefix } from '../base/ip.ts';
import type { Device, Interface } from './device.ts';
import { inVrfOf, isUp } from './interfaces.ts';
import type { Network, RouterIndex } from './network.ts';
import { perPlaces } from './per-places.ts';
import { subnetKey } from './ports.ts';

export interface DownLinkEnd {
  readonly router: RouterIndex;
  /** Canonical interface name. */
  readonly interface: string;
  readonly isDown: boolean;
}

/** Ends of two or more routers in one subnet, all meant for IS-IS; at least one of them is down. */
export interface DownLink {
  readonly subnet: Ipv4Prefix;
  readonly ends: readonly DownLinkEnd[];
}

interface Found {
  readonly on: Interface;
  readonly isDown: boolean;
}

/** Interfaces with an active circuit, whatever their state. */
function activeInterfaces(device: Device): Found[] {
  const active = new Set(
    device.isis.flatMap((instance) =>
      instance.circuits.flatMap((circuit) =>
        circuit.passive ? [] : `${instance.vrf?.value ?? ''} ${circuit.interface}`,
      ),
    ),
  );
  return device.interfaces
    .filter((on) => on.kind !== 'loopback' && on.ipv4.length > 0 && active.has(`${on.vrf?.value ?? ''} ${on.name}`))
    .map((on) => ({ on, isDown: !isUp(device, on) }));
}

const vrfsWithIsis = (device: Device, on: Interface): boolean => device.isis.some((instance) => inVrfOf(on, instance));

export const downLinks = perPlaces(({ routers }: Network): readonly DownLink[] => {
  const keyOf = (on: Interface, prefix: Ipv4Prefix): string => `${on.vrf?.value ?? ''} ${subnetKey(prefix)}`;
  const subnets = new Map<string, { subnet: Ipv4Prefix; ends: DownLinkEnd[] }>();
  const hasDown = (device: Device): boolean =>
    device.interfaces.some((on) => on.ipv4.length > 0 && !isUp(device, on) && vrfsWithIsis(device, on));
  for (const { device } of routers) {
    if (!hasDown(device)) continue;
    for (const { on, isDown } of activeInterfaces(device)) {
      if (!isDown) continue;
      for (const { prefix } of on.ipv4) {
        if (prefix.length < 32) subnets.set(keyOf(on, prefix), { subnet: prefix, ends: [] });
      }
    }
  }
  if (subnets.size === 0) return [];
  for (const { index, device } of routers) {
    for (const { on, isDown } of activeInterfaces(device)) {
      for (const { prefix } of on.ipv4) {
        subnets.get(keyOf(on, prefix))?.ends.push({ router: index, interface: on.name, isDown });
      }
    }
  }
  return [...subnets.values()].filter(({ ends }) => new Set(ends.map(({ router }) => router)).size > 1);
});
