/** isisLens/reach, path, suppose, findingFixes, fixEdits: what can be asked about a network beside its picture. */
import { fixTitles, neutralise, reachOf, supposedOf } from '../../ide/api.ts';
import type { LabelSwitchedPath, Reach, ReasonStep, Supposed } from '../../ide/topology/answers.ts';
import { askedOf, wantedPath, wantedPrefix } from '../asked.ts';
import { toWorkspaceEdit, type UriOf } from '../convert.ts';
import { answering } from '../guard.ts';
import { FindingFixesRequest, FixEditsRequest, PathRequest, ReachRequest, SupposeRequest } from '../protocol.ts';
import type { Session } from '../session.ts';

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

export function registerAnswers(session: Session): void {
  const { connection, log, state, openFiles, uriOf, inSlices } = session;
  const asked = askedOf(session);

  connection.onRequest(
    ReachRequest,
    answering(log, ReachRequest.method, null, async (params, token) => {
      const found = await asked(params, token);
      const prefix = found && wantedPrefix(found, params);
      return prefix ? toReach(reachOf(found.analysed, prefix, found.supposed)) : null;
    }),
  );

  connection.onRequest(
    PathRequest,
    answering(log, PathRequest.method, null, async (params, token) => {
      const found = await asked(params, token);
      const path = found && wantedPath(found, params);
      return path ? toPath(path, uriOf) : null;
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
    FindingFixesRequest,
    answering(log, FindingFixesRequest.method, null, async (params, token) => {
      const found = await asked({ network: params.network }, token);
      if (!found) return null;
      await inSlices(found.real.steps(), token);
      const finding = found.real.findings().find(({ key }) => key === params.finding);
      return finding ? fixTitles(found.snapshot.fixes(finding)) : null;
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
