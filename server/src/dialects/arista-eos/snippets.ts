import type { Snippet } from '../snippet.ts';

export const eosSnippets: readonly Snippet[] = [];
