/** Which router of a network a file, a device or a line stands for. */
import type { Device } from './device.ts';
import type { Network, Router } from './network.ts';

/** The router of a device of this network. */
export function routerOf(network: Network, device: Device): Router | undefined {
  return routersOfFile(network, device.file).find((router) => router.device.logicalRouter === device.logicalRouter);
}

/** The main one first; none for a file of another network. */
export function routersOfFile(network: Network, file: string): readonly Router[] {
  return (network.routersByFile.get(file) ?? []).flatMap((index) => network.routers[index] ?? []);
}
