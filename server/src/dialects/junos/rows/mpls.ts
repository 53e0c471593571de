/** `[edit protocols ldp]`, `mpls`, `l2circuit` and `vpls`. */
import type { DeviceDraft, LdpDraft, LspDraft, PseudowireDraft } from '../draft/device.ts';
import { block, defineLevel } from '../hierarchy/level.ts';
import type { Reading } from '../hierarchy/reading.ts';
import type { Scope } from './scope.ts';

interface LdpInterface {
  readonly ldp: LdpDraft;
  readonly name: string;
}

const ldpInterfaceLevel = defineLevel<LdpInterface>(
  'ldp interface',
  [
    {
      syntax: 'disable',
      help: 'LDP does not run on the interface.',
      set: ({ ldp, name }, at) => {
        ldp.interfaces.set(name, { value: false, span: at.span });
      },
    },
  ],
  ['hello-interval hold-time transport-address link-protection allow-subnet-mismatch label-withdrawal-delay'],
);

function ldpInterface(ldp: LdpDraft, name: string, at: Reading): LdpInterface {
  ldp.interfaces.set(name, { value: true, span: at.wholeSpan });
  return { ldp, name };
}

export const ldpLevel = defineLevel<LdpDraft>(
  'ldp',
  [
    block(
      'interface all',
      'LDP on every interface with family mpls.',
      () => ldpInterfaceLevel,
      (ldp, at) => ldpInterface(ldp, 'all', at),
    ),
    block(
      'interface <name:interface> ...',
      'LDP on a logical interface, which needs family mpls as well.',
      () => ldpInterfaceLevel,
      (ldp, at) => ldpInterface(ldp, at.text('name'), at),
    ),
    {
      syntax: 'longest-match',
      help: 'Labels are bound to routes that cover a prefix as well (RFC 5283).',
      set: (ldp) => {
        ldp.longestMatch = true;
      },
    },
    { syntax: 'track-igp-metric', help: 'LDP routes have the metric of the IGP.' },
    {
      syntax: 'export [ <policy:policy> ]',
      help: 'Policies for labels that are advertised.',
      set: (ldp, at) => {
        ldp.exports.push(at.sourced('policy'));
      },
    },
    { syntax: 'import [ <policy:policy> ]', help: 'Policies for labels that are received.' },
    {
      syntax: 'egress-policy [ <policy:policy> ]',
      help: 'Policies for the router’s own prefixes that get a label; without it the loopback does.',
      set: (ldp, at) => {
        ldp.egressPolicies.push(at.sourced('policy'));
      },
    },
  ],
  [
    `traceoptions deaggregate explicit-null graceful-restart igp-synchronization keepalive-interval keepalive-timeout
    log-updown mtu-discovery no-forwarding oam p2mp preference session session-group session-protection strict-targeted-hellos
    targeted-hello traffic-statistics transport-address l2-smart-policy authentication-key auto-targeted-session
    entropy-label rib-group chained-composite-next-hop next-hop policing`,
  ],
);

const lspLevel = defineLevel<LspDraft>(
  'label-switched-path',
  [
    {
      syntax: 'to <destination:address!>',
      help: 'Router the path leads to.',
      set: (lsp, at) => {
        lsp.to = { value: at.address('destination'), span: at.span };
      },
    },
  ],
  [
    'from primary secondary bandwidth no-cspf metric description ldp-tunneling fast-reroute link-protection priority install',
  ],
);

export const mplsLevel = defineLevel<DeviceDraft>(
  'mpls',
  [
    block(
      'label-switched-path <name:name> ...',
      'A path that RSVP sets up.',
      () => lspLevel,
      ({ lsps }, at) => {
        const lsp: LspDraft = { name: at.text('name'), section: at.section(), to: undefined };
        lsps.push(lsp);
        return lsp;
      },
    ),
    { syntax: 'interface all', help: 'Labelled packets on every interface with family mpls.' },
    { syntax: 'interface <name:interface> ...', help: 'Labelled packets on a logical interface.' },
  ],
  [
    'traceoptions path admin-groups statistics optimize-timer label-range ipv6-tunneling no-propagate-ttl traffic-engineering',
  ],
);

interface Circuits {
  readonly device: DeviceDraft;
  readonly peer: number;
}

const circuitLevel = defineLevel<PseudowireDraft>(
  'l2circuit interface',
  [
    {
      syntax: 'virtual-circuit-id <id:1-4294967295!>',
      help: 'Number of the pseudowire, the same at both ends.',
      set: (wire, at) => {
        wire.vcId = at.sourcedNumber('id');
      },
    },
  ],
  [
    'description control-word no-control-word encapsulation-type mtu ignore-mtu-mismatch backup-neighbor community psn-tunnel-endpoint',
  ],
);

const l2NeighborLevel = defineLevel<Circuits>('l2circuit neighbor', [
  block(
    'interface <name:interface> ...',
    'The interface the pseudowire ends at.',
    () => circuitLevel,
    ({ device, peer }, at) => {
      const wire: PseudowireDraft = { peer, attachment: at.text('name'), vcId: undefined, span: at.wholeSpan };
      device.pseudowires.push(wire);
      return wire;
    },
  ),
]);

export const l2circuitLevel = defineLevel<DeviceDraft>(
  'l2circuit',
  [
    block(
      'neighbor <address:address!> ...',
      'The router the pseudowires lead to.',
      () => l2NeighborLevel,
      (device, at) => ({ device, peer: at.address('address') }),
    ),
  ],
  ['traceoptions local-switching'],
);

export interface VplsScope {
  readonly scope: Scope;
  vplsId: number | undefined;
  readonly wires: PseudowireDraft[];
}

export const vplsLevel = defineLevel<VplsScope>('vpls', [
  {
    syntax: 'vpls-id <id:1-4294967295>',
    help: 'Number of the VPLS, the same on all its routers.',
    set: (vpls, at) => {
      vpls.vplsId = at.number('id');
      for (const wire of vpls.wires) wire.vcId ??= at.sourcedNumber('id');
    },
  },
  {
    syntax: 'neighbor <address:address!> ...',
    help: 'A router of the VPLS.',
    set: (vpls, at) => {
      const { scope, vplsId } = vpls;
      const vcId = vplsId === undefined ? undefined : { value: vplsId, span: at.span };
      const wire: PseudowireDraft = {
        peer: at.address('address'),
        attachment: scope.instance,
        vcId,
        span: at.wholeSpan,
      };
      vpls.wires.push(wire);
      scope.device.pseudowires.push(wire);
    },
  },
]);
