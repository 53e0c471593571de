/** The devices of one file: most files describe one router, some describe logical routers within it as well. */
import type { Device } from './device.ts';

/** The main device first. */
export type FileDevices = readonly [Device, ...Device[]];

/** The device a line belongs to. */
export function deviceAt(devices: FileDevices, line: number): Device {
  const [main, ...others] = devices;
  const holds = ({ layout }: Device): boolean =>
    layout.ownLines?.some(({ firstLine, lastLine }) => firstLine <= line && line <= lastLine) ?? false;
  return others.find(holds) ?? main;
}

/** By file; every file's main device first, else in the order given. */
export function groupByFile(devices: readonly Device[]): Map<string, FileDevices> {
  const groups = new Map<string, [Device, ...Device[]]>();
  for (const device of devices) {
    const known = groups.get(device.file);
    if (!known) groups.set(device.file, [device]);
    else if (device.logicalRouter === undefined) known.unshift(device);
    else known.push(device);
  }
  return groups;
}
