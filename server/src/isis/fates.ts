/**
 * Prefixes that fare alike. A network has thousands of loopbacks and few ways they fare: those of one area that no
 * filter tells apart are learned by the same routers in the same way, and one of them answers for all.
 */
import type { Ipv4Prefix } from '../base/ip.ts';
import { oncePer } from '../base/once-per.ts';
import type { Device } from '../model/device.ts';
import type { FilterReference } from '../model/isis.ts';
import type { PolicyCondition } from '../model/policy.ts';
import { coveringsIn } from './coverings.ts';
import { conditionsOf } from './filters.ts';
import { tagsTravel } from './offered.ts';
import { prefixKey } from './prefix-lists.ts';
import { type PrefixMarks, prefixMarks } from './prefix-marks.ts';
import { type Passing, type PrefixTest, prefixTest } from './prefix-test.ts';
import { staticsOf } from './routing-table.ts';
import { instancesOf, type Process, type World } from './world.ts';

/**
 * Equal for prefixes that the same routers learn in the same way, metrics and next hops aside; undefined when the prefix may
 * fare like no other. Holds where all routers of every level component reach each other and no path is too long to be used:
 * then metrics decide nothing but the path.
 */
export type Fates = (prefix: Ipv4Prefix) => string | undefined;

interface Filter extends Passing {
  readonly device: Device;
  readonly reference: FilterReference;
}

function filtersBetweenLevels(processes: readonly Process[]): Filter[] {
  return processes
    .filter(({ level1, level2 }) => level2 && level1.length > 0)
    .flatMap((process) =>
      instancesOf(process)
        .flatMap(({ interLevel }) => interLevel)
        .flatMap(({ filter, from, to }): Filter[] =>
          filter ? [{ device: process.device, from, to, reference: filter }] : [],
        )
        .concat(process.externalUp ? [{ device: process.device, from: 1, to: 2, reference: process.externalUp }] : []),
    );
}

/** Conditions whose answer is the same for prefixes with equal marks, tags and origins, on whatever path they come. */
function asksForOrigin(condition: PolicyCondition): boolean {
  switch (condition.kind) {
    case 'lists':
      return condition.lists.every(({ kind }) => kind !== 'not-read');
    case 'range':
      return condition.attribute === 'tag';
    case 'entries':
    case 'tag':
    case 'route-type':
    case 'source':
    case 'to-level':
    case 'policy':
    case 'never':
    case 'undecidable':
      return true;
    default:
      return false;
  }
}

const asksForTag = (condition: PolicyCondition): boolean =>
  condition.kind === 'tag' || (condition.kind === 'range' && condition.attribute === 'tag');

/** A tag that is set on one of several ways makes the tag a question of the path. */
function setsTags({ device, reference }: Filter): boolean {
  return (
    reference.kind === 'route-policy' &&
    device.routePolicies.some(({ clauses }) => clauses.some(({ setTag }) => setTag !== undefined))
  );
}

/** Answers by test: a test stays as long as its device means the same, and few prefixes are asked about, one for all of equal marks. */
const answers = new WeakMap<PrefixTest, Map<number, boolean>>();

function askedOnce(test: PrefixTest): (prefix: Ipv4Prefix, key: number) => boolean {
  const known = answers.get(test) ?? new Map<number, boolean>();
  answers.set(test, known);
  return (prefix, key) => {
    let answer = known.get(key);
    if (answer === undefined) {
      answer = test(prefix);
      known.set(key, answer);
    }
    return answer;
  };
}

/** A short name for each text; texts of hundreds of filters are long, and asked for with every loopback. */
function shortNames(): (text: string) => string {
  const names = new Map<string, string>();
  return (text) => {
    const name = names.get(text) ?? String(names.size);
    names.set(text, name);
    return name;
  };
}

type Verdicts = (prefix: Ipv4Prefix, marks: string) => string | undefined;

/** What the filters between levels make of a prefix. `tagsArrive`: on every way. */
function verdictsOf(filters: readonly Filter[], tagsArrive: boolean): Verdicts {
  const tests = filters.map((filter) => prefixTest(filter.device, filter.reference, filter));
  if (tests.every((test) => test !== undefined)) {
    const asked = tests.map(askedOnce);
    const nameOf = shortNames();
    const known = new Map<string, string>();
    return (prefix, marks) => {
      let verdicts = known.get(marks);
      if (verdicts === undefined) {
        const key = prefixKey(prefix);
        verdicts = nameOf(asked.map((ask) => (ask(prefix, key) ? '1' : '0')).join(''));
        known.set(marks, verdicts);
      }
      return verdicts;
    };
  }
  const byOrigin = filters.every((filter) => {
    const { device, reference } = filter;
    const conditions = conditionsOf(device, reference);
    return (
      reference.kind !== 'not-read' &&
      conditions.every((each) => asksForOrigin(each) && (tagsArrive || !asksForTag(each))) &&
      !setsTags(filter)
    );
  });
  return byOrigin ? (_, marks) => marks : () => undefined;
}

/** Prefixes that more than one process has configured; neither metrics nor lists decide that. */
const sharedPrefixes = oncePer(
  ({ network }: World) => network.places,
  ({ processes }): ReadonlySet<number> => {
    const seen = new Set<number>();
    const shared = new Set<number>();
    for (const { owned } of processes) {
      for (const key of owned.keys()) {
        if (seen.has(key)) shared.add(key);
        seen.add(key);
      }
    }
    return shared;
  },
);

/**
 * Index of the area in which a process stands like others; undefined when it stands in several, summarises, or shares its router
 * with other processes.
 */
function onlyArea({ areaOf, processesOf }: World, { router, level1, level2 }: Process): number | undefined {
  if (processesOf[router]?.length !== 1) return undefined;
  if ([...level1, ...(level2 ? [level2] : [])].some(({ instance }) => instance.summaries.length > 0)) return undefined;
  const places = [
    ...level1.map(({ index }) => areaOf[1][index] as number),
    ...(level2 ? [areaOf[2][level2.index] as number] : []),
  ];
  return places.length === 1 ? places[0] : undefined;
}

/** Filters of routers' own tables; those of one list each are told from prefixes by their marks. */
function inboundFilters(processes: readonly Process[]): Pick<Filter, 'device' | 'reference'>[] {
  return processes.flatMap((process) =>
    instancesOf(process).flatMap(({ inbound = [] }) =>
      inbound.map(({ filter }) => ({ device: process.device, reference: filter })),
    ),
  );
}

/** `entrances`: where a prefix may come in by what is not read, equal for equal places. */
export function createFates(world: World, entrances: (prefix: Ipv4Prefix) => string): Fates {
  const filters = filtersBetweenLevels(world.processes);
  const inbound = inboundFilters(world.processes);
  const inboundByOrigin = inbound.every(
    ({ device, reference }) =>
      reference.kind !== 'not-read' &&
      conditionsOf(device, reference).every((condition) => asksForOrigin(condition) && !asksForTag(condition)),
  );
  const statics = new Set(world.processes.flatMap(({ device, vrf }) => [...staticsOf(device, vrf).keys()]));
  const marksOf: PrefixMarks = prefixMarks([...new Set([...filters, ...inbound].map(({ device }) => device))]);
  const verdicts = verdictsOf(filters, tagsTravel(world));
  const shared = sharedPrefixes(world);
  const summaries = new Set(world.summaries.map(({ prefix }) => prefixKey(prefix)));
  const coveringsOf = coveringsIn(world);

  function fateOf(prefix: Ipv4Prefix, key: number): string | undefined {
    const natives = world.natives.get(key) ?? [];
    const owners = new Set(natives.map(({ speaker }) => world.processOf[speaker]));
    const [owner] = owners;
    if (!owner || owners.size > 1 || shared.has(key) || summaries.has(key) || statics.has(key)) return undefined;
    if (!inboundByOrigin) return undefined;
    const area = onlyArea(world, owner);
    const passed = area === undefined ? undefined : verdicts(prefix, marksOf(prefix));
    if (passed === undefined) return undefined;
    const origins = natives.map(({ level, external, externalMetric, origin, tag }) =>
      [level, external, externalMetric, origin.kind, tag].join(),
    );
    const ownTables = inbound.length > 0 ? marksOf(prefix) : '';
    return [
      area,
      origins.sort().join(' '),
      coveringsOf(prefix).map(prefixKey).join(' '),
      passed,
      ownTables,
      entrances(prefix),
    ].join('|');
  }

  const known = new Map<number, string | undefined>();
  return (prefix) => {
    const key = prefixKey(prefix);
    if (!known.has(key)) known.set(key, fateOf(prefix, key));
    return known.get(key);
  };
}
