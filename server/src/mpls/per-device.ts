import type { Device } from '../model/device.ts';

/** What one device says by itself does not change with the network around it. */
export function perDevice<T>(compute: (device: Device) => T): (device: Device) => T {
  const known = new WeakMap<Device, { readonly value: T }>();
  return (device) => {
    let slot = known.get(device);
    if (!slot) {
      slot = { value: compute(device) };
      known.set(device, slot);
    }
    return slot.value;
  };
}
