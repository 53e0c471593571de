/**
 * Secrets in lines that are shown (I7). Works on text, so that it also covers lines no dialect models.
 * Everything after a word that introduces a secret is masked: too much is better than too little.
 */

const INTRODUCES_SECRET =
  /(?:^|\s)(?:\S*password|\S*secret|key-string|\S*-key|community|(?<!\bmode\s+)md5|hmac-\S+|sha\S*|psk|passphrase|\S*auth-text)(?=\s)/i;
/** `key 7 0822…`, `key MySecret`; not `key chain NAME` nor a key chain's `key 1`. */
const KEY_WORD = /(?:^|\s)key(?=\s+(?!chain\b)(?!\d{1,10}\s*$)\S)/i;

/** Stored forms of passwords and keys, such as `$6$…` and `$9$…`. */
const STORED = /(?:^|[\s"])(?=\$\w{1,4}\$\S)/;

export const MASK = '********';

/** The line with every secret replaced by a mask; lines without secrets come back unchanged. */
export function redactSecrets(line: string): string {
  const ends = [INTRODUCES_SECRET, KEY_WORD, STORED].flatMap((pattern) => {
    const match = pattern.exec(line);
    return match ? [match.index + match[0].length] : [];
  });
  if (ends.length === 0) return line;
  const cut = Math.min(...ends);
  return line.slice(cut).trim() === '' ? line : `${line.slice(0, cut)} ${MASK}`;
}
