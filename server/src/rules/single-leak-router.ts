/** A loopback that only one of an area's border routers leaks: one failure breaks the VPN. */
import { prefixText } from '../base/ip.ts';
import { prefixTest } from '../isis/prefix-test.ts';
import { say } from '../messages/catalogue.ts';
import type { IsisInstance } from '../model/isis.ts';
import { type Area, areasOf, type Border } from './areas.ts';
import { findingAt, relatedAt } from './finding.ts';
import { loopbackName } from './gap-text.ts';
import { downMends } from './leak-mends.ts';
import { type BorderView, denialOf, type LeakGap, type Loopback, loopbacksOf, passes, viewsDown } from './leaks.ts';
import { perNetwork } from './memo.ts';
import type { AnalysedNetwork, Finding, Rule } from './rule.ts';
import { namesOf, routerName, serviceNames, some, someRouters } from './words.ts';

const code = 'single-leak-router';

interface Lone {
  readonly area: Area;
  readonly border: Border;
  readonly gaps: LeakGap[];
}

/** The one border that leaks where others could. */
function loneAmong(views: readonly BorderView[]): Border | undefined {
  const [only, ...more] = views.filter(passes);
  const couldToo = views.some(
    ({ decision, hiddenBy }) => !hiddenBy && (decision.kind === 'absent' || decision.kind === 'denied'),
  );
  return more.length === 0 && couldToo ? only?.border : undefined;
}

interface Answers {
  readonly instances: readonly IsisInstance[];
  /** By key of the loopback. */
  readonly alone: Map<string, boolean>;
}

/** By the first border's instance. They stay right while the borders' devices mean the same, whatever changes elsewhere. */
const answers = new WeakMap<IsisInstance, Answers>();

/** Undefined where a border's filter looks at more than the prefix. */
function lastingAnswers({ network }: AnalysedNetwork, { borders }: Area): Answers['alone'] | undefined {
  const byPrefix = borders.every(({ router, instance }) => {
    const device = network.routers[router]?.device;
    const statement = instance.interLevel.find(({ from, to }) => from === 2 && to === 1);
    return device && (!statement?.filter || prefixTest(device, statement.filter, statement) !== undefined);
  });
  const instances = borders.map(({ instance }) => instance);
  const [first] = instances;
  if (!byPrefix || !first) return undefined;
  const known = answers.get(first);
  const isSame = (instance: IsisInstance, at: number): boolean => instance === known?.instances[at];
  if (known?.instances.length === instances.length && instances.every(isSame)) return known.alone;
  const alone = new Map<string, boolean>();
  answers.set(first, { instances, alone });
  return alone;
}

/** Areas into which just one border leaks a loopback, asked once for those that fare alike. */
const loneAreas = perNetwork((analysed: AnalysedNetwork): ((loopback: Loopback) => readonly Area[]) => {
  const viewOf = viewsDown(analysed);
  // An unseen router behind a dangling circuit may be a border that leaks as well (D31).
  const areas = areasOf(analysed)
    .all.filter(({ borders, component }) => borders.length > 1 && component.dangling.length === 0)
    .map((area) => ({ area, alone: lastingAnswers(analysed, area) }));
  const find = (loopback: Loopback): readonly Area[] =>
    areas.flatMap(({ area, alone }) => {
      const answer = alone?.get(loopback.key) ?? loneAmong(viewOf(area, loopback)) !== undefined;
      alone?.set(loopback.key, answer);
      return answer ? [area] : [];
    });
  const known = new Map<string, readonly Area[]>();
  return (loopback) => {
    const { kin } = loopback;
    if (kin === undefined) return find(loopback);
    const found = known.get(kin) ?? find(loopback);
    known.set(kin, found);
    return found;
  };
});

const loneLeaks = perNetwork((analysed: AnalysedNetwork): ReadonlyMap<string, Lone> => {
  const found = new Map<string, Lone>();
  const { inBackbone } = areasOf(analysed);
  const [viewOf, areasFor] = [viewsDown(analysed), loneAreas(analysed)];
  for (const loopback of loopbacksOf(analysed)) {
    for (const area of areasFor(loopback)) {
      if (area.routers.has(loopback.router)) continue;
      const borders = viewOf(area, loopback);
      const border = loneAmong(borders);
      if (!border) continue;
      // PEs that share a service with the loopback's owner and have only their area to learn it by.
      const served = analysed.mpls
        .judgedPeers(loopback.router)
        .filter((peer) => area.routers.has(peer) && !inBackbone.has(peer));
      if (served.length === 0) continue;
      const key = `${code}:${routerName(analysed.network, border.router)}:${area.key}`;
      const lone = found.get(key) ?? { area, border, gaps: [] };
      found.set(key, lone);
      const sufferers = new Map(served.map((ingress) => [ingress, 'none' as const]));
      lone.gaps.push({ loopback, area, sufferers, borders });
    }
  }
  return found;
});

function report(analysed: AnalysedNetwork, key: string, { area, border, gaps }: Lone): Finding[] {
  const { network } = analysed;
  const statement = border.instance.interLevel.find(({ from, to }) => from === 2 && to === 1);
  if (!statement) return [];
  const others = new Map(
    gaps.flatMap(({ loopback, borders }) =>
      borders.flatMap((view) => (view.hiddenBy ? [] : [[view.border.router, { ...view, loopback }] as const])),
    ),
  );
  others.delete(border.router);
  const pairs = gaps.flatMap(({ loopback, sufferers }) =>
    [...sufferers.keys()].map((ingress) => ({ ingress, owner: loopback.router })),
  );
  const served = [...new Set(pairs.map(({ ingress }) => ingress))].sort((a, b) => a - b);
  const owners = [...new Set(gaps.map(({ loopback }) => loopback.router))];
  const services = [...new Set(pairs.flatMap(({ ingress, owner }) => analysed.mpls.services(ingress, owner)))].sort();
  const [first, ...more] = gaps;
  return [
    findingAt(network, border.router, statement.span, {
      code,
      severity: 'warning',
      message: say('single-leak-router', {
        router: routerName(network, border.router),
        loopbacks: some(gaps, ({ loopback }) => loopbackName(analysed, loopback)),
        area: area.name,
        others: someRouters(network, [...others.keys()]),
        services: serviceNames(services),
        served: someRouters(network, served),
        owners: someRouters(network, owners),
      }),
      key,
      prefix: first && more.length === 0 ? prefixText(first.loopback.prefix) : undefined,
      affected: namesOf(network, served),
      related: [...others.values()].map(({ border: other, decision, loopback }) => {
        if (decision.kind !== 'denied') {
          return relatedAt(network, other.router, other.instance.section.span, say('single-leak-router.other'));
        }
        const { place, text } = denialOf(analysed, other, loopback, decision.statement);
        return relatedAt(network, other.router, place?.span ?? decision.statement.span, text);
      }),
    }),
  ];
}

export const singleLeakRouter: Rule = {
  code,
  severity: 'warning',
  documentation: {
    title: 'Only one border router leaks a PE loopback',
    whatItFinds:
      'An area with several level-1-2 routers of which exactly one leaks a service loopback that PEs in the area need. The finding is on the statement of the router that leaks.',
    whyItMatters:
      'The area was built with two exits so that one may fail. When the router that leaks fails or is taken out for maintenance, the default route moves to the other exit, the /32 disappears, and the VPN breaks while everything else keeps working.',
    howToMend: 'Leak the same loopbacks on the other border routers of the area. The quick fix does it on all of them.',
    sources: ['D13', 'D25', 'RFC 5302'],
  },
  *prepare(analysed) {
    const areasFor = loneAreas(analysed);
    for (const loopback of loopbacksOf(analysed)) {
      areasFor(loopback);
      yield;
    }
  },
  check: (analysed) => [...loneLeaks(analysed)].flatMap(([key, lone]) => report(analysed, key, lone)),
  mends: (finding, analysed) => downMends(analysed, loneLeaks(analysed).get(finding.key)?.gaps ?? []),
};
