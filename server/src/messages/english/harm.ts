/** English words of what a fault breaks: services between PEs, and what an operator sees of it. */
import {
  capitalised,
  countOf,
  joined,
  type PairNames,
  pairText,
  type ServiceNames,
  type Some,
  serviceCount,
  serviceText,
  someNames,
  verb,
} from './words.ts';

export type BrokenServices = {
  /** True for every pair that a group names. */
  readonly groups: readonly ({ readonly services: ServiceNames } & PairNames)[];
  /** Pairs beyond the groups. */
  readonly morePairs: number;
};

/** `VRF A is broken from PE1 to PE2, VRF B between PE1 and PE3, and 4 more pairs`. */
export function brokenText({ groups, morePairs }: BrokenServices): string {
  const parts = groups.map((group, at) => {
    const text = serviceText(group.services);
    return `${text}${at === 0 ? ` ${verb(serviceCount(group.services), 'is', 'are')} broken` : ''} ${pairText(group)}`;
  });
  const more = morePairs > 0 ? [`${morePairs} more ${verb(morePairs, 'pair', 'pairs')} of PEs`] : [];
  return joined([...parts, ...more], parts.length + more.length > 1 ? ', and ' : ' and ');
}

type MissingRoute = 'default-only' | 'summary-only' | 'none';

export type Lack = { readonly state: MissingRoute; readonly from: Some; readonly to: Some };

const ROUTE: Readonly<Record<MissingRoute, string>> = {
  'default-only': 'only a default route',
  'summary-only': 'only a summary',
  none: 'no route at all',
};

type Lacks = {
  readonly lacks: readonly Lack[];
  /** PEs that lack it beyond those. */
  readonly moreLacks: number;
  /** Owners of the loopbacks. */
  readonly owners: Some;
};

function lacksText({ lacks, moreLacks, owners }: Lacks): string {
  const all = someNames(owners);
  const parts = lacks.map(({ state, from, to }) => {
    const names = someNames(to);
    const towards = names === all ? verb(countOf(owners), 'it', 'them') : names;
    return `${someNames(from)} ${verb(countOf(from), 'has', 'have')} ${ROUTE[state]} towards ${towards}`;
  });
  return joined([...parts, ...(moreLacks > 0 ? [`${moreLacks} more PEs lack it`] : [])]);
}

type VpnOverDefault = 'unlabelled' | 'inaccessible' | 'inactive' | 'hidden';

/** What the operator sees where only a default route leads to the next hop (D30). */
const OVER_DEFAULT: Readonly<Record<VpnOverDefault, string>> = {
  unlabelled:
    'the BGP session stays up over the default route and the VPN routes look usable, but there is no label to the exact prefix, so VPN traffic is dropped',
  inaccessible:
    'a default route does not count: without the exact /32 the next hop of the VPN routes is inaccessible, so the routes are not used',
  inactive:
    'the BGP session stays up over the default route, but no MPLS tunnel leads to the exact prefix, so the VPN routes have no tunnel to resolve over and stay inactive',
  hidden:
    'the BGP session stays up over the default route, but inet.3 has no path to the exact prefix, so the VPN routes stay hidden',
};

export type Symptom =
  | VpnOverDefault
  /** By a summary, without any route, or as one or the other. */
  | 'summary'
  | 'no-route'
  | 'no-label'
  /** Only pseudowires are concerned: no BGP speaks of them. */
  | 'pseudowire';

const SYMPTOM: Readonly<Record<Symptom, string>> = {
  ...OVER_DEFAULT,
  summary: 'BGP stays up over the summary, but labels are bound to the exact prefix, so VPN traffic is dropped',
  'no-route': 'BGP comes up only where a reflector stands between, and VPN traffic is dropped',
  'no-label': 'VPN traffic is dropped for want of a label',
  pseudowire: 'without a label to the exact prefix the far end cannot be reached, and the pseudowire carries nothing',
};

export const harmMessages = {
  'vpn.over-default': ({ fate }: { readonly fate: VpnOverDefault }): string => `${capitalised(OVER_DEFAULT[fate])}.`,
  'harm.broken': ({
    broken,
    symptom,
    ...lacks
  }: Lacks & { readonly broken: BrokenServices; readonly symptom: Symptom }): string =>
    `${capitalised(brokenText(broken))}: ${lacksText(lacks)}. ${capitalised(SYMPTOM[symptom])}.`,
  /** `maybe`: a policy sets route targets, so whether a VPN is shared is not known. */
  'harm.to-come': ({ maybe, ...lacks }: Lacks & { readonly maybe: boolean }): string => {
    const owners = someNames(lacks.owners);
    return maybe
      ? `${lacksText(lacks)}. Whether they share a VPN with ${owners} is set by a policy; one they share does not work.`
      : `${lacksText(lacks)}. They share no VPN with ${owners} today; the first one they share will not work.`;
  },
};
