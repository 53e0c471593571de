/** Hover on the name of a policy, list, key chain, VRF, peer group or IS-IS instance. */
import { formatIpv4, prefixText } from '../../base/ip.ts';
import type { Device } from '../../model/device.ts';
import type { AccessListEntry, PolicyCondition, PrefixListEntry } from '../../model/policy.ts';
import type { StructureKind } from '../../model/structures.ts';
import type { AnalysedNetwork } from '../../rules/rule.ts';
import {
  type Block,
  data,
  type Line,
  list,
  type MarkdownDocument,
  paragraph,
  say,
  strong,
  words,
} from '../markdown.ts';
import { dependsOnRoute, edgeLoopbacks, effectLines, effectOn } from './filter.ts';
import { instanceLine } from './router.ts';
import { vrfHover } from './vrf.ts';
import { placeLine, plural, shortList } from './words.ts';

export type NamedStructure = Exclude<StructureKind, 'interface'>;

const ENTRIES = 10;

export function structureHover(
  analysed: AnalysedNetwork,
  device: Device,
  kind: NamedStructure,
  name: string,
): MarkdownDocument {
  const title = strong(say`${words(kindText(device, kind))} ${name}`);
  const defined = device.structures.definitions.some((each) => each.kind === kind && each.name === name);
  if (!defined)
    return [paragraph(say`${title}: ${strong([words('not defined in this file')])}${undefinedMeaning(device, kind)}.`)];
  if (kind === 'vrf') return [...vrfHover(analysed, device, name), ...usedBy(device, kind, name)];
  const instance = kind === 'isis-instance' ? device.isis.find(({ tag }) => tag === name) : undefined;
  if (instance) return [paragraph(say`${title}: ${instanceLine(instance)}.`)];
  return [
    paragraph(say`${title}: ${summary(device, kind, name)}.`),
    ...loopbackEffect(analysed, device, kind, name),
    ...contents(device, kind, name),
    ...usedBy(device, kind, name),
  ];
}

/** What it does to the PEs' loopbacks, which is what most filters of an IS-IS core are about. */
function loopbackEffect(
  analysed: AnalysedNetwork,
  device: Device,
  kind: NamedStructure,
  name: string,
): readonly Block[] {
  if (kind !== 'route-policy' && kind !== 'prefix-list' && kind !== 'access-list') return [];
  const filter = { kind, name, span: { line: 0, start: 0, end: 0 } };
  if (!usedByIsis(device, name) || dependsOnRoute(device, filter)) return [];
  const effect = effectOn(device, filter, edgeLoopbacks(analysed.mpls.providerEdges), ['level-2', 'internal']);
  const lines = effectLines(analysed.network, effect);
  return lines.length > 0 ? [paragraph([words('Of the PE loopbacks it')]), list(lines)] : [];
}

/** Named by a distribution or redistribution of IS-IS, or by a policy that is. */
function usedByIsis(device: Device, name: string): boolean {
  const named = device.isis.flatMap(({ interLevel, redistributions }) => [
    ...interLevel.flatMap(({ filter }) => filter?.name ?? []),
    ...redistributions.flatMap(({ policy }) => policy?.name ?? []),
  ]);
  const lists = device.routePolicies
    .filter((policy) => named.includes(policy.name))
    .flatMap(({ clauses }) => clauses)
    .flatMap(({ conditions }) => conditions)
    .flatMap((condition) => (condition.kind === 'lists' ? condition.lists.map((each) => each.name) : []));
  return named.includes(name) || lists.includes(name);
}

function kindText({ behaviour }: Device, kind: NamedStructure): string {
  switch (kind) {
    case 'route-policy':
      return behaviour.words.routePolicy;
    case 'prefix-list':
      return behaviour.words.prefixList;
    case 'access-list':
      return behaviour.words.accessList;
    case 'key-chain':
      return 'key chain';
    case 'vrf':
      return 'VRF';
    case 'peer-group':
      return 'BGP peer group';
    case 'peer-template':
      return 'BGP peer template';
    case 'isis-instance':
      return 'IS-IS instance';
  }
}

/** What the vendor does with a name that stands for nothing (D21). */
function undefinedMeaning({ behaviour }: Device, kind: NamedStructure): Line {
  const effect =
    kind === 'route-policy'
      ? behaviour.undefinedPolicy
      : kind === 'prefix-list' || kind === 'access-list'
        ? behaviour.undefinedFilter
        : undefined;
  if (!effect) return [];
  const verb = effect === 'deny-all' ? 'lets nothing through' : 'lets everything through';
  return [words(`; on ${behaviour.vendor} it ${verb}`)];
}

function summary(device: Device, kind: NamedStructure, name: string): Line {
  const uses = device.structures.references.filter((each) => each.kind === kind && each.name === name).length;
  const used = uses === 0 ? [words('never used in this file')] : say`used ${plural(uses, 'time')}`;
  const clauses =
    kind === 'route-policy' ? device.routePolicies.find((each) => each.name === name)?.clauses : undefined;
  if (clauses) return say`${plural(clauses.length, 'clause')}, ${used}`;
  const lists = kind === 'prefix-list' ? device.prefixLists : kind === 'access-list' ? device.accessLists : [];
  const entries = lists.find((each) => each.name === name)?.entries;
  return entries ? say`${plural(entries.length, 'entry', 'entries')}, ${used}` : used;
}

function contents(device: Device, kind: NamedStructure, name: string): readonly Block[] {
  const lines = contentLines(device, kind, name);
  const more = lines.length - ENTRIES;
  const shown = more > 0 ? [...lines.slice(0, ENTRIES), say`and ${more} more`] : lines;
  return shown.length > 0 ? [list(shown)] : [];
}

function contentLines(device: Device, kind: NamedStructure, name: string): readonly Line[] {
  switch (kind) {
    case 'route-policy':
      return device.routePolicies
        .filter((each) => each.name === name)
        .flatMap(({ clauses }) =>
          clauses.map(
            ({ action, sequence, conditions }) => say`${words(`${sequence} ${action}`)} ${conditionsLine(conditions)}`,
          ),
        );
    case 'prefix-list':
      return device.prefixLists
        .filter((each) => each.name === name)
        .flatMap(({ entries }) => entries.map(prefixEntryLine));
    case 'access-list':
      return device.accessLists
        .filter((each) => each.name === name)
        .flatMap(({ entries }) => entries.map(accessEntryLine));
    default:
      return [];
  }
}

function conditionsLine(conditions: readonly PolicyCondition[]): Line {
  if (conditions.length === 0) return [words('everything')];
  return shortList(conditions.map(conditionLine), 4);
}

function conditionLine(condition: PolicyCondition): Line {
  switch (condition.kind) {
    case 'lists':
      return shortList(
        condition.lists.map(({ name }) => [data(name)]),
        4,
      );
    case 'tag':
      return say`tag ${words(condition.tags.join(' or '))}`;
    case 'interface':
      return say`interface ${condition.interfaces.join(' or ')}`;
    case 'route-type':
      return say`route type ${words(condition.types.join(' or '))}`;
    case 'metric':
      return say`metric ${words(condition.metrics.join(' or '))}`;
    case 'not-modelled':
      return [words('a match that no IS-IS route meets')];
  }
}

function prefixEntryLine({ action, prefix, minLength, maxLength, sequence }: PrefixListEntry): Line {
  const lengths =
    minLength === maxLength
      ? minLength === prefix.length
        ? ''
        : `, length ${minLength}`
      : `, lengths ${minLength} to ${maxLength}`;
  return [words(`${sequence} ${action} ${prefixText(prefix)}${lengths}`)];
}

function accessEntryLine({ action, network, mask, sequence }: AccessListEntry): Line {
  const wildcard = network.wildcard === 0 ? '' : ` wildcard ${formatIpv4(network.wildcard)}`;
  const netmask = mask ? `, mask ${formatIpv4(mask.bits)}` : '';
  return [
    words(`${sequence === undefined ? '' : `${sequence} `}${action} ${formatIpv4(network.bits)}${wildcard}${netmask}`),
  ];
}

function usedBy({ file, structures }: Device, kind: NamedStructure, name: string): readonly Block[] {
  const uses = structures.references
    .filter((each) => each.kind === kind && each.name === name)
    .map(({ context, span }) => say`${data(context, 80)} (${placeLine({ file, span })})`);
  return uses.length > 0 ? [paragraph(say`Used by ${shortList(uses, 3)}.`)] : [];
}
