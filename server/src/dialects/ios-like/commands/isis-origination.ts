/** Summaries of an instance (D16). */
import type { IpPrefix } from '../../../base/ip.ts';
import { redistributionLevels } from '../../common/redistribution.ts';
import { type Command, commandSpan, numberOf } from '../../schema/command.ts';
import type { CommandRow } from '../../schema/mode.ts';
import type { IsisDraft } from '../draft/isis.ts';

type Row = CommandRow<IsisDraft>;

/** `syntax` with the prefix that `read` reads; options follow. */
export function summaryRow(syntax: string, read: (command: Command) => IpPrefix | undefined): Row {
  const key = (command: Command): string => {
    const prefix = read(command);
    return prefix ? `${prefix.address} ${prefix.length}` : '';
  };
  return {
    syntax: `${syntax} [<levels:level-1|level-2|level-1-2> | tag <tag:1-4294967295> | metric <metric:1-16777214>]...`,
    help: 'Advertises one prefix in place of the longer ones in it; into level 2 unless told otherwise',
    set: (target, command) => {
      const prefix = read(command);
      if (!prefix) return;
      const metric = numberOf(command, 'metric');
      target.summaries.set(key(command), {
        prefix,
        levels: redistributionLevels(command),
        metric,
        span: commandSpan(command),
      });
    },
    unset: (target, command) => {
      target.summaries.delete(key(command));
    },
  };
}
