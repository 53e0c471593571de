/** Links on the way between PEs without LDP, or a network in which it runs nowhere (D25). */
import { groupBy } from '../base/group-by.ts';
import { prefixText } from '../base/ip.ts';
import { say } from '../messages/catalogue.ts';
import { interfacesByName } from '../model/interfaces.ts';
import type { RouterIndex } from '../model/network.ts';
import { physicalParts } from '../mpls/analyse.ts';
import type { LabelGap, LdpEnd, ServicePair } from '../mpls/analysis.ts';
import { ldpInterfaces, segmentRoutingOn } from '../mpls/ldp.ts';
import { brokenServices } from './broken-services.ts';
import { findingAt, relatedAt } from './finding.ts';
import { perNetwork } from './memo.ts';
import type { AnalysedNetwork, Finding, Mend, Rule } from './rule.ts';
import { listText, namesOf, routerName, someRouters } from './words.ts';

const code = 'ldp-gap';

type LinkGap = Extract<LabelGap, { readonly kind: 'ldp-off' }>;

/** One cause: a link, or that nobody in a physical part of the network runs LDP. */
type Cause =
  | { readonly kind: 'link'; readonly gap: LinkGap }
  | { readonly kind: 'nowhere'; readonly part: readonly RouterIndex[]; readonly gaps: readonly LinkGap[] };

const runsSr = ({ network }: AnalysedNetwork, router: RouterIndex): boolean => {
  const device = network.routers[router]?.device;
  return device !== undefined && segmentRoutingOn(device);
};

const causesOf = perNetwork((analysed: AnalysedNetwork): readonly Cause[] => {
  const { network, mpls } = analysed;
  const gaps = mpls.labelGaps().filter((gap) => gap.kind === 'ldp-off');
  if (gaps.length === 0) return [];
  const partOf = physicalParts(network);
  const parts = groupBy(network.routers, ({ index }) => partOf(index));
  return [...groupBy(gaps, ({ offAt: [end] }) => partOf(end?.router ?? 0))].flatMap(([part, own]): Cause[] => {
    const routers = parts.get(part) ?? [];
    if (routers.some(({ device }) => ldpInterfaces(device).size > 0)) return own.map((gap) => ({ kind: 'link', gap }));
    return [{ kind: 'nowhere', part: routers.map(({ index }) => index), gaps: own }];
  });
});

/** Ends where LDP is off, with their interfaces. */
function endsOf({ network }: AnalysedNetwork, offAt: readonly LdpEnd[]) {
  return offAt.flatMap(({ router, interface: name }) => {
    const device = network.routers[router]?.device;
    const on = device && interfacesByName(device).get(name);
    return on ? [{ router, device, on, text: `${routerName(network, router)} ${on.name}` }] : [];
  });
}

function keyOf({ network }: AnalysedNetwork, cause: Cause): string {
  if (cause.kind === 'nowhere') return `${code}:nowhere:${routerName(network, cause.part[0] ?? -1)}`;
  const link = network.links[cause.gap.link];
  const first = link?.attachments[0]?.speaker ?? -1;
  const router = network.speakers[first]?.router ?? -1;
  return `${code}:${link ? prefixText(link.subnet) : ''}:${routerName(network, router)}`;
}

function reportLink(analysed: AnalysedNetwork, cause: Cause & { readonly kind: 'link' }): Finding[] {
  const { network } = analysed;
  const { gap } = cause;
  const ends = endsOf(analysed, gap.offAt);
  const [first, ...others] = ends;
  const link = network.links[gap.link];
  if (!first || !link) return [];
  const routers = new Set(link.attachments.map(({ speaker }) => network.speakers[speaker]?.router ?? -1));
  return [
    findingAt(network, first.router, first.on.section.span, {
      code,
      severity: 'error',
      message: say('ldp-gap', {
        ends: ends.map(({ text }) => text),
        link: prefixText(link.subnet),
        broken: brokenServices(network, gap.pairs, gap.morePairs),
        segmentRouted: namesOf(
          network,
          [...routers].filter((router) => runsSr(analysed, router)),
        ),
      }),
      key: keyOf(analysed, cause),
      broken: gap.pairs,
      otherBroken: gap.morePairs,
      affected: namesOf(network, gap.ingresses),
      related: others.map(({ router, on, text }) =>
        relatedAt(network, router, on.section.span, say('ldp-gap.end', { end: text })),
      ),
    }),
  ];
}

/** The same pair meets many links on its way. */
function pairsOf(gaps: readonly LinkGap[]): readonly ServicePair[] {
  const pairs = gaps.flatMap((gap) => gap.pairs);
  return [...groupBy(pairs, ({ ingress, egress }) => `${ingress} ${egress}`).values()]
    .map(([pair]) => pair)
    .sort((a, b) => a.ingress - b.ingress || a.egress - b.egress);
}

function reportNowhere(analysed: AnalysedNetwork, cause: Cause & { readonly kind: 'nowhere' }): Finding[] {
  const { network } = analysed;
  const { gaps, part } = cause;
  const lacking = part.filter((router) => !runsSr(analysed, router));
  const isMixed = lacking.length < part.length;
  const routers = new Set(gaps.flatMap(({ offAt }) => offAt.map(({ router }) => router)));
  const [first = -1] = lacking.filter((router) => routers.has(router));
  const span = network.routers[first]?.device.isis[0]?.section.span;
  if (!span) return [];
  const ingresses = new Set(gaps.flatMap((gap) => gap.ingresses));
  const pairs = pairsOf(gaps);
  const others = Math.max(0, ...gaps.map(({ morePairs }) => morePairs));
  return [
    findingAt(network, first, span, {
      code,
      severity: 'error',
      message: say('ldp-gap.nowhere', {
        links: gaps.length,
        broken: brokenServices(network, pairs, others),
        notSegmentRouted: someRouters(network, isMixed ? lacking.filter((router) => routers.has(router)) : []),
      }),
      key: keyOf(analysed, cause),
      broken: pairs,
      otherBroken: others,
      affected: namesOf(
        network,
        [...ingresses].sort((a, b) => a - b),
      ),
    }),
  ];
}

/** Of all links of a part: what the paths of today do not cross, those of tomorrow may. */
function allEnds({ network, simulation }: AnalysedNetwork, part: readonly RouterIndex[]): LdpEnd[] {
  const inside = new Set(part);
  const ends = simulation.adjacencies.flatMap(({ link, ends: both }) =>
    both.flatMap((end): LdpEnd[] => {
      const attachment = network.links[link]?.attachments[end];
      const router = network.speakers[attachment?.speaker ?? -1]?.router;
      if (!attachment || router === undefined || !inside.has(router)) return [];
      return [{ router, interface: attachment.interface.name }];
    }),
  );
  return [...groupBy(ends, (end) => `${end.router} ${end.interface}`).values()].map(([end]) => end);
}

function mendOf(analysed: AnalysedNetwork, cause: Cause): Mend[] {
  const isLink = cause.kind === 'link';
  // Where some run segment routing, which of the two is meant is not known.
  if (!isLink && cause.part.some((router) => runsSr(analysed, router))) return [];
  const ends = endsOf(analysed, isLink ? cause.gap.offAt : allEnds(analysed, cause.part));
  // Label switching that is off for the whole router is not a matter of one interface.
  if (ends.length === 0 || ends.some(({ device }) => !device.ldp.enabled || !device.ldp.protocolIsLdp)) return [];
  return [
    {
      title: `Enable LDP on ${isLink ? listText(ends.map(({ text }) => text)) : 'all links'}`,
      preferred: isLink,
      apply: (plan) => {
        for (const { router, on } of ends) plan.editor(router)?.enableLdp(on);
      },
    },
  ];
}

export const ldpGap: Rule = {
  code,
  severity: 'error',
  documentation: {
    title: 'LDP is off between PEs',
    whatItFinds:
      'A link on the IS-IS path between two PEs that share a VPN where LDP is off on one or both ends: neither on the interface itself (on IOS `mpls ip`) nor for all interfaces of its level (`mpls ldp autoconfig`). A network in which no router runs LDP is one finding. Links with segment routing on both ends are not judged.',
    whyItMatters:
      "IS-IS has the route end to end, so ping works. The label-switched path stops at this link: the packet leaves it without the label of the VPN's far end, and the next router drops it.",
    howToMend:
      'Switch LDP on at both ends of the link, or on all links where it runs nowhere. The quick fix does so where it is off.',
    sources: ['D25', 'RFC 5036', 'RFC 5443'],
  },
  check: (analysed) =>
    causesOf(analysed).flatMap((cause) =>
      cause.kind === 'link' ? reportLink(analysed, cause) : reportNowhere(analysed, cause),
    ),
  mends: (finding, analysed) => {
    const cause = causesOf(analysed).find((each) => keyOf(analysed, each) === finding.key);
    return cause ? mendOf(analysed, cause) : [];
  },
};
