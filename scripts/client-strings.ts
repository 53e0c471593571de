/** The sentences of the client that are translated: the first argument of every `l10n.t`. */
import fs from 'node:fs';
import path from 'node:path';

const CALL = /\bl10n\.t\(/g;
/** The formatter leaves single quotes, but for texts that hold one. */
const LITERAL = /^\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/;

function sourceFiles(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(folder, file))
    .sort();
}

/** In order, each once. Throws where a sentence is not written out at its call: it could not be translated. */
export function clientStrings(folder: string): readonly string[] {
  const found = new Set<string>();
  for (const file of sourceFiles(folder)) {
    const text = fs.readFileSync(file, 'utf8');
    for (const { index, 0: call } of text.matchAll(CALL)) {
      const literal = LITERAL.exec(text.slice(index + call.length));
      const raw = literal?.[1] ?? literal?.[2];
      if (raw === undefined) throw new Error(`${file}: l10n.t without a sentence: ${text.slice(index, index + 60)}`);
      found.add(raw.replace(/\\(.)/g, '$1'));
    }
  }
  return [...found].sort();
}

/** The bundle that translations start from. */
export const englishBundle = (folder: string): string =>
  `${JSON.stringify(Object.fromEntries(clientStrings(folder).map((text) => [text, text])), undefined, 2)}\n`;

/** A translation without the sentences that are gone, in the order of the English ones. What it lacks is shown in English. */
export function translatedBundle(folder: string, translation: string): string {
  const known: Readonly<Record<string, string>> = JSON.parse(translation);
  const kept = clientStrings(folder).flatMap((text) => (known[text] === undefined ? [] : [[text, known[text]]]));
  return `${JSON.stringify(Object.fromEntries(kept), undefined, 2)}\n`;
}
