/** `l2vpn`: pseudowires and VPLS (D23). */
import { ipv4Of } from '../../common/addresses.ts';
import { known } from '../../common/known.ts';
import { type Command, commandSpan, has, numberOf, textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import type { DeviceDraft } from '../draft/device.ts';
import type { L2vpnDraft, WireDraft, WireHolderDraft } from '../draft/l2vpn.ts';
import { xrValues } from '../value-types.ts';

/** A section in which names lead to a cross-connect or a VFI. */
interface Named {
  readonly l2vpn: L2vpnDraft;
  readonly path: string;
}

const wireMode = defineMode<WireDraft>(
  'l2vpn neighbor',
  xrValues,
  [
    {
      syntax: 'pw-class <class:word>',
      help: 'Class whose settings the pseudowire has',
      set: (wire, command) => {
        wire.className = textOf(command, 'class');
      },
      unset: (wire) => {
        wire.className = undefined;
      },
    },
  ],
  [
    'apply-group backup bandwidth dhcp igmp ipv6-source l2tp mac mld mpls oper sequencing shutdown source split-horizon static-mac-address storm-control tag-impose tag-rewrite transport-mode',
  ],
);

function addWire(holder: WireHolderDraft, command: Command): WireDraft {
  const [peer, pwId] = [ipv4Of(command, 'peer') ?? 0, numberOf(command, 'pw-id') ?? 0];
  const same = holder.wires.find((each) => each.peer === peer && each.pwId === pwId);
  if (same) return same;
  const wire: WireDraft = { peer, pwId, className: undefined, span: commandSpan(command) };
  holder.wires.push(wire);
  return wire;
}

const neighborRow: CommandRow<WireHolderDraft> = {
  syntax: 'neighbor [ipv4] <peer:ipv4!> pw-id <pw-id:1-4294967295!>',
  help: 'Far end of the pseudowire',
  opens: (holder, command) => enter(wireMode, addWire(holder, command)),
  unset: (holder, command) => {
    const [peer, pwId] = [ipv4Of(command, 'peer'), numberOf(command, 'pw-id')];
    holder.wires = holder.wires.filter((each) => each.peer !== peer || (pwId !== undefined && each.pwId !== pwId));
  },
};

const connectMode = defineMode<WireHolderDraft>(
  'l2vpn xconnect group p2p',
  xrValues,
  [
    {
      syntax: 'interface <interface:interface>',
      help: 'Interface the pseudowire is for',
      set: (holder, command) => {
        holder.interface ??= textOf(command, 'interface');
      },
    },
    neighborRow,
  ],
  ['apply-group backup description interworking load-balancing monitor-session vpws', 'neighbor: evpn ipv6'],
);

const holderOf = ({ l2vpn, path }: Named, name: string): WireHolderDraft =>
  known(l2vpn.holders, `${path} ${name}`, () => ({ name, interface: undefined, wires: [] }));

const groupMode = defineMode<Named>(
  'l2vpn xconnect group',
  xrValues,
  [
    {
      syntax: 'p2p <name:word>',
      help: 'Cross-connect of two ends',
      opens: (group, command) => enter(connectMode, holderOf(group, textOf(command, 'name') ?? '')),
      unset: ({ l2vpn, path }, command) => {
        l2vpn.holders.delete(`${path} ${textOf(command, 'name')}`);
      },
    },
  ],
  ['apply-group mp2mp'],
);

const vfiMode = defineMode<WireHolderDraft>(
  'l2vpn bridge group bridge-domain vfi',
  xrValues,
  [neighborRow],
  ['apply-group autodiscovery multicast shutdown vpn-id'],
);

const domainMode = defineMode<Named>(
  'l2vpn bridge group bridge-domain',
  xrValues,
  [
    {
      syntax: 'interface <interface:interface>',
      help: 'Interface in the bridge domain',
      opens: () => enter(portMode, {}),
    },
    {
      syntax: 'routed interface <interface:interface>',
      help: 'Interface that routes out of the bridge domain',
      opens: () => enter(portMode, {}),
    },
    {
      syntax: 'vfi <name:word>',
      help: 'The other PEs of the VPLS',
      opens: (domain, command) => enter(vfiMode, holderOf(domain, textOf(command, 'name') ?? '')),
      unset: ({ l2vpn, path }, command) => {
        l2vpn.holders.delete(`${path} ${textOf(command, 'name')}`);
      },
    },
    {
      syntax: 'neighbor <peer:ipv4!> pw-id <pw-id:1-4294967295!>',
      help: 'Pseudowire to another PE',
      opens: (domain, command) => enter(wireMode, addWire(holderOf(domain, 'access'), command)),
    },
  ],
  [
    'access-evi apply-group access-vfi coupled-mode dhcp dynamic-arp-inspection etree evi flooding igmp ip-source-guard mac member mld mtu multicast-source nv pbb shutdown split-horizon storm-control transport-mode unknown',
    'neighbor: evpn ipv6',
  ],
);

const portMode = defineMode<object>(
  'l2vpn bridge group bridge-domain interface',
  xrValues,
  [],
  [
    'apply-group dhcp dynamic-arp-inspection etree flooding igmp ip-source-guard mac mld split-horizon static-mac-address storm-control',
  ],
);

const bridgesMode = defineMode<Named>(
  'l2vpn bridge group',
  xrValues,
  [
    {
      syntax: 'bridge-domain <name:word>',
      help: 'A broadcast domain over several interfaces and pseudowires',
      opens: ({ l2vpn, path }, command) => enter(domainMode, { l2vpn, path: `${path} ${textOf(command, 'name')}` }),
    },
  ],
  ['apply-group'],
);

interface WireClass {
  overMpls: boolean;
}

const encapsulationMode = defineMode<object>(
  'l2vpn pw-class encapsulation',
  xrValues,
  [],
  [
    'apply-group control-word cookie dfbit ipv4 load-balancing mac-withdraw preferred-path protocol redundancy sequencing switching-tlv tag-rewrite tos transport-mode ttl vccv',
  ],
);

const classMode = defineMode<WireClass>(
  'l2vpn pw-class',
  xrValues,
  [
    {
      syntax: 'encapsulation {mpls | l2tpv3}',
      help: 'What carries the pseudowire',
      opens: (target, command) => {
        target.overMpls = has(command, 'mpls');
        return enter(encapsulationMode, {});
      },
    },
  ],
  ['apply-group backup'],
);

const l2vpnMode = defineMode<L2vpnDraft>(
  'l2vpn',
  xrValues,
  [
    {
      syntax: 'xconnect group <name:word>',
      help: 'Cross-connects that belong together',
      opens: (l2vpn, command) => enter(groupMode, { l2vpn, path: `xconnect ${textOf(command, 'name')}` }),
    },
    {
      syntax: 'bridge group <name:word>',
      help: 'Bridge domains that belong together',
      opens: (l2vpn, command) => enter(bridgesMode, { l2vpn, path: `bridge ${textOf(command, 'name')}` }),
    },
    {
      syntax: 'pw-class <name:word>',
      help: 'Settings that pseudowires share',
      opens: (l2vpn, command) =>
        enter(
          classMode,
          known(l2vpn.classes, textOf(command, 'name') ?? '', () => ({ overMpls: true })),
        ),
    },
  ],
  [
    'apply-group autodiscovery capability description ethernet exclude-apply-group flexible-xconnect-service ignore-mtu-mismatch load-balancing logging mac neighbor nsr pbb pw-grouping pw-oam pw-routing pw-status redundancy router-id shutdown snmp tcn tags vlan xconnect',
  ],
);

export const l2vpnModes: readonly Mode[] = [
  l2vpnMode,
  groupMode,
  connectMode,
  bridgesMode,
  domainMode,
  vfiMode,
  portMode,
  wireMode,
  classMode,
  encapsulationMode,
];

export const l2vpnRow: CommandRow<DeviceDraft> = {
  syntax: 'l2vpn',
  help: 'Layer 2 VPNs',
  opens: ({ l2vpn }) => enter(l2vpnMode, l2vpn),
  unset: ({ l2vpn }) => l2vpn.holders.clear(),
};
