/** Writes export policies of IS-IS so that given prefixes pass between its levels. */
import { type Ipv4Prefix, prefixText } from '../../../base/ip.ts';
import type { Span } from '../../../base/text.ts';
import type { Device } from '../../../model/device.ts';
import type { InterLevelDistribution, IsisInstance, Level } from '../../../model/isis.ts';
import type { PolicyClause, PolicyCondition, PrefixList, RoutePolicy } from '../../../model/policy.ts';
import type { StructureReference } from '../../../model/structures.ts';
import { fittingFilters } from '../../fitting-filters.ts';
import type { FreshNames } from '../../fresh-names.ts';
import type { LineEdits } from '../../line-edits.ts';
import { type LineRange, linesOf } from '../../removal.ts';
import type { PolicyJudge } from '../../writer.ts';
import { firstIn, type Path, type Place, type StatementWriter } from './statements.ts';

export interface LeakWriter {
  readonly distribute: (instance: IsisInstance, from: Level, to: Level, prefixes: readonly Ipv4Prefix[]) => void;
  /** Names the new policies where they apply. */
  readonly finish: () => void;
  /** Lines that go; undefined when the policies serve other purposes too. */
  readonly removed: (statement: InterLevelDistribution) => readonly LineRange[] | undefined;
}

/** Path of an instance's `protocols isis`. */
export const isisPath = ({ vrf }: IsisInstance): Path =>
  vrf ? ['routing-instances', vrf.value, 'protocols', 'isis'] : ['protocols', 'isis'];

/** A condition on prefixes that one more can be added to. */
type Extensible =
  | { readonly kind: 'filters'; readonly list: PrefixList }
  | { readonly kind: 'list'; readonly list: PrefixList };

/** Only routes on their way from one level into another meet it. */
const namesLevels = (condition: PolicyCondition, from: Level, to: Level): boolean =>
  (condition.kind === 'to-level' && condition.levels.length === 1 && condition.levels[0] === to) ||
  (condition.kind === 'route-type' && condition.types.includes(from === 1 ? 'level-1' : 'level-2'));

export function writeLeaks(
  device: Device,
  judge: PolicyJudge,
  lines: LineEdits,
  statements: StatementWriter,
  names: FreshNames,
): LeakWriter {
  const uses = (kind: StructureReference['kind'], name: string): number =>
    device.structures.references.filter((each) => each.kind === kind && each.name === name).length;

  /** Policies the instance exports by, in order. */
  function exportsOf(instance: IsisInstance): readonly StructureReference[] {
    const words = [...isisPath(instance), 'export'].join(' ');
    return device.structures.references.filter(({ kind, context }) => kind === 'route-policy' && context === words);
  }

  /** Lines of whole paths would have to name the group, and the levels its patterns stand for. */
  const isInGroup = (list: PrefixList): boolean =>
    statements.hasPaths &&
    list.entries.some(({ span: { line } }) =>
      device.structures.definitions.some(
        ({ kind, firstLine, lastLine }) => kind === 'config-group' && firstLine <= line && line <= lastLine,
      ),
    );

  function extensible(condition: PolicyCondition, within: PolicyClause): Extensible | undefined {
    const inside = (span: Span): boolean =>
      within.section.firstLine <= span.line && span.line <= within.section.lastLine;
    if (condition.kind === 'entries') {
      const plain = condition.list.entries.every((entry) => entry.action === 'permit' && inside(entry.span));
      const isOwn = plain && !isInGroup(condition.list);
      return isOwn && condition.lookup === 'longest' ? { kind: 'filters', list: condition.list } : undefined;
    }
    if (condition.kind !== 'lists' || condition.lists.length !== 1) return undefined;
    const name = condition.lists[0]?.name ?? '';
    const list = device.prefixLists.find((each) => each.name === name && each.family === 'ipv4');
    if (!list || list.entries.length === 0 || isInGroup(list)) return undefined;
    return uses('prefix-list', name) === 1 ? { kind: 'list', list } : undefined;
  }

  /** What a clause asks besides prefixes must hold for every route on its way between the levels. */
  function holdsAnyway(condition: PolicyCondition, from: Level, to: Level): boolean {
    if (condition.kind === 'source') return condition.sources.includes('isis');
    if (condition.kind === 'to-level') return condition.levels.includes(to);
    return condition.kind === 'route-type' && condition.types.includes(from === 1 ? 'level-1' : 'level-2');
  }

  function extensionOf(clause: PolicyClause, from: Level, to: Level): Extensible | undefined {
    const others = clause.conditions.filter((condition) => !holdsAnyway(condition, from, to));
    const asksForIsis = clause.conditions.length > others.length;
    const [only, ...more] = others;
    if (clause.action !== 'permit' || !only || more.length > 0 || !asksForIsis) return undefined;
    return extensible(only, clause);
  }

  /** Adds the prefixes to an accepting term that is asked before anything denies them. */
  function extend(instance: IsisInstance, from: Level, to: Level, prefixes: readonly Ipv4Prefix[]): boolean {
    for (const { name } of exportsOf(instance)) {
      const policy = device.routePolicies.find((each) => each.name === name);
      if (!policy) return false;
      const denied = prefixes.flatMap((prefix) => judge.denyingClause(device, policy, prefix, to) ?? []);
      const limit = Math.min(...denied.map(({ sequence }) => sequence));
      for (const clause of policy.clauses) {
        if (clause.sequence >= limit || uses('route-policy', name) !== 1) break;
        const found = extensionOf(clause, from, to);
        if (!found) continue;
        addPrefixes(policy, clause, found, prefixes);
        return true;
      }
      if (denied.length > 0) return false;
    }
    return false;
  }

  function addPrefixes(
    policy: RoutePolicy,
    clause: PolicyClause,
    { kind, list }: Extensible,
    prefixes: readonly Ipv4Prefix[],
  ): void {
    const texts = prefixes.map((prefix) =>
      kind === 'list' ? prefixText(prefix) : `route-filter ${prefixText(prefix)} exact`,
    );
    const [first] = list.entries;
    const last = list.entries.at(-1);
    if (!first || !last) return;
    if (statements.hasPaths) {
      const term = clause.label?.startsWith('term ') ? [clause.label] : [];
      const path =
        kind === 'list'
          ? ['policy-options', 'prefix-list', list.name]
          : ['policy-options', `policy-statement ${policy.name}`, ...term, 'from'];
      const line = Math.max(...list.entries.map(({ span }) => span.line));
      statements.add(
        texts.map((text) => [...path, text]),
        undefined,
        line,
      );
      return;
    }
    const { line, start } = first.span;
    const indent = ' '.repeat(start);
    lines.replace({ line, start, end: start }, texts.map((text) => `${text};\n${indent}`).join(''));
  }

  /** Behind the policies that are there, in the block they stand in. */
  function policyPlace(): { readonly place: Place | undefined; readonly after: number | undefined } {
    const defined = device.structures.definitions.filter(({ kind }) => kind === 'route-policy');
    const last = [...defined].sort((a, b) => a.lastLine - b.lastLine).at(-1);
    const column = last ? last.span.start - 'policy-statement '.length : -1;
    const isInBlock = last !== undefined && last.lastLine > last.firstLine && column > 0;
    return {
      place: isInBlock ? { before: last.lastLine + 1, indent: ' '.repeat(column), depth: 1 } : undefined,
      after: last?.lastLine,
    };
  }

  /** New policies by the instance that exports by them. */
  const fresh = new Map<IsisInstance, string[]>();

  /** In front of all others: what follows may reject. */
  function exportFirst(instance: IsisInstance, names: readonly string[]): void {
    const [first, ...others] = exportsOf(instance);
    const path = isisPath(instance);
    const name = names.join(' ');
    if (!first) {
      const place = firstIn(instance.section, path.length);
      statements.add(
        [[...path, names.length > 1 ? `export [ ${name} ]` : `export ${name}`]],
        place,
        instance.section.lastLine,
      );
      return;
    }
    const { span } = first;
    if (statements.hasPaths) {
      statements.add(
        names.map((each): Path => [...path, `export ${each}`]),
        undefined,
        span.line - 1,
      );
      return;
    }
    const whole = [...instance.interLevel, ...instance.redistributions].find(
      (each) => each.span.line === span.line,
    )?.span;
    const isPlain = whole ? whole.start + 'export '.length === span.start : others.length === 0;
    if (isPlain) lines.replace(span, `[ ${name} ${first.name} ]`);
    else lines.replace({ ...span, end: span.start }, `${name} `);
  }

  const fitting = fittingFilters(device, judge);

  /** A policy that is there and fits, if it speaks of these levels alone: a chain serves redistribution too. */
  function fittingPolicy(from: Level, to: Level, prefixes: readonly Ipv4Prefix[]): string | undefined {
    const name = fitting.policy(to, prefixes);
    const policy = device.routePolicies.find((each) => each.name === name);
    const leaksOnly = policy?.clauses.every(({ conditions }) => conditions.some((each) => namesLevels(each, from, to)));
    return leaksOnly ? name : undefined;
  }

  function newPolicy(instance: IsisInstance, from: Level, to: Level, prefixes: readonly Ipv4Prefix[]): void {
    const known = fittingPolicy(from, to, prefixes);
    if (known !== undefined) {
      fresh.set(instance, [...(fresh.get(instance) ?? []), known]);
      return;
    }
    const name = names.take('LEAK-PE-LOOPBACKS');
    const list = fitting.list(prefixes);
    const head: Path = ['policy-options', `policy-statement ${name}`, 'term PE-LOOPBACKS'];
    // A border's own loopback goes up as well, and is no route of IS-IS.
    const source =
      to === 1
        ? [
            [...head, 'from', 'protocol isis'],
            [...head, 'from', `level ${from}`],
          ]
        : [];
    const { place, after } = policyPlace();
    statements.add(
      [
        ...source,
        ...(list === undefined
          ? prefixes.map((prefix): Path => [...head, 'from', `route-filter ${prefixText(prefix)} exact`])
          : [[...head, 'from', `prefix-list ${list}`]]),
        [...head, `to level ${to}`],
        [...head, 'then accept'],
      ],
      place,
      after,
    );
    fresh.set(instance, [...(fresh.get(instance) ?? []), name]);
  }

  return {
    finish: () => {
      for (const [instance, policies] of fresh) exportFirst(instance, policies);
      fresh.clear();
    },
    distribute: (instance, from, to, prefixes) => {
      if (!extend(instance, from, to, prefixes)) newPolicy(instance, from, to, prefixes);
    },
    removed: ({ from, to, filter }) => {
      const instance = device.isis.find(({ interLevel }) => interLevel.some((each) => each.filter === filter));
      const [only, ...others] = instance ? exportsOf(instance) : [];
      const policy = device.routePolicies.find(({ name }) => name === only?.name);
      if (!only || others.length > 0 || !policy || uses('route-policy', policy.name) > 1) return undefined;
      const leaksOnly = policy.clauses.every(({ conditions }) =>
        conditions.some((each) => namesLevels(each, from, to)),
      );
      if (!leaksOnly) return undefined;
      return [{ first: only.span.line, last: only.span.line }, ...linesOf(device, 'route-policy', policy.name)];
    },
  };
}
