/**
 * Which files form which network (5.2). The workspace folder is one network; named folders are
 * networks of their own; and sibling folders that are evidently separate labs (they give the same
 * names, addresses or system IDs to different routers) are never joined.
 */
import type { Device } from './device.ts';
import { compareText } from './order.ts';

export interface NetworkDevices {
  /** Folder of the boundary without a closing slash; empty for the workspace's own folder. */
  readonly id: string;
  /** In file order. */
  readonly devices: readonly Device[];
}

interface Folder {
  readonly path: string;
  readonly devices: Device[];
  readonly children: Map<string, Folder>;
}

const newFolder = (path: string): Folder => ({ path, devices: [], children: new Map() });

const trimSlash = (folder: string): string => folder.replace(/\/+$/, '').replace(/^\.(\/|$)/, '');

const known = new WeakMap<Device, readonly string[]>();

/** What two different routers of one network do not share. Addresses in VRFs are customers', they repeat. */
function identities(device: Device): readonly string[] {
  let keys = known.get(device);
  if (!keys) {
    const found = new Set([`name ${device.name}`]);
    for (const instance of device.isis) for (const net of instance.nets) found.add(`system ${net.value.systemId}`);
    for (const one of device.interfaces) {
      if (!one.vrf && !one.shutdown) for (const { address } of one.ipv4) found.add(`address ${address}`);
    }
    keys = [...found];
    known.set(device, keys);
  }
  return keys;
}

/** For each pair of groups, whether at least half of the smaller one's routers clash with the other. */
function separateGroups(groups: readonly (readonly Device[])[]): boolean[] {
  const separate = groups.map(() => false);
  if (groups.filter((group) => group.length > 1).length < 2) return separate;
  const holders = new Map<string, Set<number>>();
  groups.forEach((group, index) => {
    if (group.length < 2) return;
    for (const device of group) {
      for (const key of identities(device)) {
        const known = holders.get(key);
        if (known) known.add(index);
        else holders.set(key, new Set([index]));
      }
    }
  });
  const clashes = groups.map(() => new Map<number, number>());
  groups.forEach((group, index) => {
    if (group.length < 2) return;
    for (const device of group) {
      const others = new Set<number>();
      for (const key of identities(device)) for (const other of holders.get(key) ?? []) others.add(other);
      others.delete(index);
      for (const other of others) clashes[index]?.set(other, (clashes[index]?.get(other) ?? 0) + 1);
    }
  });
  groups.forEach((group, index) => {
    for (const [other, count] of clashes[index] ?? []) {
      const size = groups[other]?.length ?? 0;
      if (group.length > size || count * 2 < group.length) continue;
      separate[index] = true;
      separate[other] = true;
    }
  });
  return separate;
}

/** Devices that stay with the folder's own network; separate labs below it go to `found`. */
function splitFolder(folder: Folder, found: NetworkDevices[]): Device[] {
  const children = [...folder.children.values()].sort((a, b) => compareText(a.path, b.path));
  const kept = children.map((child) => splitFolder(child, found));
  const separate = separateGroups([folder.devices, ...kept]);
  const own = [...folder.devices];
  children.forEach((child, index) => {
    const devices = kept[index] ?? [];
    if (separate[index + 1]) found.push({ id: child.path, devices });
    else own.push(...devices);
  });
  return own;
}

/**
 * Partition of all devices; every device is in exactly one network. `boundaries` are folders (with or
 * without a closing slash). Networks are in order of their ids.
 */
export function partitionNetworks(devices: readonly Device[], boundaries: readonly string[]): NetworkDevices[] {
  const named = [...new Set(boundaries.map(trimSlash))].sort((a, b) => b.length - a.length || compareText(a, b));
  const roots = new Map<string, Folder>();
  for (const device of devices) {
    const boundary = named.find((folder) => folder === '' || device.file.startsWith(`${folder}/`)) ?? '';
    let folder = roots.get(boundary);
    if (!folder) {
      folder = newFolder(boundary);
      roots.set(boundary, folder);
    }
    const rest = boundary === '' ? device.file : device.file.slice(boundary.length + 1);
    for (const part of rest.split('/').slice(0, -1)) {
      const child: Folder | undefined = folder.children.get(part);
      const next: Folder = child ?? newFolder(folder.path === '' ? part : `${folder.path}/${part}`);
      if (!child) folder.children.set(part, next);
      folder = next;
    }
    folder.devices.push(device);
  }
  const networks: NetworkDevices[] = [];
  for (const [id, root] of roots) {
    const found: NetworkDevices[] = [];
    const own = splitFolder(root, found);
    if (own.length > 0) found.push({ id, devices: own });
    networks.push(...found);
  }
  return networks
    .map(({ id, devices: members }) => ({ id, devices: [...members].sort((a, b) => compareText(a.file, b.file)) }))
    .sort((a, b) => compareText(a.id, b.id));
}
