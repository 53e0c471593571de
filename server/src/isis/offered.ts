/**
 * A prefix as the policy of a border sees it. Where the border has no route to it, what it would see if everything in front
 * of it worked, so that each fault is found by itself; what would depend on the way is then unknown.
 */
import type { Ipv4Prefix } from '../base/ip.ts';
import { oncePer } from '../base/once-per.ts';
import { type IsisInstance, LEVELS, type Level } from '../model/isis.ts';
import type { RouterIndex } from '../model/network.ts';
import { SENDS_WIDE } from './component-paths.ts';
import type { Distribution } from './distribution.ts';
import { prefixAsRoute, type RouteAttributes } from './policy-conditions.ts';
import { prefixKey } from './prefix-lists.ts';
import { instancesOf, type Process, type World } from './world.ts';

/** Every router sends and reads wide TLVs: a tag arrives wherever its prefix does. */
export const tagsTravel = oncePer(
  (world: World) => world,
  ({ sends, accepts }: World): boolean =>
    LEVELS.every((level) =>
      [...sends[level], ...accepts[level]].every((styles) => styles === 0 || (styles & SENDS_WIDE) !== 0),
    ),
);

/** Some policy between levels may set a tag, which counts from there on. */
const tagsAreSet = oncePer(
  (world: World) => world,
  ({ processes }: World): boolean =>
    processes.some(
      ({ device, up, down }) =>
        (up?.filter ?? down?.filter) !== undefined &&
        device.routePolicies.some(({ clauses }) => clauses.some(({ setTag }) => setTag !== undefined)),
    ),
);

function tagSupposed(world: World, process: Process, prefix: Ipv4Prefix, from: Level): number | undefined {
  if (tagsAreSet(world)) return undefined;
  const natives = world.natives.get(prefixKey(prefix)) ?? [];
  const [tag = 0, ...others] = new Set(natives.map((native) => native.tag));
  if (others.length > 0 || tag === 0 || tagsTravel(world)) return others.length > 0 ? undefined : tag;
  const reader = from === 1 ? process.level1 : process.level2 ? [process.level2] : [];
  const readsWide = reader.some(({ index }) => ((world.accepts[from][index] ?? 0) & SENDS_WIDE) !== 0);
  const sentWide = natives.some(({ speaker, level }) => ((world.sends[level][speaker] ?? 0) & SENDS_WIDE) !== 0);
  return readsWide && sentWide ? undefined : 0;
}

/** Answers `Simulation.offered`. */
export function createOffered(
  world: World,
  distribution: Distribution,
): (router: RouterIndex, instance: IsisInstance, prefix: Ipv4Prefix, from: Level) => RouteAttributes {
  return (router, instance, prefix, from) => {
    const toLevel = from === 1 ? 2 : 1;
    const process = world.processesOf[router]?.find((each) => instancesOf(each).includes(instance));
    const types = [from === 1 ? 'level-1' : 'level-2', 'internal'] as const;
    if (!process) return prefixAsRoute(prefix, { types, toLevel });
    return (
      distribution.state(prefix).offered(process, from) ??
      prefixAsRoute(prefix, { tag: tagSupposed(world, process, prefix, from), types, toLevel })
    );
  };
}
