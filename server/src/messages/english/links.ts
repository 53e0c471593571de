/** English words of links and of what stands in the way on them. */
import { type BrokenServices, brokenText } from './harm.ts';
import { type AreaName, areaName, capitalised, countOf, joined, type Some, someNames, verb } from './words.ts';

/** What one end has of what both must agree on. */
export type EndSetting =
  | { readonly of: 'area'; readonly areas: readonly string[] }
  | { readonly of: 'levels'; readonly level1: boolean; readonly level2: boolean }
  | { readonly of: 'network'; readonly network: 'point-to-point' | 'broadcast' }
  | { readonly of: 'subnets'; readonly prefixes: readonly string[] }
  | { readonly of: 'authentication'; readonly mode: 'clear-text' | 'md5' | 'other' | 'none' }
  | {
      readonly of: 'mtu';
      readonly octets: number | undefined;
      readonly byDefault: boolean;
      readonly paddedTo: number | undefined;
    }
  | { readonly of: 'families'; readonly ipv4: boolean; readonly ipv6: boolean }
  | { readonly of: 'hellos'; readonly passive: boolean }
  | { readonly of: 'isis'; readonly runs: boolean };

type LinkEnd = { readonly name: string; readonly setting: EndSetting };

function levelsText(level1: boolean, level2: boolean): string {
  if (level1) return level2 ? 'levels 1 and 2' : 'level 1 only';
  return level2 ? 'level 2 only' : 'no level: circuit and instance have none in common';
}

function familiesText(ipv4: boolean, ipv6: boolean): string {
  if (ipv4) return ipv6 ? 'IPv4 and IPv6' : 'IPv4 only';
  return 'IPv6 only';
}

function settingText(setting: EndSetting): string {
  switch (setting.of) {
    case 'area':
      return `is in ${verb(setting.areas.length, 'area', 'areas')} ${joined(setting.areas)}`;
    case 'levels':
      return `runs ${levelsText(setting.level1, setting.level2)}`;
    case 'network':
      return `is ${setting.network}`;
    case 'subnets':
      return `is in ${joined(setting.prefixes)}`;
    case 'authentication':
      return setting.mode === 'none' ? 'uses no authentication' : `uses ${setting.mode} authentication`;
    case 'mtu': {
      const mtu = `has MTU ${setting.octets ?? 'unknown'}${setting.byDefault ? ' by default' : ''}`;
      return setting.paddedTo === undefined ? mtu : `${mtu} and pads hellos to ${setting.paddedTo}`;
    }
    case 'families':
      return `runs IS-IS for ${familiesText(setting.ipv4, setting.ipv6)}`;
    case 'hellos':
      return setting.passive ? 'is passive' : 'is active';
    case 'isis':
      return setting.runs ? 'runs IS-IS' : 'does not run IS-IS';
  }
}

type MismatchProblem =
  | 'area'
  | 'level'
  | 'network-type'
  | 'subnet'
  | 'duplicate-address'
  | 'authentication'
  | 'lsp-authentication'
  | 'mtu'
  | 'address-family'
  | 'passive-one-side'
  | 'one-side-only';

const WHAT: Readonly<Record<MismatchProblem, string>> = {
  area: 'are in different areas, and level 1 needs a common one',
  level: 'have no level in common',
  'network-type': 'differ in network type',
  subnet: 'have addresses of different subnets',
  'duplicate-address': 'have the same address',
  authentication: 'do not agree on hello authentication',
  'lsp-authentication': 'do not agree on LSP authentication',
  mtu: 'differ in MTU while hellos are padded',
  'address-family': 'do not run the same address families',
  'passive-one-side': 'do not both send hellos',
  'one-side-only': 'do not both run IS-IS',
};

const REPAIR: Readonly<Record<Exclude<MismatchProblem, 'level'>, string>> = {
  area: 'Give both the same area address, or let both run level 2 on this link.',
  'network-type': 'Configure point-to-point on both ends, or on neither.',
  subnet: 'Correct the address or mask of one end.',
  'duplicate-address': 'Give one end another address of the subnet.',
  authentication: 'Configure the same type and key on both ends.',
  'lsp-authentication':
    'Configure the same area or domain authentication on both routers: the adjacency is up, yet each ignores what the other announces.',
  mtu: 'Give both ends the same MTU.',
  'address-family': 'Run the same address families on both ends.',
  'passive-one-side': 'Take passive off, or make both ends passive when they are not meant to be neighbors.',
  'one-side-only': 'Enable IS-IS on the other end, or make this one passive.',
};

type NoWayCause =
  | { readonly by: 'ignored' | 'not-attached' | 'overload'; readonly routers: Some }
  | { readonly by: 'metric'; readonly links: Some }
  | { readonly by: 'no-border' };

function causeText(cause: NoWayCause): string {
  if (cause.by === 'no-border') return 'no router of the area has a level-2 neighbor';
  if (cause.by === 'metric') {
    const count = countOf(cause.links);
    return `${someNames(cause.links)} ${verb(count, 'has', 'have')} the maximum metric, which keeps the ${verb(count, 'link', 'links')} out of the shortest paths`;
  }
  const [names, count] = [someNames(cause.routers), countOf(cause.routers)];
  if (cause.by === 'overload') return `${names} ${verb(count, 'is', 'are')} in overload, so no traffic passes`;
  return cause.by === 'ignored'
    ? `${names} ${verb(count, 'ignores', 'ignore')} the attached bit`
    : `${names} ${verb(count, 'does', 'do')} not set the attached bit`;
}

const WAY_OUT: Readonly<Record<NoWayCause['by'], string>> = {
  ignored: 'Attach the area to level 2, or leak what its PEs need.',
  'not-attached': 'Attach the area to level 2, or leak what its PEs need.',
  'no-border': 'Attach the area to level 2, or leak what its PEs need.',
  metric: 'Give the link a lower metric.',
  overload: 'Take the router out of overload.',
};

export const linkMessages = {
  'adjacency-mismatch': ({
    ends,
    problem,
    level,
    levelWords,
    broken,
  }: {
    /** The one that differs first. */
    readonly ends: readonly LinkEnd[];
    readonly problem: MismatchProblem;
    /** Where it concerns one level only. */
    readonly level: 1 | 2 | undefined;
    /** What the system calls the settings of levels. */
    readonly levelWords: string;
    /** What it cuts off. */
    readonly broken: BrokenServices | undefined;
  }): string => {
    const [first, ...others] = ends.map(({ name }) => name);
    const settings = ends.slice(0, 3).map(({ name, setting }) => `${name} ${settingText(setting)}`);
    const at = level === undefined ? '' : ` at level ${level}`;
    const outcome =
      problem === 'lsp-authentication' ? `refuse each other's LSPs${at}` : `will not become neighbors${at}`;
    const repair =
      problem === 'level' ? `Correct ${levelWords} so that both run one level in common.` : REPAIR[problem];
    const harm = broken ? ` ${capitalised(brokenText(broken))}.` : '';
    const shown = others.length > 4 ? [...others.slice(0, 3), `${others.length - 3} more`] : others;
    return `${first} and ${joined(shown)} ${outcome}: they ${WHAT[problem]} (${settings.join('; ')}).${harm} ${repair}`;
  },
  'adjacency-mismatch.end': ({ name, setting }: LinkEnd): string => `${name} ${settingText(setting)}`,

  'broken-path.metric': ({
    link,
    level,
    broken,
  }: {
    readonly link: string;
    readonly level: 1 | 2;
    readonly broken: BrokenServices;
  }): string =>
    `${link} has the maximum metric at level ${level}, which keeps the link out of the shortest paths, and no other leads on: ${brokenText(broken)}. Give the link a lower metric.`,
  'broken-path.down': ({
    ends,
    otherEnds,
    broken,
  }: {
    readonly ends: readonly string[];
    readonly otherEnds: readonly string[];
    readonly broken: BrokenServices;
  }): string => {
    const towards = otherEnds.length > 0 ? ` towards ${joined(otherEnds)}` : '';
    return `${joined(ends)} ${verb(ends.length, 'is', 'are')} shut down, and no other link leads on${towards}: ${brokenText(broken)}. Bring the link up, or join the routers by another one.`;
  },
  'broken-path.down-here': ({ end }: { readonly end: string }): string => `${end} is shut down`,

  'overloaded-border.path': ({
    router,
    broken,
  }: {
    readonly router: string;
    readonly broken: BrokenServices;
  }): string =>
    `${router} is in overload, so no traffic passes through it, and no other path leads on: ${brokenText(broken)}. Take it out of overload, or give the traffic another path.`,
  'overloaded-border.only': ({ router, area }: { readonly router: string; readonly area: AreaName }): string =>
    `${router} is the only L1/L2 router of ${areaName(area)} and is in overload: others avoid it for transit, and some systems take no default route from it. Take it out of overload, or give the area a second L1/L2 router.`,

  'no-default-no-leak': ({
    routers,
    area,
    peers,
    cause,
  }: {
    readonly routers: Some;
    readonly area: AreaName;
    readonly peers: Some;
    readonly cause: NoWayCause;
  }): string =>
    `${someNames(routers)} in ${areaName(area)} ${verb(countOf(routers), 'has', 'have')} neither a default route nor a leaked route for ${someNames(peers)}: ${causeText(cause)}. Not even BGP sessions come up. ${WAY_OUT[cause.by]}`,
  'no-default-no-leak.border': (): string => 'this border router offers no default route',
  'no-default-no-leak.metric': ({ link }: { readonly link: string }): string => `${link} has the maximum metric`,
  'no-default-no-leak.overload': ({ router }: { readonly router: string }): string => `${router} is in overload`,

  'loopback-not-advertised.level-1': ({
    owner,
    prefix,
    interface: on,
    by,
    area,
    broken,
    lacking,
  }: {
    readonly owner: string;
    readonly prefix: string;
    readonly interface: string;
    /** Levels of its circuit, or of what redistributes it. */
    readonly by: 'circuit' | 'redistribution';
    readonly area: AreaName;
    readonly broken: BrokenServices;
    readonly lacking: Some;
  }): string => {
    const why = by === 'circuit' ? `the levels of ${on} leave out level 1` : `it is redistributed into level 2 only`;
    const harm = broken.groups.length > 0 ? `${brokenText(broken)}: ` : '';
    const fix = by === 'circuit' ? `Run level 1 on ${on} as well` : 'Redistribute it into level 1 as well';
    return `${owner}'s loopback ${prefix} is not in the level-1 LSP of ${owner}: ${why}. ${capitalised(`${harm}${someNames(lacking)} in ${areaName(area)}`)} ${verb(countOf(lacking), 'has', 'have')} no exact route to it. ${fix}.`;
  },
};
