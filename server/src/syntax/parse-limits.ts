/**
 * How much text is parsed. What counts is the memory of tree-sitter's tree, because wasm memory never
 * shrinks, ends at 2 GiB, and running out of it breaks the parser for good. A configuration's tree
 * takes 30 times its text; text of very short lines takes 250 times.
 */

/** UTF-16 units. The largest router configurations have a fifth of it. */
export const MAX_TEXT_LENGTH = 16 * 1024 * 1024;
const MAX_TREE_BYTES = 512 * 1024 * 1024;
/** An open document with a larger tree is parsed afresh on every edit. */
const MAX_KEPT_TREE_BYTES = 64 * 1024 * 1024;

/** Measured with the cisco-ios grammar, rounded up. */
const BYTES_PER_LINE = 420;
const BYTES_PER_WORD = 180;

function treeBytes(text: string): number {
  let lines = 1;
  let words = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // A quote may begin a word of its own.
    if (code > 32 && code !== 34) {
      if (!inWord) words++;
      inWord = true;
      continue;
    }
    inWord = false;
    if (code === 34) words++;
    else if (code === 10 || code === 13) lines++;
  }
  return lines * BYTES_PER_LINE + words * BYTES_PER_WORD;
}

export function isParsable(text: string): boolean {
  return text.length <= MAX_TEXT_LENGTH && treeBytes(text) <= MAX_TREE_BYTES;
}

export function isWorthKeeping(text: string): boolean {
  return treeBytes(text) <= MAX_KEPT_TREE_BYTES;
}
