/** `[edit protocols]`, of the router and of routing instances. */
import { newBgp } from '../draft/bgp.ts';
import { entryOf } from '../draft/device.ts';
import { newIsis } from '../draft/isis.ts';
import { block, defineLevel } from '../hierarchy/level.ts';
import { bgpLevel } from './bgp.ts';
import { isisLevel } from './isis.ts';
import { l2circuitLevel, ldpLevel, mplsLevel, type VplsScope, vplsLevel } from './mpls.ts';
import type { Scope } from './scope.ts';

export const protocolsLevel = defineLevel<Scope>(
  'protocols',
  [
    block(
      'isis',
      'IS-IS.',
      () => isisLevel,
      ({ device, instance }, at) => entryOf(device.isis, instance, () => newIsis(instance, at.section())),
    ),
    block(
      'bgp',
      'BGP.',
      () => bgpLevel,
      ({ device, instance }, at) => {
        // Sessions of a VRF are with its customers.
        if (instance !== '') return newBgp(at.section());
        device.bgp ??= newBgp(at.section());
        return device.bgp;
      },
    ),
    block(
      'ldp',
      'Label distribution.',
      () => ldpLevel,
      ({ device, instance }) => {
        if (instance !== '') return undefined;
        device.ldp.present = true;
        return device.ldp;
      },
    ),
    block(
      'mpls',
      'MPLS and its label-switched paths.',
      () => mplsLevel,
      ({ device, instance }) => (instance === '' ? device : undefined),
    ),
    block(
      'vpls',
      'VPLS.',
      () => vplsLevel,
      (scope): VplsScope => ({ scope, vplsId: undefined, wires: [] }),
    ),
    block(
      'l2circuit',
      'Pseudowires between two interfaces.',
      () => l2circuitLevel,
      ({ device }) => device,
    ),
  ],
  [
    'rsvp ospf ospf3 rip ripng pim igmp mld lldp lldp-med bfd vrrp router-advertisement source-packet-routing mstp rstp vstp evpn l2vpn',
  ],
);
