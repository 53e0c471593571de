/** textDocument/completion. Needs only the texts: it waits for no analysis. */
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  CompletionTriggerKind,
  InsertTextFormat,
  InsertTextMode,
  type MarkupContent,
  MarkupKind,
} from 'vscode-languageserver';
import { spanToRange } from '../../base/text.ts';
import { withProposals } from '../../dialects/snippet.ts';
import {
  type Completion,
  completion,
  type CompletionItem as IdeItem,
  renderMarkdown,
  renderPlain,
} from '../../ide/api.ts';
import type { ClientFeatures } from '../client-features.ts';
import type { UriOf } from '../convert.ts';
import { answering } from '../guard.ts';
import type { Session } from '../session.ts';
import { lineAt } from '../typing.ts';

const KINDS: Readonly<Record<IdeItem['kind'], CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  structure: CompletionItemKind.Reference,
  interface: CompletionItemKind.Interface,
  address: CompletionItemKind.Value,
  snippet: CompletionItemKind.Snippet,
};

const NOTHING: CompletionList = { isIncomplete: false, items: [] };

function toItem(
  item: IdeItem,
  index: number,
  { insert, replace }: Completion,
  features: ClientFeatures,
  uriOf: UriOf,
): CompletionItem {
  const { label, detail, snippet } = item;
  const newText = snippet === undefined ? label : features.snippets ? snippet : withProposals(snippet);
  const documentation = documentationOf(item, features, uriOf);
  return {
    label,
    kind: KINDS[item.kind],
    ...(detail ? { detail } : {}),
    ...(documentation ? { documentation } : {}),
    filterText: label,
    // The order of the list is the order of likelihood.
    sortText: String(index).padStart(4, '0'),
    textEdit: features.insertReplace
      ? { newText, insert: spanToRange(insert), replace: spanToRange(replace) }
      : { newText, range: spanToRange(replace) },
    ...(snippet === undefined
      ? {}
      : {
          insertTextFormat: features.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
          insertTextMode: InsertTextMode.adjustIndentation,
        }),
  };
}

function documentationOf(
  { documentation }: IdeItem,
  features: ClientFeatures,
  uriOf: UriOf,
): MarkupContent | undefined {
  if (documentation.length === 0) return undefined;
  return features.markdownCompletion
    ? { kind: MarkupKind.Markdown, value: renderMarkdown(documentation, uriOf) }
    : { kind: MarkupKind.PlainText, value: renderPlain(documentation) };
}

export function registerCompletion({ connection, log, state, documents, present, fileOf, uriOf }: Session): void {
  connection.onCompletion(
    answering(log, 'textDocument/completion', NOTHING, async (params: CompletionParams) => {
      const { textDocument, position, context } = params;
      const snapshot = await present();
      const document = documents.get(textDocument.uri);
      const text = document && lineAt(document.text, position.line);
      const found = snapshot && text !== undefined && completion(snapshot, fileOf(textDocument.uri), position, text);
      if (!found) return NOTHING;
      // A blank behind a whole command asks for nothing: the next key may well be Enter.
      if (found.lineMayEnd && context?.triggerKind === CompletionTriggerKind.TriggerCharacter) return NOTHING;
      return {
        isIncomplete: found.incomplete,
        items: found.items.map((item, index) => toItem(item, index, found, state.features, uriOf)),
      };
    }),
  );
}
