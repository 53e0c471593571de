/** Pseudowires of the model: those that need a label-switched path. */
import type { Pseudowire } from '../../model/vpn.ts';
import type { DeviceDraft } from '../ios-like/draft/device.ts';
import type { InterfaceDraft } from '../ios-like/draft/interface.ts';
import type { XconnectDraft } from '../ios-like/draft/l2vpn.ts';

/** L2TPv3 and the like need a route only; a class that is not defined makes no pseudowire. */
function overMpls(device: DeviceDraft, wire: XconnectDraft): boolean {
  if (wire.encapsulation !== undefined) return wire.encapsulation === 'mpls';
  return wire.className === undefined || device.l2vpn.classes.get(wire.className)?.encapsulation === 'mpls';
}

/** What a pseudowire interface is joined to: the other member of its context, or the bridge it is in. */
function attachmentOf(device: DeviceDraft, each: InterfaceDraft): string {
  for (const { name, members } of device.l2vpn.contexts.values()) {
    if (members.has(each.name)) return [...members].find((member) => member !== each.name) ?? name;
  }
  for (const { name, members } of device.l2vpn.bridges.values()) if (members.has(each.name)) return name;
  return each.name;
}

export function pseudowiresOf(device: DeviceDraft): readonly Pseudowire[] {
  const wires: Pseudowire[] = [];
  const add = (wire: XconnectDraft, attachment: string, vpnId: number | undefined): void => {
    const vcId = wire.vcId ?? vpnId;
    if (vcId !== undefined && overMpls(device, wire))
      wires.push({ peer: wire.peer, vcId, attachment, span: wire.span });
  };
  for (const each of device.interfaces.values()) {
    if (each.wireEncapsulation === 'other') continue;
    const isWire = each.name.startsWith('pseudowire');
    for (const wire of each.xconnects) add(wire, isWire ? attachmentOf(device, each) : wire.attachment, undefined);
  }
  for (const { peers, name, vpnId } of device.l2vpn.bridges.values()) for (const wire of peers) add(wire, name, vpnId);
  for (const { peers, name, members } of device.l2vpn.contexts.values()) {
    for (const wire of peers) add(wire, [...members][0] ?? name, undefined);
  }
  return wires;
}
