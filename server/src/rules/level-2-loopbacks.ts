/**
 * Service loopbacks of level-1-2 routers that are in level 2 only: PEs of their own area, which know nothing of level 2, have no
 * exact route to them (D2, D12).
 */
import type { Span } from '../base/text.ts';
import { say } from '../messages/catalogue.ts';
import { interfacesByName, inVrfOf } from '../model/interfaces.ts';
import type { IsisInstance } from '../model/isis.ts';
import type { RouterIndex } from '../model/network.ts';
import { type Area, areasOf } from './areas.ts';
import { brokenServices } from './broken-services.ts';
import { findingAt } from './finding.ts';
import { loopbackName } from './gap-text.ts';
import { type Loopback, loopbacksOf, passes, viewsDown } from './leaks.ts';
import type { AnalysedNetwork, Finding } from './rule.ts';
import { namesOf, routerName, someRouters } from './words.ts';

interface OneLevel {
  readonly loopback: Loopback;
  readonly area: Area;
  /** PEs of the area without an exact route, in router order. */
  readonly lacking: readonly RouterIndex[];
  /** What leaves level 1 out. */
  readonly by: 'circuit' | 'redistribution';
  readonly span: Span;
}

interface Statement {
  readonly by: OneLevel['by'];
  readonly span: Span;
  readonly inLevel1: boolean;
}

/** Where the loopback gets into the LSPs of an instance. */
function statementsOf(instance: IsisInstance, on: string): Statement[] {
  const circuits = instance.circuits
    .filter((circuit) => circuit.interface === on)
    .map(
      ({ levels, levelsSpan, span }): Statement => ({ by: 'circuit', span: levelsSpan ?? span, inLevel1: levels[1] }),
    );
  if (circuits.length > 0) return circuits;
  return instance.redistributions
    .filter(({ source, family }) => source === 'connected' && family === 'ipv4')
    .map(({ levels, span }): Statement => ({ by: 'redistribution', span, inLevel1: levels[1] }));
}

/** What keeps the loopback in level 2, where its router does level 1 as well. */
function onlyLevel2({ network }: AnalysedNetwork, { router, loopback }: Loopback): Statement | undefined {
  const device = network.routers[router]?.device;
  const on = device && interfacesByName(device).get(loopback.interface);
  const instances = device && on ? device.isis.filter((each) => inVrfOf(on, each)) : [];
  if (!on || !instances.some(({ levels }) => levels[1])) return undefined;
  const statements = instances.flatMap((instance) =>
    statementsOf(instance, on.name).map((each) => ({ ...each, inLevel1: each.inLevel1 && instance.levels[1] })),
  );
  return statements.some(({ inLevel1 }) => inLevel1) ? undefined : statements[0];
}

function inAreas(analysed: AnalysedNetwork, loopback: Loopback): OneLevel[] {
  const areas = areasOf(analysed);
  const home = areas.of(loopback.router).filter(({ routers }) => routers.size > 1);
  const unreached = home.length > 0 ? analysed.mpls.unreached(loopback.router) : [];
  if (unreached.length === 0) return [];
  const statement = onlyLevel2(analysed, loopback);
  if (!statement) return [];
  return home.flatMap((area): OneLevel[] => {
    // Whether a border leaks a connected prefix of its own differs between systems (D13): where its policy permits, nothing is said.
    if (viewsDown(analysed)(area, loopback).some(passes)) return [];
    const lacking = unreached
      .filter(
        ({ ingress, broken }) =>
          area.routers.has(broken.at) && !areas.inBackbone.has(broken.at) && ingress !== loopback.router,
      )
      .map(({ ingress }) => ingress);
    return lacking.length > 0 ? [{ loopback, area, lacking, by: statement.by, span: statement.span }] : [];
  });
}

function report(analysed: AnalysedNetwork, code: string, { loopback, area, lacking, by, span }: OneLevel): Finding {
  const { network, mpls } = analysed;
  const sharing = new Set(mpls.judgedPeers(loopback.router));
  const pairs = lacking
    .filter((ingress) => sharing.has(ingress))
    .map((ingress) => ({ ingress, egress: loopback.router, services: mpls.services(ingress, loopback.router) }));
  const name = loopbackName(analysed, loopback);
  return findingAt(network, loopback.router, span, {
    code,
    severity: pairs.length > 0 ? 'error' : 'warning',
    message: say('loopback-not-advertised.level-1', {
      ...name,
      interface: loopback.loopback.interface,
      by,
      area: area.name,
      broken: brokenServices(network, pairs),
      lacking: someRouters(network, lacking),
    }),
    key: `${code}:level-1:${routerName(network, loopback.router)}:${name.prefix}:${area.key}`,
    prefix: name.prefix,
    broken: pairs,
    affected: namesOf(network, pairs.length > 0 ? pairs.map(({ ingress }) => ingress) : lacking),
  });
}

/** Findings of the rule with this code. */
export const level2Loopbacks = (analysed: AnalysedNetwork, code: string): Finding[] =>
  loopbacksOf(analysed).flatMap((loopback) => inAreas(analysed, loopback).map((each) => report(analysed, code, each)));
