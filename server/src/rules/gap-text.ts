/** Sentences about a loopback that does not arrive: who suffers, and what an operator would see. */
import { prefixText } from '../base/ip.ts';
import type { VendorBehaviour } from '../model/behaviour.ts';
import type { RouterIndex } from '../model/network.ts';
import type { Loopback, Sufferer } from './leaks.ts';
import type { AnalysedNetwork, Severity } from './rule.ts';
import { capitalised, listText, namesOf, routerName, servicesText, verb } from './words.ts';

export interface Harm {
  /** Error when a pair that shares a service breaks, else warning. */
  readonly severity: Severity;
  /** Names of the PEs that suffer: those that share a service where there are any. */
  readonly affected: readonly string[];
  /** One or two sentences. */
  readonly text: string;
}

/** `PE1's loopback 10.255.0.1/32`. */
export function loopbackText({ network }: AnalysedNetwork, { router, prefix }: Loopback): string {
  return `${routerName(network, router)}'s loopback ${prefixText(prefix)}`;
}

const ROUTE: Readonly<Record<Sufferer['state'], string>> = {
  'default-only': 'only a default route',
  'summary-only': 'only a summary',
  none: 'no route at all',
};

/** What the operator sees (D30). */
const SYMPTOM: Readonly<Record<Sufferer['state'], (behaviour: VendorBehaviour | undefined) => string>> = {
  'default-only': (behaviour) => `${behaviour?.vpnOverDefaultSymptom ?? 'VPN traffic is dropped'}.`,
  'summary-only': () =>
    'BGP stays up over the summary, but labels are bound to the exact prefix, so VPN traffic is dropped.',
  none: () => 'BGP comes up only where a reflector stands between, and VPN traffic is dropped.',
};

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

export function harmOf(analysed: AnalysedNetwork, egress: RouterIndex, sufferers: readonly Sufferer[]): Harm {
  const { network } = analysed;
  const sharing = sufferers.filter(({ services }) => services.length > 0);
  const shown = sharing.length > 0 ? sharing : sufferers;
  const routers = unique(shown.map(({ ingress }) => ingress));
  const affected = namesOf(network, routers);
  const names = listText(affected);
  const states = unique(shown.map(({ state }) => state));
  const has = verb(affected.length, 'has', 'have');
  const routes = listText(states.map((state) => ROUTE[state]));
  const behaviour = network.routers[routers[0] ?? 0]?.device.behaviour;
  if (sharing.length === 0) {
    return {
      severity: 'warning',
      affected,
      text: `${names} ${has} ${routes} towards it. They share no VPN with ${routerName(network, egress)} today; the first one they share will not work.`,
    };
  }
  const services = unique(sharing.flatMap((each) => each.services)).sort();
  const broken = `${servicesText(services)} ${verb(services.length, 'is', 'are')} broken from ${names} to ${routerName(network, egress)}`;
  const [state = 'none'] = states;
  const symptom = states.length === 1 ? SYMPTOM[state](behaviour) : 'VPN traffic is dropped for want of a label.';
  return {
    severity: 'error',
    affected,
    text: `${broken}: ${names} ${has} ${routes} towards it. ${capitalised(symptom)}`,
  };
}
