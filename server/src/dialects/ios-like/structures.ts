/** Which structures a device defines. */
import type { StructureKind } from '../../model/structures.ts';
import type { DeviceDraft } from '../ios-like/draft/device.ts';

export function exists(device: DeviceDraft, kind: StructureKind, name: string): boolean {
  switch (kind) {
    case 'route-policy':
      return device.routeMaps.has(name);
    case 'prefix-list':
      return device.prefixLists.has(`ipv4 ${name}`) || device.prefixLists.has(`ipv6 ${name}`);
    case 'access-list':
      return device.accessLists.has(name);
    case 'key-chain':
      return device.keyChains.has(name);
    case 'vrf':
      return device.vrfs.has(name);
    case 'isis-instance':
      return device.isis.has(name);
    case 'interface':
      return device.interfaces.has(name);
    case 'peer-group':
      return device.bgp?.peers.get(name)?.isGroup ?? false;
    case 'peer-template':
      return device.bgp?.sessionTemplates.has(name) || device.bgp?.policyTemplates.has(name) || false;
    case 'config-group':
      return false;
  }
}

/** Null0 is always there. */
export const isBuiltIn = (kind: StructureKind, name: string): boolean =>
  kind === 'interface' && name.startsWith('Null');
