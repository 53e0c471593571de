/** Which structures a device defines, and the names that policies use. */
import type { StructureKind } from '../../model/structures.ts';
import type { StructureCollector } from '../common/structures.ts';
import type { DeviceDraft } from './draft/device.ts';
import { isPattern } from './interface-names.ts';
import type { PolicySource } from './rpl/lower.ts';
import type { Token } from './rpl/tokens.ts';

export function exists(device: DeviceDraft, kind: StructureKind, name: string): boolean {
  switch (kind) {
    case 'route-policy':
      return device.policies.has(name);
    case 'prefix-list':
      return device.prefixSets.has(name);
    case 'access-list':
      return device.accessLists.has(name);
    case 'key-chain':
      return device.keyChains.has(name);
    case 'vrf':
      return device.vrfs.has(name);
    case 'isis-instance':
      return device.isis.has(name);
    case 'interface':
      return device.interfaces.has(name);
    case 'peer-group':
      return device.bgp?.neighborGroups.has(name) ?? false;
    case 'peer-template':
      return device.bgp?.sessionGroups.has(name) || device.bgp?.familyGroups.has(name) || false;
    case 'config-group':
      return false;
  }
}

/** Null0 and the management ports are always there, the VRF `default` too; a pattern of a group is no name. */
export const isBuiltIn = (kind: StructureKind, name: string): boolean =>
  (kind === 'interface' && /^(?:Null|MgmtEth)/.test(name)) || (kind === 'vrf' && name === 'default') || isPattern(name);

/** Adds what policies name. A word that is the name of a set counts as a use of it, whatever it is for. */
export function collectPolicyNames(
  device: DeviceDraft,
  policies: Iterable<PolicySource>,
  structures: StructureCollector,
  given: readonly Token[],
): void {
  const mentioned = ({ text, span }: Token): void => {
    for (const kind of ['prefix-list', 'route-policy'] as const) {
      if (exists(device, kind, text)) structures.refer({ kind, name: text, span, context: '', modelled: false });
    }
  };
  for (const { parsed } of policies) {
    for (const { kind, name, context } of parsed.names) {
      structures.refer({ kind, name: name.text, span: name.span, context, modelled: true });
    }
    parsed.mentions.forEach(mentioned);
  }
  given.forEach(mentioned);
}
