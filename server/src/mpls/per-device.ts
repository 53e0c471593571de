import { oncePer } from '../base/once-per.ts';
import type { Device } from '../model/device.ts';

/** What one device says by itself does not change with the network around it. */
export const perDevice = <T>(compute: (device: Device) => T): ((device: Device) => T) =>
  oncePer((device) => device, compute);
