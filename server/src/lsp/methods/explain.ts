/** isisLens/explain, isisLens/explainChoices. */
import { parsePrefix } from '../../base/ip.ts';
import {
  askedRouter,
  explain,
  explainChoices,
  explanationDocument,
  neutralise,
  renderMarkdown,
  type Step,
  whatIf,
} from '../../ide/api.ts';
import { answering } from '../guard.ts';
import { type ExplainAnswer, ExplainChoicesRequest, ExplainRequest, type StepAnswer } from '../protocol.ts';
import type { Session } from '../session.ts';

export function registerExplain({ connection, log, complete, fileOf, uriOf }: Session): void {
  const toStep = ({ text, file, ...rest }: Step): StepAnswer => ({
    text: neutralise(text),
    ...(file === undefined ? {} : { uri: uriOf(file) }),
    ...rest,
  });

  connection.onRequest(
    ExplainRequest,
    answering(log, ExplainRequest.method, null, async (params, token): Promise<ExplainAnswer | null> => {
      const { uri, network, router: name } = params;
      const snapshot = await complete(token);
      const prefix = parsePrefix(String(params.prefix).trim());
      if (!snapshot || !prefix) return null;
      const asked = askedRouter(snapshot, { name, network, file: uri === undefined ? undefined : fileOf(uri) });
      const device = asked?.analysed.network.routers[asked.index]?.device;
      if (!asked || !device) return null;
      const { supposition } = params;
      const supposed = supposition && whatIf(snapshot, asked.analysed, supposition);
      if (supposition && !supposed) return null;
      const analysed = supposed?.after ?? asked.analysed;
      const { steps, labelPaths, ...rest } = explain(analysed, asked.index, prefix, supposed);
      return {
        ...rest,
        network: analysed.network.id,
        uri: uriOf(device.file),
        steps: steps.map(toStep),
        labelPaths: labelPaths.map((path) => ({ ...path, steps: path.steps.map(toStep) })),
        markdown: renderMarkdown(explanationDocument(analysed, asked.index, prefix, supposed), uriOf),
      };
    }),
  );

  const nothing = { routers: [], prefixes: [] };
  connection.onRequest(
    ExplainChoicesRequest,
    answering(log, ExplainChoicesRequest.method, nothing, async (params, token) => {
      const snapshot = await complete(token);
      if (!snapshot) return nothing;
      const uri = params?.uri;
      const { routers, prefixes } = explainChoices(snapshot, uri === undefined ? undefined : fileOf(uri));
      return { routers: routers.map((router) => ({ ...router, file: uriOf(router.file) })), prefixes };
    }),
  );
}
