/**
 * A network as it would be: links or routers down, fixes applied. Only devices change; the network
 * made of them goes through the same pipeline, which takes over what the change does not touch.
 */
import type { FileEdit } from '../base/text.ts';
import type { Device } from '../model/device.ts';
import type { FileDevices } from '../model/file-devices.ts';
import type { RouterIndex } from '../model/network.ts';
import { fixTogether } from '../rules/registry.ts';
import type { AnalysedNetwork, Finding } from '../rules/rule.ts';

/** What is supposed. Order does not matter, except between fixes of one place. */
export interface SupposedChanges {
  readonly failedRouters: readonly RouterIndex[];
  /** Interfaces that go down, by canonical name. */
  readonly failedPorts: readonly { readonly router: RouterIndex; readonly interface: string }[];
  /** Fixes by their position among those of the finding. */
  readonly fixes: readonly { readonly finding: Finding; readonly fix: number }[];
}

/** The devices of a file with edits made to its text; undefined when they cannot be made. */
export type DevicesWith = (file: string, edits: readonly FileEdit[]) => FileDevices | undefined;

/** Interfaces are down like those somebody shut down (D6). */
function withPortsDown(device: Device, isDown: (name: string) => boolean): Device {
  return {
    ...device,
    interfaces: device.interfaces.map((one) =>
      isDown(one.name) ? { ...one, shutdown: one.shutdown ?? one.section.span } : one,
    ),
  };
}

/**
 * What is left of a router that is down. Its device stays, so that its neighbors' circuits lead to
 * something that is off and not to a router in no file (D31), and routers keep their indices.
 */
function switchedOff(device: Device): Device {
  const { interfaces, ...rest } = withPortsDown(device, () => true);
  return {
    ...rest,
    interfaces: interfaces.filter(({ kind }) => kind !== 'loopback'),
    isis: [],
    bgp: undefined,
    vrfs: [],
    pseudowires: [],
  };
}

function mendedDevices(
  analysed: AnalysedNetwork,
  fixes: SupposedChanges['fixes'],
  devicesWith: DevicesWith,
): ReadonlyMap<string, FileDevices> | undefined {
  const edits = fixTogether(fixes, analysed);
  if (!edits) return undefined;
  const byFile = new Map<string, FileEdit[]>();
  for (const edit of edits) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
  const mended = new Map<string, FileDevices>();
  for (const [file, own] of byFile) {
    const devices = devicesWith(file, own);
    if (!devices) return undefined;
    mended.set(file, devices);
  }
  return mended;
}

/**
 * All devices of the network with the changes; those that stay are the same objects. Undefined when a
 * fix is not there any more or cannot be written.
 */
export function supposedDevices(
  analysed: AnalysedNetwork,
  { failedRouters, failedPorts, fixes }: SupposedChanges,
  devicesWith: DevicesWith,
): readonly Device[] | undefined {
  const mended = mendedDevices(analysed, fixes, devicesWith);
  if (!mended) return undefined;
  const off = new Set(failedRouters);
  const down = new Map<RouterIndex, Set<string>>();
  for (const { router, interface: name } of failedPorts) down.set(router, (down.get(router) ?? new Set()).add(name));
  return analysed.network.routers.map(({ index, device: real }) => {
    const device = mended.get(real.file)?.find(({ logicalRouter }) => logicalRouter === real.logicalRouter) ?? real;
    if (off.has(index)) return switchedOff(device);
    const ports = down.get(index);
    return ports ? withPortsDown(device, (name) => ports.has(name)) : device;
  });
}

/** The same for the same changes, in whatever order they are given. */
export function changesKey({ failedRouters, failedPorts, fixes }: SupposedChanges): string {
  return JSON.stringify([
    [...failedRouters].sort((a, b) => a - b),
    failedPorts.map((port) => `${port.router} ${port.interface}`).sort(),
    fixes.map(({ finding, fix }) => `${fix} ${finding.key}`),
  ]);
}
