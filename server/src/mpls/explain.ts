/** The label-switched path in sentences, hop by hop, to its end or to its break (I6). */
import { type Ipv4Prefix, prefixText } from '../base/ip.ts';
import type { Span } from '../base/text.ts';
import type { Fact, Knowledge, NextHop } from '../isis/results.ts';
import type { Simulation } from '../isis/simulation.ts';
import { say } from '../messages/catalogue.ts';
import type { Message } from '../messages/message.ts';
import { interfacesByName } from '../model/interfaces.ts';
import type { Network, RouterIndex } from '../model/network.ts';
import type { LspVerdict } from './analysis.ts';
import type { HopBreak, LabelPaths } from './label-paths.ts';
import { unjudgedMessage } from './unjudged.ts';

export const unjudgedFact = (
  network: Network,
  verdict: Extract<LspVerdict, { readonly state: 'unknown' }>,
  prefix: Ipv4Prefix | undefined,
): Fact => ({
  text: say('path.not-judged', { because: unjudgedMessage(network, verdict, prefix) }),
  place: undefined,
});

export interface LabelFacts {
  readonly simulation: Simulation;
  readonly problem: (at: RouterIndex, hop: NextHop) => HopBreak | undefined;
}

export function explainPath(
  { simulation, problem }: LabelFacts,
  paths: LabelPaths,
  ingress: RouterIndex,
  egress: RouterIndex,
  prefix: Ipv4Prefix,
  verdict: LspVerdict,
): Fact[] {
  const { network } = simulation;
  const name = (router: RouterIndex): string => network.routers[router]?.name ?? '';
  const fact = (router: RouterIndex, text: Message, span?: Span): Fact => {
    const file = network.routers[router]?.device.file;
    return { text, place: file !== undefined && span ? { file, span } : undefined };
  };
  const interfaceSpan = (router: RouterIndex, on: string): Span | undefined => {
    const device = network.routers[router]?.device;
    return device && interfacesByName(device).get(on)?.section.span;
  };
  const facts: Fact[] = [];
  const to = prefixText(prefix);
  const seen = new Set<RouterIndex>();
  const brokenAt = verdict.state === 'broken' ? verdict.broken : undefined;
  /** Towards the break where there is one, else the first path. */
  const pick = (known: Extract<Knowledge, { state: 'learned' }>): NextHop | undefined => {
    const hops = known.route.nextHops;
    return hops.find((hop) => paths.from(hop.router).verdict.state === verdict.state) ?? hops[0];
  };
  for (let at = ingress; at !== egress && !seen.has(at); ) {
    seen.add(at);
    const known = paths.knowledge(at);
    if (known.state !== 'learned') {
      facts.push(fact(at, say('path.no-route', { router: name(at), prefix: to })));
      facts.push(...simulation.explain(at, prefix));
      return facts;
    }
    const failing =
      brokenAt?.at === at ? known.route.nextHops.find((hop) => problem(at, hop) !== undefined) : undefined;
    const hop = failing ?? pick(known);
    if (!hop) return facts;
    const { type, metric } = known.route;
    const step = { router: name(at), prefix: to, type, metric, next: name(hop.router), interface: hop.interface };
    facts.push(fact(at, say('path.hop', step), interfaceSpan(at, hop.interface)));
    const stop = problem(at, hop);
    if (stop?.kind === 'ldp-off') {
      for (const end of stop.offAt) {
        const off = say('path.ldp-off', { router: name(end.router), interface: end.interface });
        facts.push(fact(end.router, off, interfaceSpan(end.router, end.interface)));
      }
      return facts;
    }
    if (stop) {
      facts.push(fact(stop.at, say('path.label-filter', { router: name(stop.at), prefix: to }), stop.span));
      return facts;
    }
    at = hop.router;
  }
  if (verdict.state === 'works') facts.push(fact(egress, say('path.complete', { router: name(egress), prefix: to })));
  if (verdict.state === 'unknown') facts.push(unjudgedFact(network, verdict, prefix));
  return facts;
}
