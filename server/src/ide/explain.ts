/** Why a router knows a prefix the way it does: the chain of facts behind a verdict (I6, 5.3). */
import { type IpPrefix, prefixText } from '../base/ip.ts';
import { type Range, spanToRange } from '../base/text.ts';
import type { Fact, Knowledge } from '../isis/results.ts';
import { messageText, say } from '../messages/catalogue.ts';
import { messageKey } from '../messages/message.ts';
import type { Network, RouterIndex } from '../model/network.ts';
import type { LspVerdict } from '../mpls/analysis.ts';
import type { AnalysedNetwork } from '../rules/rule.ts';
import { routerName } from '../rules/words.ts';
import { providerEdgesAt } from './loopbacks.ts';
import type { SupposedFrom } from './topology/suppose.ts';

export interface Step {
  /** Plain text; names out of configurations in it are data. */
  readonly text: string;
  /** Where it is written; both or neither. */
  readonly file?: string;
  readonly range?: Range;
  /** On a step that is itself a reason why the prefix does not arrive. */
  readonly stops?: true;
}

export interface LabelPath {
  readonly egress: string;
  readonly state: LspVerdict['state'];
  readonly steps: readonly Step[];
}

export interface Explanation {
  readonly router: string;
  readonly prefix: string;
  readonly state: Knowledge['state'];
  /** From the originating line to the asking router, or to the decision that stops it. */
  readonly steps: readonly Step[];
  /** The label-switched path to the prefix's owner, where the two share a VPN. */
  readonly labelPaths: readonly LabelPath[];
}

/** `supposed`: the network is one as it would be, and this is what it starts from. */
export function explain(
  analysed: AnalysedNetwork,
  router: RouterIndex,
  prefix: IpPrefix,
  supposed?: SupposedFrom,
): Explanation {
  const { network, simulation, mpls } = analysed;
  const egresses = providerEdgesAt(mpls, prefix).filter((owner) => mpls.peers(router).includes(owner));
  const chain = [...failures(network, router, prefix, supposed), ...simulation.explain(router, prefix)];
  const told = new Set(chain.map(({ text }) => messageKey(text)));
  return {
    router: network.routers[router]?.name ?? '',
    prefix: prefixText(prefix),
    state: simulation.knowledge(router, prefix).state,
    steps: chain.map(stepOf),
    labelPaths: egresses.map((egress) => ({
      egress: network.routers[egress]?.name ?? '',
      state: mpls.verdict(router, egress).state,
      // A path that ends for want of the route repeats the chain above.
      steps: mpls
        .explain(router, egress)
        .filter(({ text }) => !told.has(messageKey(text)))
        .map(stepOf),
    })),
  };
}

/** Without these it would seem that the files do not have what is only down. */
function failures(
  network: Network,
  router: RouterIndex,
  prefix: IpPrefix,
  supposed: SupposedFrom | undefined,
): readonly Fact[] {
  if (!supposed) return [];
  const concerned = new Set([...supposed.before.simulation.originators(prefix), router]);
  return [...supposed.failedRouters]
    .filter((index) => concerned.has(index))
    .map((index) => ({
      text: say('absent.supposed-down', { router: routerName(network, index) }),
      place: undefined,
      stops: true,
    }));
}

function stepOf({ text, place, stops }: Fact): Step {
  return {
    text: messageText(text),
    ...(place ? { file: place.file, range: spanToRange(place.span) } : {}),
    ...(stops ? { stops } : {}),
  };
}
