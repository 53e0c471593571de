/** What a policy or list does to the service loopbacks of the network's PEs, for hovers on it and on a leak. */
import { prefixText } from '../../base/ip.ts';
import { conditionsOf } from '../../isis/filters.ts';
import { evaluateFilter, type FilterDecision } from '../../isis/policy.ts';
import { prefixAsRoute } from '../../isis/policy-conditions.ts';
import type { Passing } from '../../isis/prefix-test.ts';
import { messageText } from '../../messages/catalogue.ts';
import type { Device } from '../../model/device.ts';
import type { FilterReference } from '../../model/isis.ts';
import type { Network } from '../../model/network.ts';
import type { PolicyCondition } from '../../model/policy.ts';
import type { ProviderEdge, ServiceLoopback } from '../../mpls/analysis.ts';
import { data, type Line, say, words } from '../markdown.ts';
import { placeLine, routerAt, shortList } from './words.ts';

export interface EdgeLoopback {
  readonly edge: ProviderEdge;
  readonly loopback: ServiceLoopback;
  /** Metric of the route the filter would see; 0 when it does not matter. */
  readonly metric: number;
}

export interface FilterEffect {
  readonly permitted: readonly EdgeLoopback[];
  readonly denied: readonly { readonly subject: EdgeLoopback; readonly decision: FilterDecision }[];
}

export function edgeLoopbacks(edges: readonly ProviderEdge[]): readonly EdgeLoopback[] {
  return edges.flatMap((edge) => (edge.loopback ? [{ edge, loopback: edge.loopback, metric: 0 }] : []));
}

const OF_ROUTES: ReadonlySet<PolicyCondition['kind']> = new Set([
  'tag',
  'interface',
  'next-hop',
  'metric',
  'range',
  'undecidable',
]);

/** Whether the answer for a prefix alone would be a guess: tags and interfaces belong to routes. */
export function dependsOnRoute(device: Device, filter: FilterReference | undefined): boolean {
  if (!filter) return false;
  return filter.kind === 'not-read' || conditionsOf(device, filter).some(({ kind }) => OF_ROUTES.has(kind));
}

export function effectOn(
  device: Device,
  filter: FilterReference | undefined,
  loopbacks: readonly EdgeLoopback[],
  { from, to }: Passing,
): FilterEffect {
  const permitted: EdgeLoopback[] = [];
  const denied: { subject: EdgeLoopback; decision: FilterDecision }[] = [];
  for (const subject of loopbacks) {
    const types = [from === 1 ? 'level-1' : 'level-2', 'internal'] as const;
    const route = prefixAsRoute(subject.loopback.host, { metric: subject.metric, types, toLevel: to });
    const decision = evaluateFilter(device, filter, route);
    if (decision.permitted) permitted.push(subject);
    else denied.push({ subject, decision });
  }
  return { permitted, denied };
}

const PERMITTED = 6;
const DENIED = 4;

export function effectLines(network: Network, { permitted, denied }: FilterEffect): readonly Line[] {
  const lines: Line[] = [];
  for (const { subject, decision } of denied.slice(0, DENIED)) {
    const where = decision.place ? say` (${placeLine(decision.place)})` : [];
    lines.push(say`denies ${loopbackLine(network, subject)}: ${data(messageText(decision.text), 160)}${where}`);
  }
  if (denied.length > DENIED) lines.push(say`and denies ${denied.length - DENIED} more`);
  if (permitted.length > 0) {
    const names = permitted.map((subject) => loopbackLine(network, subject));
    lines.push(say`permits ${shortList(names, PERMITTED)}`);
  }
  return lines;
}

function loopbackLine(network: Network, { edge, loopback }: EdgeLoopback): Line {
  return say`${words(prefixText(loopback.host))} of ${routerAt(network, edge.router)}`;
}
