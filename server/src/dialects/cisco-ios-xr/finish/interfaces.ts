/** Interfaces of the model. */
import type { Sourced } from '../../../base/text.ts';
import type { Interface, InterfaceKind } from '../../../model/device.ts';
import { type Aggregates, parentName } from '../../common/aggregates.ts';
import type { DeviceDraft } from '../draft/device.ts';
import type { InterfaceDraft } from '../draft/interface.ts';
import { xrInterfaces } from '../interface-names.ts';

/** By what the command says, else by its name. */
export const kindOf = (name: string, draft: InterfaceDraft | undefined): InterfaceKind =>
  draft?.medium ?? xrInterfaces.kind(name);

const ETHERNET_HEADER = 14;

/** Media whose default is 1514 octets with the header, 1518 with a tag, in the Cisco interface configuration guide. */
const ETHERNET = /^(?:\w*GigE|\w*Ethernet|Bundle-Ether)\d/;
const DEFAULT_MTU = 1500;

/**
 * The MTU of XR counts the header of the frame (Cisco interface configuration guide), other systems do not. A subinterface
 * has that of the interface it is on and room for its tags; one of its own counts tags as well and is left open, as other media
 * with other headers are.
 */
function mtuOf(
  { interfaces }: DeviceDraft,
  draft: InterfaceDraft,
  kind: InterfaceKind,
  { sized }: Aggregates,
): Pick<Interface, 'mtu' | 'defaultMtu'> {
  const name = parentName(draft.name) ?? draft.name;
  const isSubinterface = name !== draft.name;
  if (kind !== 'broadcast' || (isSubinterface && draft.mtu)) return { mtu: undefined };
  const mtu = isSubinterface ? interfaces.get(name)?.mtu : draft.mtu;
  if (mtu) return { mtu: { value: mtu.value - ETHERNET_HEADER, span: mtu.span } };
  const isUsual = ETHERNET.test(name) && !sized.has(name);
  return { mtu: undefined, ...(isUsual ? { defaultMtu: DEFAULT_MTU } : {}) };
}

/** `mpls ldp interface`; an interface that is kept out of the IGP's automatism has LDP only if it is named. */
function ldpOf({ ldp }: DeviceDraft, name: string): Sourced<boolean> | undefined {
  const excluded = ldp.excluded.get(name);
  const named = ldp.interfaces.get(name);
  if (excluded) return { value: false, span: excluded };
  return named && { value: true, span: named };
}

export function finishInterface(device: DeviceDraft, draft: InterfaceDraft, aggregates: Aggregates): Interface {
  const kind = kindOf(draft.name, draft);
  return {
    name: draft.name,
    kind,
    section: draft.section,
    description: draft.description,
    shutdown: draft.shutdown ?? aggregates.down.get(draft.name),
    vrf: draft.vrf,
    ipv4: draft.l2transport ? [] : draft.ipv4,
    ipv6: draft.l2transport ? [] : draft.ipv6,
    unnumbered: draft.unnumbered,
    ...mtuOf(device, draft, kind, aggregates),
    ldp: ldpOf(device, draft.name),
    tunnel:
      kind === 'tunnel'
        ? { destination: draft.tunnelDestination, trafficEngineering: draft.name.startsWith('tunnel-te') }
        : undefined,
  };
}
