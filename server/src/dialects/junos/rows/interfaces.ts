/** `[edit interfaces]`. */
import type { IpPrefix } from '../../../base/ip.ts';
import { parseIpv6 } from '../../../base/ip.ts';
import type { DeviceDraft } from '../draft/device.ts';
import { entryOf } from '../draft/device.ts';
import { type AddressDraft, newPort, newUnit, type PortDraft, type UnitDraft } from '../draft/interface.ts';
import { block, defineLevel, type Row } from '../hierarchy/level.ts';
import type { Reading } from '../hierarchy/reading.ts';

const MULTIPLIERS: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, g: 1e9, t: 1e12 };

/** Bits per second of `10g`, `100m`, `1000000`. */
export function rateOf(text: string): number {
  const unit = text.at(-1)?.toLowerCase() ?? '';
  const factor = MULTIPLIERS[unit];
  return factor === undefined ? Number(text) : Number(text.slice(0, -1)) * factor;
}

type AnyAddress = Pick<AddressDraft<never>, 'primary' | 'preferred'>;

const addressLevel = defineLevel<AnyAddress>(
  'address',
  [
    {
      syntax: 'primary',
      help: 'The address the interface uses as source.',
      set: (address) => {
        address.primary = true;
      },
    },
    {
      syntax: 'preferred',
      help: 'The address that is preferred within its subnet.',
      set: (address) => {
        address.preferred = true;
      },
    },
  ],
  ['broadcast arp destination eui-64 master-only vrrp-group vrrp-inet6-group ndp subnet-router-anycast'],
);

const isPrefix = (prefix: IpPrefix | undefined): prefix is IpPrefix => prefix !== undefined;

function addIpv4(unit: UnitDraft, at: Reading): AnyAddress | undefined {
  const prefix = at.prefix('address');
  if (!isPrefix(prefix) || prefix.family !== 'ipv4') return undefined;
  const draft = { address: at.address('address'), prefix, span: at.span, primary: false, preferred: false };
  unit.ipv4.push(draft);
  return draft;
}

function addIpv6(unit: UnitDraft, at: Reading): AnyAddress | undefined {
  const prefix = at.prefix('address');
  if (!isPrefix(prefix) || prefix.family !== 'ipv6') return undefined;
  const address = parseIpv6(at.text('address').split('/')[0] ?? '') ?? prefix.address;
  const draft = { address, prefix, span: at.span, primary: false, preferred: false };
  unit.ipv6.push(draft);
  return draft;
}

const inetLevel = defineLevel<UnitDraft>(
  'family inet',
  [
    block('address <address:ipv4!> ...', 'An address and the length of its subnet.', () => addressLevel, addIpv4),
    {
      syntax: 'unnumbered-address <lender:interface>',
      help: 'Borrows the address of another interface.',
      set: (unit, at) => {
        unit.unnumbered = at.sourced('lender');
      },
    },
  ],
  ['filter mtu no-redirects rpf-check sampling dhcp dhcp-client targeted-broadcast tcp-mss policer accounting service'],
);

const inet6Level = defineLevel<UnitDraft>(
  'family inet6',
  [block('address <address:ipv6!> ...', 'An IPv6 address and the length of its subnet.', () => addressLevel, addIpv6)],
  ['filter mtu no-redirects rpf-check dad-disable sampling policer'],
);

const isoLevel = defineLevel<UnitDraft>(
  'family iso',
  [
    {
      syntax: 'address <net:net> ...',
      help: 'The network entity title: area, system ID and selector 00. On lo0 it is the router’s.',
      set: (unit, at) => {
        unit.nets.push(at.sourced('net'));
      },
    },
  ],
  ['mtu destination'],
);

const unitLevel = defineLevel<UnitDraft>(
  'unit',
  [
    {
      syntax: 'description <text:text>',
      help: 'What it is for, for people.',
      set: (unit, at) => {
        unit.description = at.sourced('text');
      },
    },
    {
      syntax: 'disable',
      help: 'Switches the logical interface off.',
      set: (unit, at) => {
        unit.disable = at.span;
      },
    },
    {
      syntax: 'encapsulation <encapsulation:name>',
      help: 'Encapsulation of the logical interface.',
      set: (unit, at) => {
        unit.encapsulation = at.text('encapsulation');
      },
    },
    {
      syntax: 'tunnel destination <destination:address!>',
      help: 'Far end of the tunnel.',
      set: (unit, at) => {
        unit.tunnelDestination = { value: at.address('destination'), span: at.span };
      },
    },
    block(
      'family inet',
      'IPv4 on the logical interface.',
      () => inetLevel,
      (unit) => unit,
    ),
    block(
      'family inet6',
      'IPv6 on the logical interface.',
      () => inet6Level,
      (unit) => unit,
    ),
    block(
      'family iso',
      'Lets IS-IS run on the logical interface.',
      () => isoLevel,
      (unit, at) => {
        unit.iso = at.span;
        return unit;
      },
    ),
    {
      syntax: 'family mpls',
      help: 'Lets labelled packets and LDP onto the logical interface.',
      set: (unit, at) => {
        unit.mpls = at.span;
      },
    },
  ],
  [
    `vlan-id vlan-tags bandwidth peer-unit point-to-point multipoint traps no-traps statistics clear-dont-fragment-bit
    native-vlan-id dlci vci input-vlan-map output-vlan-map proxy-arp accounting-profile`,
    'family: ccc vpls bridge ethernet-switching any tcc mlppp',
    'tunnel: source key ttl path-mtu-discovery routing-instance',
  ],
);

/** Of Ethernet ports, beside the aggregate they are part of. */
const OTHER_OPTIONS = `asynchronous-notification auto-negotiation no-auto-negotiation auto-reconnect ethernet-switch-profile fec
  flow-control no-flow-control ignore-l3-incompletes link-mode loopback no-loopback mac-mode redundant-parent
  source-address-filter source-filtering no-source-filtering speed`;

const portLevel = defineLevel<PortDraft>(
  'interface',
  [
    {
      syntax: 'description <text:text>',
      help: 'What it is for, for people.',
      set: (port, at) => {
        port.description = at.sourced('text');
      },
    },
    {
      syntax: 'disable',
      help: 'Switches the interface off, with all its units.',
      set: (port, at) => {
        port.disable = at.span;
      },
    },
    {
      syntax: 'mtu <mtu:256-16000>',
      help: 'Largest frame, with its layer-2 header.',
      set: (port, at) => {
        port.mtu = at.sourcedNumber('mtu');
      },
    },
    {
      syntax: 'speed <speed:rate>',
      help: 'Speed of the interface.',
      set: (port, at) => {
        port.speed = rateOf(at.text('speed'));
      },
    },
    {
      syntax: 'vlan-tagging',
      help: 'Frames carry a VLAN tag.',
      set: (port) => {
        port.tags = 'one';
      },
    },
    {
      syntax: 'flexible-vlan-tagging|stacked-vlan-tagging',
      help: 'Frames carry one VLAN tag or two.',
      set: (port) => {
        port.tags = 'any';
      },
    },
    ...['gigether-options', 'ether-options', 'fastether-options'].map(
      (options): Row<PortDraft> => ({
        syntax: `${options} 802.3ad <aggregate:device>`,
        help: 'Makes the interface part of an aggregated one.',
        set: (port, at) => {
          port.aggregate = at.text('aggregate');
        },
      }),
    ),
    block(
      'unit <unit:0-1073741823> ...',
      'A logical interface.',
      () => unitLevel,
      (port, at) => {
        const name = `${port.name}.${at.text('unit')}`;
        at.define('interface', name, at.node);
        return entryOf(port.units, name, () => newUnit(name, at.section()));
      },
    ),
  ],
  [
    `aggregated-ether-options encapsulation hold-time link-mode
    native-vlan-id no-traps traps keepalives no-keepalives clocking accounting-profile framing sonet-options
    redundant-ether-options esi traceoptions interface-mib logical-tunnel-options per-unit-scheduler number-of-sub-ports`,
    ...['gigether-options', 'ether-options', 'fastether-options'].map((options) => `${options}: ${OTHER_OPTIONS}`),
  ],
);

export const interfacesLevel = defineLevel<DeviceDraft>(
  'interfaces',
  [
    block(
      '<port:device> ...',
      'A physical or pseudo interface.',
      () => portLevel,
      (device, at) => {
        const name = at.text('port');
        return entryOf(device.ports, name, () => newPort(name));
      },
    ),
  ],
  ['interface-range interface-set traceoptions'],
);
