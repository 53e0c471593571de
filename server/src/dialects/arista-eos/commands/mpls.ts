/** Label switching, LDP, and the pseudowires LDP signals. */
import { ipv4Of } from '../../common/addresses.ts';
import { sourcedText } from '../../common/sourced.ts';
import type { DeviceDraft } from '../../ios-like/draft/device.ts';
import type { NamedWireDraft, PatchDraft } from '../../ios-like/draft/l2vpn.ts';
import type { LdpDraft } from '../../ios-like/draft/ldp.ts';
import { commandSpan, numberOf, textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import { eosValues } from '../value-types.ts';

const wireMode = defineMode<NamedWireDraft>(
  'mpls ldp pseudowire',
  eosValues,
  [
    {
      syntax: 'neighbor <peer:ipv4!>',
      help: 'Far end of the pseudowire',
      set: (wire, command) => {
        wire.peer = ipv4Of(command, 'peer');
      },
      unset: (wire) => {
        wire.peer = undefined;
      },
    },
    {
      syntax: 'pseudowire-id <id:1-4294967295>',
      help: 'Number both ends know the pseudowire by',
      set: (wire, command) => {
        wire.id = numberOf(command, 'id');
      },
      unset: (wire) => {
        wire.id = undefined;
      },
    },
  ],
  ['control-word mtu flow-label'],
);

const wiresMode = defineMode<DeviceDraft>(
  'mpls ldp pseudowires',
  eosValues,
  [
    {
      syntax: 'pseudowire <name:word>',
      help: 'A pseudowire, for patch panels to use',
      opens: ({ l2vpn }, command) => {
        const name = textOf(command, 'name') ?? '';
        const wire = l2vpn.namedWires.get(name) ?? { peer: undefined, id: undefined, span: commandSpan(command) };
        l2vpn.namedWires.set(name, wire);
        return enter(wireMode, wire);
      },
      unset: ({ l2vpn }, command) => {
        l2vpn.namedWires.delete(textOf(command, 'name') ?? '');
      },
    },
  ],
  ['mtu'],
);

const ldpMode = defineMode<DeviceDraft>(
  'mpls ldp',
  eosValues,
  [
    {
      syntax: 'shutdown',
      help: 'Stops LDP; it runs after `no shutdown` only',
      set: ({ ldp }) => {
        ldp.shutdown = true;
      },
      unset: ({ ldp }, { negation }) => {
        ldp.shutdown = negation !== 'no';
      },
    },
    {
      syntax: 'interface disabled default',
      help: 'Runs LDP on those interfaces only that say `mpls ldp interface`',
      set: ({ ldp }) => {
        ldp.disabledByDefault = true;
      },
      unset: ({ ldp }) => {
        ldp.disabledByDefault = false;
      },
    },
    {
      syntax: 'router-id interface <interface:interface> [force]',
      help: 'Interface whose address identifies this router in LDP',
      set: ({ ldp }, command) => {
        ldp.routerId = sourcedText(command, 'interface');
      },
      unset: ({ ldp }) => {
        ldp.routerId = undefined;
      },
    },
    { syntax: 'router-id <id:ipv4!> [force]', help: 'Address that identifies this router in LDP' },
    { syntax: 'transport-address interface <interface:interface>', help: 'Interface whose address sessions come from' },
    {
      syntax: 'pseudowires',
      help: 'Pseudowires that LDP signals',
      opens: (device) => enter(wiresMode, device),
      unset: ({ l2vpn }) => l2vpn.namedWires.clear(),
    },
  ],
  [
    'discovery entropy-label fec graceful-restart igp ip label-local-termination mldp mtu neighbor password targeted timers',
  ],
);

const patchMode = defineMode<PatchDraft>(
  'patch',
  eosValues,
  [
    {
      syntax: 'connector <name:word> pseudowire ldp <wire:word>',
      help: 'Joins a pseudowire of LDP',
      set: (patch, command) => patch.wires.add(textOf(command, 'wire') ?? ''),
      unset: (patch, command) => patch.wires.delete(textOf(command, 'wire') ?? ''),
    },
    {
      syntax: 'connector <name:word> interface <interface:interface> [dot1q vlan <vlan:number>]',
      help: 'Joins an interface',
      set: (patch, command) => patch.interfaces.add(textOf(command, 'interface') ?? ''),
      unset: (patch, command) => patch.interfaces.delete(textOf(command, 'interface') ?? ''),
    },
  ],
  ['description shutdown type'],
);

const panelMode = defineMode<DeviceDraft>(
  'patch panel',
  eosValues,
  [
    {
      syntax: 'patch <name:word>',
      help: 'Joins two connectors, such as an interface and a pseudowire',
      opens: ({ l2vpn }, command) => {
        const name = textOf(command, 'name') ?? '';
        const patch = l2vpn.patches.get(name) ?? { wires: new Set<string>(), interfaces: new Set<string>() };
        l2vpn.patches.set(name, patch);
        return enter(patchMode, patch);
      },
      unset: ({ l2vpn }, command) => {
        l2vpn.patches.delete(textOf(command, 'name') ?? '');
      },
    },
  ],
  ['connector'],
);

const ldpOff = (ldp: LdpDraft): void => {
  ldp.shutdown = true;
  ldp.disabledByDefault = false;
};

export const mplsRows: readonly CommandRow<DeviceDraft>[] = [
  {
    syntax: 'mpls ip',
    help: 'Label switching on the router; off by default',
    set: ({ ldp }) => {
      ldp.enabled = true;
    },
    unset: ({ ldp }) => {
      ldp.enabled = false;
    },
  },
  {
    syntax: 'mpls ldp',
    help: 'LDP and its settings',
    opens: (device) => enter(ldpMode, device),
    unset: ({ ldp }) => ldpOff(ldp),
  },
  {
    syntax: 'mpls label range isis-sr <base:16-1048575> <size:1-1048560>',
    help: 'Labels for global segments of IS-IS, from 900000 on by default',
    set: ({ segmentRouting }, command) => {
      const span = commandSpan(command);
      segmentRouting.globalBlock = { base: numberOf(command, 'base') ?? 0, size: numberOf(command, 'size') ?? 0, span };
    },
    unset: ({ segmentRouting }) => {
      segmentRouting.globalBlock = undefined;
    },
  },
  { syntax: 'patch panel', help: 'Joins interfaces and pseudowires', opens: (device) => enter(panelMode, device) },
];

export const mplsModes: readonly Mode[] = [ldpMode, wiresMode, wireMode, panelMode, patchMode];
