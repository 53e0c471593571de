/** English words of findings about leaks that do nothing, too much, or their work alone. */
import {
  type AreaName,
  areaName,
  countOf,
  type LoopbackName,
  type ServiceNames,
  type Some,
  serviceCount,
  serviceText,
  someNames,
  someWords,
  verb,
} from './words.ts';

type Level = 1 | 2;

export const leakMessages = {
  'dead-leak': ({
    router,
    from,
    to,
    lacks,
    level,
  }: {
    readonly router: string;
    readonly from: Level;
    readonly to: Level;
    /** The level itself, or a neighbor at it. */
    readonly lacks: 'level' | 'neighbor';
    readonly level: Level;
  }): string => {
    const why = lacks === 'level' ? `it runs level ${level === 1 ? 2 : 1} only` : `it has no level-${level} neighbor`;
    return `This leak from level ${from} into level ${to} does nothing: ${router} does not join the levels, ${why}. Leak on the level-1-2 routers of the area instead, or remove the line.`;
  },

  'leak-everything': ({
    router,
    policy,
  }: {
    readonly router: string;
    /** As the file names it; undefined where there is none. */
    readonly policy: string | undefined;
  }): string => {
    const how = policy === undefined ? 'no policy limits it' : `${policy} sets no limit`;
    return `${router} leaks all of level 2 into level 1: ${how}. Level-1 routers of the area then carry every route of the backbone. Leak only the PE loopbacks that VPNs in the area need.`;
  },

  'single-leak-router': ({
    router,
    loopbacks,
    area,
    others,
    services,
    served,
    owners,
  }: {
    readonly router: string;
    readonly loopbacks: Some<LoopbackName>;
    readonly area: AreaName;
    /** Borders that do not leak them. */
    readonly others: Some;
    readonly services: ServiceNames;
    /** PEs of the area. */
    readonly served: Some;
    readonly owners: Some;
  }): string => {
    const names = someWords(loopbacks, ({ owner, prefix }) => `${prefix} (${owner})`);
    const rest = someNames(others);
    return `Only ${router} leaks ${names} into ${areaName(area)}; ${rest} ${verb(countOf(others), 'does', 'do')} not. When ${router} fails, ${serviceText(services)} between ${someNames(served)} and ${someNames(owners)} ${verb(serviceCount(services), 'breaks', 'break')} although another way out of the area is there. Leak ${verb(countOf(loopbacks), 'it', 'them')} on ${rest} too.`;
  },
  'single-leak-router.other': (): string => 'not leaked here',
};
