/** isisLens/reach, path, fixEdits: what can be asked about a network beside its picture. */
import type { CancellationToken } from 'vscode-languageserver';
import { type IpPrefix, parsePrefix } from '../../base/ip.ts';
import { loopbackPrefixOf, neutralise, pathBetween, reachOf, topologyIds } from '../../ide/api.ts';
import type { LabelSwitchedPath, Reach, ReasonStep } from '../../ide/topology/answers.ts';
import type { AnalysedNetwork, Finding } from '../../rules/rule.ts';
import type { WorkspaceSnapshot } from '../../workspace/snapshot.ts';
import { toWorkspaceEdit, type UriOf } from '../convert.ts';
import { answering } from '../guard.ts';
import { FixEditsRequest, type NetworkParams, PathRequest, type ReachParams, ReachRequest } from '../protocol.ts';
import type { Session } from '../session.ts';

interface Asked {
  readonly snapshot: WorkspaceSnapshot;
  readonly analysed: AnalysedNetwork;
}

function wantedPrefix(analysed: AnalysedNetwork, params: ReachParams): IpPrefix | undefined {
  if ('prefix' in params) return parsePrefix(params.prefix);
  const router = topologyIds(analysed).routerOf(params.router);
  return router === undefined ? undefined : loopbackPrefixOf(analysed, router);
}

function findingOf({ snapshot, analysed }: Asked, wanted: string): Finding | undefined {
  return snapshot.findings().find(({ key, file }) => key === wanted && snapshot.networkOf(file) === analysed);
}

const toStep = ({ text, source }: ReasonStep, uriOf: UriOf): ReasonStep => ({
  text: neutralise(text),
  source: source && { ...source, file: uriOf(source.file) },
});

const toPath = (path: LabelSwitchedPath, uriOf: UriOf): LabelSwitchedPath => ({
  ...path,
  brokenAt: path.brokenAt && { ...path.brokenAt, reason: neutralise(path.brokenAt.reason) },
  steps: path.steps.map((step) => toStep(step, uriOf)),
});

const toReach = (reach: Reach): Reach => ({
  ...reach,
  entries: reach.entries.map(({ lsp, ...entry }) => ({
    ...entry,
    lsp: lsp && { ...lsp, reason: lsp.reason && neutralise(lsp.reason) },
  })),
  sentence: neutralise(reach.sentence),
});

export function registerAnswers({ connection, log, state, openFiles, complete, uriOf }: Session): void {
  async function asked(params: NetworkParams, token: CancellationToken): Promise<Asked | undefined> {
    const snapshot = await complete(token);
    const analysed = snapshot?.networks.find(({ network }) => network.id === params.network);
    return snapshot && analysed && { snapshot, analysed };
  }

  connection.onRequest(
    ReachRequest,
    answering(log, ReachRequest.method, null, async (params, token) => {
      const found = await asked(params, token);
      const prefix = found && wantedPrefix(found.analysed, params);
      return prefix ? toReach(reachOf(found.analysed, prefix)) : null;
    }),
  );

  connection.onRequest(
    PathRequest,
    answering(log, PathRequest.method, null, async (params, token) => {
      const found = await asked(params, token);
      if (!found) return null;
      const { routerOf } = topologyIds(found.analysed);
      const [from, to] = [routerOf(params.from), routerOf(params.to)];
      if (from === undefined || to === undefined) return null;
      return toPath(pathBetween(found.analysed, from, to), uriOf);
    }),
  );

  connection.onRequest(
    FixEditsRequest,
    answering(log, FixEditsRequest.method, null, async (params, token) => {
      const found = await asked(params, token);
      const finding = found && findingOf(found, params.finding);
      const fix = finding && found.snapshot.fixes(finding)[params.fix];
      if (!fix) return null;
      return toWorkspaceEdit(fix.edits, uriOf, (file) => openFiles.documentOf(file)?.version, state.features);
    }),
  );
}
