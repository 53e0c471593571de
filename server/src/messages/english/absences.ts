/** English words of why a prefix does not arrive: a sentence for each step, without a full stop. */
import type { Message, Render } from '../message.ts';
import { type LevelName, levelName } from './routes.ts';
import { capitalised, joined, verb } from './words.ts';

type At = { readonly router: string; readonly prefix: string };
type Port = { readonly router: string; readonly interface: string };

const STOPS = {
  platform: 'its platform does not carry routes between these levels',
  'not-configured': 'nothing is configured to do so',
  external: 'its platform carries external level-1 routes by an export policy only',
  overload: 'it is overloaded and withholds inter-level routes',
  own: 'it holds the prefix itself',
  'other-route': 'its own best route to it is not of that level',
  filter: 'its filter denies it',
} as const;

export const absenceMessages = {
  'absent.ipv6': ({ prefix }: { readonly prefix: string }): string => `${prefix}: IPv6 is not simulated`,
  'absent.no-instance': ({ router }: { readonly router: string }): string =>
    `${router} runs no IS-IS instance with a valid NET`,
  'absent.not-learned': ({ router, prefix }: At): string => `${router} does not learn ${prefix}`,
  'absent.no-default': ({ router }: { readonly router: string }): string => `${router} has no default route either`,
  'absent.instead': ({
    router,
    covering,
  }: {
    readonly router: string;
    /** Undefined where it is the default route. */
    readonly covering: string | undefined;
  }): string => `${router} has only ${covering === undefined ? 'a default route' : `the less specific ${covering}`}`,
  'absent.filtered': ({ router, prefix, by }: At & { readonly by: Message }, render: Render): string =>
    `${router} keeps ${prefix} out of its routing table: ${render(by)}`,
  'absent.barred': ({ router, by }: { readonly router: string; readonly by: Message }, render: Render): string =>
    `${router}: ${render(by)}`,
  'absent.far-end': ({ router, interface: on }: Port): string =>
    `${router} ${on} leads to a router that is in no file: the prefix may come that way`,
  'absent.undecided': (): string =>
    'This condition asks for what these files cannot tell: its policy may let the prefix through',
  'absent.unread': (): string =>
    'This statement redistributes routes that are in no file: the prefix may come that way',

  'absent.shutdown': ({ router, interface: on }: Port): string =>
    `${router} ${on} is shut down, so nothing of it is advertised`,
  'absent.not-enabled': ({ router, interface: on, prefix }: Port & At): string =>
    `IS-IS does not run on ${router} ${on}: no LSP carries ${prefix}`,
  'absent.no-net': ({ router }: { readonly router: string }): string =>
    `${router} has no valid NET: its IS-IS does not start`,
  'absent.suppressed': ({ router, interface: on, prefix }: Port & At): string =>
    `${router} advertises passive circuits only, and ${on} is not passive: no LSP carries ${prefix}`,
  'absent.levels': ({ router, interface: on, prefix }: Port & At): string =>
    `${router} ${on} is set to a level that ${router} does not do: no LSP carries ${prefix}`,
  'absent.withheld': ({ router, prefix }: At): string => `${router} keeps ${prefix} out of its LSPs`,
  'absent.nowhere': ({ prefix }: { readonly prefix: string }): string =>
    `No router in these files has or originates ${prefix}`,
  'absent.subnet': ({ prefix, subnet }: { readonly prefix: string; readonly subnet: string }): string =>
    `LSPs carry ${subnet}, not ${prefix}`,

  'absent.summary': ({
    router,
    summary,
    level,
  }: {
    readonly router: string;
    readonly summary: string;
    readonly level: 1 | 2;
  }): string => `${router} advertises the summary ${summary} in level ${level} in its place`,
  'absent.own-summary': ({ router, prefix, level }: At & { readonly level: 1 | 2 }): string =>
    `${router} originates the summary ${prefix} itself, in level ${level} only`,
  'absent.stopped': (
    {
      router,
      prefix,
      to,
      stop,
      by,
    }: At & {
      readonly to: 1 | 2;
      readonly stop: keyof typeof STOPS;
      /** What the filter denies it by. */
      readonly by: Message | undefined;
    },
    render: Render,
  ): string => {
    const doing = to === 2 ? 'pass it up into level 2' : `leak ${prefix} into level 1`;
    return `${router} does not ${doing}: ${by ? render(by) : STOPS[stop]}`;
  },
  'absent.no-path': ({ router, within }: { readonly router: string; readonly within: LevelName }): string =>
    `${router} stands in ${levelName(within)} too, yet no usable path leads from it to an advertising router: look for metric styles that differ, LSP authentication, overload, or one system ID twice`,
  'absent.no-border': ({ within }: { readonly within: LevelName }): string =>
    `${capitalised(levelName(within))} has no level-1-2 router with a level-2 neighbor`,
  'absent.pieces': ({ router, prefix }: At): string =>
    `The level-2 backbone is in pieces: ${prefix} is in another one than ${router}`,
  'absent.ignorant': ({
    routers,
    within,
  }: {
    readonly routers: readonly string[];
    readonly within: LevelName;
  }): string =>
    `${joined(routers)}, the border of ${levelName(within)}, ${verb(routers.length, 'has', 'have')} no route to it`,
  'absent.supposed-down': ({ router }: { readonly router: string }): string => `${router} is supposed to be down`,
};
