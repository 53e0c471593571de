/** `[edit policy-options]`. */
import { type Ipv4Prefix, type Ipv6Prefix, ipv4Prefix, ipv6Prefix } from '../../../base/ip.ts';
import type { Level as IsisLevel } from '../../../model/isis.ts';
import type { RouteSource } from '../../../model/policy.ts';
import { type DeviceDraft, entryOf } from '../draft/device.ts';
import {
  type ActionsDraft,
  newActions,
  newTerm,
  type PolicyDraft,
  type PrefixListDraft,
  type PrefixListMatch,
  type RouteFilterDraft,
  type TermDraft,
} from '../draft/policy.ts';
import { block, defineLevel, type Row } from '../hierarchy/level.ts';
import type { Reading } from '../hierarchy/reading.ts';

const SOURCES: Readonly<Record<string, RouteSource>> = {
  direct: 'connected',
  static: 'static',
  aggregate: 'aggregate',
  isis: 'isis',
  bgp: 'bgp',
  ospf: 'ospf',
  ospf2: 'ospf',
  ospf3: 'ospf',
  rip: 'rip',
  ripng: 'rip',
};

/** Conditions every IPv4 route of the router itself meets. */
const ALWAYS: ReadonlySet<string> = new Set(['rib inet.0', 'instance master', 'state active', 'family inet']);

const levelOf = (at: Reading): IsisLevel => (at.number('level') === 1 ? 1 : 2);

const actionRows: readonly Row<ActionsDraft>[] = [
  {
    syntax: 'accept',
    help: 'The route passes, and no further term or policy is asked.',
    set: (actions) => {
      actions.verdict = 'accept';
    },
  },
  {
    syntax: 'reject',
    help: 'The route does not pass, and no further term or policy is asked.',
    set: (actions) => {
      actions.verdict = 'reject';
    },
  },
  {
    syntax: 'next term',
    help: 'Goes on with the next term.',
    set: (actions) => {
      actions.next = 'term';
    },
  },
  {
    syntax: 'next policy',
    help: 'Goes on with the next policy of the chain, at last with the protocol’s default.',
    set: (actions) => {
      actions.next = 'policy';
    },
  },
  {
    syntax: 'default-action accept|reject',
    help: 'What happens to the route when nothing decides later.',
    set: (actions, at) => {
      actions.defaultAction = at.has('accept') ? 'accept' : 'reject';
    },
  },
  {
    syntax: 'metric <metric:number>',
    help: 'Metric the route is advertised with.',
    set: (actions, at) => {
      actions.metric = at.number('metric');
    },
  },
  {
    syntax: 'tag <tag:number>',
    help: 'Tag the route is advertised with.',
    set: (actions, at) => {
      actions.tag = at.number('tag');
    },
  },
  {
    syntax: 'next-hop self',
    help: 'BGP advertises the router itself as next hop.',
    set: (actions) => {
      actions.nextHopSelf = true;
    },
  },
  {
    syntax: 'community add|set|+ [ <community:name> ]',
    help: 'Adds communities, route targets among them.',
    set: (actions, at) => {
      actions.communities.push(at.sourced('community'));
    },
  },
];

const OTHER_ACTIONS = [
  `as-path-expand as-path-prepend cos-next-hop-map damping external forwarding-class install-nexthop load-balance local-preference
  metric2 multipath-resolve no-backup origin preference preference2 priority source-class destination-class trace validation-state
  color color2 tag2 class aggregate-bandwidth bgp-output-queue-priority no-route-localize dynamic-tunnel-attributes
  map-to-interface analyze prefix-segment label-allocation resolution-map limit-bandwidth add-path`,
  'community: delete -',
];

const thenLevel = defineLevel<ActionsDraft>('policy then', actionRows, OTHER_ACTIONS);

/** `through` matches the prefixes on the way from one to the other. */
function wayBetween(from: Ipv4Prefix | Ipv6Prefix, to: Ipv4Prefix | Ipv6Prefix): (Ipv4Prefix | Ipv6Prefix)[] {
  if (from.family !== to.family || to.length < from.length) return [from];
  const way: (Ipv4Prefix | Ipv6Prefix)[] = [];
  for (let length = from.length; length <= to.length; length++) {
    way.push(to.family === 'ipv4' ? ipv4Prefix(to.address, length) : ipv6Prefix(to.address, length));
  }
  return way;
}

const lengthsIn = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);

function filterOf(at: Reading, min: number, max: number): RouteFilterDraft | undefined {
  const prefix = at.prefix('prefix');
  return prefix && { prefix, min, max, span: at.wholeSpan, actions: newActions() };
}

/** Rows of a `route-filter` or an entry of a list: `head` is what stands in front of the match type. */
function routeFilterRows<T>(head: string, add: (target: T, filter: RouteFilterDraft) => void): Row<T>[] {
  const row = (type: string, help: string, bounds: (at: Reading) => readonly [number, number] | undefined): Row<T> =>
    block(
      `${head}<prefix:prefix!> ${type}`,
      help,
      () => thenLevel,
      (target, at) => {
        const range = bounds(at);
        const filter = range && filterOf(at, ...range);
        if (filter) add(target, filter);
        return filter?.actions;
      },
    );
  const own = (at: Reading): number => at.prefix('prefix')?.length ?? 0;
  const widest = (at: Reading): number => (at.prefix('prefix')?.family === 'ipv6' ? 128 : 32);
  return [
    row('exact', 'Exactly this prefix.', (at) => [own(at), own(at)]),
    row('orlonger', 'This prefix and all longer ones in it.', (at) => [own(at), widest(at)]),
    row('longer', 'All longer prefixes in it.', (at) => [own(at) + 1, widest(at)]),
    row('upto <length:length>', 'This prefix and longer ones up to a length.', (at) => [
      own(at),
      lengthsIn(at.text('length'))[0] ?? 0,
    ]),
    row('prefix-length-range <lengths:lengths>', 'Prefixes in it whose length is within bounds.', (at) => {
      const [low = 0, high = 0] = lengthsIn(at.text('lengths'));
      return [low, high];
    }),
    {
      syntax: `${head}<prefix:prefix!> through <last:prefix>`,
      help: 'The prefixes on the way from this one to a longer one.',
      set: (target, at) => {
        const [from, to] = [at.prefix('prefix'), at.prefix('last')];
        if (!from || !to) return;
        for (const prefix of wayBetween(from, to)) {
          const { length } = prefix;
          add(target, { prefix, min: length, max: length, span: at.wholeSpan, actions: newActions() });
        }
      },
    },
  ];
}

const fromLevel = defineLevel<TermDraft>(
  'policy from',
  [
    {
      syntax: 'protocol [ <protocol:name> ]',
      help: 'Protocol the route was learned from; direct and local are the router’s own.',
      set: ({ from }, at) => {
        from.sources.push({ source: SOURCES[at.text('protocol')] ?? 'other', span: at.span });
      },
    },
    {
      syntax: 'level <level:1-2> ...',
      help: 'IS-IS level the route was learned from.',
      set: ({ from }, at) => {
        from.levels.push({ level: levelOf(at), span: at.span });
      },
    },
    {
      syntax: 'external',
      help: 'External routes only.',
      set: ({ from }, at) => {
        from.external = at.span;
      },
    },
    ...routeFilterRows<TermDraft>('route-filter ', ({ from }, filter) => {
      from.routeFilters.push(filter);
    }),
    {
      syntax: 'route-filter-list <list:name> ...',
      help: 'Route filters under a name.',
      set: ({ from }, at) => {
        from.routeFilterLists.push(at.sourced('list'));
      },
    },
    {
      syntax: 'prefix-list [ <list:prefix-list> ]',
      help: 'Exactly a prefix of the list.',
      set: ({ from }, at) => {
        from.prefixLists.push({ name: at.text('list'), match: 'exact', span: at.span });
      },
    },
    {
      syntax: 'prefix-list-filter <list:prefix-list> exact|orlonger|longer ...',
      help: 'A prefix of the list, or longer ones in it.',
      set: ({ from }, at) => {
        const match: PrefixListMatch = at.has('exact') ? 'exact' : at.has('longer') ? 'longer' : 'orlonger';
        from.prefixLists.push({ name: at.text('list'), match, span: at.sourced('list').span });
      },
    },
    {
      syntax: 'tag [ <tag:number> ]',
      help: 'Tag of the route.',
      set: ({ from }, at) => {
        from.tags.push(at.sourcedNumber('tag'));
      },
    },
    {
      syntax: 'metric <metric:number>',
      help: 'Metric of the route.',
      set: ({ from }, at) => {
        from.metrics.push(at.sourcedNumber('metric'));
      },
    },
    {
      syntax: 'interface [ <name:interface> ]',
      help: 'Interface the route leaves by or is configured on.',
      set: ({ from }, at) => {
        from.interfaces.push(at.sourced('name'));
      },
    },
    {
      syntax: 'policy [ <policy:policy> ]',
      help: 'Routes that another policy accepts.',
      set: ({ from }, at) => {
        from.policies.push(at.sourced('policy'));
      },
    },
    {
      syntax: 'community [ <community:name> ]',
      help: 'Routes with a community.',
      set: ({ from }, at) => {
        from.communities.push(at.sourced('community'));
        from.unknown.push(at.span);
      },
    },
    {
      syntax: 'next-hop [ <address:text> ]',
      help: 'Next hop of the route.',
      set: ({ from }, at) => {
        from.nextHops.push(at.sourced('address'));
      },
    },
    {
      syntax: 'family <family:name>',
      help: 'Address family of the route.',
      set: ({ from }, at) => {
        if (at.text('family') !== 'inet') from.never.push(at.span);
      },
    },
    ...(
      [
        ['as-path', 'AS path of the route.', 'unknown'],
        ['as-path-group', 'AS path of the route.', 'unknown'],
        ['local-preference', 'Local preference of the route.', 'unknown'],
        ['origin', 'Origin of the route.', 'unknown'],
        ['area', 'OSPF area of the route.', 'never'],
        ['evpn-tag', 'EVPN tag of the route.', 'never'],
        ['community-count', 'Number of communities.', 'unknown'],
        ['rib', 'Routing table of the route.', 'unknown'],
        ['instance', 'Routing instance of the route.', 'unknown'],
        ['neighbor', 'Router the route was learned from.', 'unknown'],
        ['preference', 'Preference of the route.', 'unknown'],
        ['condition', 'Whether another route is there.', 'unknown'],
        ['color', 'Color of the route.', 'unknown'],
        ['route-type', 'Type of the route.', 'unknown'],
        ['state', 'Whether the route is active.', 'unknown'],
        ['metric2', 'Second metric of the route.', 'unknown'],
      ] as const
    ).map(
      ([word, help, kind]): Row<TermDraft> => ({
        syntax: `${word} [ <value:text> ]`,
        help,
        set: ({ from }, at) => {
          if (!ALWAYS.has(`${word} ${at.text('value')}`)) from[kind].push(at.span);
        },
      }),
    ),
  ],
  ['source-address-filter source-address-filter-list internal multicast-scope aggregate-contributor'],
);

const toLevel = defineLevel<TermDraft>('policy to', [
  {
    syntax: 'level <level:1-2> ...',
    help: 'IS-IS level the route is advertised into.',
    set: ({ to }, at) => {
      to.levels.push({ level: levelOf(at), span: at.span });
    },
  },
  {
    syntax: 'protocol [ <protocol:name> ]',
    help: 'Protocol the route is advertised by.',
    set: ({ to }, at) => {
      to.protocols.push(at.sourced('protocol'));
    },
  },
  ...['rib', 'interface', 'neighbor', 'next-hop', 'instance', 'policy', 'family', 'area', 'external', 'tag'].map(
    (word): Row<TermDraft> => ({
      syntax: `${word} [ <value:text> ]`,
      help: 'What the route goes to.',
      set: ({ to }, at) => {
        if (!ALWAYS.has(`${word} ${at.text('value')}`)) to.unknown.push(at.span);
      },
    }),
  ),
]);

const termRows: readonly Row<TermDraft>[] = [
  block(
    'from',
    'What a route must meet.',
    () => fromLevel,
    (term) => term,
  ),
  block(
    'to',
    'Where the route must be going.',
    () => toLevel,
    (term) => term,
  ),
  block(
    'then',
    'What happens to routes that meet the conditions.',
    () => thenLevel,
    (term) => term.actions,
  ),
];

const termLevel = defineLevel<TermDraft>('policy term', termRows);

/** Statements of the policy itself are a term without a name behind all others. */
const lastTerm = (policy: PolicyDraft): TermDraft => {
  policy.hasLast = true;
  return policy.last;
};

const policyLevel = defineLevel<PolicyDraft>('policy-statement', [
  block(
    'term <term:name> ...',
    'Conditions and what happens to routes that meet them.',
    () => termLevel,
    (policy, at) => entryOf(policy.terms, at.text('term'), () => newTerm(at.text('term'), at.section())),
  ),
  block('from', 'What a route must meet, behind all terms.', () => fromLevel, lastTerm),
  block('to', 'Where the route must be going, behind all terms.', () => toLevel, lastTerm),
  block(
    'then',
    'What happens to routes that no term decided.',
    () => thenLevel,
    (policy) => lastTerm(policy).actions,
  ),
]);

const prefixListLevel = defineLevel<PrefixListDraft>('prefix-list', [
  {
    syntax: 'apply-path <path:text> ...',
    help: 'All prefixes the configuration has at a path.',
    set: (list, at) => {
      list.applyPaths.push(at.text('path'));
    },
  },
  {
    syntax: '<prefix:prefix!> ...',
    help: 'A prefix of the list.',
    set: (list, at) => {
      const prefix = at.prefix('prefix');
      if (prefix) list.entries.push({ prefix, span: at.span });
    },
  },
]);

const routeFilterListLevel = defineLevel<{ readonly filters: RouteFilterDraft[] }>(
  'route-filter-list',
  routeFilterRows<{ readonly filters: RouteFilterDraft[] }>('', ({ filters }, filter) => {
    filters.push(filter);
  }),
);

export const policyOptionsLevel = defineLevel<DeviceDraft>(
  'policy-options',
  [
    block(
      'policy-statement <name:policy> ...',
      'A routing policy.',
      () => policyLevel,
      ({ policies }, at) => {
        const name = at.text('name');
        const section = at.section();
        return entryOf(policies, name, () => ({
          name,
          section,
          terms: new Map(),
          last: newTerm(undefined, section),
          hasLast: false,
        }));
      },
      'name',
    ),
    block(
      'prefix-list <name:prefix-list> ...',
      'Prefixes under a name.',
      () => prefixListLevel,
      ({ prefixLists }, at) => {
        const name = at.text('name');
        return entryOf(prefixLists, name, () => ({ name, section: at.section(), entries: [], applyPaths: [] }));
      },
      'name',
    ),
    block(
      'route-filter-list <name:name> ...',
      'Route filters under a name.',
      () => routeFilterListLevel,
      ({ routeFilterLists }, at) => {
        const name = at.text('name');
        return entryOf(routeFilterLists, name, () => ({ name, filters: [] }));
      },
    ),
    {
      syntax: 'community <name:name> members [ <member:text> ]',
      help: 'Communities under a name; route targets are written target:AS:NUMBER.',
      set: ({ communities }, at) => {
        entryOf(communities, at.text('name'), () => []).push(at.sourced('member'));
      },
    },
  ],
  [
    'as-path as-path-group condition damping defaults application-maps resolution-map rtf-prefix-list srv6-locator tunnel-attribute',
    'community <name:name>: invert-match',
  ],
);
