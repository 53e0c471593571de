/** The top of the hierarchy: `[edit]`, the same in a logical system and in a group. */
import { secretDigest } from '../../secret-digest.ts';
import { type DeviceDraft, entryOf, type InstanceDraft, type KeyChainDraft } from '../draft/device.ts';
import { block, defineLevel, type Level } from '../hierarchy/level.ts';
import { clearText } from '../secrets.ts';
import { routingInstanceLevel, routingOptionsLevel } from './instances.ts';
import { interfacesLevel } from './interfaces.ts';
import { policyOptionsLevel } from './policy.ts';
import { protocolsLevel } from './protocols.ts';
import type { InstanceScope, Scope } from './scope.ts';

const keyLevel = defineLevel<{ secret: string | undefined }>(
  'key',
  [
    {
      syntax: 'secret <secret:secret>',
      help: 'The key itself.',
      set: (key, at) => {
        const clear = clearText(at.nodeOf('secret')?.text ?? '');
        key.secret = clear === undefined ? undefined : secretDigest(clear);
      },
    },
  ],
  ['start-time algorithm options key-name'],
);

const keyChainLevel = defineLevel<KeyChainDraft>(
  'key-chain',
  [
    block(
      'key <id:0-63> ...',
      'A key of the chain.',
      () => keyLevel,
      ({ keys }, at) => entryOf(keys, at.text('id'), (): { secret: string | undefined } => ({ secret: undefined })),
    ),
  ],
  ['description tolerance'],
);

const newInstance = (name: string, section: InstanceDraft['section']): InstanceDraft => ({
  name,
  section,
  type: undefined,
  interfaces: [],
  rd: undefined,
  importTargets: [],
  exportTargets: [],
  importPolicies: [],
  exportPolicies: [],
  targetsUnknown: false,
});

const nothing = (): undefined => undefined;

export const rootLevel: Level = defineLevel<DeviceDraft>(
  'edit',
  [
    {
      syntax: 'system host-name <name:text>',
      help: 'Name of the router.',
      set: (device, at) => {
        device.hostname = at.sourced('name');
      },
    },
    block(
      'interfaces',
      'Interfaces.',
      () => interfacesLevel,
      (device) => device,
    ),
    block(
      'protocols',
      'Routing protocols.',
      () => protocolsLevel,
      (device): Scope => ({ device, instance: '' }),
    ),
    block(
      'policy-options',
      'Routing policies and what they match.',
      () => policyOptionsLevel,
      (device) => device,
    ),
    block(
      'routing-options',
      'Settings of routing as a whole.',
      () => routingOptionsLevel,
      (device): Scope => ({ device, instance: '' }),
    ),
    block(
      'routing-instances <name:instance> ...',
      'A routing table of its own, such as a VRF.',
      () => routingInstanceLevel,
      (device, at): InstanceScope => {
        const name = at.text('name');
        const draft = entryOf(device.instances, name, () => newInstance(name, at.section()));
        return { device, instance: name, draft };
      },
      'name',
    ),
    block(
      'security authentication-key-chains key-chain <name:key-chain> ...',
      'Keys that follow each other.',
      () => keyChainLevel,
      ({ keyChains }, at) => {
        const name = at.text('name');
        return entryOf(keyChains, name, () => ({ name, section: at.section(), keys: new Map() }));
      },
      'name',
    ),
    // Both are read elsewhere: groups where they are applied, a logical system as a router of its own.
    block('groups <name:config-group> ...', 'Statements to be applied elsewhere.', () => rootLevel, nothing, 'name'),
    block('logical-systems <name:name> ...', 'A router within the router.', () => rootLevel, nothing),
  ],
  [
    `version chassis snmp firewall class-of-service forwarding-options services vlans bridge-domains event-options
    access multicast-snooping-options policer dynamic-profiles switch-options poe ethernet-switching-options apply-macro`,
    `system: root-authentication login services syslog ntp name-server domain-name time-zone ports scripts processes
    license authentication-order radius-server tacplus-server archival commit arp internet-options`,
  ],
);
