/** What a session knows that changes: one object, so that its parts see the same. */
import { type ClientFeatures, clientFeatures } from './client-features.ts';
import type { FileIndex } from './file-index.ts';
import { defaultWindowSettings } from './settings.ts';
import type { ReadSettings } from './settings-reader.ts';
import type { Sources } from './sources.ts';

export interface State {
  features: ClientFeatures;
  /** The client reads files that are not on our disk. */
  clientReadsFiles: boolean;
  /** Commands of the client that answers may name. */
  clientCommands: ReadonlySet<string>;
  folderUris: readonly string[];
  settings: ReadSettings;
  /** Undefined before the grammars are loaded, and while the server is switched off. */
  engine: { readonly sources: Sources; readonly index: FileIndex } | undefined;
  /** Only a wholly read workspace is judged: half a network looks broken. */
  wholeWorkspaceRead: boolean;
}

export const initialState = (): State => ({
  features: clientFeatures({}),
  clientReadsFiles: false,
  clientCommands: new Set(),
  folderUris: [],
  settings: { window: defaultWindowSettings, folders: [] },
  engine: undefined,
  wholeWorkspaceRead: false,
});
