/** What an instance takes from other levels and protocols (D13, D20). */
import { type Family, redistributionOf, sourceKey } from '../../common/redistribution.ts';
import { filterOf } from '../../common/sourced.ts';
import { type Command, commandSpan, numberOf, textOf } from '../../schema/command.ts';
import type { CommandRow } from '../../schema/mode.ts';
import type { IsisDraft } from '../draft/isis.ts';

type Row = CommandRow<IsisDraft>;

const direction = (command: Command): string => `${textOf(command, 'from')} ${textOf(command, 'to')}`;

/** `syntax` with `from`, `to` and a filter. */
export const interLevelRow = (syntax: string): Row => ({
  // Level 1 enters level 2 by default; `no` of that direction takes the filter away, as far as the manuals say.
  syntax,
  help: 'Distributes routes of one level into the other: level-2 into level-1 is a leak, the other way a filter',
  set: (target, command) => {
    const from = textOf(command, 'from') === 'level-1' ? 1 : 2;
    const to = textOf(command, 'to') === 'level-1' ? 1 : 2;
    if (from === to) return;
    target.interLevel.set(direction(command), { from, to, filter: filterOf(command), span: commandSpan(command) });
  },
  unset: (target, command) => {
    target.interLevel.delete(direction(command));
  },
});

/** `source` and `options`: the words behind `redistribute`. */
export function redistributionRow(family: Family, source: string, options: string, help: string): Row {
  return {
    syntax: `redistribute ${source} ${options}`,
    help,
    set: (target, command) => {
      if (textOf(command, 'family') === 'clns') return;
      target.redistributions.set(sourceKey(command, family), redistributionOf(command, family, filterOf(command)));
    },
    // `no` with an option takes only that option away.
    unset: (target, command) => {
      const key = sourceKey(command, family);
      const known = target.redistributions.get(key);
      const policy = filterOf(command);
      const metric = numberOf(command, 'metric');
      if (!known || (!policy && metric === undefined)) target.redistributions.delete(key);
      else {
        const left = {
          policy: policy ? undefined : known.policy,
          metric: metric === undefined ? known.metric : undefined,
        };
        target.redistributions.set(key, { ...known, ...left });
      }
    },
  };
}
