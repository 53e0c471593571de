/** Interfaces of the model. */
import type { Interface } from '../../../model/device.ts';
import { type Aggregates, parentName } from '../../common/aggregates.ts';
import type { DeviceDraft } from '../draft/device.ts';
import type { InterfaceDraft } from '../draft/interface.ts';
import type { Platform } from '../platform.ts';
import { kindOf } from './interface-kind.ts';

/**
 * A subinterface has the MTU of the interface it is on. Hellos of IS-IS are CLNS packets, whose MTU may be set apart: that of a
 * parent says nothing of its subinterfaces.
 */
function mtuOf(
  platform: Platform,
  device: DeviceDraft,
  draft: InterfaceDraft,
  { sized }: Aggregates,
): Pick<Interface, 'mtu' | 'defaultMtu'> {
  const name = parentName(draft.name) ?? draft.name;
  const parent = name === draft.name ? undefined : device.interfaces.get(name);
  const mtu = draft.clnsMtu ?? draft.mtu ?? parent?.mtu;
  const isOpen = parent?.clnsMtu !== undefined || device.changesDefaultMtu || sized.has(name);
  const defaultMtu = mtu !== undefined || isOpen ? undefined : platform.defaultMtu(name);
  return { mtu, ...(defaultMtu === undefined ? {} : { defaultMtu }) };
}

export function finishInterface(
  platform: Platform,
  device: DeviceDraft,
  draft: InterfaceDraft,
  aggregates: Aggregates,
): Interface {
  const kind = kindOf(platform, draft);
  return {
    name: draft.name,
    kind,
    section: draft.section,
    description: draft.description,
    shutdown: draft.shutdown ?? aggregates.down.get(draft.name),
    vrf: draft.vrf,
    ipv4: draft.switched ? [] : draft.ipv4,
    ipv6: draft.switched ? [] : draft.ipv6,
    unnumbered: draft.unnumbered,
    ...mtuOf(platform, device, draft, aggregates),
    ldp: platform.ldpOf(device, draft),
    tunnel:
      kind === 'tunnel'
        ? { destination: draft.tunnelDestination, trafficEngineering: draft.tunnelTrafficEngineering }
        : undefined,
  };
}
