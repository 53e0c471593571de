/** A PE whose own service loopback is not in IS-IS (D2, D6, D19). */
import { prefixText } from '../base/ip.ts';
import { say } from '../messages/catalogue.ts';
import type { Interface } from '../model/device.ts';
import { interfacesByName, inVrfOf, isUp } from '../model/interfaces.ts';
import type { IsisCircuit, IsisInstance } from '../model/isis.ts';
import { type BrokenPair, brokenServices } from './broken-services.ts';
import { findingAt } from './finding.ts';
import { loopbackName } from './gap-text.ts';
import { type Loopback, loopbacksOf } from './leaks.ts';
import { level2Loopbacks } from './level-2-loopbacks.ts';
import type { AnalysedNetwork, Finding, Mend, Rule } from './rule.ts';
import { isLostToUndefinedInstance } from './undefined-instance.ts';
import { namesOf, routerName, serviceNames } from './words.ts';

const code = 'loopback-not-advertised';

type Reason =
  | {
      readonly kind: 'not-enabled' | 'suppressed' | 'shutdown';
      readonly instance: IsisInstance;
      readonly on: Interface;
    }
  | { readonly kind: 'levels'; readonly circuit: IsisCircuit; readonly on: Interface }
  | { readonly kind: 'withheld' | 'unclear'; readonly on: Interface };

/** The global instance that carries most circuits: where the loopback belongs. */
function mainInstance(instances: readonly IsisInstance[]): IsisInstance | undefined {
  return [...instances]
    .filter(({ vrf, circuits }) => vrf === undefined && circuits.length > 0)
    .sort((a, b) => b.circuits.length - a.circuits.length)[0];
}

function reasonFor({ network }: AnalysedNetwork, { router, loopback }: Loopback): Reason | undefined {
  const device = network.routers[router]?.device;
  const on = device && interfacesByName(device).get(loopback.interface);
  // Without IS-IS in the global table another protocol carries the loopback.
  const instance = device && mainInstance(device.isis);
  if (!on || !instance) return undefined;
  if (!isUp(device, on)) return { kind: 'shutdown', instance, on };
  const circuits = device.isis
    .filter((each) => inVrfOf(on, each))
    .flatMap((each) =>
      each.circuits.filter((circuit) => circuit.interface === on.name).map((circuit) => ({ each, circuit })),
    );
  const [found] = circuits;
  if (!found) return { kind: 'not-enabled', instance, on };
  const { circuit, each } = found;
  if (circuit.suppressPrefix) return { kind: 'withheld', on };
  if (each.advertisePassiveOnly && !circuit.passive) return { kind: 'suppressed', instance: each, on };
  const runs = ([1, 2] as const).some((level) => circuit.levels[level] && each.levels[level]);
  return runs ? { kind: 'unclear', on } : { kind: 'levels', circuit, on };
}

function unadvertised(analysed: AnalysedNetwork): { readonly loopback: Loopback; readonly reason: Reason }[] {
  return loopbacksOf(analysed).flatMap((loopback) => {
    if (analysed.simulation.originators(loopback.prefix).includes(loopback.router)) return [];
    if (isLostToUndefinedInstance(analysed, loopback)) return [];
    const reason = reasonFor(analysed, loopback);
    return reason ? [{ loopback, reason }] : [];
  });
}

const keyOf = ({ network }: AnalysedNetwork, { router, prefix }: Loopback): string =>
  `${code}:${routerName(network, router)}:${prefixText(prefix)}`;

function report(analysed: AnalysedNetwork, loopback: Loopback, reason: Reason): Finding {
  const { network, mpls } = analysed;
  const lacking = new Set(mpls.unreached(loopback.router).map(({ ingress }) => ingress));
  const broken = mpls
    .judgedPeers(loopback.router)
    .filter((peer) => lacking.has(peer))
    .map((ingress) => ({ ingress, egress: loopback.router, services: mpls.services(ingress, loopback.router) }));
  return findingAt(network, loopback.router, loopback.loopback.span, {
    code,
    severity: broken.length > 0 ? 'error' : 'warning',
    message: say('loopback-not-advertised', {
      ...loopbackName(analysed, loopback),
      found: loopback.loopback.found,
      reason: reason.kind,
      interface: reason.on.name,
      broken: brokenServices(network, broken),
      needed: neededBy(mpls.peers(loopback.router).length, broken),
    }),
    key: keyOf(analysed, loopback),
    prefix: prefixText(loopback.prefix),
    broken,
    affected: namesOf(
      network,
      broken.map(({ ingress }) => ingress),
    ),
  });
}

function neededBy(peers: number, broken: readonly BrokenPair[]): 'vpn' | 'pseudowire' | 'unjudged' | 'nothing' {
  if (broken.length === 0) return peers > 0 ? 'unjudged' : 'nothing';
  const isWire = ({ services }: BrokenPair): boolean => serviceNames(services).pseudowires.length === services.length;
  return broken.every(isWire) ? 'pseudowire' : 'vpn';
}

function mendOf(loopback: Loopback, reason: Reason): Mend[] {
  const { on } = reason;
  switch (reason.kind) {
    case 'not-enabled':
      return [
        {
          title: `Enable IS-IS on ${on.name}`,
          preferred: true,
          apply: (plan) => plan.editor(loopback.router)?.runIsisOn(on, reason.instance),
        },
      ];
    case 'suppressed':
      return [
        {
          title: `Make ${on.name} passive for IS-IS`,
          preferred: true,
          apply: (plan) => plan.editor(loopback.router)?.makePassive(on, reason.instance),
        },
      ];
    case 'shutdown':
      return [
        { title: `Bring up ${on.name}`, preferred: false, apply: (plan) => plan.editor(loopback.router)?.bringUp(on) },
      ];
    default:
      return [];
  }
}

export const loopbackNotAdvertised: Rule = {
  code,
  severity: 'error',
  documentation: {
    title: "A PE's loopback is not in IS-IS",
    whatItFinds:
      "A PE that runs IS-IS and whose service loopback (the address its BGP sessions use) is neither on an IS-IS circuit nor redistributed into IS-IS: IS-IS is not enabled on it, it is shut down, `advertise passive-only` leaves it out, or its circuit's levels do not fit. A loopback of a level-1-2 router that is in level 2 only, while PEs of its own area need it, is one as well.",
    whyItMatters:
      'Nobody learns the address: BGP sessions to it do not come up and no label is bound to it, so every VPN on this PE is dead.',
    howToMend:
      'Enable IS-IS on the loopback interface, or make it passive where only passive circuits are advertised. The quick fix does so.',
    sources: ['D2', 'D6', 'D19', 'D23'],
  },
  check: (analysed) => [
    ...unadvertised(analysed).map(({ loopback, reason }) => report(analysed, loopback, reason)),
    ...level2Loopbacks(analysed, code),
  ],
  mends: (finding, analysed) => {
    const found = unadvertised(analysed).find(({ loopback }) => keyOf(analysed, loopback) === finding.key);
    return found ? mendOf(found.loopback, found.reason) : [];
  },
};
