/** English words of how a router comes to a route: a sentence for each step, without a full stop. */
import type { Message, Render } from '../message.ts';
import { joined, type Some, someNames, verb } from './words.ts';

type Level = 1 | 2;
type At = { readonly router: string; readonly prefix: string };

/** A next hop: the router there, the own interface towards it, and its address. */
export type Via = { readonly router: string; readonly interface: string; readonly address: string };

const viaText = (via: readonly Via[]): string =>
  joined(via.map(({ router, interface: on, address }) => `${router} (${on}, ${address})`));

/** A level, with its areas where it is level 1. */
export type LevelName = { readonly level: Level; readonly areas: readonly string[] };

/** `level 2`, `level 1 of area 49.0001`. */
export const levelName = ({ level, areas }: LevelName): string =>
  level === 2 ? 'level 2' : `level 1 of area ${joined(areas)}`;

const KIND = {
  L1: 'a level-1 route',
  L2: 'a level-2 route',
  'L1-IA': 'an inter-area route leaked into level 1',
} as const;

type Passed = {
  readonly router: string;
  readonly metric: number;
  /** The filter that lets it pass. */
  readonly by: Message | undefined;
};

const letBy = (by: Message | undefined, render: Render): string => (by ? ` — ${render(by)}` : '');

export const routeMessages = {
  'route.address': ({
    router,
    interface: on,
    address,
  }: {
    readonly router: string;
    readonly interface: string;
    /** With its length. */
    readonly address: string;
  }): string => `${router}: ${on} has ${address}`,
  'route.advertised': ({
    router,
    prefix,
    interface: on,
    passive,
    level,
    metric,
  }: At & {
    readonly interface: string;
    readonly passive: boolean;
    readonly level: Level;
    readonly metric: number;
  }): string =>
    `IS-IS runs on ${on}${passive ? ' (passive)' : ''}: ${router} puts ${prefix} into its level-${level} LSP with metric ${metric}`,
  'route.source': ({ router, prefix, source }: At & { readonly source: string }): string =>
    `${router} has ${prefix} as a ${source} route`,
  'route.redistributed': ({ router, level, metric, by }: Passed & { readonly level: Level }, render: Render): string =>
    `${router} redistributes it into its level-${level} LSP with metric ${metric}${letBy(by, render)}`,
  'route.default-originated': ({ router, level }: { readonly router: string; readonly level: Level }): string =>
    `${router} originates a default route into its level-${level} LSP`,
  'route.summarised': ({
    router,
    prefix,
    prefixes,
    level,
    metric,
  }: At & { readonly prefixes: Some; readonly level: Level; readonly metric: number }): string =>
    `${router} summarises ${someNames(prefixes)} as ${prefix} in level ${level}, metric ${metric}: the more specific prefixes are not passed on`,
  'route.passed-up': ({ router, metric, by }: Passed, render: Render): string =>
    `${router}, a level-1-2 router, passes it up into its level-2 LSP with metric ${metric}${letBy(by, render)}`,
  'route.leaked-down': ({ router, metric, by }: Passed, render: Render): string =>
    `${router} leaks it down into its level-1 LSP with metric ${metric} and the down bit set${letBy(by, render)}`,
  'route.read': ({
    router,
    from,
    level,
    path,
    advertised,
    via,
    also,
  }: {
    readonly router: string;
    /** Whose LSP has it. */
    readonly from: string;
    readonly level: Level;
    /** Metrics of the path, and in the LSP. */
    readonly path: number;
    readonly advertised: number;
    readonly via: readonly Via[];
    /** Routers that advertise it at the same total metric. */
    readonly also: readonly string[];
  }): string => {
    const others = also.length > 0 ? `; ${joined(also)} advertise it at the same total metric` : '';
    return `${router} reads it in ${from}'s level-${level} LSP: path ${path} + advertised ${advertised} = metric ${path + advertised}, via ${viaText(via)}${others}`;
  },
  'route.connected': ({ router, prefix, interface: on }: At & { readonly interface: string | undefined }): string =>
    `${router} has ${prefix} itself, ${on === undefined ? 'by its own configuration' : `on ${on}`}`,
  'route.static': ({ router, prefix }: At): string => `${router} has a static route to ${prefix}`,
  'route.discard': ({ router, prefix }: At): string =>
    `${router} holds a discard route for ${prefix}: what no more specific route matches is dropped here`,
  'route.installed': ({
    router,
    prefix,
    kind,
    external,
    metric,
  }: At & { readonly kind: keyof typeof KIND; readonly external: boolean; readonly metric: number }): string =>
    `${router} installs ${prefix} as ${KIND[kind]}${external ? ' with external metric' : ''}, metric ${metric}`,
  'route.attached': ({ borders }: { readonly borders: readonly string[] }): string =>
    `${joined(borders)} ${verb(borders.length, 'sets', 'set')} the attached bit in ${verb(borders.length, 'its', 'their')} level-1 LSP: other areas are reachable there through level 2`,
  'route.default': ({
    router,
    metric,
    via,
  }: {
    readonly router: string;
    readonly metric: number;
    readonly via: readonly Via[];
  }): string =>
    `${router} takes a default route towards the nearest of the attached routers: metric ${metric}, via ${viaText(via)}`,
};
