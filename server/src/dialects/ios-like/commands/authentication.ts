/** Authentication of hellos and of link-state PDUs: the same words on interfaces and in the instance. */
import { LEVELS, type LevelSet } from '../../../model/isis.ts';
import { levelsOf, type PerLevelDraft } from '../../common/levels.ts';
import { sourcedText } from '../../common/sourced.ts';
import { digestOf } from '../../common/stored-keys.ts';
import { type Command, commandSpan, textOf } from '../../schema/command.ts';
import type { CommandRow } from '../../schema/mode.ts';
import type { AuthenticationDraft } from '../draft/interface.ts';

type Drafts = PerLevelDraft<AuthenticationDraft>;

const change = (drafts: Drafts, levels: LevelSet, edit: (draft: AuthenticationDraft) => void): void => {
  for (const level of LEVELS) if (levels[level]) edit(drafts[level]);
};

export function setPassword(drafts: Drafts, levels: LevelSet, command: Command): void {
  const password = { secret: digestOf(command), span: commandSpan(command) };
  change(drafts, levels, (draft) => {
    draft.password = password;
  });
}

export function clearPassword(drafts: Drafts, levels: LevelSet): void {
  change(drafts, levels, (draft) => {
    draft.password = undefined;
  });
}

/** `… authentication mode|key-chain|send-only`; `of` finds the drafts, which `no` need not create. */
export function authenticationRows<T>(prefix: string, of: (target: T) => Drafts, what: string): CommandRow<T>[] {
  const head = `${prefix}authentication`;
  return [
    {
      syntax: `${head} mode <mode:md5|text> [level-1 | level-2]`,
      help: `How ${what} are authenticated`,
      set: (target, command) => {
        const mode = textOf(command, 'mode') === 'md5' ? 'md5' : 'clear-text';
        change(of(target), levelsOf(command), (draft) => {
          draft.mode = { value: mode, span: commandSpan(command) };
        });
      },
      unset: (target, command) =>
        change(of(target), levelsOf(command), (draft) => {
          draft.mode = undefined;
        }),
    },
    {
      syntax: `${head} key-chain <chain:key-chain> [level-1 | level-2]`,
      help: `Key chain whose keys authenticate ${what}`,
      set: (target, command) =>
        change(of(target), levelsOf(command), (draft) => {
          draft.keyChain = sourcedText(command, 'chain');
        }),
      unset: (target, command) =>
        change(of(target), levelsOf(command), (draft) => {
          draft.keyChain = undefined;
        }),
    },
    {
      syntax: `${head} send-only [level-1 | level-2]`,
      help: `Sends authentication in ${what} and accepts them without it`,
      set: (target, command) =>
        change(of(target), levelsOf(command), (draft) => {
          draft.sendOnly = true;
        }),
      unset: (target, command) =>
        change(of(target), levelsOf(command), (draft) => {
          draft.sendOnly = false;
        }),
    },
  ];
}
