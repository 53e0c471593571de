/** What a TextMate grammar colours. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));

/** Per line its coloured pieces: `text=scope`, the innermost scope without the dialect's name. */
export async function coloursOf(language: string): Promise<(text: string) => string[][]> {
  const file = `syntaxes/${language}.tmLanguage.json`;
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(readFileSync(file, 'utf8'), file),
  });
  const grammar = await registry.loadGrammar(`source.${language}`);
  if (!grammar) throw new Error('no grammar');
  return (text) => {
    let state = textmate.INITIAL;
    return text.split('\n').map((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      state = ruleStack;
      return tokens.flatMap(({ startIndex, endIndex, scopes }) => {
        const scope = scopes.at(-1)?.replace(`.${language}`, '') ?? '';
        const piece = line.slice(startIndex, endIndex);
        return scope === 'source' || scope.startsWith('meta.') || piece.trim() === '' ? [] : [`${piece}=${scope}`];
      });
    });
  };
}
