/** The documents the client has open: their text, kept by its edits. */
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { keyOfUri } from './file-keys.ts';

export interface OpenTextDocument {
  /** As the client writes it; answers use the same text. */
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

export interface OpenDocuments {
  readonly open: (document: OpenTextDocument) => void;
  /** The document after the changes; undefined when it is not open. */
  readonly change: (
    uri: string,
    version: number,
    changes: readonly TextDocumentContentChangeEvent[],
  ) => OpenTextDocument | undefined;
  readonly close: (uri: string) => void;
  readonly get: (uri: string) => OpenTextDocument | undefined;
  /** In the order they were opened. */
  readonly all: () => readonly OpenTextDocument[];
}

export function createOpenDocuments(): OpenDocuments {
  const documents = new Map<string, TextDocument>();
  const view = (document: TextDocument): OpenTextDocument => ({
    uri: document.uri,
    languageId: document.languageId,
    version: document.version,
    text: document.getText(),
  });
  return {
    open: ({ uri, languageId, version, text }) => {
      documents.set(keyOfUri(uri), TextDocument.create(uri, languageId, version, text));
    },
    change: (uri, version, changes) => {
      const document = documents.get(keyOfUri(uri));
      return document && view(TextDocument.update(document, [...changes], version));
    },
    close: (uri) => {
      documents.delete(keyOfUri(uri));
    },
    get: (uri) => {
      const document = documents.get(keyOfUri(uri));
      return document && view(document);
    },
    all: () => [...documents.values()].map(view),
  };
}
