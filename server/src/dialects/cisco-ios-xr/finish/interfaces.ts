/** Interfaces of the model. */
import type { Sourced } from '../../../base/text.ts';
import type { Interface, InterfaceKind } from '../../../model/device.ts';
import type { DeviceDraft } from '../draft/device.ts';
import type { InterfaceDraft } from '../draft/interface.ts';
import { xrInterfaces } from '../interface-names.ts';

/** By what the command says, else by its name. */
export const kindOf = (name: string, draft: InterfaceDraft | undefined): InterfaceKind =>
  draft?.medium ?? xrInterfaces.kind(name);

const ETHERNET_HEADER = 14;

/**
 * The MTU of XR counts the header of the frame (Cisco interface configuration guide), other systems do not.
 * On subinterfaces tags count as well and on other media other headers: left open.
 */
function mtuOf({ name, mtu }: InterfaceDraft, kind: InterfaceKind): Sourced<number> | undefined {
  if (!mtu || name.includes('.') || kind !== 'broadcast') return undefined;
  return { value: mtu.value - ETHERNET_HEADER, span: mtu.span };
}

/** `mpls ldp interface`; an interface that is kept out of the IGP's automatism has LDP only if it is named. */
function ldpOf({ ldp }: DeviceDraft, name: string): Sourced<boolean> | undefined {
  const excluded = ldp.excluded.get(name);
  const named = ldp.interfaces.get(name);
  if (excluded) return { value: false, span: excluded };
  return named && { value: true, span: named };
}

export function finishInterface(device: DeviceDraft, draft: InterfaceDraft): Interface {
  const kind = kindOf(draft.name, draft);
  return {
    name: draft.name,
    kind,
    section: draft.section,
    description: draft.description,
    shutdown: draft.shutdown,
    vrf: draft.vrf,
    ipv4: draft.l2transport ? [] : draft.ipv4,
    ipv6: draft.l2transport ? [] : draft.ipv6,
    unnumbered: draft.unnumbered,
    mtu: mtuOf(draft, kind),
    ldp: ldpOf(device, draft.name),
    tunnel:
      kind === 'tunnel'
        ? { destination: draft.tunnelDestination, trafficEngineering: draft.name.startsWith('tunnel-te') }
        : undefined,
  };
}
