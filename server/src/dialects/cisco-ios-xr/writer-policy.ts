/** Writes policies and prefix-sets so that given prefixes pass between levels. */
import { type Ipv4Prefix, prefixText } from '../../base/ip.ts';
import type { Device } from '../../model/device.ts';
import type { InterLevelDistribution, IsisInstance, Level } from '../../model/isis.ts';
import type { PolicyClause, PolicyCondition, PrefixList, RoutePolicy } from '../../model/policy.ts';
import type { StructureKind } from '../../model/structures.ts';
import { fittingFilters } from '../fitting-filters.ts';
import type { FreshNames } from '../fresh-names.ts';
import type { LineEdits } from '../line-edits.ts';
import type { PolicyJudge } from '../writer.ts';

export interface PolicyWriter {
  /** The name of a policy for the prefixes: one that is there and fits, else a new one. */
  readonly take: (instance: IsisInstance, to: Level, prefixes: readonly Ipv4Prefix[]) => string;
  /** Lets the prefixes through the policy that is there. Answers false when that cannot be written. */
  readonly extend: (instance: IsisInstance, from: Level, to: Level, prefixes: readonly Ipv4Prefix[]) => boolean;
  readonly restrict: (
    instance: IsisInstance,
    statement: InterLevelDistribution,
    prefixes: readonly Ipv4Prefix[],
  ) => boolean;
}

/** How the router itself indents policies and sets. */
const STEP = '  ';

export function writePolicies(device: Device, judge: PolicyJudge, lines: LineEdits, names: FreshNames): PolicyWriter {
  const fitting = fittingFilters(device, judge);
  const isUsedOnce = (kind: StructureKind, name: string): boolean =>
    device.structures.references.filter((each) => each.kind === kind && each.name === name).length <= 1;

  /** Behind the last of its kind, else in front of the instance, as the router orders its configuration. */
  function insertAtEnd(kind: 'prefix-list' | 'route-policy', instance: IsisInstance, text: readonly string[]): void {
    const ends = device.structures.definitions.filter((each) => each.kind === kind).map(({ lastLine }) => lastLine);
    if (ends.length > 0) lines.insert(Math.max(...ends) + 1, ['!', ...text]);
    else lines.insert(instance.section.firstLine, [...text, '!']);
  }

  const entryLines = (prefixes: readonly Ipv4Prefix[], indent: string): string[] =>
    prefixes.map((prefix, at) => `${indent}${prefixText(prefix)}${at + 1 < prefixes.length ? ',' : ''}`);

  function newPrefixSet(instance: IsisInstance, prefixes: readonly Ipv4Prefix[]): string {
    const name = names.take('PE-LOOPBACKS');
    insertAtEnd('prefix-list', instance, [`prefix-set ${name}`, ...entryLines(prefixes, STEP), 'end-set']);
    return name;
  }

  const setFor = (instance: IsisInstance, prefixes: readonly Ipv4Prefix[]): string =>
    fitting.list(prefixes) ?? newPrefixSet(instance, prefixes);

  function newPolicy(name: string, instance: IsisInstance, prefixes: readonly Ipv4Prefix[]): void {
    const set = setFor(instance, prefixes);
    insertAtEnd('route-policy', instance, [
      `route-policy ${name}`,
      `${STEP}if destination in ${set} then`,
      `${STEP}${STEP}pass`,
      `${STEP}else`,
      `${STEP}${STEP}drop`,
      `${STEP}endif`,
      'end-policy',
    ]);
  }

  /** The entry that is written last, of whatever family. */
  function lastEntry(name: string): PrefixList['entries'][number] | undefined {
    const entries = device.prefixLists.filter((each) => each.name === name).flatMap((each) => each.entries);
    return entries.reduce<(typeof entries)[number] | undefined>((last, entry) => {
      const isLater =
        !last ||
        entry.span.line > last.span.line ||
        (entry.span.line === last.span.line && entry.span.start > last.span.start);
      return isLater ? entry : last;
    }, undefined);
  }

  /** The entry that was the last gets a comma, the new last one has none. */
  function extendSet(name: string, prefixes: readonly Ipv4Prefix[]): boolean {
    const last = lastEntry(name);
    if (!last || !isUsedOnce('prefix-list', name)) return false;
    const { line, start, end } = last.span;
    lines.replace({ line, start: end, end }, ',');
    lines.insert(line + 1, entryLines(prefixes, ' '.repeat(start)));
    return true;
  }

  /** Whether a condition holds for the prefix, as far as it asks for prefixes alone. */
  function holds(condition: PolicyCondition, prefix: Ipv4Prefix): boolean | undefined {
    switch (condition.kind) {
      case 'lists':
        return condition.lists.some(({ name }) => {
          const list = device.prefixLists.find((each) => each.name === name && each.family === 'ipv4');
          return list && judge.decidingPrefixListEntry(list, prefix)?.action === 'permit';
        });
      case 'entries':
        return judge.decidingPrefixListEntry(condition.list, prefix)?.action === 'permit';
      case 'not': {
        const inner = holds(condition.of, prefix);
        return inner === undefined ? undefined : !inner;
      }
      default:
        return undefined;
    }
  }

  /** The set a permit clause asks for last, where all it asks for before holds. */
  function setOf(clause: PolicyClause, prefixes: readonly Ipv4Prefix[]): string | undefined {
    const before = clause.conditions.slice(0, -1);
    const last = clause.conditions.at(-1);
    const [list, ...others] = last?.kind === 'lists' ? last.lists : [];
    const isReached = before.every((condition) => prefixes.every((prefix) => holds(condition, prefix) === true));
    return clause.action === 'permit' && list && others.length === 0 && isReached ? list.name : undefined;
  }

  /** With the prefixes in the set nothing denies them any more. */
  function suffices(policy: RoutePolicy, set: string, prefixes: readonly Ipv4Prefix[], to: Level): boolean {
    const prefixLists = device.prefixLists.map((list) => {
      if (list.name !== set || list.family !== 'ipv4') return list;
      const added = prefixes.map((prefix) => ({
        action: 'permit' as const,
        prefix,
        minLength: prefix.length,
        maxLength: prefix.length,
        sequence: 0,
        sequenceConfigured: false,
        span: list.section.span,
      }));
      return { ...list, entries: [...list.entries, ...added] };
    });
    const extended: Device = { ...device, prefixLists };
    return prefixes.every((prefix) => !judge.denyingClause(extended, policy, prefix, to));
  }

  function extendPolicy(
    instance: IsisInstance,
    policy: RoutePolicy,
    to: Level,
    prefixes: readonly Ipv4Prefix[],
  ): boolean {
    for (const clause of policy.clauses) {
      const set = setOf(clause, prefixes);
      if (set && suffices(policy, set, prefixes, to) && extendSet(set, prefixes)) return true;
    }
    const definition = device.structures.definitions.find(
      ({ kind, name }) => kind === 'route-policy' && name === policy.name,
    );
    if (!definition) return false;
    // In front of everything: what would drop the prefixes later must not be reached.
    const isDenied = prefixes.some((prefix) => judge.denyingClause(device, policy, prefix, to));
    const set = setFor(instance, prefixes);
    lines.insert(definition.firstLine + 1, [
      `${STEP}if destination in ${set} then`,
      `${STEP}${STEP}${isDenied ? 'done' : 'pass'}`,
      `${STEP}endif`,
    ]);
    return true;
  }

  return {
    take: (instance, to, prefixes) => {
      const known = fitting.policy(to, prefixes);
      if (known !== undefined) return known;
      const name = names.take('LEAK-PE-LOOPBACKS');
      newPolicy(name, instance, prefixes);
      return name;
    },

    extend: (instance, from, to, prefixes) => {
      const filter = instance.interLevel.find((each) => each.from === from && each.to === to)?.filter;
      if (!filter) return false;
      const policy = device.routePolicies.find((each) => each.name === filter.name);
      // A policy that is called with values serves others as well.
      if (!policy) {
        if (filter.name.includes('(')) return false;
        newPolicy(filter.name, instance, prefixes);
        return true;
      }
      return isUsedOnce('route-policy', policy.name) && extendPolicy(instance, policy, to, prefixes);
    },

    restrict: (instance, { filter }, prefixes) => {
      const policy = device.routePolicies.find((each) => each.name === filter?.name);
      const [clause] = policy?.clauses ?? [];
      // Only a single statement under no condition can be narrowed without guessing what the others are for.
      if (!policy || !clause || policy.clauses.length > 1 || clause.conditions.length > 0) return false;
      const { label, section } = clause;
      if ((label !== 'pass' && label !== 'done') || !isUsedOnce('route-policy', policy.name)) return false;
      const set = setFor(instance, prefixes);
      lines.replace(section.span, `if destination in ${set} then`);
      lines.insert(section.firstLine + 1, [`${section.bodyIndent}${STEP}${label}`, `${section.bodyIndent}endif`]);
      return true;
    },
  };
}
