/** Pseudowires and VPLS: who is the far end, which virtual circuit, on what it hangs (D23). */

import { ipv4Of } from '../../common/addresses.ts';
import type { DeviceDraft } from '../../ios-like/draft/device.ts';
import type { InterfaceDraft } from '../../ios-like/draft/interface.ts';
import type { BridgeDraft, ContextDraft, XconnectDraft } from '../../ios-like/draft/l2vpn.ts';
import { type Command, commandSpan, numberOf, textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import { iosValues } from '../value-types.ts';

/** Where peers hang: an interface, a service instance, a VFI. */
interface PeerHolder {
  readonly attachment: string;
  readonly peers: () => XconnectDraft[];
  readonly setPeers: (peers: XconnectDraft[]) => void;
}

const WIRE_OPTIONS =
  '[encapsulation <encapsulation:mpls|l2tpv3|l2tpv2|udp> [manual] | pw-class <class:word> | template <template:word> | no-split-horizon | sequencing {both | receive | transmit}]...';

function xconnectOf(command: Command, attachment: string): XconnectDraft | undefined {
  const peer = ipv4Of(command, 'peer');
  if (peer === undefined) return undefined;
  const encapsulation = textOf(command, 'encapsulation');
  return {
    peer,
    vcId: numberOf(command, 'vc'),
    encapsulation: encapsulation === undefined ? undefined : encapsulation === 'mpls' ? 'mpls' : 'other',
    className: textOf(command, 'class'),
    attachment,
    span: commandSpan(command),
  };
}

const samePeer = (a: XconnectDraft, peer: number | undefined, vcId: number | undefined): boolean =>
  a.peer === peer && (vcId === undefined || a.vcId === vcId);

function addPeer(holder: PeerHolder, command: Command): void {
  const added = xconnectOf(command, holder.attachment);
  if (!added) return;
  const kept = holder.peers().filter((each) => !samePeer(each, added.peer, added.vcId));
  holder.setPeers([...kept, added]);
}

function removePeer(holder: PeerHolder, command: Command): void {
  const peer = ipv4Of(command, 'peer');
  const vcId = numberOf(command, 'vc');
  holder.setPeers(peer === undefined ? [] : holder.peers().filter((each) => !samePeer(each, peer, vcId)));
}

const peerRow = <T>(syntax: string, help: string, holder: (target: T) => PeerHolder): CommandRow<T> => ({
  syntax,
  help,
  set: (target, command) => addPeer(holder(target), command),
  unset: (target, command) => removePeer(holder(target), command),
});

const xconnectMode = defineMode<PeerHolder>(
  'xconnect',
  iosValues,
  [
    peerRow(
      'backup peer <peer:ipv4!> <vc:1-4294967295!> [pw-class <class:word> | priority <priority:number>]...',
      'Pseudowire to fall back to',
      (holder) => holder,
    ),
  ],
  ['backup mtu remote monitor'],
);

const holderOf = (target: InterfaceDraft, attachment: string): PeerHolder => ({
  attachment,
  peers: () => target.xconnects,
  setPeers: (peers) => {
    target.xconnects = peers;
  },
});

const xconnectRow = <T>(holder: (target: T) => PeerHolder): CommandRow<T> => ({
  ...peerRow(
    `xconnect <peer:ipv4!> <vc:1-4294967295!> ${WIRE_OPTIONS}`,
    'Carries the traffic over a pseudowire to another PE',
    holder,
  ),
  opens: (target) => enter(xconnectMode, holder(target)),
});

const serviceInstanceMode = defineMode<PeerHolder>(
  'service instance',
  iosValues,
  [xconnectRow((holder) => holder)],
  [
    'bridge-domain description encapsulation errdisable ethernet ip l2protocol mac oam rewrite service-policy shutdown snmp',
  ],
);

/** Rows of the interface mode. */
export const attachmentRows: readonly CommandRow<InterfaceDraft>[] = [
  xconnectRow((target) => holderOf(target, target.name)),
  {
    syntax: 'service instance <id:1-8000> ethernet [<evc:word>]',
    help: 'Ethernet virtual circuit on the interface',
    opens: (target, command) =>
      enter(serviceInstanceMode, holderOf(target, `${target.name} service instance ${textOf(command, 'id')}`)),
  },
  peerRow('neighbor <peer:ipv4!> <vc:1-4294967295!>', 'Far end of the pseudowire', (target) =>
    holderOf(target, target.name),
  ),
  {
    syntax: 'encapsulation {mpls | l2tpv3}',
    help: 'What carries the pseudowire',
    set: (target, command) => {
      target.wireEncapsulation = textOfLast(command) === 'mpls' ? 'mpls' : 'other';
    },
    unset: (target) => {
      target.wireEncapsulation = undefined;
    },
  },
];

const textOfLast = (command: Command): string | undefined => command.elements.at(-1)?.keyword;

const classMode = defineMode<{ encapsulation: 'mpls' | 'other' | undefined }>(
  'pseudowire-class',
  iosValues,
  [
    {
      syntax: 'encapsulation {mpls | l2tpv3 | l2tpv2 | udp}',
      help: 'What carries pseudowires of this class',
      set: (target, command) => {
        target.encapsulation = textOfLast(command) === 'mpls' ? 'mpls' : 'other';
      },
      unset: (target) => {
        target.encapsulation = undefined;
      },
    },
  ],
  [
    'control-word description flow-label interworking ip ipv6 load-balance monitor preferred-path protocol sequencing status switching tunnel vccv',
  ],
);

const memberRow = <T extends { readonly members: Set<string> }>(): CommandRow<T> => ({
  syntax:
    'member <member:interface> [service-instance <instance:number> | group <group:word> | priority <priority:number>]...',
  help: 'Interface that belongs to it',
  set: (target, command) => target.members.add(textOf(command, 'member') ?? ''),
  unset: (target, command) => target.members.delete(textOf(command, 'member') ?? ''),
});

const bridgeHolder = (target: BridgeDraft | ContextDraft): PeerHolder => ({
  attachment: target.name,
  peers: () => target.peers,
  setPeers: (peers) => {
    target.peers = peers;
  },
});

const bridgeMode = defineMode<BridgeDraft>(
  'vfi',
  iosValues,
  [
    {
      syntax: 'vpn id <id:1-4294967295>',
      help: 'Number of the VPLS; the virtual circuit of neighbors that name none',
      set: (target, command) => {
        target.vpnId = numberOf(command, 'id');
      },
      unset: (target) => {
        target.vpnId = undefined;
      },
    },
    peerRow<BridgeDraft>(
      `neighbor <peer:ipv4!> [<vc:1-4294967295!>] ${WIRE_OPTIONS}`,
      'PE that is part of the VPLS',
      bridgeHolder,
    ),
    memberRow<BridgeDraft>(),
    peerRow<BridgeDraft>(
      `member <peer:ipv4!> [<vc:1-4294967295!>] ${WIRE_OPTIONS}`,
      'PE that is part of the VPLS',
      bridgeHolder,
    ),
  ],
  [
    'autodiscovery auto-route-target bridge-domain description l2 l2vpn mac mtu rd route-target shutdown signaling tunnel ve vpls-id',
  ],
);

const contextMode = defineMode<ContextDraft>(
  'xconnect context',
  iosValues,
  [
    memberRow<ContextDraft>(),
    peerRow<ContextDraft>(
      `member <peer:ipv4!> <vc:1-4294967295!> ${WIRE_OPTIONS}`,
      'Far end of the pseudowire',
      bridgeHolder,
    ),
  ],
  ['description interworking mtu redundancy remote shutdown'],
);

function bridgeOf(device: DeviceDraft, name: string): BridgeDraft {
  const { bridges } = device.l2vpn;
  let bridge = bridges.get(name);
  if (!bridge) {
    bridge = { name, vpnId: undefined, peers: [], members: new Set() };
    bridges.set(name, bridge);
  }
  return bridge;
}

const bridgeRow = (syntax: string): CommandRow<DeviceDraft> => ({
  syntax,
  help: 'Virtual forwarding instance: this router in a VPLS',
  opens: (device, command) => enter(bridgeMode, bridgeOf(device, textOf(command, 'name') ?? '')),
  unset: (device, command) => {
    device.l2vpn.bridges.delete(textOf(command, 'name') ?? '');
  },
});

/** Rows of the global mode. */
export const l2vpnRows: readonly CommandRow<DeviceDraft>[] = [
  {
    syntax: 'pseudowire-class <name:word>',
    help: 'Settings that pseudowires share',
    opens: (device, command) => {
      const name = textOf(command, 'name') ?? '';
      const known = device.l2vpn.classes.get(name) ?? { encapsulation: undefined };
      device.l2vpn.classes.set(name, known);
      return enter(classMode, known);
    },
    unset: (device, command) => {
      device.l2vpn.classes.delete(textOf(command, 'name') ?? '');
    },
  },
  bridgeRow('l2 vfi <name:word> {manual | autodiscovery | point-to-point}'),
  bridgeRow('l2vpn vfi context <name:word>'),
  {
    syntax: 'l2vpn xconnect context <name:word>',
    help: 'Joins an interface and a pseudowire',
    opens: (device, command) => {
      const name = textOf(command, 'name') ?? '';
      const known = device.l2vpn.contexts.get(name) ?? { name, peers: [], members: new Set<string>() };
      device.l2vpn.contexts.set(name, known);
      return enter(contextMode, known);
    },
    unset: (device, command) => {
      device.l2vpn.contexts.delete(textOf(command, 'name') ?? '');
    },
  },
];

export const l2vpnModes: readonly Mode[] = [xconnectMode, serviceInstanceMode, classMode, bridgeMode, contextMode];
