/** Route-maps (D21). */

import type { FilterReference, Level } from '../../../model/isis.ts';
import type { PolicyCondition, RouteType } from '../../../model/policy.ts';
import { levelsOf } from '../../common/levels.ts';
import { type Command, commandSpan, has, namedValues, numberOf, textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import type { ClauseDraft, DeviceDraft } from '../draft/device.ts';
import { iosValues } from '../value-types.ts';

type Row = CommandRow<ClauseDraft>;
type Kind = PolicyCondition['kind'];
type ConditionOf<K extends Kind> = Extract<PolicyCondition, { kind: K }>;

const spanOf = (condition: PolicyCondition | undefined): PolicyCondition['span'] | undefined => condition?.span;

/**
 * Several match lines of one kind are one line with all their values, as the router itself joins
 * them; `items` reads and writes that list.
 */
function joinedRow<K extends Exclude<Kind, 'not-modelled'>, V>(
  syntax: string,
  help: string,
  kind: K,
  items: (condition: ConditionOf<K>) => readonly V[],
  make: (values: readonly V[], span: PolicyCondition['span']) => ConditionOf<K>,
  read: (command: Command) => readonly V[],
  same: (a: V, b: V) => boolean = Object.is,
): Row {
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

const listsRow = (syntax: string, help: string, name: 'access-list' | 'prefix-list'): Row =>
  joinedRow<'lists', FilterReference>(
    syntax,
    help,
    'lists',
    ({ lists }) => lists,
    (lists, span) => ({ kind: 'lists', lists, span }),
    (command) => namedValues(command, name).map(({ text, span }) => ({ kind: name, name: text, span })),
    sameFilter,
  );

const numbers = (command: Command, name: string): readonly number[] =>
  namedValues(command, name).map(({ text }) => Number(text));

const ROUTE_TYPES: Readonly<Record<string, RouteType>> = {
  'level-1': 'level-1',
  'level-2': 'level-2',
  internal: 'internal',
  external: 'external',
  local: 'local',
};

/** Last condition of its kind on a line the row itself does not read. */
const notModelledRow = (syntax: string): Row => ({
  syntax,
  help: 'A condition on routes of other protocols; routes of IS-IS do not meet it',
  set: (target, command) => {
    target.conditions = [...target.conditions, { kind: 'not-modelled', span: commandSpan(command) }];
  },
  unset: (target) => {
    const at = target.conditions.findLastIndex(({ kind }) => kind === 'not-modelled');
    target.conditions = target.conditions.filter((_, index) => index !== at);
  },
});

const matchRows: readonly Row[] = [
  listsRow(
    'match ip address prefix-list <prefix-list:prefix-list>...',
    'Prefix is permitted by one of the prefix lists',
    'prefix-list',
  ),
  listsRow(
    'match ip address <access-list:access-list>...',
    'Prefix is permitted by one of the access lists',
    'access-list',
  ),
  listsRow(
    'match ipv6 address prefix-list <prefix-list:prefix-list>...',
    'IPv6 prefix is permitted by one of the prefix lists',
    'prefix-list',
  ),
  // IPv6 access lists are not modelled, so their names are not looked for either.
  notModelledRow('match ipv6 address <list:word>'),
  notModelledRow('match tag list <list:word>...'),
  joinedRow<'tag', number>(
    'match tag <tag:0-4294967295>...',
    'Route carries one of the tags',
    'tag',
    ({ tags }) => tags,
    (tags, span) => ({ kind: 'tag', tags, span }),
    (command) => numbers(command, 'tag'),
  ),
  joinedRow<'interface', string>(
    'match interface <interface:interface>...',
    'Route leaves by one of the interfaces',
    'interface',
    ({ interfaces }) => interfaces,
    (interfaces, span) => ({ kind: 'interface', interfaces, span }),
    (command) => namedValues(command, 'interface').map(({ text }) => text),
  ),
  joinedRow<'route-type', RouteType>(
    'match route-type {<type:level-1|level-2|internal|local> | <type:external|nssa-external> [type-1 | type-2]}...',
    'Kind of the route',
    'route-type',
    ({ types }) => types,
    (types, span) => ({ kind: 'route-type', types, span }),
    (command) => namedValues(command, 'type').map(({ text }) => ROUTE_TYPES[text] ?? 'other'),
  ),
  joinedRow<'metric', number>(
    'match metric <metric:0-4294967295>...',
    'Metric of the route',
    'metric',
    ({ metrics }) => metrics,
    (metrics, span) => ({ kind: 'metric', metrics, span }),
    (command) => numbers(command, 'metric'),
  ),
  notModelledRow('match metric {external | <metric:0-4294967295> +- <deviation:number>} [<rest:line>]'),
  ...[
    'match as-path [<rest:line>]',
    'match clns [<rest:line>]',
    'match community [<rest:line>]',
    'match evpn [<rest:line>]',
    'match extcommunity [<rest:line>]',
    'match ip {flowspec | multicast | next-hop | redistribution-source | route-source} [<rest:line>]',
    'match ipv6 {flowspec | next-hop | route-source} [<rest:line>]',
    'match large-community [<rest:line>]',
    'match length <rest:line>',
    'match local-preference [<rest:line>]',
    'match mdt-group [<rest:line>]',
    'match mpls-label',
    'match policy-list <rest:line>',
    'match rpki <rest:line>',
    'match security-group <rest:line>',
    'match source-protocol <rest:line>',
    'match track <rest:line>',
  ].map(notModelledRow),
];

function setLevel(command: Command): readonly Level[] {
  const levels = levelsOf(command);
  return ([1, 2] as const).filter((level) => levels[level]);
}

const setRows: readonly Row[] = [
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
    syntax: 'set level {level-1 | level-2 | level-1-2}',
    help: 'Levels the route is advertised in',
    set: (target, command) => {
      target.setLevel = setLevel(command);
    },
    unset: (target) => {
      target.setLevel = undefined;
    },
  },
  {
    syntax: 'set level {stub-area | backbone | nssa-only}',
    help: 'Areas of OSPF the route is advertised in',
    unset: (target) => {
      target.setLevel = undefined;
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

const clauseMode = defineMode<ClauseDraft>(
  'route-map',
  iosValues,
  [...matchRows, ...setRows],
  [
    'set: aigp-metric as-path attribute-set automatic-tag clns comm-list community dampening default evpn ext-comm-list extcomm-list',
    'set: extcommunity fast-reroute global interface ip ipv6 large-comm-list large-community lisp local-preference metric-type',
    'set: mpls-label nlri origin overlapping-routes path-selection port-type qos-group traffic-index vrf weight',
  ],
);

/** Sequence number of an entry typed without one. */
const DEFAULT_SEQUENCE = 10;

export const routeMapRows: readonly CommandRow<DeviceDraft>[] = [
  {
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
  },
];

export const routeMapModes: readonly Mode[] = [clauseMode];
