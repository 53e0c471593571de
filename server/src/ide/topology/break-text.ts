/** Where a label-switched path ends, in one sentence of plain text; names in it are data. */
import { type IpPrefix, prefixText } from '../../base/ip.ts';
import { messageText } from '../../messages/catalogue.ts';
import type { Network, RouterIndex } from '../../model/network.ts';
import type { LspBreak, LspVerdict } from '../../mpls/analysis.ts';
import { unjudgedMessage } from '../../mpls/unjudged.ts';
import { listText, routerName } from '../../rules/words.ts';

const INSTEAD = {
  'summary-only': 'has only a summary for',
  'default-only': 'has only a default route for',
  none: 'has no route for',
} as const;

/** `ABR3 has only a default route for 10.255.0.1/32`. */
export function lackText(network: Network, at: RouterIndex, state: keyof typeof INSTEAD, prefix: IpPrefix): string {
  return `${routerName(network, at)} ${INSTEAD[state]} ${prefixText(prefix)}`;
}

/** Of a router that failed by supposition. */
export const downText = (network: Network, router: RouterIndex): string => `${routerName(network, router)} is down`;

function breakText(network: Network, broken: LspBreak, prefix: IpPrefix): string {
  switch (broken.kind) {
    case 'no-exact-route':
      return lackText(network, broken.at, broken.state, prefix);
    case 'ldp-off': {
      const ends = broken.offAt.map(({ router, interface: name }) => `${routerName(network, router)} ${name}`);
      return `LDP is off on ${listText(ends)}`;
    }
    case 'label-filter':
      return `a label filter on ${routerName(network, broken.at)} withholds the label of ${prefixText(prefix)}`;
  }
}

/** Why a path does not work for certain; undefined when it does. */
export function verdictText(network: Network, verdict: LspVerdict, prefix: IpPrefix): string | undefined {
  switch (verdict.state) {
    case 'works':
      return undefined;
    case 'unknown':
      return messageText(unjudgedMessage(network, verdict, prefix));
    case 'broken': {
      const onePath = verdict.partial ? '; another of the equal-cost paths works' : '';
      return `${breakText(network, verdict.broken, prefix)}${onePath}`;
    }
  }
}
