/** isisLens/reach, path, suppose, fixEdits: what can be asked about a network beside its picture. */
import type { CancellationToken } from 'vscode-languageserver';
import { type IpPrefix, parsePrefix } from '../../base/ip.ts';
import {
  loopbackPrefixOf,
  networkWithId,
  neutralise,
  pathBetween,
  reachOf,
  supposedOf,
  topologyIds,
  type WhatIf,
  whatIf,
} from '../../ide/api.ts';
import type { LabelSwitchedPath, Reach, ReasonStep, Supposed } from '../../ide/topology/answers.ts';
import type { AnalysedNetwork } from '../../rules/rule.ts';
import type { JudgedNetwork, WorkspaceSnapshot } from '../../workspace/snapshot.ts';
import { toWorkspaceEdit, type UriOf } from '../convert.ts';
import { answering } from '../guard.ts';
import {
  FixEditsRequest,
  type NetworkParams,
  PathRequest,
  type ReachParams,
  ReachRequest,
  SupposeRequest,
} from '../protocol.ts';
import type { Session } from '../session.ts';

interface Asked {
  readonly snapshot: WorkspaceSnapshot;
  readonly real: JudgedNetwork;
  /** The network as it is, or as it would be. */
  readonly analysed: AnalysedNetwork;
  readonly supposed: WhatIf | undefined;
}

function wantedPrefix(real: AnalysedNetwork, params: ReachParams): IpPrefix | undefined {
  if ('prefix' in params) return parsePrefix(String(params.prefix).trim());
  const router = topologyIds(real).routerOf(params.router);
  return router === undefined ? undefined : loopbackPrefixOf(real, router);
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

function toSupposed({ consequences, ...elements }: Supposed, uriOf: UriOf): Supposed {
  const { broken, findingsNew, sentence } = consequences;
  return {
    ...elements,
    consequences: {
      ...consequences,
      broken: broken.map((pair) => ({ ...pair, reason: neutralise(pair.reason) })),
      findingsNew: findingsNew.map(({ code, message, source }) => ({
        code,
        message: neutralise(message),
        source: { ...source, file: uriOf(source.file) },
      })),
      sentence: neutralise(sentence),
    },
  };
}

export function registerAnswers({ connection, log, state, openFiles, complete, uriOf }: Session): void {
  async function asked(params: NetworkParams, token: CancellationToken): Promise<Asked | undefined> {
    const snapshot = await complete(token);
    const real = snapshot && networkWithId(snapshot, params.network);
    if (!real) return undefined;
    if (!params.supposition) return { snapshot, real, analysed: real, supposed: undefined };
    const supposed = whatIf(snapshot, real, params.supposition);
    return supposed && { snapshot, real, analysed: supposed.after, supposed };
  }

  connection.onRequest(
    ReachRequest,
    answering(log, ReachRequest.method, null, async (params, token) => {
      const found = await asked(params, token);
      const prefix = found && wantedPrefix(found.real, params);
      return prefix ? toReach(reachOf(found.analysed, prefix, found.supposed)) : null;
    }),
  );

  connection.onRequest(
    PathRequest,
    answering(log, PathRequest.method, null, async (params, token) => {
      const found = await asked(params, token);
      if (!found) return null;
      const { routerOf } = topologyIds(found.real);
      const [from, to] = [routerOf(params.from), routerOf(params.to)];
      if (from === undefined || to === undefined) return null;
      return toPath(pathBetween(found.analysed, from, to, found.supposed), uriOf);
    }),
  );

  connection.onRequest(
    SupposeRequest,
    answering(log, SupposeRequest.method, null, async (params, token) => {
      const found = await asked(params, token);
      return found?.supposed ? toSupposed(supposedOf(found.supposed), uriOf) : null;
    }),
  );

  connection.onRequest(
    FixEditsRequest,
    answering(log, FixEditsRequest.method, null, async (params, token) => {
      const found = await asked(params, token);
      const finding = found?.real.findings().find(({ key }) => key === params.finding);
      const fix = finding && found?.snapshot.fixes(finding)[params.fix];
      if (!fix) return null;
      return toWorkspaceEdit(fix.edits, uriOf, (file) => openFiles.documentOf(file)?.version, state.features);
    }),
  );
}
