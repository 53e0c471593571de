/** Interfaces of the model. */
import type { Sourced } from '../../../base/text.ts';
import type { Interface } from '../../../model/device.ts';
import type { DeviceDraft } from '../draft/device.ts';
import type { InterfaceDraft } from '../draft/interface.ts';
import { autoconfiguredBy } from './circuits.ts';
import { kindOf } from './interface-kind.ts';

/**
 * `mpls ip` and the IGP's autoconfiguration each suffice (Cisco MPLS LDP autoconfiguration): `no mpls ip`
 * does not exclude an interface from the latter, `no mpls ldp igp autoconfig` does.
 */
function ldpOf(device: DeviceDraft, draft: InterfaceDraft): Sourced<boolean> | undefined {
  if (draft.mplsIp?.value) return draft.mplsIp;
  if (draft.ldpExcluded) return { value: false, span: draft.ldpExcluded };
  return draft.mplsIp && !autoconfiguredBy(device, draft) ? draft.mplsIp : undefined;
}

export function finishInterface(device: DeviceDraft, draft: InterfaceDraft): Interface {
  const kind = kindOf(draft);
  return {
    name: draft.name,
    kind,
    section: draft.section,
    description: draft.description,
    shutdown: draft.shutdown,
    vrf: draft.vrf,
    ipv4: draft.ipv4,
    ipv6: draft.ipv6,
    unnumbered: draft.unnumbered,
    // Hellos of IS-IS are CLNS packets.
    mtu: draft.clnsMtu ?? draft.mtu,
    ldp: ldpOf(device, draft),
    tunnel:
      kind === 'tunnel'
        ? { destination: draft.tunnelDestination, trafficEngineering: draft.tunnelTrafficEngineering }
        : undefined,
  };
}
