/** The server's own messages, as far as the client uses them (server/src/lsp/protocol.ts). */

/** Language id of what the server reads. */
export const LANGUAGE = 'cisco-ios';

export interface Status {
  readonly state: 'indexing' | 'analysing' | 'idle' | 'stopped' | 'disabled';
  readonly networks: number;
  readonly routers: number;
  readonly findings: {
    readonly error: number;
    readonly warning: number;
    readonly info: number;
    readonly hint: number;
  };
  readonly skippedFiles: number;
}

export const STATUS = 'isisLens/status';
export const ANALYSE_WORKSPACE = 'isisLens/analyseWorkspace';
export const RECOGNISE = 'isisLens/recognise';
export const READ_FOLDER = 'isisLens/readFolder';
export const FILE_FACTS = 'isisLens/fileFacts';
export const READ_FILE = 'isisLens/readFile';
