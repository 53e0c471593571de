/** Where LDP runs (D25). */
import type { Device } from '../model/device.ts';
import { interfacesByName, isUp } from '../model/interfaces.ts';
import { LEVELS } from '../model/isis.ts';
import { perDevice } from './per-device.ts';

/** LDP on one interface: its own command decides, else the IS-IS instance that switches it on per level. */
export function ldpRunsOn(device: Device, name: string): boolean {
  if (!device.ldp.enabled || !device.ldp.protocolIsLdp) return false;
  const on = interfacesByName(device).get(name);
  if (!on || !isUp(device, on)) return false;
  if (on.ldp !== undefined) return on.ldp.value;
  return device.isis.some((instance) =>
    instance.circuits.some(
      (circuit) =>
        circuit.interface === name &&
        !circuit.passive &&
        LEVELS.some((level) => instance.ldpAutoconfig[level] && instance.levels[level] && circuit.levels[level]),
    ),
  );
}

/** Segment routing may label the packet where LDP does not; it is not judged yet. */
export function segmentRoutingOn(device: Device): boolean {
  return device.isis.some((instance) => instance.segmentRouting !== undefined);
}

/** Names of the interfaces on which LDP runs. */
export const ldpInterfaces = perDevice(
  (device): ReadonlySet<string> =>
    new Set(device.interfaces.map((each) => each.name).filter((name) => ldpRunsOn(device, name))),
);
