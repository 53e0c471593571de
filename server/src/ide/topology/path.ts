/** The path between two routers over all equal-cost ways, to its end or to where it breaks. */
import { type Ipv4Prefix, prefixText } from '../../base/ip.ts';
import { spanToRange } from '../../base/text.ts';
import type { Fact, Knowledge, NextHop } from '../../isis/results.ts';
import { messageText } from '../../messages/catalogue.ts';
import type { RouterIndex } from '../../model/network.ts';
import type { LspVerdict } from '../../mpls/analysis.ts';
import type { AnalysedNetwork } from '../../rules/rule.ts';
import { routerName } from '../../rules/words.ts';
import { loopbackPrefixOf } from '../loopbacks.ts';
import type { LabelSwitchedPath, PathHop, ReasonStep } from './answers.ts';
import { downText, lackText, verdictText } from './break-text.ts';
import { type TopologyIds, topologyIds } from './ids.ts';
import type { LinkId, RouterId } from './scene.ts';
import type { SupposedFrom } from './suppose.ts';

type Verdict = Pick<LabelSwitchedPath, 'state' | 'brokenAt'>;

/**
 * Label-switched where both are PEs, else by the routes alone. Under a supposition, PEs, loopbacks and the
 * ids of the picture are those of the network as it is.
 */
export function pathBetween(
  analysed: AnalysedNetwork,
  from: RouterIndex,
  to: RouterIndex,
  supposed?: SupposedFrom,
): LabelSwitchedPath {
  const { network } = analysed;
  const real = supposed?.before ?? analysed;
  const ids = topologyIds(real);
  const prefix = loopbackPrefixOf(analysed, to) ?? loopbackPrefixOf(real, to);
  const edges = new Set(real.mpls.providerEdges.map(({ router }) => router));
  const labelled = edges.has(from) && edges.has(to);
  const common = {
    from: routerId(ids, from),
    to: routerId(ids, to),
    prefix: prefix && prefixText(prefix),
    kind: labelled ? ('label-switched' as const) : ('routed' as const),
    services: real.mpls.services(from, to),
  };
  if (!prefix) {
    const reason = `${routerName(network, to)} has no loopback in IS-IS`;
    return { ...common, state: 'unknown', hops: [], brokenAt: undefined, steps: [{ text: reason, source: undefined }] };
  }
  const down = [from, to].find((router) => supposed?.failedRouters.has(router));
  if (down !== undefined) {
    const reason = downText(network, down);
    const brokenAt = { router: routerId(ids, down), links: [], reason };
    return { ...common, state: 'broken', hops: [], brokenAt, steps: [{ text: `${reason}.`, source: undefined }] };
  }
  const answer = labelled ? labelSwitched(analysed, ids, from, to, prefix) : routed(analysed, ids, from, to, prefix);
  return { ...common, ...answer };
}

const routerId = (ids: TopologyIds, router: RouterIndex): RouterId => ids.routers[router] ?? 'router:';

/** The line a packet takes from a port to a router, or the two legs across a LAN. */
function linksAcross(ids: TopologyIds, at: RouterIndex, hop: Pick<NextHop, 'router' | 'interface'>): readonly LinkId[] {
  const leaving = ids.linkAt(at, hop.interface);
  if (leaving === undefined) return [];
  const wire = ids.linkOf(leaving)?.wire;
  const far = wire?.lan === undefined ? -1 : wire.ports.findIndex(({ router }) => router === hop.router);
  const reaching = wire?.ids[far];
  return reaching === undefined ? [leaving] : [leaving, reaching];
}

function reasonStep({ text, place }: Fact): ReasonStep {
  return { text: messageText(text), source: place && { file: place.file, range: spanToRange(place.span) } };
}

/** Where packets go on at a router, and whether it is the end of the way. */
type Onward = (at: RouterIndex) => readonly NextHop[];

/** All hops that can be taken, each once, nearest first. */
function walk(ids: TopologyIds, from: RouterIndex, to: RouterIndex, onward: Onward): readonly PathHop[] {
  const hops: PathHop[] = [];
  const seen = new Set([from]);
  const queue = [from];
  for (const at of queue) {
    if (at === to) continue;
    for (const hop of onward(at)) {
      hops.push({ from: routerId(ids, at), to: routerId(ids, hop.router), links: linksAcross(ids, at, hop) });
      if (seen.has(hop.router)) continue;
      seen.add(hop.router);
      queue.push(hop.router);
    }
  }
  return hops;
}

function nextHopsOf(known: Knowledge): readonly NextHop[] {
  return known.state === 'none' || known.state === 'unknown' ? [] : known.route.nextHops;
}

function labelSwitched(
  analysed: AnalysedNetwork,
  ids: TopologyIds,
  from: RouterIndex,
  to: RouterIndex,
  prefix: Ipv4Prefix,
): Verdict & Pick<LabelSwitchedPath, 'hops' | 'steps'> {
  const { simulation, mpls } = analysed;
  const verdict = mpls.verdict(from, to);
  const steps = mpls.explain(from, to).map(reasonStep);
  if (verdict.state === 'works' && verdict.carriedBy !== 'ldp') {
    const tunnel = from === to ? [] : [{ from: routerId(ids, from), to: routerId(ids, to), links: [] }];
    return { state: 'works', brokenAt: undefined, hops: tunnel, steps };
  }
  const onward: Onward = (at) => {
    const own = mpls.verdict(at, to);
    const stop = own.state === 'broken' && own.broken.at === at ? own.broken : undefined;
    if (stop?.kind === 'no-exact-route') return [];
    const hops = nextHopsOf(simulation.knowledge(at, prefix));
    if (stop?.kind !== 'ldp-off') return hops;
    return hops.filter((hop) => hop.router !== stop.next || hop.interface !== stop.interface);
  };
  return { ...judged(analysed, ids, verdict, prefix), hops: walk(ids, from, to, onward), steps };
}

function judged({ network }: AnalysedNetwork, ids: TopologyIds, verdict: LspVerdict, prefix: Ipv4Prefix): Verdict {
  if (verdict.state !== 'broken') return { state: verdict.state, brokenAt: undefined };
  const { broken } = verdict;
  const links =
    broken.kind === 'ldp-off' ? linksAcross(ids, broken.at, { router: broken.next, interface: broken.interface }) : [];
  const reason = verdictText(network, verdict, prefix) ?? '';
  return { state: 'broken', brokenAt: { router: routerId(ids, broken.at), links, reason } };
}

/** By whatever route covers the address: exact, a summary, a default. */
function routed(
  { network, simulation }: AnalysedNetwork,
  ids: TopologyIds,
  from: RouterIndex,
  to: RouterIndex,
  prefix: Ipv4Prefix,
): Verdict & Pick<LabelSwitchedPath, 'hops' | 'steps'> {
  const lost: RouterIndex[] = [];
  const unsure: RouterIndex[] = [];
  const onward: Onward = (at) => {
    const known = simulation.knowledge(at, prefix);
    const hops = nextHopsOf(known);
    // Somebody else may have the address as well: packets end there, rightly or not.
    const isOwner = known.state === 'learned' && known.route.type === 'connected';
    if (known.state === 'unknown' || isOwner) unsure.push(at);
    else if (hops.length === 0) lost.push(at);
    return hops;
  };
  const hops = walk(ids, from, to, onward);
  const steps = simulation.explain(from, prefix).map(reasonStep);
  const [first] = lost;
  if (first === undefined) {
    const arrives = from === to || hops.some((hop) => hop.to === routerId(ids, to));
    return { state: arrives && unsure.length === 0 ? 'works' : 'unknown', brokenAt: undefined, hops, steps };
  }
  const reason = lackText(network, first, 'none', prefix);
  return { state: 'broken', brokenAt: { router: routerId(ids, first), links: [], reason }, hops, steps };
}
