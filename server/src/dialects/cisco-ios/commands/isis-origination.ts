/** What an instance originates of its own: summaries, default route, overload and attached bits (D11, D16, D17). */
import { maskedPrefix } from '../../common/addresses.ts';
import { BOTH_LEVELS, LEVEL_2 } from '../../common/levels.ts';
import { filterOf } from '../../common/sourced.ts';
import { summaryRow } from '../../ios-like/commands/isis-origination.ts';
import type { IsisDraft } from '../../ios-like/draft/isis.ts';
import { commandSpan, has } from '../../schema/command.ts';
import type { CommandRow } from '../../schema/mode.ts';

type Row = CommandRow<IsisDraft>;

const defaultRow: Row = {
  syntax: 'default-information originate [route-map <route-map:route-map>]',
  help: 'Advertises a default route into level 2',
  set: (target, command) => {
    target.defaultOriginate = { levels: LEVEL_2, policy: filterOf(command), span: commandSpan(command) };
  },
  unset: (target) => {
    target.defaultOriginate = undefined;
  },
};

export const originationRows: readonly Row[] = [
  summaryRow('summary-address <address:ipv4!> <mask:mask!>', (command) => maskedPrefix(command, 'address', 'mask')),
  {
    syntax: 'set-overload-bit [on-startup {<seconds:5-86400> | wait-for-bgp} | suppress {interlevel | external}...]...',
    help: 'Asks other routers not to send traffic through this one',
    set: (target, command) => {
      target.overload = {
        levels: BOTH_LEVELS,
        onlyOnStartup: has(command, 'on-startup'),
        suppressInterlevel: has(command, 'interlevel'),
        suppressExternal: has(command, 'external'),
        span: commandSpan(command),
      };
    },
    unset: (target) => {
      target.overload = undefined;
    },
  },
  {
    syntax: 'set-attached-bit route-map <route-map:route-map>',
    help: 'Sets the attached bit only while the route-map finds one of its CLNS areas',
  },
  {
    syntax: 'ignore-attached-bit',
    help: 'Installs no default route towards level-1-2 routers',
    set: (target) => {
      target.ignoreAttached = true;
    },
    unset: (target) => {
      target.ignoreAttached = false;
    },
  },
  defaultRow,
];
