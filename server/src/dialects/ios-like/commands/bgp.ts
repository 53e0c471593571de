import { asNumber } from '../../common/as-number.ts';
import { sourcedText } from '../../common/sourced.ts';
import { type Command, commandSpan, namedValue, textOf } from '../../schema/command.ts';
import type { CommandRow } from '../../schema/mode.ts';
import {
  type BgpDraft,
  type BgpFamily,
  newSession,
  type PeerDraft,
  type PolicyDraft,
  policyOf,
  type SessionDraft,
} from '../draft/bgp.ts';

/** A family of BGP. Neighbors in the family of a VRF are customers: no session of the provider. */
export interface FamilyTarget {
  readonly bgp: BgpDraft;
  readonly family: BgpFamily;
}

export const PEER = 'neighbor {<peer:peer!> | <group:peer-group>}';

const peerKey = (command: Command): string => (textOf(command, 'peer') ?? textOf(command, 'group') ?? '').toLowerCase();

export function peerOf(bgp: BgpDraft, command: Command): PeerDraft {
  const group = textOf(command, 'group');
  const key = group ?? peerKey(command);
  let peer = bgp.peers.get(key);
  if (!peer) {
    const span = namedValue(command, group === undefined ? 'peer' : 'group')?.span ?? commandSpan(command);
    peer = { key, session: newSession(), group: undefined, isGroup: group !== undefined, families: new Map(), span };
    bgp.peers.set(key, peer);
  }
  return peer;
}

// Settings of a session: of a neighbor, a group or a template.

export function sessionRows<T>(head: string, of: (target: T, command: Command) => SessionDraft): CommandRow<T>[] {
  return [
    {
      syntax: `${head}remote-as <as:as> [alternate-as <others:line>]`,
      help: 'Autonomous system of the neighbor',
      set: (target, command) => {
        of(target, command).remoteAs = asNumber(textOf(command, 'as'));
      },
      unset: (target, command) => {
        of(target, command).remoteAs = undefined;
      },
    },
    {
      syntax: `${head}update-source <source:interface>`,
      help: 'Interface whose address the session comes from',
      set: (target, command) => {
        of(target, command).updateSource = sourcedText(command, 'source');
      },
      unset: (target, command) => {
        of(target, command).updateSource = undefined;
      },
    },
    {
      syntax: `${head}shutdown [graceful <options:line>]`,
      help: 'Keeps the session down',
      set: (target, command) => {
        of(target, command).shutdown = true;
      },
      unset: (target, command) => {
        of(target, command).shutdown = false;
      },
    },
    {
      syntax: `${head}inherit peer-session <template:peer-template>`,
      help: 'Takes session settings from a template',
      set: (target, command) => {
        of(target, command).inherits = textOf(command, 'template');
      },
      unset: (target, command) => {
        of(target, command).inherits = undefined;
      },
    },
  ];
}

// Settings in a family.

export function flagRow<T>(
  syntax: string,
  help: string,
  of: (target: T, command: Command) => PolicyDraft,
  flag: 'activate' | 'reflectorClient' | 'nextHopSelf' | 'sendLabel',
): CommandRow<T> {
  return {
    syntax,
    help,
    set: (target, command) => {
      of(target, command)[flag] = true;
    },
    unset: (target, command) => {
      of(target, command)[flag] = command.negation === 'no' ? false : undefined;
    },
  };
}

export function policyRows<T>(head: string, of: (target: T, command: Command) => PolicyDraft): CommandRow<T>[] {
  return [
    flagRow(`${head}route-reflector-client`, 'Reflects routes to this neighbor', of, 'reflectorClient'),
    flagRow(
      `${head}next-hop-self [all]`,
      'Names this router as next hop of the routes it passes on',
      of,
      'nextHopSelf',
    ),
    flagRow(`${head}send-label [explicit-null]`, 'Advertises labels with the routes', of, 'sendLabel'),
    {
      syntax: `${head}inherit peer-policy <template:peer-template> [<sequence:number>]`,
      help: 'Takes policy settings from a template',
      set: (target, command) => of(target, command).inherits.add(textOf(command, 'template') ?? ''),
      unset: (target, command) => of(target, command).inherits.delete(textOf(command, 'template') ?? ''),
    },
  ];
}

/** Neighbor commands that are valid in the family they act on. */
export function neighborPolicyRows<T>(of: (target: T) => FamilyTarget): CommandRow<T>[] {
  const policy = (target: T, command: Command): PolicyDraft => {
    const { bgp, family } = of(target);
    return policyOf(peerOf(bgp, command), family);
  };
  return [
    flagRow(`${PEER} activate`, 'Exchanges routes of this family with the neighbor', policy, 'activate'),
    ...policyRows(`${PEER} `, policy),
    {
      syntax: 'neighbor <group:peer-group> peer-group',
      help: 'Neighbors that share settings',
      defines: 'group',
      set: (target, command) => {
        peerOf(of(target).bgp, command).isGroup = true;
      },
      unset: (target, command) => {
        of(target).bgp.peers.delete(textOf(command, 'group') ?? '');
      },
    },
    {
      syntax: 'neighbor <peer:peer!> peer-group <member-of:peer-group>',
      help: 'Makes the neighbor part of a group and gives it the settings of the group',
      set: (target, command) => {
        const peer = peerOf(of(target).bgp, command);
        const group = textOf(command, 'member-of');
        peer.group = group;
        policyOf(peer, of(target).family).group = group;
      },
      unset: (target, command) => {
        const peer = peerOf(of(target).bgp, command);
        peer.group = undefined;
        policyOf(peer, of(target).family).group = undefined;
      },
    },
  ];
}

export const removeNeighbor = <T>(of: (target: T) => BgpDraft): CommandRow<T> => ({
  syntax: PEER,
  help: 'With `no`: removes the neighbor',
  unset: (target, command) => {
    of(target).peers.delete(textOf(command, 'group') ?? peerKey(command));
  },
});
