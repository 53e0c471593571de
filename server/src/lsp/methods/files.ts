/** workspace/didChangeWatchedFiles, workspace/didChangeConfiguration: what changes outside of documents. */
import { quietly } from '../guard.ts';
import type { Session } from '../session.ts';

export function registerFiles({ connection, log, reading, settingsReader }: Session): void {
  connection.onDidChangeWatchedFiles(
    quietly(log, 'workspace/didChangeWatchedFiles', ({ changes }) => reading.filesChanged(changes)),
  );
  connection.onDidChangeConfiguration(
    quietly(log, 'workspace/didChangeConfiguration', ({ settings }) => {
      settingsReader.sent(settings);
      return reading.settingsChanged();
    }),
  );
}
