/** What the client can do, as one flat answer. An editor that says nothing gets the plainest form of everything. */
import type { ClientCapabilities } from 'vscode-languageserver';

export interface ClientFeatures {
  readonly configuration: boolean;
  readonly configurationRegistration: boolean;
  readonly watchedFilesRegistration: boolean;
  readonly workspaceFolders: boolean;
  readonly progress: boolean;
  readonly relatedInformation: boolean;
  readonly diagnosticTags: boolean;
  readonly diagnosticVersions: boolean;
  readonly documentChanges: boolean;
  readonly changeAnnotations: boolean;
  readonly codeActionLiterals: boolean;
  readonly resolvesCodeActionEdit: boolean;
  readonly preferredCodeActions: boolean;
  readonly markdownHover: boolean;
  readonly definitionLinks: boolean;
  readonly symbolTree: boolean;
  readonly snippets: boolean;
  readonly insertReplace: boolean;
  readonly markdownCompletion: boolean;
  readonly codeLensRefresh: boolean;
  readonly inlayHintRefresh: boolean;
}

export function clientFeatures(capabilities: ClientCapabilities): ClientFeatures {
  const { workspace, textDocument, window } = capabilities;
  const codeAction = textDocument?.codeAction;
  const completionItem = textDocument?.completion?.completionItem;
  const resolves = codeAction?.dataSupport === true && codeAction.resolveSupport?.properties.includes('edit') === true;
  return {
    configuration: workspace?.configuration === true,
    configurationRegistration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchedFilesRegistration: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    progress: window?.workDoneProgress === true,
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation === true,
    diagnosticTags: textDocument?.publishDiagnostics?.tagSupport !== undefined,
    diagnosticVersions: textDocument?.publishDiagnostics?.versionSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    changeAnnotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    codeActionLiterals: codeAction?.codeActionLiteralSupport !== undefined,
    resolvesCodeActionEdit: resolves,
    preferredCodeActions: codeAction?.isPreferredSupport === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    snippets: completionItem?.snippetSupport === true,
    insertReplace: completionItem?.insertReplaceSupport === true,
    codeLensRefresh: workspace?.codeLens?.refreshSupport === true,
    inlayHintRefresh: workspace?.inlayHint?.refreshSupport === true,
    markdownCompletion: completionItem?.documentationFormat?.includes('markdown') === true,
  };
}
