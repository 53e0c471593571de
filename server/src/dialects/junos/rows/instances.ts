/** `[edit routing-instances]` and `[edit routing-options]`. */
import { asNumber } from '../../common/as-number.ts';
import type { InstanceDraft, StaticDraft } from '../draft/device.ts';
import { block, defineLevel, type Row } from '../hierarchy/level.ts';
import type { Reading } from '../hierarchy/reading.ts';
import { protocolsLevel } from './protocols.ts';
import type { InstanceScope, Scope } from './scope.ts';

const routeLevel = defineLevel<StaticDraft>(
  'route',
  [
    {
      syntax: 'next-hop [ <hop:text> ]',
      help: 'Address or interface the route leads to.',
      set: ({ nextHops }, at) => {
        nextHops.push(at.text('hop'));
      },
    },
    {
      syntax: 'discard|reject',
      help: 'Drops what the route matches.',
      set: (route) => {
        route.discard = true;
      },
    },
    {
      syntax: 'preference <preference:number>',
      help: 'The lower one of two routes is used; 5 by default, IS-IS has 15 and 18.',
      set: (route, at) => {
        route.preference = at.number('preference');
      },
    },
    {
      syntax: 'metric <metric:number>',
      help: 'Metric of the route, which IS-IS advertises where it is exported.',
      set: (route, at) => {
        route.metric = at.number('metric');
      },
    },
    {
      syntax: 'tag <tag:number>',
      help: 'Tag policies can ask for.',
      set: (route, at) => {
        route.tag = at.number('tag');
      },
    },
  ],
  [
    `receive qualified-next-hop no-readvertise readvertise retain no-retain resolve no-resolve active
    passive install no-install next-table community as-path policy brief full bfd-liveness-detection lsp-next-hop static-lsp-next-hop
    backup-pe-group defaults`,
  ],
);

const routeRow = (kind: StaticDraft['kind'], words: string, help: string): Row<Scope> =>
  block(
    `${words} route <prefix:prefix!> ...`,
    help,
    () => routeLevel,
    ({ device, instance }, at: Reading) => {
      const prefix = at.prefix('prefix');
      if (prefix?.family !== 'ipv4') return undefined;
      const route: StaticDraft = {
        prefix,
        instance,
        kind,
        span: at.wholeSpan,
        nextHops: [],
        tag: undefined,
        discard: false,
      };
      device.routes.push(route);
      return route;
    },
  );

export const routingOptionsLevel = defineLevel<Scope>('routing-options', [
  {
    syntax: 'router-id <id:address!>',
    help: 'Identifier of the router.',
    set: ({ device, instance }, at) => {
      if (instance === '') device.routerId = { value: at.address('id'), span: at.span };
    },
  },
  {
    syntax: 'autonomous-system <as:as>',
    help: 'AS of the router.',
    set: ({ device, instance }, at) => {
      if (instance === '') device.asn = asNumber(at.text('as'));
    },
  },
  routeRow('static', 'static', 'A static route.'),
  routeRow('static', 'rib inet.0 static', 'A static route.'),
  routeRow('aggregate', 'aggregate', 'A route to a summary, there while more specific routes are.'),
  routeRow('aggregate', 'generate', 'A route to a summary, there while more specific routes are.'),
  { syntax: 'forwarding-table export [ <policy:policy> ]', help: 'Policies for routes that are installed.' },
  { syntax: 'auto-export', help: 'Routes pass between the VRFs of the router.' },
]);

const TARGET = /^target:(.+)$/;

/** Adds a route target; one that is not written out is only known to be there. */
function addTarget(draft: InstanceDraft, at: Reading, sides: readonly ('importTargets' | 'exportTargets')[]): void {
  const found = TARGET.exec(at.text('target'));
  if (!found) draft.targetsUnknown = true;
  else for (const side of sides) draft[side].push({ value: found[1] ?? '', span: at.span });
}

const instanceLevel = defineLevel<InstanceScope>('routing-instance', [
  {
    syntax: 'instance-type <type:name>',
    help: 'What the instance is: vrf, virtual-router, l2vpn, vpls, evpn and others.',
    set: ({ draft }, at) => {
      draft.type = at.text('type');
    },
  },
  {
    syntax: 'interface <name:interface> ...',
    help: 'A logical interface of the instance.',
    set: ({ draft }, at) => {
      draft.interfaces.push(at.sourced('name'));
    },
  },
  {
    syntax: 'route-distinguisher <rd:distinguisher!>',
    help: 'Tells the routes of the instance apart from those of other VPNs.',
    set: ({ draft }, at) => {
      draft.rd = at.sourced('rd');
    },
  },
  {
    syntax: 'vrf-target <target:target!>',
    help: 'Route target that is exported and imported.',
    set: ({ draft }, at) => addTarget(draft, at, ['importTargets', 'exportTargets']),
  },
  {
    syntax: 'vrf-target import [ <target:target!> ]',
    help: 'Route target that is imported.',
    set: ({ draft }, at) => addTarget(draft, at, ['importTargets']),
  },
  {
    syntax: 'vrf-target export [ <target:target!> ]',
    help: 'Route target that is exported.',
    set: ({ draft }, at) => addTarget(draft, at, ['exportTargets']),
  },
  {
    syntax: 'vrf-import [ <policy:policy> ]',
    help: 'Policies for routes that enter the VRF, by their route targets.',
    set: ({ draft }, at) => {
      draft.importPolicies.push(at.sourced('policy'));
    },
  },
  {
    syntax: 'vrf-export [ <policy:policy> ]',
    help: 'Policies for routes that leave the VRF, which add their route targets.',
    set: ({ draft }, at) => {
      draft.exportPolicies.push(at.sourced('policy'));
    },
  },
  { syntax: 'vrf-table-label', help: 'One label for all routes of the VRF.' },
  block(
    'protocols',
    'Protocols of the instance.',
    () => protocolsLevel,
    (scope): Scope => scope,
  ),
  block(
    'routing-options',
    'Routes of the instance.',
    () => routingOptionsLevel,
    (scope): Scope => scope,
  ),
]);

/** `[edit routing-instances NAME]`. */
export const routingInstanceLevel = instanceLevel;
