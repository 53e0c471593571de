/** The messages that are ours, beside those of the Language Server Protocol. */
import { NotificationType, RequestType, RequestType0 } from 'vscode-languageserver';
import type { FileFacts, FolderEntry, Unavailable } from '../files/file-system.ts';
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

/** What a client may say in `initializationOptions`. */
export interface InitializationOptions {
  /** For clients that do not answer workspace/configuration: `{ isisLens: … }`. */
  readonly settings?: unknown;
  /** The client answers the three requests below for URIs that are not of files. */
  readonly readsFiles?: boolean;
}

export interface PlaceParams {
  readonly uri: string;
}

export const ReadFolderRequest = new RequestType<PlaceParams, readonly FolderEntry[] | Unavailable, void>(
  'isisLens/readFolder',
);
export const FileFactsRequest = new RequestType<PlaceParams, FileFacts | Unavailable, void>('isisLens/fileFacts');
/** The content in Base64. */
export const ReadFileRequest = new RequestType<PlaceParams, string | Unavailable, void>('isisLens/readFile');
