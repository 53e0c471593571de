/** Writes route-maps, prefix-lists and access-lists so that given prefixes pass between levels. */
import { type Ipv4Prefix, prefixText } from '../../base/ip.ts';
import type { Device } from '../../model/device.ts';
import type { FilterReference, InterLevelDistribution, IsisInstance, Level } from '../../model/isis.ts';
import type { AccessList, PolicyClause, PrefixList, RoutePolicy } from '../../model/policy.ts';
import type { StructureKind } from '../../model/structures.ts';
import { fittingFilters } from '../fitting-filters.ts';
import type { FreshNames } from '../fresh-names.ts';
import type { LineEdits } from '../line-edits.ts';
import type { PolicyJudge } from '../writer.ts';
import { isSection, type WriterWords } from './writer-words.ts';

export interface PolicyWriter {
  /** Each answers false when the change cannot be written. */
  readonly distribute: (instance: IsisInstance, from: Level, to: Level, prefixes: readonly Ipv4Prefix[]) => boolean;
  readonly restrict: (statement: InterLevelDistribution, prefixes: readonly Ipv4Prefix[]) => boolean;
}

const STEP = { map: 10, accessList: 10 } as const;
const HIGHEST = { list: 4294967294, map: 65535, accessList: 2147483647 } as const;

/** The highest free number below `limit`, in the middle of the gap when there is room for it. */
function freeBelow(used: ReadonlySet<number>, limit: number): number | undefined {
  for (let free = limit - 1; free > 0; free--) {
    if (used.has(free)) continue;
    let floor = free - 1;
    while (floor > 0 && !used.has(floor)) floor--;
    return floor + Math.ceil((free - floor) / 2);
  }
  return undefined;
}

function freeAtEnd(used: ReadonlySet<number>, step: number, highest: number): number | undefined {
  const last = Math.max(0, ...used);
  const next = Math.floor(last / step) * step + step;
  return next <= highest ? next : undefined;
}

export function writePolicies(
  device: Device,
  judge: PolicyJudge,
  lines: LineEdits,
  names: FreshNames,
  words: WriterWords,
): PolicyWriter {
  const bodyIndent = words.indent;
  const fitting = fittingFilters(device, judge);
  const isUsedOnce = (kind: StructureKind, name: string): boolean =>
    device.structures.references.filter((each) => each.kind === kind && each.name === name).length <= 1;

  const known = device.prefixLists.find(({ family }) => family === 'ipv4');
  const listsAreSections = known ? isSection(known) : words.listsAreSections;

  /** Behind everything of its kind, so that the file keeps its order. */
  function insertAtEnd(kind: 'prefix-list' | 'route-policy', text: readonly string[]): void {
    const ends =
      kind === 'prefix-list'
        ? device.prefixLists.flatMap(({ entries, section }) => [
            section.lastLine,
            ...entries.map(({ span }) => span.line),
          ])
        : device.routePolicies.flatMap(({ clauses }) => clauses.map(({ section }) => section.lastLine));
    // Sections stand apart, lines of one kind side by side.
    const apart = kind === 'route-policy' || listsAreSections;
    if (ends.length > 0) lines.insert(Math.max(...ends) + 1, apart ? ['!', ...text] : text);
    else lines.insert(device.layout.appendLine, [...text, '!']);
  }

  const entryText = (name: string, sequence: number, prefix: Ipv4Prefix, sectionIndent: string | undefined): string => {
    const entry = `seq ${sequence} permit ${prefixText(prefix)}`;
    return sectionIndent === undefined ? `ip prefix-list ${name} ${entry}` : `${sectionIndent}${entry}`;
  };

  function newPrefixList(prefixes: readonly Ipv4Prefix[]): string {
    const name = names.take('PE-LOOPBACKS');
    const indent = listsAreSections ? bodyIndent : undefined;
    const entries = prefixes.map((prefix, at) => entryText(name, (at + 1) * words.listStep, prefix, indent));
    insertAtEnd('prefix-list', listsAreSections ? [`ip prefix-list ${name}`, ...entries] : entries);
    return name;
  }

  const listFor = (prefixes: readonly Ipv4Prefix[]): string => fitting.list(prefixes) ?? newPrefixList(prefixes);

  const clauseText = (policy: string, sequence: number, list: string, indent: string): string[] => [
    `route-map ${policy} permit ${sequence}`,
    `${indent}match ip address prefix-list ${list}`,
  ];

  function newPolicy(name: string, prefixes: readonly Ipv4Prefix[]): void {
    const list = listFor(prefixes);
    insertAtEnd('route-policy', clauseText(name, STEP.map, list, bodyIndent));
  }

  function extendPrefixList(list: PrefixList, prefixes: readonly Ipv4Prefix[]): boolean {
    const used = new Set(list.entries.map(({ sequence }) => sequence));
    const planned: { readonly before: number; readonly text: string }[] = [];
    for (const prefix of prefixes) {
      const denied = judge.decidingPrefixListEntry(list, prefix);
      const sequence = denied ? freeBelow(used, denied.sequence) : freeAtEnd(used, words.listStep, HIGHEST.list);
      if (sequence === undefined) return false;
      used.add(sequence);
      const ahead = list.entries.filter((entry) => entry.sequence < sequence).at(-1);
      const before = ahead ? ahead.span.line + 1 : (list.entries[0]?.span.line ?? list.section.lastLine + 1);
      const indent = isSection(list) ? list.section.bodyIndent || bodyIndent : undefined;
      planned.push({ before, text: entryText(list.name, sequence, prefix, indent) });
    }
    for (const { before, text } of planned) lines.insert(before, [text]);
    return true;
  }

  function extendAccessList(list: AccessList, prefixes: readonly Ipv4Prefix[]): boolean {
    const [first] = list.entries;
    const last = list.entries.at(-1);
    if (!first || !last) return false;
    const oneLined = first.span.line === list.section.firstLine;
    const numbered = list.entries.some(({ sequence }) => sequence !== undefined);
    const used = new Set(list.entries.map(({ sequence }, at) => sequence ?? (at + 1) * STEP.accessList));
    const planned: { readonly before: number; readonly text: string }[] = [];
    for (const prefix of prefixes) {
      const match = words.accessMatch(list.kind, prefix);
      const denied = judge.decidingAccessListEntry(list, prefix);
      const before = denied ? denied.span.line : last.span.line + 1;
      if (oneLined) {
        planned.push({ before, text: `access-list ${list.name} permit ${match}` });
        continue;
      }
      const sequence =
        denied?.sequence === undefined
          ? freeAtEnd(used, STEP.accessList, HIGHEST.accessList)
          : freeBelow(used, denied.sequence);
      if (numbered && sequence === undefined) return false;
      if (sequence !== undefined) used.add(sequence);
      planned.push({ before, text: `${list.section.bodyIndent}${numbered ? `${sequence} ` : ''}permit ${match}` });
    }
    for (const { before, text } of planned) lines.insert(before, [text]);
    return true;
  }

  function extendList({ kind, name }: FilterReference, prefixes: readonly Ipv4Prefix[]): boolean {
    // A list that something else reads as well stays as it is.
    if (kind === 'route-policy' || kind === 'not-read' || !isUsedOnce(kind, name)) return false;
    if (kind === 'prefix-list') {
      const list = device.prefixLists.find((each) => each.name === name && each.family === 'ipv4');
      return list !== undefined && extendPrefixList(list, prefixes);
    }
    const list = device.accessLists.find((each) => each.name === name);
    return list !== undefined && extendAccessList(list, prefixes);
  }

  /** A permit clause that asks for nothing but membership in one list. */
  function listOf(clause: PolicyClause): FilterReference | undefined {
    const [only, ...others] = clause.conditions;
    if (clause.action !== 'permit' || only?.kind !== 'lists' || others.length > 0) return undefined;
    return only.lists.find(({ kind }) => kind !== 'route-policy');
  }

  function extendPolicy(policy: RoutePolicy, to: Level, prefixes: readonly Ipv4Prefix[]): boolean {
    const stops = prefixes.flatMap((prefix) => judge.denyingClause(device, policy, prefix, to) ?? []);
    const limit = Math.min(...stops.map(({ sequence }) => sequence));
    for (const clause of policy.clauses) {
      if (clause.sequence >= limit) break;
      const list = listOf(clause);
      if (list && extendList(list, prefixes)) return true;
    }
    const used = new Set(policy.clauses.map(({ sequence }) => sequence));
    const sequence =
      limit === Number.POSITIVE_INFINITY ? freeAtEnd(used, STEP.map, HIGHEST.map) : freeBelow(used, limit);
    if (sequence === undefined) return false;
    const ahead = policy.clauses.filter((clause) => clause.sequence < sequence).at(-1);
    const before = ahead
      ? ahead.section.lastLine + 1
      : (policy.clauses[0]?.section.firstLine ?? device.layout.appendLine);
    const indent = policy.clauses.find(({ section }) => section.lastLine > section.firstLine)?.section.bodyIndent;
    const list = listFor(prefixes);
    lines.insert(before, clauseText(policy.name, sequence, list, indent || bodyIndent));
    return true;
  }

  return {
    distribute: (instance, from, to, prefixes) => {
      const statement = instance.interLevel.find((each) => each.from === from && each.to === to);
      if (!statement) {
        const known = fitting.policy(to, prefixes);
        const name = known ?? names.take('LEAK-PE-LOOPBACKS');
        words.insertDistribution(lines, instance, `${words.distribution(from, to)} route-map ${name}`);
        if (known === undefined) newPolicy(name, prefixes);
        return true;
      }
      if (!statement.filter) return false;
      if (statement.filter.kind !== 'route-policy') return extendList(statement.filter, prefixes);
      const { name } = statement.filter;
      const policy = device.routePolicies.find((each) => each.name === name);
      if (!policy) {
        newPolicy(name, prefixes);
        return true;
      }
      return isUsedOnce('route-policy', name) && extendPolicy(policy, to, prefixes);
    },

    restrict: (statement, prefixes) => {
      const { filter, span } = statement;
      if (!filter) {
        const name = names.take('LEAK-PE-LOOPBACKS');
        lines.replace({ line: span.line, start: span.end, end: span.end }, ` route-map ${name}`);
        newPolicy(name, prefixes);
        return true;
      }
      const policy = device.routePolicies.find((each) => filter.kind === 'route-policy' && each.name === filter.name);
      const [clause] = policy?.clauses ?? [];
      // Only a single clause that asks for nothing can be narrowed without guessing what the others are for.
      if (!policy || !clause || policy.clauses.length > 1 || clause.conditions.length > 0) return false;
      if (clause.action !== 'permit' || !isUsedOnce('route-policy', policy.name)) return false;
      const list = listFor(prefixes);
      const indent = clause.section.bodyIndent || bodyIndent;
      lines.insert(clause.section.firstLine + 1, [`${indent}match ip address prefix-list ${list}`]);
      return true;
    },
  };
}
