/** The names of the server's own messages, as far as the client uses them; their types are the server's. */
export type { Status } from '../../server/src/lsp/protocol.ts';

export const STATUS = 'isisLens/status';
export const ANALYSE_WORKSPACE = 'isisLens/analyseWorkspace';
export const RECOGNISE = 'isisLens/recognise';
export const READ_FOLDER = 'isisLens/readFolder';
export const FILE_FACTS = 'isisLens/fileFacts';
export const READ_FILE = 'isisLens/readFile';
