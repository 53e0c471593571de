/** isisLens/status, isisLens/analyseWorkspace, isisLens/recognise. */
import { recognition } from '../../dialects/recognition.ts';
import { dialects } from '../../dialects/registry.ts';
import { answering } from '../guard.ts';
import { AnalyseWorkspaceRequest, RecogniseRequest, type Status, StatusRequest } from '../protocol.ts';
import type { Session } from '../session.ts';

export function registerStatus({ connection, log, status, activity, reading }: Session): void {
  async function whenIdle(): Promise<Status> {
    await activity.idle();
    return status.current();
  }
  connection.onRequest(
    StatusRequest,
    answering(log, StatusRequest.method, status.current(), (params) =>
      params?.waitForIdle ? whenIdle() : status.current(),
    ),
  );
  connection.onRequest(AnalyseWorkspaceRequest, (token) =>
    answering(log, AnalyseWorkspaceRequest.method, status.current(), async () => {
      await reading.readWorkspace();
      return whenIdle();
    })(undefined, token),
  );
  connection.onRequest(
    RecogniseRequest,
    answering(log, RecogniseRequest.method, null, ({ text, before }) => {
      if (typeof text !== 'string') return null;
      // A dialect's id is also the editor's language id.
      const known = dialects.find(({ id }) => id === before);
      return recognition(text, known).dialect?.id ?? null;
    }),
  );
}
