/** Sentences about a loopback that does not arrive: who suffers, and what an operator would see. */
import { prefixText } from '../base/ip.ts';
import type { VendorBehaviour } from '../model/behaviour.ts';
import type { RouterIndex } from '../model/network.ts';
import { type LeakGap, type Loopback, type MissingRoute, sharingSufferers, type UpGap } from './leaks.ts';
import type { AnalysedNetwork, Severity } from './rule.ts';
import { capitalised, listText, namesOf, routerName, servicesText, someText, verb } from './words.ts';

export interface Harm {
  /** Error when a pair that shares a service breaks, else warning. */
  readonly severity: Severity;
  /** Names of the PEs that suffer, at most the first hundred: those that share a service where there are any. */
  readonly affected: readonly string[];
  /** One or two sentences. */
  readonly text: string;
}

/** `PE1's loopback 10.255.0.1/32`. */
export function loopbackText({ network }: AnalysedNetwork, { router, prefix }: Loopback): string {
  return `${routerName(network, router)}'s loopback ${prefixText(prefix)}`;
}

const ROUTE: Readonly<Record<MissingRoute, string>> = {
  'default-only': 'only a default route',
  'summary-only': 'only a summary',
  none: 'no route at all',
};

/** What the operator sees (D30). */
const SYMPTOM: Readonly<Record<MissingRoute, (behaviour: VendorBehaviour | undefined) => string>> = {
  'default-only': (behaviour) => `${behaviour?.vpnOverDefaultSymptom ?? 'VPN traffic is dropped'}.`,
  'summary-only': () =>
    'BGP stays up over the summary, but labels are bound to the exact prefix, so VPN traffic is dropped.',
  none: () => 'BGP comes up only where a reflector stands between, and VPN traffic is dropped.',
};

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

const AFFECTED_NAMED = 100;

/** What gaps do together; of one loopback, or of several that one cause keeps back. */
export function harmOf(analysed: AnalysedNetwork, gaps: readonly (LeakGap | UpGap)[]): Harm {
  const { network, mpls } = analysed;
  const nameOf = (router: RouterIndex): string => routerName(network, router);
  const owners = unique(gaps.map(({ loopback }) => loopback.router));
  const pairs = gaps.flatMap((gap) => sharingSufferers(analysed, gap).map((ingress) => ({ ingress, gap })));
  const share = pairs.length > 0;
  const shown = share
    ? pairs.map(({ ingress }) => ingress)
    : [...new Set(gaps.map(({ sufferers }) => sufferers))].flatMap((sufferers) => [...sufferers.keys()]);
  const routers = unique(shown).sort((a, b) => a - b);
  const states = unique(
    share
      ? pairs.flatMap(({ ingress, gap }) => gap.sufferers.get(ingress) ?? [])
      : gaps.flatMap(({ sufferers }) => [...new Set(sufferers.values())]),
  );
  const affected = namesOf(network, routers.slice(0, AFFECTED_NAMED));
  const names = someText(routers, nameOf);
  const has = verb(routers.length, 'has', 'have');
  const routes = listText(states.map((state) => ROUTE[state]));
  const behaviour = network.routers[routers[0] ?? 0]?.device.behaviour;
  const towards = owners.length === 1 ? 'towards it' : 'towards them';
  const ownerNames = someText(owners, nameOf);
  if (!share) {
    return {
      severity: 'warning',
      affected,
      text: `${names} ${has} ${routes} ${towards}. They share no VPN with ${ownerNames} today; the first one they share will not work.`,
    };
  }
  const services = unique(pairs.flatMap(({ ingress, gap }) => mpls.services(ingress, gap.loopback.router))).sort();
  const broken = `${servicesText(services)} ${verb(services.length, 'is', 'are')} broken from ${names} to ${ownerNames}`;
  const [state = 'none'] = states;
  const symptom = states.length === 1 ? SYMPTOM[state](behaviour) : 'VPN traffic is dropped for want of a label.';
  return {
    severity: 'error',
    affected,
    text: `${broken}: ${names} ${has} ${routes} ${towards}. ${capitalised(symptom)}`,
  };
}
