/** Questions about interfaces that several stages ask. */
import type { Span } from '../base/text.ts';
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

/** D6: where it is shut down, itself or by the main interface of a subinterface. */
export function shutdownOf(device: Device, candidate: Interface): Span | undefined {
  if (candidate.shutdown) return candidate.shutdown;
  const dot = candidate.name.indexOf('.');
  return dot < 0 ? undefined : interfacesByName(device).get(candidate.name.slice(0, dot))?.shutdown;
}

export const isUp = (device: Device, candidate: Interface): boolean => shutdownOf(device, candidate) === undefined;

/** An instance runs only on interfaces of its own VRF. */
export function inVrfOf(candidate: Interface, instance: IsisInstance): boolean {
  return candidate.vrf?.value === instance.vrf?.value;
}
