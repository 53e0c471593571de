/** `hello-password` and `lsp-password`: the same words on interfaces and in the instance (D4). */
import type { Authentication } from '../../../model/isis.ts';
import { LEVELS } from '../../../model/isis.ts';
import type { PerLevelDraft } from '../../common/levels.ts';
import { keyDigest } from '../../common/stored-keys.ts';
import { type Command, commandSpan, has, textOf } from '../../schema/command.ts';
import type { CommandRow } from '../../schema/mode.ts';
import { NO_PASSWORD, type PasswordDraft } from '../draft/isis.ts';
import { levelsNamed } from './values.ts';

type Drafts = PerLevelDraft<PasswordDraft>;

/** Clear text, or in the reversible encoding; a key the file hides otherwise is taken to agree. */
function digestOf(command: Command): string | undefined {
  const stored = textOf(command, 'secret');
  return stored === undefined ? undefined : keyDigest(stored, has(command, 'encrypted') ? 'type-7' : 'clear');
}

function authenticationOf(command: Command): Authentication {
  const span = commandSpan(command);
  // One end that only sends authentication gets along with any other.
  const oneWay = has(command, 'send-only');
  const keyChain = textOf(command, 'chain');
  // The algorithm is that of the chain's keys; it is filled in when the chain is known.
  if (keyChain !== undefined) return { mode: oneWay ? 'other' : 'md5', keyChain, secret: undefined, span };
  const mode = oneWay ? 'other' : has(command, 'hmac-md5') ? 'md5' : 'clear-text';
  return { mode, keyChain: undefined, secret: digestOf(command), span };
}

const change = (drafts: Drafts, command: Command, edit: (draft: PasswordDraft) => PasswordDraft): void => {
  const levels = levelsNamed(command);
  for (const level of LEVELS) if (levels[level]) drafts[level] = edit(drafts[level]);
};

const KEY = '{keychain <chain:key-chain> | [hmac-md5 | text] [clear | encrypted] <secret:secret>}';

/** `of` finds the passwords of the target. */
export function passwordRows<T>(keyword: string, of: (target: T) => Drafts, what: string): CommandRow<T>[] {
  return [
    {
      syntax: `${keyword} ${KEY} [level <level:1-2> | send-only | snp send-only | enable-poi]...`,
      help: `Key that authenticates ${what}`,
      set: (target, command) => {
        const authentication = authenticationOf(command);
        change(of(target), command, (draft) => ({ ...draft, authentication }));
      },
      unset: (target, command) => change(of(target), command, () => NO_PASSWORD),
    },
    {
      syntax: `${keyword} accept [clear | encrypted] <secret:secret> [level <level:1-2>]`,
      help: `Further key that is accepted in ${what}`,
      set: (target, command) => change(of(target), command, (draft) => ({ ...draft, acceptsMore: true })),
      unset: (target, command) => change(of(target), command, (draft) => ({ ...draft, acceptsMore: false })),
    },
  ];
}
