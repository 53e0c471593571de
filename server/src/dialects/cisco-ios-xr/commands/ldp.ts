/** `mpls ldp`: where labels are distributed, and which (D25). */
import type { FilterReference } from '../../../model/isis.ts';
import { filterOf, sourcedText, spanOf } from '../../common/sourced.ts';
import { type Command, commandSpan, has, textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import type { DeviceDraft } from '../draft/device.ts';
import type { LdpDraft } from '../draft/ldp.ts';
import { xrValues } from '../value-types.ts';

/** An interface of the section. */
interface LdpInterface {
  readonly ldp: LdpDraft;
  readonly name: string;
}

function allocationFilter(command: Command): 'host-routes' | FilterReference | undefined {
  return has(command, 'host-routes') ? 'host-routes' : filterOf(command);
}

const allocateRow = (head: string): CommandRow<LdpDraft> => ({
  syntax: `${head}allocate for {host-routes | <access-list:access-list>}`,
  help: 'Prefixes LDP allocates labels for',
  set: (ldp, command) => {
    const filter = allocationFilter(command);
    if (filter) ldp.allocate = { filter, span: commandSpan(command) };
  },
  unset: (ldp) => {
    ldp.allocate = undefined;
  },
});

const disableRow = (head: string): CommandRow<LdpDraft> => ({
  syntax: `${head}disable`,
  help: 'Advertises no labels but those that are asked for',
  set: (ldp, command) => {
    ldp.advertiseNothing = commandSpan(command);
  },
  unset: (ldp) => {
    ldp.advertiseNothing = undefined;
  },
});

const advertiseRow = (head: string): CommandRow<LdpDraft> => ({
  syntax: `${head}for <access-list:access-list> [to <peers:access-list>]`,
  help: 'Advertises labels for the prefixes of the access list',
  set: (ldp, command) => {
    const filter = filterOf(command);
    if (filter) ldp.advertiseFor.set(filter.name, { filter, span: commandSpan(command) });
  },
  unset: (ldp, command) => {
    ldp.advertiseFor.delete(textOf(command, 'access-list') ?? '');
  },
});

const advertiseMode = defineMode<LdpDraft>(
  'mpls ldp label local advertise',
  xrValues,
  [disableRow(''), advertiseRow('')],
  ['explicit-null interface'],
);

const advertiseSection: CommandRow<LdpDraft> = {
  syntax: 'advertise',
  help: 'Which labels are advertised',
  opens: (ldp) => enter(advertiseMode, ldp),
};

const localMode = defineMode<LdpDraft>(
  'mpls ldp label local',
  xrValues,
  [allocateRow(''), advertiseSection],
  ['default-route implicit-null-override'],
);

const labelMode = defineMode<LdpDraft>(
  'mpls ldp label',
  xrValues,
  [
    // The older form has no `local`.
    allocateRow(''),
    advertiseSection,
    { syntax: 'local', help: 'Labels of this router', opens: (ldp) => enter(localMode, ldp) },
  ],
  ['accept remote'],
);

const labelRow: CommandRow<LdpDraft> = {
  syntax: 'label',
  help: 'Which labels LDP allocates and advertises',
  opens: (ldp) => enter(labelMode, ldp),
};

const familyMode = defineMode<LdpDraft>(
  'mpls ldp address-family ipv4',
  xrValues,
  [labelRow],
  ['apply-group discovery maximum neighbor redistribute traffic-eng'],
);

const excludeRow: CommandRow<LdpInterface> = {
  syntax: 'igp auto-config disable',
  help: 'Keeps the interface out of what the IGP switches on',
  set: ({ ldp, name }, command) => {
    ldp.excluded.set(name, commandSpan(command));
  },
  unset: ({ ldp, name }) => {
    ldp.excluded.delete(name);
  },
};

const interfaceFamilyMode = defineMode<LdpInterface>(
  'mpls ldp interface address-family ipv4',
  xrValues,
  [excludeRow],
  ['apply-group discovery mldp'],
);

const interfaceMode = defineMode<LdpInterface>(
  'mpls ldp interface',
  xrValues,
  [
    excludeRow,
    {
      syntax: 'address-family ipv4',
      help: 'LDP for IPv4 on the interface',
      opens: (target) => enter(interfaceFamilyMode, target),
    },
  ],
  ['apply-group discovery exclude-apply-group igp mldp', 'address-family: ipv6', 'igp: sync'],
);

const ldpMode = defineMode<LdpDraft>(
  'mpls ldp',
  xrValues,
  [
    {
      syntax: 'router-id {<id:ipv4!> | <interface:interface>}',
      help: 'Address that identifies this router in LDP',
      set: (ldp, command) => {
        ldp.routerId = sourcedText(command, 'interface') ?? sourcedText(command, 'id');
      },
      unset: (ldp) => {
        ldp.routerId = undefined;
      },
    },
    {
      syntax: 'interface <interface:interface>',
      help: 'Distributes labels on the interface',
      opens: (ldp, command) => {
        const name = textOf(command, 'interface') ?? '';
        if (!ldp.interfaces.has(name)) ldp.interfaces.set(name, spanOf(command, 'interface'));
        return enter(interfaceMode, { ldp, name });
      },
      unset: (ldp, command) => {
        ldp.interfaces.delete(textOf(command, 'interface') ?? '');
      },
    },
    labelRow,
    { syntax: 'address-family ipv4', help: 'Labels of IPv4 prefixes', opens: (ldp) => enter(familyMode, ldp) },
  ],
  [
    'apply-group backoff capabilities default-vrf discovery entropy-label exclude-apply-group explicit-null graceful-restart holdtime igp log',
    'ltrace-buffer mldp neighbor nsr password session signalling vrf',
    'address-family: ipv6',
  ],
);

export const ldpModes: readonly Mode[] = [
  ldpMode,
  familyMode,
  labelMode,
  localMode,
  advertiseMode,
  interfaceMode,
  interfaceFamilyMode,
];

export const ldpRow: CommandRow<DeviceDraft> = {
  syntax: 'mpls ldp',
  help: 'Label distribution',
  opens: ({ ldp }, _, section) => {
    ldp.section ??= section;
    return enter(ldpMode, ldp);
  },
  unset: ({ ldp }) => {
    ldp.interfaces.clear();
    ldp.section = undefined;
  },
};
