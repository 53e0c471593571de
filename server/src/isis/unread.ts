/**
 * Prefixes that may come into IS-IS by a redistribution whose routes are in no file (D50): of BGP, OSPF and others, or of another
 * instance, which is not simulated yet (D49). What depends on it is unknown.
 *
 * Assumption: a router redistributes a prefix from another protocol only where it has no route of IS-IS to it (iBGP and RIP
 * lose against IS-IS by their distance, and who has a loopback in IS-IS seldom has it in OSPF as well), where no filter of the
 * statement denies it, and where a router that owns it runs the protocol, or is in no file.
 */
import type { Ipv4Prefix } from '../base/ip.ts';
import { oncePer } from '../base/once-per.ts';
import type { Place } from '../base/text.ts';
import { isUp } from '../model/interfaces.ts';
import { LEVELS, type Level, type Redistribution } from '../model/isis.ts';
import type { RouterIndex, Speaker } from '../model/network.ts';
import { leakIsDenied } from './crossings.ts';
import type { Distribution } from './distribution.ts';
import { conditionsOf } from './filters.ts';
import { evaluateFilter } from './policy.ts';
import { prefixAsRoute } from './policy-conditions.ts';
import { prefixKey } from './prefix-lists.ts';
import { placeIn } from './routing-table.ts';
import type { Process, World } from './world.ts';

export interface Unread {
  /** Statements by which the prefix may come to the process, as far as the files can tell. Asked where it has no exact route. */
  readonly mayEnter: (process: Process, prefix: Ipv4Prefix) => readonly Place[];
  /** All statements by which the prefix may come in somewhere. */
  readonly places: (prefix: Ipv4Prefix) => readonly Place[];
  /** Equal for prefixes that may come in at the same places. */
  readonly entrances: (prefix: Ipv4Prefix) => string;
}

/** A statement whose routes no file has. */
interface Statement {
  readonly index: number;
  readonly process: Process;
  readonly speaker: Speaker;
  readonly redistribution: Redistribution;
  readonly place: Place;
}

const READ: ReadonlySet<Redistribution['source']> = new Set(['connected', 'static', 'aggregate']);

function unreadStatements({ network, processOf }: World): Statement[] {
  const found: Statement[] = [];
  for (const speaker of network.speakers) {
    const process = processOf[speaker.index];
    if (!process) continue;
    for (const redistribution of speaker.instance.redistributions) {
      if (redistribution.family !== 'ipv4' || READ.has(redistribution.source)) continue;
      const place = placeIn(process.device, redistribution.span);
      found.push({ index: found.length, process, speaker, redistribution, place });
    }
  }
  return found;
}

/** Who has a prefix configured in the main table; neither metrics nor lists decide that. */
const ownersIn = oncePer(
  ({ network }: World) => network.places,
  ({ network }): ReadonlyMap<number, ReadonlySet<RouterIndex>> => {
    const owners = new Map<number, Set<RouterIndex>>();
    for (const { index, device } of network.routers) {
      for (const one of device.interfaces) {
        if (one.vrf || !isUp(device, one)) continue;
        for (const { prefix } of one.ipv4) {
          const key = prefixKey(prefix);
          owners.set(key, (owners.get(key) ?? new Set()).add(index));
        }
      }
    }
    return owners;
  },
);
const NOBODY: ReadonlySet<RouterIndex> = new Set();

function byArea<T>(items: readonly T[], areasOf: (item: T) => readonly number[]): (area: number) => Iterable<T> {
  const found = new Map<number, Set<T>>();
  for (const item of items) {
    for (const area of areasOf(item)) found.set(area, (found.get(area) ?? new Set()).add(item));
  }
  return (area) => found.get(area) ?? [];
}

/** Areas by index, with the statements by which a prefix may have come there. */
type Reached = ReadonlyMap<number, readonly Statement[]>;
const NOWHERE: Reached = new Map();

export function createUnread(world: World, distribution: Distribution): Unread {
  const statements = unreadStatements(world);
  const areaOf = ({ index }: Speaker, level: Level): number => world.areaOf[level][index] as number;
  /** Whose table a redistribution from another instance takes: none where the router has no such instance. */
  const sourceOf = ({ process, redistribution: { source, sourceId } }: Statement): readonly Process[] =>
    source === 'isis'
      ? (world.processesOf[process.router] ?? []).filter((other) => {
          const members = [...other.level1, ...(other.level2 ? [other.level2] : [])];
          return other !== process && members.some(({ instance }) => instance.tag === (sourceId ?? instance.tag));
        })
      : [];

  const areasOf = ({ level1, level2 }: Process): number[] => [
    ...level1.map((speaker) => areaOf(speaker, 1)),
    ...(level2 ? [areaOf(level2, 2)] : []),
  ];
  const joining =
    statements.length > 0 ? world.processes.filter(({ level1, level2 }) => level2 && level1.length > 0) : [];
  const bordersOf = byArea(joining, areasOf);
  const takersOf = byArea(statements, (statement) => sourceOf(statement).flatMap(areasOf));

  /** Levels into which the statement may let the prefix. */
  function admits({ process, speaker, redistribution }: Statement, prefix: Ipv4Prefix): readonly Level[] {
    const { instance } = speaker;
    const { source, policy } = redistribution;
    // Of which type the route is in the other protocol, no file tells.
    const unclear = policy && conditionsOf(process.device, policy).some(({ kind }) => kind === 'route-type');
    return LEVELS.filter((toLevel) => {
      if (!instance.levels[toLevel]) return false;
      const { permitted, undecided, levels } = evaluateFilter(
        process.device,
        policy,
        prefixAsRoute(prefix, { source, toLevel }),
      );
      if (undecided || (unclear && !permitted)) return true;
      return permitted && (levels ? levels.includes(toLevel) : redistribution.levels[toLevel]);
    });
  }

  /** Another protocol may have given the router the prefix. */
  function mayHave(
    { process, redistribution: { source } }: Statement,
    prefix: Ipv4Prefix,
    owners: ReadonlySet<RouterIndex>,
  ): boolean {
    const others = world.processesOf[process.router] ?? [];
    if (others.some((each) => distribution.state(prefix).best(each, 6) !== undefined)) return false;
    if (owners.size === 0) return true;
    return [...owners].some((owner) => {
      const device = world.network.routers[owner]?.device;
      if (source === 'bgp') return owner !== process.router && device?.bgp !== undefined;
      return device?.protocols?.includes(source) ?? true;
    });
  }

  function enter(reached: Map<number, Statement[]>, statement: Statement, prefix: Ipv4Prefix): number[] {
    const fresh: number[] = [];
    for (const level of admits(statement, prefix)) {
      const area = areaOf(statement.speaker, level);
      const known = reached.get(area);
      if (known?.includes(statement)) continue;
      if (known) known.push(statement);
      else reached.set(area, [statement]);
      fresh.push(area);
    }
    return fresh;
  }

  /** On from an area: up by default, down where a leak does not deny it, into other instances where they take it. */
  function spread(prefix: Ipv4Prefix): Reached {
    const owners = ownersIn(world).get(prefixKey(prefix)) ?? NOBODY;
    const reached = new Map<number, Statement[]>();
    const key = prefixKey(prefix);
    const queue: number[] = [];
    for (const statement of statements) {
      const { source } = statement.redistribution;
      const has =
        source === 'isis'
          ? sourceOf(statement).some(
              (other) => other.owned.has(key) || distribution.state(prefix).best(other, 6) !== undefined,
            )
          : mayHave(statement, prefix, owners);
      if (has) queue.push(...enter(reached, statement, prefix));
    }
    const carry = (from: number, into: number): void => {
      const known = reached.get(into) ?? [];
      const more = (reached.get(from) ?? []).filter((statement) => !known.includes(statement));
      if (more.length === 0) return;
      reached.set(into, [...known, ...more]);
      queue.push(into);
    };
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      for (const process of bordersOf(at)) {
        const { level1, level2 } = process;
        if (world.areas[at]?.level === 1 && level2) carry(at, areaOf(level2, 2));
        else if (process.down && !leakIsDenied(process, prefix)) {
          for (const speaker of level1) carry(at, areaOf(speaker, 1));
        }
      }
      for (const statement of takersOf(at)) queue.push(...enter(reached, statement, prefix));
    }
    return reached;
  }

  const known = new Map<number, Reached>();
  function reachedBy(prefix: Ipv4Prefix): Reached {
    if (statements.length === 0) return NOWHERE;
    const key = prefixKey(prefix);
    const found = known.get(key) ?? spread(prefix);
    known.set(key, found);
    return found;
  }

  const placesOf = (by: Iterable<Statement>): readonly Place[] =>
    [...new Set(by)].sort((a, b) => a.index - b.index).map(({ place }) => place);

  return {
    places: (prefix) => placesOf([...reachedBy(prefix).values()].flat()),
    mayEnter: (process, prefix) => {
      const reached = reachedBy(prefix);
      if (reached.size === 0) return [];
      return placesOf(areasOf(process).flatMap((area) => reached.get(area) ?? []));
    },
    entrances: (prefix) =>
      [...reachedBy(prefix)]
        .map(([area, by]) => `${area}:${by.map(({ index }) => index).sort((a, b) => a - b)}`)
        .sort()
        .join(' '),
  };
}
