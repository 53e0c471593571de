/** The messages that are ours, beside those of the Language Server Protocol. */
import { NotificationType, RequestType, RequestType0 } from 'vscode-languageserver';
import type { Severity } from '../rules/rule.ts';

/**
 * `indexing`: files are being read; `analysing`: findings are being computed; `stopped`: a person
 * stopped the reading, so nothing is judged; `disabled`: by setting.
 */
export type ServerState = 'indexing' | 'analysing' | 'idle' | 'stopped' | 'disabled';

export interface Status {
  readonly state: ServerState;
  readonly networks: number;
  readonly routers: number;
  readonly findings: Readonly<Record<Severity, number>>;
  /** Files that were left out: too large or unreadable. */
  readonly skippedFiles: number;
}

export interface StatusParams {
  /** Answer only when nothing is left to do. */
  readonly waitForIdle?: boolean;
}

/** Sent whenever the status changes. */
export const StatusNotification = new NotificationType<Status>('isisLens/status');
export const StatusRequest = new RequestType<StatusParams | null, Status, void>('isisLens/status');

/** Reads the whole workspace again. Answers when its findings are published. */
export const AnalyseWorkspaceRequest = new RequestType0<Status, void>('isisLens/analyseWorkspace');

export interface RecogniseParams {
  /** The beginning of a document. */
  readonly text: string;
}

/** Which language a text is, by its content: an editor's language id, or null when it is none we know. */
export const RecogniseRequest = new RequestType<RecogniseParams, string | null, void>('isisLens/recognise');
