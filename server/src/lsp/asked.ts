/** What a question about a network is about: the network, as it is or as it would be, and the elements it names. */
import type { CancellationToken } from 'vscode-languageserver';
import { type IpPrefix, parsePrefix } from '../base/ip.ts';
import { loopbackPrefixOf, networkWithId, pathBetween, topologyIds, type WhatIf, whatIf } from '../ide/api.ts';
import type { LabelSwitchedPath } from '../ide/topology/answers.ts';
import type { AnalysedNetwork } from '../rules/rule.ts';
import type { JudgedNetwork, WorkspaceSnapshot } from '../workspace/snapshot.ts';
import type { NetworkParams, PathEnds, ReachSubject } from './protocol.ts';
import type { Session } from './session.ts';

export interface Asked {
  readonly snapshot: WorkspaceSnapshot;
  readonly real: JudgedNetwork;
  /** The network as it is, or as it would be. */
  readonly analysed: AnalysedNetwork;
  readonly supposed: WhatIf | undefined;
}

/** Undefined when the network, or something of the supposition, is not there (any more). What is supposed has been judged. */
export const askedOf =
  ({ complete, inSlices }: Pick<Session, 'complete' | 'inSlices'>) =>
  async ({ network, supposition }: NetworkParams, token: CancellationToken): Promise<Asked | undefined> => {
    const snapshot = await complete(token);
    const real = snapshot && networkWithId(snapshot, network);
    if (!real) return undefined;
    if (!supposition) return { snapshot, real, analysed: real, supposed: undefined };
    const supposed = whatIf(snapshot, real, supposition);
    if (supposed) await inSlices(supposed.after.steps(), token);
    return supposed && { snapshot, real, analysed: supposed.after, supposed };
  };

export function wantedPrefix({ real }: Asked, subject: ReachSubject): IpPrefix | undefined {
  if ('prefix' in subject) return parsePrefix(String(subject.prefix).trim());
  const router = topologyIds(real).routerOf(subject.router);
  return router === undefined ? undefined : loopbackPrefixOf(real, router);
}

export function wantedPath({ real, analysed, supposed }: Asked, ends: PathEnds): LabelSwitchedPath | undefined {
  const { routerOf } = topologyIds(real);
  const [from, to] = [routerOf(ends.from), routerOf(ends.to)];
  return from === undefined || to === undefined ? undefined : pathBetween(analysed, from, to, supposed);
}
