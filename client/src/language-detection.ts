/**
 * Router configurations come as `.cfg`, `.conf` or `.txt`, or without an ending, named after the router; VS Code takes them
 * for other things. A document that nobody has said anything else of and whose content the server recognises gets the
 * language of that content. What a person chose stays: a language set by hand, and one that their settings associate with
 * the name.
 */
import * as vscode from 'vscode';
import type { Languages } from './languages.ts';

/** Asks which language a text is; undefined when it is none we know. */
export type Recognise = (text: string) => Promise<string | undefined>;

/** What VS Code makes of such names when nobody has said otherwise. */
const GENERIC_LANGUAGES: ReadonlySet<string> = new Set(['plaintext', 'properties', 'ini']);
/** A language is recognised from the beginning of a document. */
const BEGINNING = 65_536;
/**
 * Milliseconds. VS Code guesses all languages anew when associations or extensions change; what it takes
 * back then was not taken back by the person.
 */
const GUESSING = 2000;
/** Milliseconds until a change of language is judged: its cause may be told after it. */
const JUDGEMENT = 400;
/** Somebody else who sets a document's language over and over wins. */
const MOST_ATTEMPTS = 3;
const REMEMBERED = 'isisLens.languageChosenByHand';
const MOST_REMEMBERED = 500;

export const isGenericCandidate = ({ languageId }: vscode.TextDocument): boolean => GENERIC_LANGUAGES.has(languageId);

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

export function detectLanguages(state: vscode.Memento, languages: Languages, recognise: Recognise): vscode.Disposable {
  const chosenByHand = new Set(state.get<string[]>(REMEMBERED, []));
  /** Documents whose language we set. A file that is closed and opened again is another document. */
  const setByUs = new WeakMap<vscode.TextDocument, string>();

  const attempts = new WeakMap<vscode.TextDocument, number>();
  let guessedAt = 0;
  const guessing = (): void => {
    guessedAt = Date.now();
  };

  async function remember(change: () => void): Promise<void> {
    change();
    await state.update(REMEMBERED, [...chosenByHand].slice(-MOST_REMEMBERED));
  }

  async function detect(document: vscode.TextDocument): Promise<void> {
    if (!isGenericCandidate(document) || document.isClosed || isAssociated(document)) return;
    const tried = attempts.get(document) ?? 0;
    if (chosenByHand.has(document.uri.toString()) || tried >= MOST_ATTEMPTS) return;
    const beginning = document.getText(new vscode.Range(document.positionAt(0), document.positionAt(BEGINNING)));
    const language = await recognise(beginning);
    // The person may have been quicker.
    if (!language || document.isClosed || !isGenericCandidate(document)) return;
    attempts.set(document, tried + 1);
    setByUs.set(document, language);
    await vscode.languages.setTextDocumentLanguage(document, language);
  }

  /** Our language was taken away: by the person, who does so in the active editor, or by VS Code. */
  async function takenAway(document: vscode.TextDocument): Promise<void> {
    const active = vscode.window.activeTextEditor?.document === document;
    await new Promise((resolve) => setTimeout(resolve, JUDGEMENT));
    if (languages.has(document.languageId)) return;
    if (active && Date.now() - guessedAt > GUESSING) await remember(() => chosenByHand.add(document.uri.toString()));
    else await detect(document);
  }

  /** A change of language is told as the closing and opening of the same document. */
  async function opened(document: vscode.TextDocument): Promise<void> {
    const uri = document.uri.toString();
    const ours = setByUs.get(document);
    if (ours !== undefined && document.languageId !== ours) {
      setByUs.delete(document);
      await takenAway(document);
    } else if (languages.has(document.languageId) && ours === undefined && chosenByHand.has(uri)) {
      await remember(() => chosenByHand.delete(uri));
    } else await detect(document);
  }

  for (const document of vscode.workspace.textDocuments) void detect(document);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument((document) => void opened(document)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('files.associations')) guessing();
    }),
    vscode.extensions.onDidChange(guessing),
    vscode.workspace.onDidSaveTextDocument((document) => void detect(document)),
  );
}
