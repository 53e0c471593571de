/** Questions about interfaces that several stages ask. */
import type { Device, Interface } from './device.ts';
import type { IsisInstance } from './isis.ts';

const indexes = new WeakMap<Device, ReadonlyMap<string, Interface>>();

/** Interfaces of a device by canonical name. */
export function interfacesByName(device: Device): ReadonlyMap<string, Interface> {
  let index = indexes.get(device);
  if (!index) {
    index = new Map(device.interfaces.map((candidate) => [candidate.name, candidate]));
    indexes.set(device, index);
  }
  return index;
}

/** D6: not shut down itself, nor by the main interface of a subinterface. */
export function isUp(device: Device, candidate: Interface): boolean {
  if (candidate.shutdown) return false;
  const dot = candidate.name.indexOf('.');
  return dot < 0 || !interfacesByName(device).get(candidate.name.slice(0, dot))?.shutdown;
}

/** An instance runs only on interfaces of its own VRF. */
export function inVrfOf(candidate: Interface, instance: IsisInstance): boolean {
  return candidate.vrf?.value === instance.vrf?.value;
}
