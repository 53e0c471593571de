/**
 * Router configurations come as `.cfg`, `.conf` or `.txt`, which VS Code takes for other things. A
 * document of such a name whose content the server recognises becomes a Cisco IOS document. What a
 * person chose stays: a language set by hand, and one that their settings associate with the name.
 */
import * as vscode from 'vscode';

/** Asks which language a text is; undefined when it is none we know. */
export type Recognise = (text: string) => Promise<string | undefined>;

/** What VS Code makes of such names when nobody has said otherwise. */
const GENERIC_LANGUAGES: ReadonlySet<string> = new Set(['plaintext', 'properties', 'ini']);
const NAMES = /\.(?:cfg|conf|txt|ios)$/i;
/** A language is recognised from the beginning of a document. */
const BEGINNING = 65_536;
const REMEMBERED = 'isisLens.languageChosenByHand';
const MOST_REMEMBERED = 500;

export const isGenericCandidate = ({ languageId, uri, isUntitled }: vscode.TextDocument): boolean =>
  GENERIC_LANGUAGES.has(languageId) && (isUntitled || NAMES.test(uri.path));

function isAssociated(document: vscode.TextDocument): boolean {
  const associations = vscode.workspace
    .getConfiguration('files', document)
    .get<Record<string, string>>('associations', {});
  return Object.entries(associations).some(
    ([pattern, language]) =>
      language === document.languageId &&
      vscode.languages.match({ pattern: pattern.includes('/') ? pattern : `**/${pattern}` }, document) > 0,
  );
}

export function detectLanguages(state: vscode.Memento, recognise: Recognise): vscode.Disposable {
  const chosenByHand = new Set(state.get<string[]>(REMEMBERED, []));
  /** Documents whose language we set, until they are closed for good. */
  const setByUs = new Map<string, string>();

  async function remember(uri: string): Promise<void> {
    chosenByHand.add(uri);
    await state.update(REMEMBERED, [...chosenByHand].slice(-MOST_REMEMBERED));
  }

  async function detect(document: vscode.TextDocument): Promise<void> {
    if (!isGenericCandidate(document) || document.isClosed || isAssociated(document)) return;
    const uri = document.uri.toString();
    if (chosenByHand.has(uri)) return;
    const beginning = document.getText(new vscode.Range(document.positionAt(0), document.positionAt(BEGINNING)));
    const language = await recognise(beginning);
    // The person may have been quicker.
    if (!language || document.isClosed || !isGenericCandidate(document)) return;
    setByUs.set(uri, language);
    await vscode.languages.setTextDocumentLanguage(document, language);
  }

  /** VS Code closes and opens a document to change its language. */
  async function opened(document: vscode.TextDocument): Promise<void> {
    const uri = document.uri.toString();
    const ours = setByUs.get(uri);
    if (ours !== undefined && document.languageId !== ours) {
      setByUs.delete(uri);
      await remember(uri);
    } else await detect(document);
  }

  const isOpenAgain = (uri: string): boolean =>
    vscode.workspace.textDocuments.some((document) => !document.isClosed && document.uri.toString() === uri);

  for (const document of vscode.workspace.textDocuments) void detect(document);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument((document) => void opened(document)),
    vscode.workspace.onDidSaveTextDocument((document) => void detect(document)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      const key = uri.toString();
      // A language change opens the document again at once; a real closing does not.
      setTimeout(() => {
        if (!isOpenAgain(key)) setByUs.delete(key);
      }, 0);
    }),
  );
}
