/** Where a label-switched path ends, in half a sentence of plain text; names in it are data. */
import { type IpPrefix, prefixText } from '../../base/ip.ts';
import { messageText, say } from '../../messages/catalogue.ts';
import type { Message } from '../../messages/message.ts';
import type { Network, RouterIndex } from '../../model/network.ts';
import type { LspBreak, LspVerdict } from '../../mpls/analysis.ts';
import { unjudgedMessage } from '../../mpls/unjudged.ts';
import { routerName } from '../../rules/words.ts';

type Lack = Extract<LspBreak, { readonly kind: 'no-exact-route' }>['state'];

const lack = (network: Network, at: RouterIndex, state: Lack, prefix: IpPrefix): Message =>
  say('break.no-route', { router: routerName(network, at), prefix: prefixText(prefix), state });

/** `ABR3 has only a default route for 10.255.0.1/32`. */
export const lackText = (network: Network, at: RouterIndex, state: Lack, prefix: IpPrefix): string =>
  messageText(lack(network, at, state, prefix));

/** Of a router that failed by supposition. */
export const downText = (network: Network, router: RouterIndex): string =>
  messageText(say('break.down', { router: routerName(network, router) }));

function breakMessage(network: Network, broken: LspBreak, prefix: IpPrefix): Message {
  switch (broken.kind) {
    case 'no-exact-route':
      return lack(network, broken.at, broken.state, prefix);
    case 'ldp-off': {
      const ends = broken.offAt.map(({ router, interface: name }) => `${routerName(network, router)} ${name}`);
      return say('break.ldp-off', { ends });
    }
    case 'label-filter':
      return say('break.label-filter', { router: routerName(network, broken.at), prefix: prefixText(prefix) });
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
      const at = breakMessage(network, verdict.broken, prefix);
      return messageText(verdict.partial ? say('break.partial', { at }) : at);
    }
  }
}
