/** A link on the way between PEs without LDP (D25). */
import { prefixText } from '../base/ip.ts';
import { interfacesByName } from '../model/interfaces.ts';
import type { LabelGap } from '../mpls/analysis.ts';
import { findingAt, relatedAt } from './finding.ts';
import type { AnalysedNetwork, Finding, Rule } from './rule.ts';
import { listText, namesOf, routerName, servicesText, verb } from './words.ts';

const code = 'ldp-gap';

type LinkGap = Extract<LabelGap, { readonly kind: 'ldp-off' }>;

const gapsOf = ({ mpls }: AnalysedNetwork): LinkGap[] => mpls.labelGaps().filter((gap) => gap.kind === 'ldp-off');

/** Ends where LDP is off, with their interfaces. */
function endsOf({ network }: AnalysedNetwork, { offAt }: LinkGap) {
  return offAt.flatMap(({ router, interface: name }) => {
    const device = network.routers[router]?.device;
    const on = device && interfacesByName(device).get(name);
    return on ? [{ router, device, on }] : [];
  });
}

function keyOf(analysed: AnalysedNetwork, gap: LinkGap): string {
  const link = analysed.network.links[gap.link];
  const first = link?.attachments[0]?.speaker ?? -1;
  const router = analysed.network.speakers[first]?.router ?? -1;
  return `${code}:${link ? prefixText(link.subnet) : ''}:${routerName(analysed.network, router)}`;
}

/** `between PE1 and PE2, PE3`, from the pairs that were kept. */
export function pairsText({ network }: AnalysedNetwork, { pairs, providerEdges }: LabelGap): string {
  const [first] = pairs;
  if (!first) return '';
  if (providerEdges.length === 2) return `between ${listText(namesOf(network, providerEdges))}`;
  return `among ${listText(namesOf(network, providerEdges))}`;
}

function report(analysed: AnalysedNetwork, gap: LinkGap): Finding[] {
  const { network } = analysed;
  const ends = endsOf(analysed, gap);
  const [first, ...others] = ends;
  const link = network.links[gap.link];
  if (!first || !link) return [];
  const text = ({ router, on }: (typeof ends)[number]): string => `${routerName(network, router)} ${on.name}`;
  const where = listText(ends.map(text));
  return [
    findingAt(network, first.router, first.on.section.span, {
      code,
      severity: 'error',
      message: `LDP is off on ${where} (link ${prefixText(link.subnet)}): no label crosses this link, and ${servicesText(gap.services)} ${pairsText(analysed, gap)} ${verb(gap.services.length, 'is', 'are')} broken although the routes are there. Enable LDP on ${where}.`,
      key: keyOf(analysed, gap),
      affected: namesOf(network, gap.providerEdges),
      related: others.map((end) => relatedAt(network, end.router, end.on.section.span, `LDP is off on ${text(end)}`)),
    }),
  ];
}

export const ldpGap: Rule = {
  code,
  severity: 'error',
  documentation: {
    title: 'LDP is off on a link between PEs',
    whatItFinds:
      'A link on the IS-IS path between two PEs that share a VPN where LDP is off on one or both ends: neither on the interface itself (on IOS `mpls ip`) nor for all interfaces of its level (`mpls ldp autoconfig`).',
    whyItMatters:
      "IS-IS has the route end to end, so ping works. The label-switched path stops at this link: the packet leaves it without the label of the VPN's far end, and the next router drops it.",
    howToMend: 'Switch LDP on at both ends of the link. The quick fix does so where it is off.',
    sources: ['D25', 'RFC 5036', 'RFC 5443'],
  },
  check: (analysed) => gapsOf(analysed).flatMap((gap) => report(analysed, gap)),
  mends: (finding, analysed) => {
    const gap = gapsOf(analysed).find((each) => keyOf(analysed, each) === finding.key);
    const ends = gap ? endsOf(analysed, gap) : [];
    // Label switching that is off for the whole router is not a matter of one interface.
    if (ends.length === 0 || ends.some(({ device }) => !device.ldp.enabled || !device.ldp.protocolIsLdp)) return [];
    return [
      {
        title: `Enable LDP on ${listText(ends.map(({ router, on }) => `${routerName(analysed.network, router)} ${on.name}`))}`,
        preferred: true,
        apply: (plan) => {
          for (const { router, on } of ends) plan.editor(router)?.enableLdp(on);
        },
      },
    ];
  },
};
