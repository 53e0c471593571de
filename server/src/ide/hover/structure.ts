/** Hover on the name of a policy, list, key chain, VRF, peer group, IS-IS instance or configuration group. */
import { formatIpv4, prefixText } from '../../base/ip.ts';
import { conditionsOf } from '../../isis/filters.ts';
import type { Device } from '../../model/device.ts';
import type { FilterReference } from '../../model/isis.ts';
import type { AccessListEntry, PolicyClause, PolicyCondition, PrefixListEntry } from '../../model/policy.ts';
import { routerOf } from '../../model/routers.ts';
import type { StructureKind } from '../../model/structures.ts';
import type { AnalysedNetwork } from '../../rules/rule.ts';
import {
  type Block,
  data,
  join,
  type Line,
  list,
  type MarkdownDocument,
  paragraph,
  say,
  strong,
  words,
} from '../markdown.ts';
import { dependsOnRoute, effectLines, effectOn } from './filter.ts';
import { candidatesOf } from './leak.ts';
import { instanceDetail } from './router.ts';
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
  if (instance) return [paragraph(say`${title}: ${instanceDetail(instance)}.`)];
  return [
    paragraph(say`${title}: ${summary(device, kind, name)}.`),
    ...loopbackEffect(analysed, device, kind, name),
    ...contents(device, kind, name),
    ...usedBy(device, kind, name),
  ];
}

/** What it does to the PE loopbacks that the distribution it serves is about. */
function loopbackEffect(
  analysed: AnalysedNetwork,
  device: Device,
  kind: NamedStructure,
  name: string,
): readonly Block[] {
  if (kind !== 'route-policy' && kind !== 'prefix-list' && kind !== 'access-list') return [];
  const filter = { kind, name, span: { line: 0, start: 0, end: 0 } };
  const router = routerOf(analysed.network, device);
  const distribution = device.isis
    .flatMap(({ interLevel }) => interLevel)
    .find((each) => each.filter && (isNamed(each.filter, kind, name) || namesList(device, each.filter, kind, name)));
  if (!router || !distribution || dependsOnRoute(device, filter)) return [];
  const { from, to } = distribution;
  const effect = effectOn(device, filter, candidatesOf(analysed, router, from), distribution);
  const lines = effectLines(analysed.network, effect);
  return lines.length > 0
    ? [paragraph([words(`Of the PE loopbacks from level ${from} into level ${to} it`)]), list(lines)]
    : [];
}

function isNamed(filter: FilterReference, kind: NamedStructure, name: string): boolean {
  return filter.kind === kind && filter.name === name;
}

/** Whether the policy named by `filter` matches on the list. */
function namesList(device: Device, filter: FilterReference, kind: NamedStructure, name: string): boolean {
  return conditionsOf(device, filter).some(
    (condition) => condition.kind === 'lists' && condition.lists.some((each) => isNamed(each, kind, name)),
  );
}

/** What this vendor calls it. */
export function kindText({ behaviour }: Device, kind: NamedStructure): string {
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
    case 'config-group':
      return 'configuration group';
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
  const used =
    uses === 0 ? [words('never used in this file')] : [words(uses === 1 ? 'used once' : `used ${uses} times`)];
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
  const title = kind === 'route-policy' ? 'Clauses:' : 'Entries:';
  return shown.length > 0 ? [paragraph([words(title)]), list(shown)] : [];
}

function contentLines(device: Device, kind: NamedStructure, name: string): readonly Line[] {
  switch (kind) {
    case 'route-policy':
      return device.routePolicies
        .filter((each) => each.name === name)
        .flatMap(({ clauses }) =>
          clauses.map((clause) => say`${clauseHead(clause)}: ${conditionsLine(device, clause.conditions)}`),
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

/** What the file calls a clause is data. */
function clauseHead({ label, sequence, action }: PolicyClause): Line {
  return label === undefined ? [words(`${sequence} ${action}`)] : say`${label}`;
}

function conditionsLine(device: Device, conditions: readonly PolicyCondition[]): Line {
  if (conditions.length === 0) return [words('everything')];
  const lines = conditions.map((condition) => conditionLine(device, condition));
  return join(lines, ' and ');
}

function conditionLine(device: Device, condition: PolicyCondition): Line {
  switch (condition.kind) {
    case 'lists':
      return join(
        condition.lists
          .slice(0, 4)
          .map(({ kind, name }) =>
            kind === 'not-read' ? say`${name}` : say`${words(kindText(device, kind))} ${name}`,
          ),
        ' or ',
      );
    case 'tag':
      return say`tag ${words(condition.tags.join(' or '))}`;
    case 'interface':
      return say`interface ${condition.interfaces.join(' or ')}`;
    case 'route-type':
      return say`route type ${words(condition.types.join(' or '))}`;
    case 'metric':
      return say`metric ${words(condition.metrics.join(' or '))}`;
    case 'entries':
      return join(
        condition.list.entries.slice(0, 4).map(({ prefix }) => [words(prefixText(prefix))]),
        ' or ',
      );
    case 'range':
      return [words(`${condition.attribute} ${condition.min} to ${condition.max}`)];
    case 'source':
      return say`from ${words(condition.sources.join(' or '))}`;
    case 'to-level':
      return say`into level ${words(condition.levels.join(' or '))}`;
    case 'policy':
      return say`${words(kindText(device, 'route-policy'))} ${condition.policy.name}`;
    case 'all':
      return conditionsLine(device, condition.of);
    case 'any':
      return join(
        condition.of.map((each) => conditionLine(device, each)),
        ' or ',
      );
    case 'not':
      return say`not ${conditionLine(device, condition.of)}`;
    case 'undecidable':
      return [words('what these files cannot tell')];
    case 'never':
      return [words('a match that no IS-IS route meets')];
    case 'next-hop':
      return say`next hop ${conditionLine(device, condition.of)}`;
  }
}

function prefixEntryLine({ action, prefix, minLength, maxLength, sequence }: PrefixListEntry): Line {
  const lengths =
    minLength === maxLength
      ? minLength === prefix.length
        ? ''
        : `, length ${minLength}`
      : `, lengths ${minLength} to ${maxLength}`;
  const head = sequence === 0 ? '' : `${sequence} ${action} `;
  return [words(`${head}${prefixText(prefix)}${lengths}`)];
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
