/** Which open documents take part in the analysis, and as which file. */
import { LARGEST_FILE } from '../files/read-text.ts';
import type { OpenDocuments, OpenTextDocument } from './open-documents.ts';
import type { Sources } from './sources.ts';

export interface OpenFiles {
  /** Brings the analysis in line with what is open and what counts by now. */
  readonly reconcile: () => void;
  readonly edited: (document: OpenTextDocument) => void;
  /** Files with an open document. */
  readonly files: () => readonly string[];
  /** The open document that stands for a file. */
  readonly documentOf: (file: string) => OpenTextDocument | undefined;
}

export interface OpenFilesParts {
  readonly documents: OpenDocuments;
  readonly sources: () => Sources | undefined;
  readonly fileOf: (uri: string) => string;
  readonly isAnalysed: (uri: string) => boolean;
}

export function createOpenFiles({ documents, sources, fileOf, isAnalysed }: OpenFilesParts): OpenFiles {
  /** File → URI of the document whose text it has now, and the sources that know it. */
  const attached = new Map<string, { readonly uri: string; readonly sources: Sources }>();

  function wantedDocuments(): Map<string, OpenTextDocument> {
    const wanted = new Map<string, OpenTextDocument>();
    for (const document of documents.all()) {
      if (isAnalysed(document.uri) && document.text.length <= LARGEST_FILE) wanted.set(fileOf(document.uri), document);
    }
    return wanted;
  }

  return {
    reconcile: () => {
      const present = sources();
      const wanted = present ? wantedDocuments() : new Map<string, OpenTextDocument>();
      for (const [file, { uri, sources: owner }] of [...attached]) {
        if (owner === present && wanted.get(file)?.uri === uri) continue;
        attached.delete(file);
        if (owner === present) owner.closed(file);
      }
      for (const [file, { uri, text }] of wanted) {
        if (!present || attached.has(file)) continue;
        attached.set(file, { uri, sources: present });
        present.opened(file, text);
      }
    },
    edited: ({ uri, text }) => {
      const file = fileOf(uri);
      const known = attached.get(file);
      if (known?.uri === uri) known.sources.edited(file, text);
    },
    files: () => [...attached.keys()],
    documentOf: (file) => {
      const known = attached.get(file);
      return known && documents.get(known.uri);
    },
  };
}
