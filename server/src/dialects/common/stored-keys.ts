/** Keys as Cisco's systems and those like them store them: clear text and type 7 can be compared, the rest cannot be read (I7). */
import type { Command } from '../schema/command.ts';
import { textOf } from '../schema/command.ts';
import { secretDigest } from '../secret-digest.ts';

/** The published key of Cisco's reversible type 7 encoding. */
const TYPE_7_KEY = 'dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87';
const TYPE_7 = /^(\d\d)((?:[0-9a-f]{2})+)$/i;

function decodeType7(text: string): string | undefined {
  const parts = TYPE_7.exec(text);
  if (!parts) return undefined;
  const seed = Number(parts[1]);
  const bytes = parts[2]?.match(/../g) ?? [];
  let clear = '';
  bytes.forEach((byte, index) => {
    clear += String.fromCharCode(Number.parseInt(byte, 16) ^ TYPE_7_KEY.charCodeAt((seed + index) % TYPE_7_KEY.length));
  });
  return clear;
}

/** Digest of a key in clear text, or in type 7; undefined when the text is not of that form. */
export function keyDigest(stored: string, form: 'clear' | 'type-7'): string | undefined {
  const clear = form === 'type-7' ? decodeType7(stored) : stored;
  return clear === undefined ? undefined : secretDigest(clear);
}

/** Digest of the key in a command's `secret`, given how `encoding` says it is stored; undefined when hidden. */
export function digestOf(command: Command): string | undefined {
  const stored = textOf(command, 'secret');
  if (stored === undefined) return undefined;
  const encoding = textOf(command, 'encoding') ?? '0';
  if (encoding !== '0' && encoding !== '7') return undefined;
  return keyDigest(stored, encoding === '7' ? 'type-7' : 'clear');
}
