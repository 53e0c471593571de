/**
 * An explanation is a Markdown document without a file, shown in VS Code's own preview: prose that wraps and can be
 * searched, read aloud with its headings and steps, whose links lead to the lines, beside the configuration.
 * A peek view would show the lines and not the reasons; a tree would cut the sentences.
 */
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { EXPLAIN, type ExplainAnswer, type ExplainParams } from './protocol.ts';
import type { Ask } from './questions.ts';

export const EXPLANATION_SCHEME = 'isis-lens-explanation';

export interface Explanations extends vscode.Disposable {
  /** Answers false when there is no such router or prefix. */
  readonly show: (params: ExplainParams) => Promise<boolean>;
  /** The network has changed: documents on the screen say so. */
  readonly refresh: () => void;
}

/** A link of the server's document. Its label holds no brackets, and brackets of data are escaped. */
const LINK = /\[([^[\]]*)\]\(([a-z][\w+.-]*:\/\/[^()\s]*)#(L\d+)\)/g;

/** What a path in a Markdown link cannot hold as it is. */
const encoded = (segment: string): string =>
  encodeURIComponent(segment).replace(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29'));

/** The preview opens no URIs of files, only paths, and takes those from the first folder of the workspace. */
function linksForPreview(markdown: string): string {
  const base = vscode.workspace.workspaceFolders?.[0]?.uri;
  return markdown.replace(LINK, (_, label: string, address: string, line: string) => {
    const target = vscode.Uri.parse(address);
    if (base?.scheme !== target.scheme || base.authority !== target.authority) return label;
    const way = posix.relative(base.path, target.path).split('/').map(encoded).join('/');
    return `[${label}](/${way}#${line})`;
  });
}

/** The question is in the URI's query, so that the document can be made anew at any time. */
function uriFor(params: ExplainParams, { router, prefix }: ExplainAnswer): vscode.Uri {
  const title = `${router} ${prefix}`.replaceAll(/[/\\]/g, '-');
  return vscode.Uri.from({ scheme: EXPLANATION_SCHEME, path: `/${title}.md`, query: JSON.stringify(params) });
}

export function createExplanations(ask: Ask): Explanations {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(EXPLANATION_SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: async ({ query }, token) => {
      const answer = await ask<ExplainAnswer | null>(EXPLAIN, JSON.parse(query), token);
      return answer
        ? linksForPreview(answer.markdown)
        : vscode.l10n.t('This router or this prefix is no longer there.');
    },
  });
  return {
    show: async (params) => {
      const answer = await ask<ExplainAnswer | null>(EXPLAIN, params);
      if (!answer) return false;
      const uri = uriFor(params, answer);
      try {
        await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
      } catch {
        // The preview is an extension of VS Code's that a person can switch off.
        await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preview: true });
      }
      return true;
    },
    refresh: () => {
      for (const { uri } of vscode.workspace.textDocuments) {
        if (uri.scheme === EXPLANATION_SCHEME) changed.fire(uri);
      }
    },
    dispose: () => vscode.Disposable.from(provider, changed).dispose(),
  };
}
