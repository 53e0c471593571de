/** The text editors beside the map: opening a place, and where the cursor is. */
import * as vscode from 'vscode';
import type { SceneSource } from '../../../server/src/ide/topology/scene.ts';
import type { Languages } from '../languages.ts';

/** Milliseconds for which the cursor has to rest. */
const REST = 150;

export interface Editors extends vscode.Disposable {
  readonly open: (source: SceneSource, glance: boolean) => Promise<void>;
  readonly activeFile: () => string | undefined;
  /** Tells where the cursor is now. */
  readonly look: () => void;
}

export type CursorRests = (uri: string, position: vscode.Position) => void;

const rangeOf = ({ start, end }: SceneSource['range']): vscode.Range =>
  new vscode.Range(start.line, start.character, end.line, end.character);

/** The page may lead to files that the server reads, and to no others. */
const mayOpen = (uri: vscode.Uri): boolean =>
  vscode.workspace.getWorkspaceFolder(uri) !== undefined ||
  vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());

const shown = (uri: vscode.Uri): vscode.TextEditor | undefined =>
  vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());

export function followEditors(languages: Languages, cursorRests: CursorRests): Editors {
  let timer: NodeJS.Timeout | undefined;
  /** Where we led: the cursor's coming there is no wish of the person. */
  let led: string | undefined;
  const isConfiguration = ({ languageId }: vscode.TextDocument): boolean => languages.has(languageId);
  const placeOf = (uri: vscode.Uri, { line, character }: vscode.Position): string => `${uri} ${line}:${character}`;

  /** Beside the map: where configurations are open already, else in the first column. */
  function columnFor(uri: vscode.Uri): vscode.ViewColumn {
    const beside = shown(uri) ?? vscode.window.visibleTextEditors.find(({ document }) => isConfiguration(document));
    return beside?.viewColumn ?? vscode.ViewColumn.One;
  }

  function tell(editor: vscode.TextEditor): void {
    clearTimeout(timer);
    if (!isConfiguration(editor.document)) return;
    const { document, selection } = editor;
    const place = placeOf(document.uri, selection.active);
    if (place === led) return;
    led = undefined;
    timer = setTimeout(() => cursorRests(document.uri.toString(), selection.active), REST);
  }

  const subscription = vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
    if (textEditor === vscode.window.activeTextEditor) tell(textEditor);
  });

  return {
    open: async ({ file, range }, glance) => {
      const uri = vscode.Uri.parse(file);
      const target = rangeOf(range);
      if (!mayOpen(uri)) return;
      if (glance) {
        shown(uri)?.revealRange(target, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
        return;
      }
      led = placeOf(uri, target.end);
      await vscode.window.showTextDocument(uri, { viewColumn: columnFor(uri), selection: target });
    },
    activeFile: () => {
      const document = vscode.window.activeTextEditor?.document;
      return document && isConfiguration(document) ? document.uri.toString() : undefined;
    },
    look: () => {
      const editor = vscode.window.activeTextEditor;
      if (editor) tell(editor);
    },
    dispose: () => {
      clearTimeout(timer);
      subscription.dispose();
    },
  };
}
