/** isisLens/learners, isisLens/findings: the command line's answers, for whoever asks the server. */
import { parsePrefix } from '../../base/ip.ts';
import { findingsAsked, findingsReport, learnersReport, workspaceStatus } from '../../ide/api.ts';
import { answering } from '../guard.ts';
import { FindingsRequest, LearnersRequest } from '../protocol.ts';
import type { Session } from '../session.ts';

export function registerReports({ connection, log, complete, fileOf, uriOf }: Session): void {
  connection.onRequest(
    LearnersRequest,
    answering(log, LearnersRequest.method, null, async (params, token) => {
      const snapshot = await complete(token);
      const prefix = parsePrefix(String(params.prefix).trim());
      return snapshot && prefix ? learnersReport(snapshot, prefix) : null;
    }),
  );
  connection.onRequest(
    FindingsRequest,
    answering(log, FindingsRequest.method, null, async (params, token) => {
      const snapshot = await complete(token);
      if (!snapshot) return null;
      const { uri, router, code, limit } = params ?? {};
      const findings = findingsAsked(snapshot, { file: uri === undefined ? undefined : fileOf(uri), router, code });
      const report = findingsReport(workspaceStatus(snapshot).routers, findings, snapshot.fixes, limit);
      return {
        ...report,
        findings: report.findings.map((finding) => ({
          ...finding,
          file: uriOf(finding.file),
          related: finding.related.map((place) => ({ ...place, file: uriOf(place.file) })),
          fixes: finding.fixes.map(({ title, edits }) => ({
            title,
            edits: edits.map((edit) => ({ ...edit, file: uriOf(edit.file) })),
          })),
        })),
      };
    }),
  );
}
