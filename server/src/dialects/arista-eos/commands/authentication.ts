/** Authentication of hellos and of link-state PDUs: the same words on interfaces and in the instance. */

import { LEVELS, type LevelSet } from '../../../model/isis.ts';
import { levelsOf, type PerLevelDraft } from '../../common/levels.ts';
import type { AuthenticationDraft } from '../../ios-like/draft/interface.ts';
import { type Command, commandSpan, textOf } from '../../schema/command.ts';
import type { CommandRow } from '../../schema/mode.ts';
import { secretDigest } from '../../secret-digest.ts';

type Drafts = PerLevelDraft<AuthenticationDraft>;

const change = (drafts: Drafts, levels: LevelSet, edit: (draft: AuthenticationDraft) => void): void => {
  for (const level of LEVELS) if (levels[level]) edit(drafts[level]);
};

/** What is stored in another form than clear text depends on where it stands and cannot be compared. */
function secretOf(command: Command): string | undefined {
  const stored = textOf(command, 'secret');
  const clear = (textOf(command, 'encoding') ?? '0') === '0';
  return clear && stored !== undefined ? secretDigest(stored) : undefined;
}

const LEVEL = '[level-1 | level-2]';

/** `of` finds the drafts. */
export function authenticationRows<T>(prefix: string, of: (target: T) => Drafts, what: string): CommandRow<T>[] {
  const head = `${prefix}authentication`;
  return [
    {
      syntax: `${head} mode <mode:md5|text> [<off:rx-disabled|>] ${LEVEL}`,
      help: `How ${what} are authenticated`,
      set: (target, command) => {
        const value = textOf(command, 'mode') === 'md5' ? 'md5' : 'clear-text';
        change(of(target), levelsOf(command), (draft) => {
          draft.mode = { value, span: commandSpan(command) };
          draft.sendOnly = textOf(command, 'off') !== undefined;
        });
      },
      unset: (target, command) =>
        change(of(target), levelsOf(command), (draft) => {
          draft.mode = undefined;
          draft.sendOnly = false;
        }),
    },
    {
      syntax: `${head} mode {sha key-id <id:number> | shared-secret profile <profile:word> algorithm <algorithm:word>} [rx-disabled] ${LEVEL}`,
      help: `How ${what} are authenticated, by a key kept elsewhere`,
      set: (target, command) =>
        change(of(target), levelsOf(command), (draft) => {
          draft.mode = { value: 'other', span: commandSpan(command) };
        }),
      unset: (target, command) =>
        change(of(target), levelsOf(command), (draft) => {
          draft.mode = undefined;
        }),
    },
    {
      syntax: `${head} key [<encoding:0|7|8a>] <secret:secret> ${LEVEL}`,
      help: `Key that authenticates ${what}`,
      set: (target, command) => {
        const password = { secret: secretOf(command), span: commandSpan(command) };
        change(of(target), levelsOf(command), (draft) => {
          draft.password = password;
        });
      },
      unset: (target, command) =>
        change(of(target), levelsOf(command), (draft) => {
          draft.password = undefined;
        }),
    },
    {
      syntax: `${head} key-id <id:number> algorithm <algorithm:word> [rfc-5310] key [<encoding:0|7|8a>] <secret:secret> ${LEVEL}`,
      help: `One of several keys for ${what}; the mode says which`,
    },
  ];
}
