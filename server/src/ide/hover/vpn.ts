/** Whether VPN traffic reaches the owner of a service loopback, and where its label-switched path ends (D23 … D30). */
import { type IpPrefix, prefixText } from '../../base/ip.ts';
import { messageText, say as sayMessage } from '../../messages/catalogue.ts';
import { serviceText } from '../../messages/english/words.ts';
import type { RouterIndex } from '../../model/network.ts';
import type { LspBreak, LspVerdict, ServicePair } from '../../mpls/analysis.ts';
import { unjudgedMessage } from '../../mpls/unjudged.ts';
import { groupPairs } from '../../rules/pair-groups.ts';
import type { AnalysedNetwork } from '../../rules/rule.ts';
import { serviceNames } from '../../rules/words.ts';
import { providerEdgesAt } from '../loopbacks.ts';
import { type Block, data, type Line, list, paragraph, say, strong, words } from '../markdown.ts';
import { placeLine, routerAt, routerNames, shortList } from './words.ts';

interface JudgedPair extends ServicePair {
  readonly verdict: LspVerdict;
}

const BREAKS = 3;

const NOT_EXACT = {
  'summary-only': 'by a summary only',
  'default-only': 'by the default route only',
  none: 'not at all',
} as const;

/** Empty when the prefix is no PE's service loopback or nobody sends VPN traffic to it. */
export function vpnVerdict(analysed: AnalysedNetwork, prefix: IpPrefix): readonly Block[] {
  const { mpls } = analysed;
  const egresses = providerEdgesAt(mpls, prefix);
  if (egresses.length === 0) return [];
  const judged = egresses.flatMap((egress) =>
    mpls.peers(egress).map((ingress) => ({
      ingress,
      egress,
      services: mpls.services(ingress, egress),
      verdict: mpls.verdict(ingress, egress),
    })),
  );
  if (judged.length === 0) {
    return [
      paragraph(
        say`Service loopback of ${routerIndices(analysed, egresses)}; no PE it is connected to here shares a VPN with it.${beyond(analysed)}`,
      ),
    ];
  }
  return verdictBlocks(analysed, prefix, judged);
}

function beyond({ simulation }: AnalysedNetwork): Line {
  return simulation.dangling.length > 0 ? [words(' The network goes on beyond these files.')] : [];
}

function verdictBlocks(analysed: AnalysedNetwork, prefix: IpPrefix, judged: readonly JudgedPair[]): readonly Block[] {
  const broken = judged.filter(({ verdict }) => verdict.state === 'broken');
  const unknown = judged.filter(({ verdict }) => verdict.state === 'unknown');
  const egress = routerIndices(analysed, [...new Set(judged.map(({ egress: each }) => each))]);
  if (broken.length > 0) {
    const verdict = strong(say`VPN broken: ${brokenLine(analysed, broken)}`);
    const share = judged.length > 1 ? say` (${broken.length} of ${judged.length} PEs)` : [];
    return [
      paragraph(say`${verdict}${share}.${symptom(analysed, broken)}`),
      list(breakItems(analysed, prefix, broken)),
    ];
  }
  if (unknown.length > 0) {
    const reasons = unknown.flatMap(({ verdict }) =>
      verdict.state === 'unknown' ? messageText(unjudgedMessage(analysed.network, verdict, prefix)) : [],
    );
    const verdict = strong(say`VPN not judged from ${unknown.length} of ${judged.length} PEs to ${egress}`);
    return [paragraph(say`${verdict}: ${data(reasons[0] ?? '', 300)}.`)];
  }
  const verdict = strong(
    judged.length === 1
      ? say`VPN works: ${servicesLine(judged)} to ${egress}`
      : say`VPN works: all ${judged.length} PEs reach ${egress}`,
  );
  return [paragraph(say`${verdict}${judged.length === 1 ? [] : say` (${servicesLine(judged)})`}.`)];
}

/** Services with the pairs for which they are broken, never one that works. */
function brokenLine(analysed: AnalysedNetwork, broken: readonly JudgedPair[]): Line {
  const groups = groupPairs(
    broken.flatMap(({ ingress, egress, services }) => services.map((label) => ({ label, from: ingress, to: egress }))),
  );
  const lines = groups.map(({ labels, shape, from, to }) => {
    const services: Line = [data(serviceText(serviceNames([...labels].sort())), 120)];
    const [sources, targets] = [routerIndices(analysed, from), routerIndices(analysed, to)];
    if (shape === 'among') return say`${services} among ${sources}`;
    return shape === 'both-ways'
      ? say`${services} between ${sources} and ${targets}`
      : say`${services} from ${sources} to ${targets}`;
  });
  return shortList(lines, BREAKS);
}

function servicesLine(judged: readonly JudgedPair[]): Line {
  return [data(serviceText(serviceNames([...new Set(judged.flatMap(({ services }) => services))].sort())), 120)];
}

/** What the operator sees where only a default route carries the session (D30). */
function symptom({ network }: AnalysedNetwork, broken: readonly JudgedPair[]): Line {
  const overDefault = broken.find(
    ({ verdict, services }) =>
      // A pseudowire is no matter of BGP.
      serviceNames(services).pseudowires.length < services.length &&
      verdict.state === 'broken' &&
      verdict.broken.kind === 'no-exact-route' &&
      verdict.broken.state === 'default-only',
  );
  const fate = overDefault && network.routers[overDefault.ingress]?.device.behaviour.vpnOverDefault;
  return fate ? [words(` ${messageText(sayMessage('vpn.over-default', { fate }))}`)] : [];
}

interface BrokenPlace {
  readonly at: LspBreak;
  readonly partial: boolean;
  readonly ingresses: RouterIndex[];
}

/** One item for each place where paths end; PEs that lack the route themselves share one. */
function breakItems(analysed: AnalysedNetwork, prefix: IpPrefix, broken: readonly JudgedPair[]): readonly Line[] {
  const places = new Map<string, BrokenPlace>();
  for (const { ingress, verdict } of broken) {
    if (verdict.state !== 'broken') continue;
    const at = verdict.broken;
    const key = isOwnLack(at, ingress) ? `own ${at.state}` : JSON.stringify(at);
    const known = places.get(key);
    if (known) known.ingresses.push(ingress);
    else places.set(key, { at, partial: verdict.partial, ingresses: [ingress] });
  }
  const items = [...places.values()].map((place) => breakItem(analysed, prefix, place));
  return items.length > BREAKS ? [...items.slice(0, BREAKS), say`and ${items.length - BREAKS} more places`] : items;
}

function isOwnLack(at: LspBreak, ingress: RouterIndex): at is Extract<LspBreak, { kind: 'no-exact-route' }> {
  return at.kind === 'no-exact-route' && at.at === ingress;
}

function breakItem(analysed: AnalysedNetwork, prefix: IpPrefix, { at, partial, ingresses }: BrokenPlace): Line {
  const onePath = words(partial ? ' One of several equal-cost paths works.' : '');
  const who = routerIndices(analysed, ingresses);
  if (ingresses.some((ingress) => isOwnLack(at, ingress))) return say`${lackLine(who, prefix, at)}${onePath}`;
  return say`${breakLine(analysed, prefix, at)}${onePath} This cuts off ${who}.`;
}

function lackLine(who: Line, prefix: IpPrefix, at: LspBreak): Line {
  const how = at.kind === 'no-exact-route' ? NOT_EXACT[at.state] : '';
  return say`${who}: ${prefixText(prefix)} is known ${words(how)}, so there is no label for it.`;
}

function breakLine({ network }: AnalysedNetwork, prefix: IpPrefix, at: LspBreak): Line {
  const router = routerAt(network, at.at);
  switch (at.kind) {
    case 'no-exact-route':
      return lackLine(router, prefix, at);
    case 'ldp-off': {
      const ends = at.offAt.map((end) => say`${routerAt(network, end.router)} ${data(end.interface)}`);
      return say`LDP is off between ${router} and ${routerAt(network, at.next)}, on ${shortList(ends, 2)}.`;
    }
    case 'label-filter': {
      const file = network.routers[at.at]?.device.file ?? '';
      return say`A label filter on ${router} withholds the label (${placeLine({ file, span: at.span })}).`;
    }
  }
}

function routerIndices({ network }: AnalysedNetwork, indices: readonly number[]): Line {
  return routerNames(
    indices.map((index) => network.routers[index]),
    4,
  );
}
