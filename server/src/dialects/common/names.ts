/** What structures may be called where a name is one plain word. */
import { parsePrefix } from '../../base/ip.ts';
import type { StructureKind } from '../../model/structures.ts';

/** Printable ASCII without what ends a word, quotes one, asks for help or pipes; nothing that begins a comment. */
const PLAIN_WORD = /^(?![!#])[\x21-\x7e]+$/;
const SPECIAL = /["'?|;{}[\]]/;
const LONGEST = 63;

export function isPlainName(kind: StructureKind, text: string): boolean {
  if (text.length > LONGEST || !PLAIN_WORD.test(text) || SPECIAL.test(text)) return false;
  // A number in place of a list's name is another kind of list, and a group is told from a peer by not being an address.
  if (kind === 'access-list') return !/^\d/.test(text);
  return kind !== 'peer-group' || parsePrefix(text) === undefined;
}
