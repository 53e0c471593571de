/** The label-switched path in sentences, hop by hop, to its end or to its break (I6). */
import { type Ipv4Prefix, prefixText } from '../base/ip.ts';
import type { Span } from '../base/text.ts';
import type { Fact, Knowledge, NextHop, Route } from '../isis/results.ts';
import type { Simulation } from '../isis/simulation.ts';
import { interfacesByName } from '../model/interfaces.ts';
import type { RouterIndex } from '../model/network.ts';
import type { LspVerdict } from './analysis.ts';
import type { HopBreak, LabelPaths } from './label-paths.ts';

const CLASS: Readonly<Record<Route['type'], string>> = {
  connected: 'directly connected',
  L1: 'a level-1 route',
  L2: 'a level-2 route',
  'L1-IA': 'a route leaked from level 2 into level 1',
  static: 'a static route',
  'external-L1': 'an external level-1 route',
  'external-L2': 'an external level-2 route',
  summary: 'its own summary',
  default: 'the default route',
};

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
  const fact = (router: RouterIndex, text: string, span?: Span): Fact => {
    const file = network.routers[router]?.device.file;
    return { text, place: file !== undefined && span ? { file, span } : undefined };
  };
  const interfaceSpan = (router: RouterIndex, on: string): Span | undefined => {
    const device = network.routers[router]?.device;
    return device && interfacesByName(device).get(on)?.section.span;
  };
  const facts: Fact[] = [];
  const text = prefixText(prefix);
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
      facts.push(fact(at, `${name(at)} has no exact route for ${text}, so it has no label for it.`));
      facts.push(...simulation.explain(at, prefix));
      return facts;
    }
    const failing =
      brokenAt?.at === at ? known.route.nextHops.find((hop) => problem(at, hop) !== undefined) : undefined;
    const hop = failing ?? pick(known);
    if (!hop) return facts;
    const how = `${name(at)} knows ${text} as ${CLASS[known.route.type]}, metric ${known.route.metric}, and sends it to ${name(hop.router)} over ${hop.interface}.`;
    facts.push(fact(at, how, interfaceSpan(at, hop.interface)));
    const stop = problem(at, hop);
    if (stop?.kind === 'ldp-off') {
      for (const end of stop.offAt) {
        const off = `LDP is off on ${name(end.router)} ${end.interface}: no label is exchanged on this link.`;
        facts.push(fact(end.router, off, interfaceSpan(end.router, end.interface)));
      }
      return facts;
    }
    if (stop) {
      facts.push(fact(stop.at, `A label filter on ${name(stop.at)} withholds the label for ${text}.`, stop.span));
      return facts;
    }
    at = hop.router;
  }
  if (verdict.state === 'works')
    facts.push(fact(egress, `${name(egress)} owns ${text}: the label-switched path is complete.`));
  if (verdict.state === 'unknown') facts.push(fact(ingress, `Not judged: ${verdict.because}.`));
  return facts;
}
