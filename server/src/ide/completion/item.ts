/** One proposal. */
import type { MarkdownDocument } from '../markdown.ts';

export interface CompletionItem {
  readonly kind: 'keyword' | 'structure' | 'interface' | 'address' | 'snippet';
  /** What is written, except for a snippet. */
  readonly label: string;
  /** A few words beside it; may be empty. */
  readonly detail: string;
  readonly documentation: MarkdownDocument;
  /** Lines of a snippet, values to fill in as `${1:LEAK}`. */
  readonly snippet: string | undefined;
}
