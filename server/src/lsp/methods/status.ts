/** isisLens/status, isisLens/analyseWorkspace, isisLens/recognise. */
import { recogniseDialect } from '../../dialects/registry.ts';
import { answering } from '../guard.ts';
import { AnalyseWorkspaceRequest, RecogniseRequest, type Status, StatusRequest } from '../protocol.ts';
import type { Session } from '../session.ts';

/** What the client sends is the beginning of a document; more would not change the answer. */
const RECOGNITION_CHARACTERS = 65_536;

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
    answering(log, RecogniseRequest.method, null, ({ text }) =>
      // A dialect's id is also the editor's language id.
      typeof text === 'string' ? (recogniseDialect(text.slice(0, RECOGNITION_CHARACTERS))?.id ?? null) : null,
    ),
  );
}
