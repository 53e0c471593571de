/** English words of findings about loopbacks that do not arrive, and links that carry no label. */
import type { Message, Render } from '../message.ts';
import { type BrokenServices, brokenText } from './harm.ts';
import {
  type AreaName,
  areaName,
  capitalised,
  countOf,
  joined,
  type LoopbackName,
  type Some,
  someNames,
  someWords,
  verb,
} from './words.ts';

const loopbackText = ({ owner, prefix }: LoopbackName): string => `${owner}'s loopback ${prefix}`;

/** Where a border passes loopbacks on, or should. */
type Direction = { readonly to: 'area' | 'level-2'; readonly area: AreaName };

type Unadvertised = {
  readonly reason: 'not-enabled' | 'suppressed' | 'withheld' | 'shutdown' | 'levels' | 'unclear';
  readonly interface: string;
};

const WHY_UNADVERTISED: Readonly<Record<Unadvertised['reason'], (on: string) => string>> = {
  'not-enabled': (on) => `IS-IS does not run on ${on}. Enable IS-IS on it.`,
  suppressed: (on) => `only passive circuits are advertised and ${on} is not passive. Make it passive for IS-IS.`,
  withheld: (on) => `the prefix of ${on} is kept out of the LSP. Have it advertised.`,
  shutdown: (on) => `${on} is shut down. Bring it up, or take another loopback for the services.`,
  levels: (on) =>
    `the circuit levels of ${on} and the level of the IS-IS instance have nothing in common. Set them to agree.`,
  unclear: (on) => `${on} takes no part in IS-IS. Check its address family and VRF.`,
};

type Found = {
  readonly by: 'bgp-source' | 'peers' | 'bgp-router-id' | 'ldp-router-id' | 'highest' | 'settings';
  /** The interface a session is sourced from, with the system's own word for it, or the address others use. */
  readonly command: string;
  readonly name: string;
};

const FOUND: Readonly<Record<Found['by'], (command: string, name: string) => string>> = {
  'bgp-source': (command, name) => `BGP ${command} ${name}`,
  peers: (_, name) => `other PEs use ${name} as their peer`,
  'bgp-router-id': () => 'BGP router ID',
  'ldp-router-id': () => 'LDP router ID',
  highest: () => 'highest loopback address',
  settings: () => 'chosen in the settings',
};

/** Ends of links, as `PE1 GigabitEthernet0/1`. */
type Ends = { readonly ends: readonly string[] };

export const gapMessages = {
  'service-loopback.found': ({ by, command, name }: Found): string => FOUND[by](command, name),
  'loopback.here': (loopback: LoopbackName): string => `${loopbackText(loopback)} is here`,
  'broken-path.table': ({
    router,
    cause,
    broken,
    ...loopback
  }: LoopbackName & {
    readonly router: string;
    readonly cause: 'filter' | 'discard';
    readonly broken: BrokenServices;
  }): string =>
    cause === 'filter'
      ? `${router} keeps ${loopbackText(loopback)} out of its routing table here, so it has no label for it: ${brokenText(broken)}. Permit the loopback in the filter.`
      : `This static route of ${router} drops what goes to ${loopbackText(loopback)}: ${brokenText(broken)}. Remove it, or let it lead to a router that has the route.`,
  'broken-path.external': ({
    borders,
    broken,
    ...loopback
  }: LoopbackName & { readonly borders: Some; readonly broken: BrokenServices }): string =>
    `${loopbackText(loopback)} is external in level 1, and ${someNames(borders)} ${verb(countOf(borders), 'lets', 'let')} external routes up by an export policy only: ${brokenText(broken)}. Accept the loopback in an export policy there, or run IS-IS on it.`,
  'broken-path.external-here': (): string => 'no export policy lets it up here',
  'redistribution-unknown': ({ routers, loopbacks }: { readonly routers: Some; readonly loopbacks: Some }): string =>
    `${someNames(routers)} ${verb(countOf(routers), 'redistributes', 'redistribute')} routes into IS-IS that are in no file. Whether ${someNames(loopbacks)} ${verb(countOf(loopbacks), 'comes', 'come')} that way is unknown, and what depends on it is not reported.`,
  'redistribution-unknown.here': (): string => 'routes that are in no file come in here as well',
  'leak.absent-here': (): string => 'no level-2 into level-1 distribution here',
  'summary.here-too': (): string => 'summarised here as well',

  'unleaked-loopback': (
    {
      areas,
      borders,
      cause,
      harm,
      ...loopback
    }: LoopbackName & {
      readonly areas: Some<AreaName>;
      readonly borders: Some;
      readonly cause: 'absent' | 'unable';
      readonly harm: Message;
    },
    render: Render,
  ): string => {
    const names = someNames(borders);
    const many = countOf(areas) > 1 ? `${countOf(areas)} areas, ` : '';
    const why =
      cause === 'absent'
        ? `${names} ${verb(countOf(borders), 'leaks', 'leak')} nothing from level 2 into level 1`
        : `${names} cannot pass it from level 2 into level 1 (overload with suppress interlevel, or a platform without leaking)`;
    const fix = cause === 'absent' ? ` Leak ${loopback.prefix} into level 1 on ${names}.` : '';
    return `${loopbackText(loopback)} is not leaked into ${many}${someWords(areas, areaName)}: ${why}. ${render(harm)}${fix}`;
  },
  'unleaked-loopback.border': ({
    border,
    area,
    loopbacks,
    lacking,
    eachLacksAll,
    leak,
  }: {
    readonly border: string;
    readonly area: AreaName;
    readonly loopbacks: Some<LoopbackName>;
    readonly lacking: Some;
    readonly eachLacksAll: boolean;
    /** The system's word for leaking. */
    readonly leak: string;
  }): string => {
    const count = countOf(loopbacks);
    const names = someWords(loopbacks, ({ owner, prefix }) => `${prefix} (${owner})`);
    const which = eachLacksAll ? verb(count, 'it', 'them') : 'some of them';
    const who = `${someNames(lacking)} ${verb(countOf(lacking), 'has', 'have')} no label for ${which}`;
    return `${border} does not leak ${names} into ${areaName(area)}, where ${who}. ${capitalised(leak)} level 2 into level 1 for ${verb(count, 'this loopback', 'these loopbacks')}.`;
  },
  'leak-filter-misses-loopback': (
    {
      border,
      loopbacks,
      to,
      area,
      denial,
      alsoDenied,
      alsoSilent,
      allow,
      harm,
    }: Direction & {
      readonly border: string;
      readonly loopbacks: Some<LoopbackName>;
      /** What denies it. */
      readonly denial: Message;
      readonly alsoDenied: Some;
      readonly alsoSilent: Some;
      /** Borders that have to let it pass. */
      readonly allow: Some;
      readonly harm: Message;
    },
    render: Render,
  ): string => {
    const [only] = loopbacks.shown;
    const isOne = only !== undefined && countOf(loopbacks) === 1;
    const kept = isOne
      ? loopbackText(only)
      : `${countOf(loopbacks)} loopbacks, ${someWords(loopbacks, ({ prefix }) => prefix)},`;
    const also = [
      ...(countOf(alsoDenied) > 0 ? [`${someNames(alsoDenied)} as well`] : []),
      ...(countOf(alsoSilent) > 0 ? [`${someNames(alsoSilent)} by leaking nothing`] : []),
    ];
    const others = also.length > 0 ? ` (kept back by ${joined(also)})` : '';
    const into = to === 'area' ? `into ${areaName(area)}` : `from ${areaName(area)} into level 2`;
    return `${border} keeps ${kept} from being distributed ${into}: ${render(denial)}${others}. ${render(harm)} Permit ${isOne ? only.prefix : 'them'} on ${someNames(allow)}.`;
  },
  'summary-hides-loopback': (
    {
      borders,
      summary,
      to,
      area,
      harm,
      ...loopback
    }: LoopbackName & Direction & { readonly borders: Some; readonly summary: string; readonly harm: Message },
    render: Render,
  ): string =>
    `${someNames(borders)} ${verb(countOf(borders), 'summarises', 'summarise')} ${summary} into ${to === 'area' ? areaName(area) : 'level 2'}, which hides ${loopbackText(loopback)}. ${render(harm)} Keep service loopbacks out of the summarised range, or remove the summary on one border router per loopback range.`,

  'loopback-not-advertised': (
    {
      reason,
      interface: on,
      found,
      broken,
      needed,
      ...loopback
    }: LoopbackName &
      Unadvertised & {
        readonly found: Message;
        readonly broken: BrokenServices;
        /** By services over BGP, pseudowires alone, services that are not judged, or nothing. */
        readonly needed: 'vpn' | 'pseudowire' | 'unjudged' | 'nothing';
      },
    render: Render,
  ): string => {
    const harm = {
      vpn: `BGP sessions to it stay down, and ${brokenText(broken)}`,
      pseudowire: brokenText(broken),
      unjudged: 'services that need it are not judged',
      nothing: 'so no VPN can end here',
    }[needed];
    const joint = needed === 'nothing' ? ', ' : ': ';
    return `${loopbackText(loopback)} (${render(found)}) is not advertised in IS-IS: ${WHY_UNADVERTISED[reason](on)} No other router learns it${joint}${harm}.`;
  },

  'loopback-not-host-route': ({
    router,
    address,
    prefix,
    interface: on,
  }: {
    readonly router: string;
    readonly address: string;
    readonly prefix: string;
    readonly interface: string;
  }): string =>
    `${router}'s service loopback ${address} is advertised as ${prefix}. VPN next hops need a host route: make the address of ${on} a /32.`,

  'ldp-gap': ({
    ends,
    link,
    broken,
    segmentRouted,
  }: Ends & {
    readonly link: string;
    readonly broken: BrokenServices;
    /** Routers at its ends that run segment routing; not all do. */
    readonly segmentRouted: readonly string[];
  }): string => {
    const where = joined(ends);
    const [only] = segmentRouted;
    const sr = only === undefined ? '' : `, and segment routing runs on ${only} alone`;
    return `LDP is off on ${where} (link ${link})${sr}: no label crosses this link, and ${brokenText(broken)} although the routes are there. Enable LDP on ${where}.`;
  },
  'ldp-gap.end': ({ end }: { readonly end: string }): string => `LDP is off on ${end}`,
  'ldp-gap.nowhere': ({
    links,
    broken,
    notSegmentRouted,
  }: {
    /** How many links between PEs carry no label. */
    readonly links: number;
    readonly broken: BrokenServices;
    /** Routers without segment routing, where others have it. */
    readonly notSegmentRouted: Some;
  }): string => {
    const isMixed = countOf(notSegmentRouted) > 0;
    const sr = isMixed
      ? ` and segment routing is off on ${someNames(notSegmentRouted)}`
      : ` and ${verb(links, 'the link', `the ${links} links`)} between the PEs ${verb(links, 'carries', 'carry')} no label`;
    const fix = isMixed
      ? `Enable segment routing on ${someNames(notSegmentRouted)}, or LDP on all links`
      : 'Enable LDP on all links of IS-IS';
    return `No router of this network runs LDP,${sr}: ${brokenText(broken)} although the routes are there. ${fix}.`;
  },
  'label-filter-gap': ({
    router,
    prefixes,
    broken,
  }: {
    readonly router: string;
    readonly prefixes: Some;
    readonly broken: BrokenServices;
  }): string => {
    const count = countOf(prefixes);
    return `${router} withholds its label for ${someNames(prefixes)} by this filter: ${brokenText(broken)} although the ${verb(count, 'route is', 'routes are')} there. Let the filter permit ${verb(count, 'this loopback', 'these loopbacks')}.`;
  },
};
