/** Interfaces of the model. */
import type { Interface } from '../../../model/device.ts';
import type { DeviceDraft } from '../draft/device.ts';
import type { InterfaceDraft } from '../draft/interface.ts';
import type { Platform } from '../platform.ts';
import { kindOf } from './interface-kind.ts';

export function finishInterface(platform: Platform, device: DeviceDraft, draft: InterfaceDraft): Interface {
  const kind = kindOf(platform, draft);
  return {
    name: draft.name,
    kind,
    section: draft.section,
    description: draft.description,
    shutdown: draft.shutdown,
    vrf: draft.vrf,
    ipv4: draft.switched ? [] : draft.ipv4,
    ipv6: draft.switched ? [] : draft.ipv6,
    unnumbered: draft.unnumbered,
    // Hellos of IS-IS are CLNS packets.
    mtu: draft.clnsMtu ?? draft.mtu,
    ldp: platform.ldpOf(device, draft),
    tunnel:
      kind === 'tunnel'
        ? { destination: draft.tunnelDestination, trafficEngineering: draft.tunnelTrafficEngineering }
        : undefined,
  };
}
