/** Policies and sets of the model. */
import type { FilterReference } from '../../../model/isis.ts';
import type { PrefixList, RoutePolicy } from '../../../model/policy.ts';
import { prefixListName } from '../commands/prefix-lists.ts';
import { calledParts } from '../commands/values.ts';
import type { DeviceDraft, PrefixListDraft, RawDraft } from '../draft/device.ts';
import { type SetEntries, setEntries } from '../rpl/entries.ts';
import { lowerPolicies, type PolicySource, type Sets } from '../rpl/lower.ts';
import { tokensOf } from '../rpl/tokens.ts';

export interface PolicyParts {
  readonly routePolicies: readonly RoutePolicy[];
  readonly prefixLists: readonly PrefixList[];
}

const entriesOf = ({ lines }: RawDraft): SetEntries => setEntries(lines.flatMap(tokensOf));

/** A set may hold both families; one without entries is a set of IPv4 all the same. */
function listsOf({ name, section }: RawDraft, { entries }: SetEntries): PrefixList[] {
  const of = (family: 'ipv4' | 'ipv6'): PrefixList => ({
    name,
    family,
    entries: entries.filter(({ prefix }) => prefix.family === family),
    section,
  });
  const ipv6 = of('ipv6');
  return ipv6.entries.length > 0 ? [of('ipv4'), ipv6] : [of('ipv4')];
}

const linesOf = ({ name, section, entries }: PrefixListDraft): PrefixList => ({
  name: prefixListName(name),
  family: 'ipv4',
  entries: [...entries].sort(([a], [b]) => a - b).map(([sequence, entry]) => ({ ...entry, sequence })),
  section,
});

function tagsOf(set: RawDraft | undefined): readonly number[] | undefined {
  if (!set) return undefined;
  const words = set.lines.flatMap(tokensOf).filter(({ text }) => text !== ',');
  return words.every(({ text }) => /^\d{1,10}$/.test(text)) ? words.map(({ text }) => Number(text)) : undefined;
}

/** References to policies that are called with values. */
function callsIn(device: DeviceDraft): readonly FilterReference[] {
  const filters = [...device.isis.values()].flatMap(({ interLevel, inbound, redistributions, defaultOriginate }) => [
    ...[...interLevel.values()].map(({ filter }) => filter),
    ...[...inbound.values()].map(({ filter }) => filter),
    ...[...redistributions.values()].map(({ policy }) => policy),
    defaultOriginate?.policy,
  ]);
  return filters.flatMap((filter) => filter ?? []);
}

export function policyParts(device: DeviceDraft, sources: ReadonlyMap<string, PolicySource>): PolicyParts {
  const read = new Map([...device.prefixSets.values()].map((set) => [set.name, { set, entries: entriesOf(set) }]));
  const sets: Sets = {
    prefixes: (name) => {
      const known = read.get(name);
      return known ? (known.entries.complete ? 'known' : 'unclear') : 'undefined';
    },
    tags: (name) => tagsOf(device.tagSets.get(name)),
  };
  const called = callsIn(device).map(({ name }) => calledParts(name));
  return {
    routePolicies: lowerPolicies(
      sources,
      sets,
      called.filter(({ given }) => given.length > 0),
    ),
    prefixLists: [
      ...[...read.values()].flatMap(({ set, entries }) => listsOf(set, entries)),
      ...[...device.prefixLists.values()].map(linesOf),
    ],
  };
}
