/** Route-maps: entries, conditions and what they set (D21). */
import { type FilterReference, LEVELS } from '../../../model/isis.ts';
import type { PolicyCondition, RouteType } from '../../../model/policy.ts';
import { levelsOf } from '../../common/levels.ts';
import { type Command, commandSpan, has, namedValues, numberOf, textOf } from '../../schema/command.ts';
import { type CommandRow, enter, type Mode } from '../../schema/mode.ts';
import type { ClauseDraft, DeviceDraft } from '../draft/device.ts';

export type ClauseRow = CommandRow<ClauseDraft>;
type Kind = PolicyCondition['kind'];
type ConditionOf<K extends Kind> = Extract<PolicyCondition, { kind: K }>;

const spanOf = (condition: PolicyCondition | undefined): PolicyCondition['span'] | undefined => condition?.span;

/**
 * Several match lines of one kind are one line with all their values, as the router itself joins
 * them; `items` reads and writes that list.
 */
export function joinedRow<K extends Exclude<Kind, 'undecidable'>, V>(
  syntax: string,
  help: string,
  kind: K,
  items: (condition: ConditionOf<K>) => readonly V[],
  make: (values: readonly V[], span: PolicyCondition['span']) => ConditionOf<K>,
  read: (command: Command) => readonly V[],
  same: (a: V, b: V) => boolean = Object.is,
): ClauseRow {
  const replace = (target: ClauseDraft, old: PolicyCondition | undefined, next: PolicyCondition | undefined): void => {
    const rest = target.conditions.filter((condition) => condition !== old);
    target.conditions = next ? [...rest, next] : rest;
  };
  const current = (target: ClauseDraft): ConditionOf<K> | undefined =>
    target.conditions.find((condition): condition is ConditionOf<K> => condition.kind === kind);
  return {
    syntax,
    help,
    set: (target, command) => {
      const old = current(target);
      const known = old ? items(old) : [];
      const added = read(command).filter((value) => !known.some((each) => same(each, value)));
      replace(target, old, make([...known, ...added], spanOf(old) ?? commandSpan(command)));
    },
    unset: (target, command) => {
      const old = current(target);
      if (!old) return;
      const gone = read(command);
      const left = gone.length === 0 ? [] : items(old).filter((value) => !gone.some((each) => same(each, value)));
      replace(target, old, left.length === 0 ? undefined : make(left, spanOf(old) ?? commandSpan(command)));
    },
  };
}

const sameFilter = (a: FilterReference, b: FilterReference): boolean => a.kind === b.kind && a.name === b.name;

export const listsRow = (syntax: string, help: string, name: 'access-list' | 'prefix-list'): ClauseRow =>
  joinedRow<'lists', FilterReference>(
    syntax,
    help,
    'lists',
    ({ lists }) => lists,
    (lists, span) => ({ kind: 'lists', lists, span }),
    (command) => namedValues(command, name).map(({ text, span }) => ({ kind: name, name: text, span })),
    sameFilter,
  );

/** The same lists asked for the address of the next hop. */
export const nextHopListsRow = (syntax: string, name: 'access-list' | 'prefix-list'): ClauseRow =>
  joinedRow<'next-hop', FilterReference>(
    syntax,
    `Next hop is permitted by the ${name === 'prefix-list' ? 'prefix list' : 'access list'}`,
    'next-hop',
    ({ of }) => (of.kind === 'lists' ? of.lists : []),
    (lists, span) => ({ kind: 'next-hop', of: { kind: 'lists', lists, span }, span }),
    (command) => namedValues(command, name).map(({ text, span }) => ({ kind: name, name: text, span })),
    sameFilter,
  );

const numbers = (command: Command, name: string): readonly number[] =>
  namedValues(command, name).map(({ text }) => Number(text));

/** `syntax` with `tag`. */
export const tagsRow = (syntax: string, help: string): ClauseRow =>
  joinedRow<'tag', number>(
    syntax,
    help,
    'tag',
    ({ tags }) => tags,
    (tags, span) => ({ kind: 'tag', tags, span }),
    (command) => numbers(command, 'tag'),
  );

/** `syntax` with `interface`. */
export const interfacesRow = (syntax: string, help: string): ClauseRow =>
  joinedRow<'interface', string>(
    syntax,
    help,
    'interface',
    ({ interfaces }) => interfaces,
    (interfaces, span) => ({ kind: 'interface', interfaces, span }),
    (command) => namedValues(command, 'interface').map(({ text }) => text),
  );

/** `syntax` with `metric`. */
export const metricsRow = (syntax: string, help: string): ClauseRow =>
  joinedRow<'metric', number>(
    syntax,
    help,
    'metric',
    ({ metrics }) => metrics,
    (metrics, span) => ({ kind: 'metric', metrics, span }),
    (command) => numbers(command, 'metric'),
  );

const ROUTE_TYPES: Readonly<Record<string, RouteType>> = {
  'level-1': 'level-1',
  'level-2': 'level-2',
  internal: 'internal',
  external: 'external',
  local: 'local',
};

/** `syntax` with `type`. */
export const routeTypesRow = (syntax: string, help: string): ClauseRow =>
  joinedRow<'route-type', RouteType>(
    syntax,
    help,
    'route-type',
    ({ types }) => types,
    (types, span) => ({ kind: 'route-type', types, span }),
    (command) => namedValues(command, 'type').map(({ text }) => ROUTE_TYPES[text] ?? 'other'),
  );

/**
 * A condition that only the router can answer: what it makes of an attribute of another protocol or family differs between
 * systems, and some ignore such a line (D21). `no` takes away the last of them.
 */
export const undecidableRow = (syntax: string): ClauseRow => ({
  syntax,
  help: 'A condition that is not decided from configurations: whether a route meets it is unknown',
  set: (target, command) => {
    target.conditions = [...target.conditions, { kind: 'undecidable', span: commandSpan(command) }];
  },
  unset: (target) => {
    const at = target.conditions.findLastIndex(({ kind }) => kind === 'undecidable');
    target.conditions = target.conditions.filter((_, index) => index !== at);
  },
});

/** `syntax` with `level-1`, `level-2` and `level-1-2`. */
export const setLevelRow = (syntax: string): ClauseRow => ({
  syntax,
  help: 'Levels the route is advertised in',
  set: (target, command) => {
    const levels = levelsOf(command);
    target.setLevel = LEVELS.filter((level) => levels[level]);
  },
  unset: (target) => {
    target.setLevel = undefined;
  },
});

/** Rows that read alike on all systems. */
export const commonClauseRows: readonly ClauseRow[] = [
  {
    syntax: 'set metric <metric:0-4294967295>',
    help: 'Metric the route is advertised with',
    set: (target, command) => {
      target.setMetric = numberOf(command, 'metric');
    },
    unset: (target) => {
      target.setMetric = undefined;
    },
  },
  {
    syntax: 'set tag <tag:0-4294967295>',
    help: 'Tag the route is advertised with',
    set: (target, command) => {
      target.setTag = numberOf(command, 'tag');
    },
    unset: (target) => {
      target.setTag = undefined;
    },
  },
  {
    syntax: 'continue [<sequence:0-65535>]',
    help: 'Goes on at a later entry after this one has matched',
    set: (target, command) => {
      target.continueAt = numberOf(command, 'sequence') ?? 'next';
    },
    unset: (target) => {
      target.continueAt = undefined;
    },
  },
  { syntax: 'description <text:line>', help: 'What the entry is for' },
];

/** Sequence number of an entry typed without one. */
const DEFAULT_SEQUENCE = 10;

export const routeMapRow = (clauseMode: Mode): CommandRow<DeviceDraft> => ({
  syntax: 'route-map <name:route-map> [permit | deny] [<sequence:0-65535>] [ordering-seq <ordering:word>]',
  help: 'Entry of a route policy; the first entry that matches decides, and what none matches is denied',
  defines: 'name',
  opens: (device, command, section) => {
    const name = textOf(command, 'name') ?? '';
    const sequence = numberOf(command, 'sequence') ?? DEFAULT_SEQUENCE;
    const clauses = device.routeMaps.get(name) ?? new Map<number, ClauseDraft>();
    device.routeMaps.set(name, clauses);
    const clause: ClauseDraft = clauses.get(sequence) ?? {
      action: 'permit',
      sequence,
      label: undefined,
      conditions: [],
      setMetric: undefined,
      setTag: undefined,
      setLevel: undefined,
      continueAt: undefined,
      section,
    };
    clause.action = has(command, 'deny') ? 'deny' : 'permit';
    clauses.set(sequence, clause);
    return enter(clauseMode, clause);
  },
  unset: (device, command) => {
    const name = textOf(command, 'name') ?? '';
    const sequence = numberOf(command, 'sequence');
    const clauses = device.routeMaps.get(name);
    if (sequence !== undefined) clauses?.delete(sequence);
    if (sequence === undefined || clauses?.size === 0) device.routeMaps.delete(name);
  },
});
