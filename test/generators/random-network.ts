/** Random multi-area networks for properties: small, and dense in corner cases. */
import fc from 'fast-check';
import type {
  Levels,
  NetworkPlan,
  PlanEnd,
  PlanEntry,
  PlanFilter,
  PlanLink,
  PlanPrefix,
  PlanRouter,
} from './network-plan.ts';
import { iosRenderer } from './render-ios.ts';

const LOOPBACKS = 0x0aff0000;
const LINKS = 0x0a000000;
const LANS = 0x0a090000;
const STATICS = 0xc0a80000;

const prefix = (address: number, length: number): PlanPrefix => ({
  address: length === 0 ? 0 : (address & (0xffffffff << (32 - length))) >>> 0,
  length,
});

/** Router `place` of area `area`: loopbacks of one area lie in one /24, so that summaries make sense. */
const loopbackOf = (area: number, place: number): PlanPrefix => prefix(LOOPBACKS + area * 256 + place + 1, 32);

const metric = fc.oneof(
  { weight: 9, arbitrary: fc.constant(10) },
  { weight: 9, arbitrary: fc.integer({ min: 1, max: 20 }) },
  { weight: 3, arbitrary: fc.integer({ min: 60, max: 700 }) },
  // Keeps a link out of the shortest paths where metrics are wide (RFC 5305).
  { weight: 1, arbitrary: fc.constant(0xffffff) },
);

const mostly = <T>(usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });

const anyLevels = fc.constantFrom<Levels>('1', '2', '1-2');

function entry(areas: number): fc.Arbitrary<PlanEntry> {
  const host = fc
    .tuple(fc.integer({ min: 0, max: areas }), fc.integer({ min: 0, max: 4 }), fc.boolean())
    .map(([area, place, permit]): PlanEntry => ({ permit, prefix: loopbackOf(area, place) }));
  const range = fc.tuple(fc.boolean(), fc.constantFrom(8, 16, 24), fc.constantFrom(24, 30, 32), fc.boolean()).map(
    ([permit, length, bound, exact]): PlanEntry => ({
      permit,
      prefix: prefix(LOOPBACKS + 256, length),
      ...(exact
        ? { ge: Math.max(bound, length + 1), le: Math.max(bound, length + 1) }
        : { le: Math.max(bound, length + 1) }),
    }),
  );
  return fc.oneof({ weight: 3, arbitrary: host }, { weight: 1, arbitrary: range });
}

const filter = (areas: number): fc.Arbitrary<PlanFilter> =>
  fc
    .record({
      entries: fc.array(entry(areas), { minLength: 1, maxLength: 4 }),
      setMetric: mostly<number | undefined>(undefined, fc.integer({ min: 1, max: 50 })),
    })
    .map(({ entries, setMetric }) => ({ entries, ...(setMetric === undefined ? {} : { setMetric }) }));

/** Borders mark what they carry up and ask for the mark on the way down. */
const TAG = 7;

const asking = (areas: number): fc.Arbitrary<PlanFilter> =>
  fc
    .tuple(filter(areas), mostly(false, fc.constant(true)))
    .map(([one, asks]) => (asks ? { ...one, matchTag: TAG } : one));

const marking = (areas: number): fc.Arbitrary<PlanFilter> =>
  fc.tuple(filter(areas), fc.boolean()).map(([one, marks]) => (marks ? { ...one, setTag: TAG } : one));

interface Seat {
  readonly area: number;
  readonly place: number;
  readonly border: boolean;
}

function router(
  seat: Seat,
  index: number,
  areas: number,
  styles: fc.Arbitrary<PlanRouter['style']>,
): fc.Arbitrary<PlanRouter> {
  const usual: Levels = seat.area === 0 ? '2' : seat.border ? '1-2' : '1';
  return fc.record({
    name: fc.constant(`R${index}`),
    dialect: fc.constant(iosRenderer.dialect),
    id: fc.constant(index + 1),
    area: fc.constant(seat.area),
    levels: mostly(usual, anyLevels),
    style: styles,
    overload: mostly(false, fc.constant(true)),
    loopback: fc.record({
      prefix: fc.constant(loopbackOf(seat.area, seat.place)),
      passive: fc.boolean(),
      levels: mostly<Levels>('1-2', anyLevels),
    }),
    leak: seat.border
      ? fc.oneof(fc.constant<'none' | 'all'>('none'), fc.constant<'none' | 'all'>('all'), asking(areas), asking(areas))
      : fc.constant<'none' | 'all'>('none'),
    up: seat.border ? mostly<PlanFilter | undefined>(undefined, marking(areas)) : fc.constant(undefined),
    summaries: seat.border
      ? mostly<PlanRouter['summaries']>(
          [],
          fc.array(
            fc
              .tuple(fc.integer({ min: 0, max: areas }), fc.constantFrom(24, 16), anyLevels)
              .map(([area, length, levels]) => ({ prefix: prefix(LOOPBACKS + area * 256, length), levels })),
            { minLength: 1, maxLength: 1 },
          ),
        )
      : fc.constant([]),
    statics: mostly<PlanRouter['statics']>(
      [],
      fc
        .tuple(anyLevels, fc.integer({ min: 0, max: 30 }))
        .map(([levels, cost]) => [{ prefix: prefix(STATICS + index * 256, 24), levels, metric: cost }]),
    ),
    vpn: fc.constant(undefined),
  });
}

interface Wire {
  readonly routers: readonly number[];
  readonly metrics: readonly (readonly [number, number])[];
  readonly levels: readonly Levels[];
  readonly priorities: readonly number[];
}

/** `among` at least two routers. */
function wire(among: readonly number[], lan: boolean): fc.Arbitrary<Wire> {
  const size = lan ? Math.min(4, among.length) : 2;
  return fc.shuffledSubarray([...among], { minLength: 2, maxLength: size }).chain((routers) =>
    fc.record({
      routers: fc.constant(routers),
      metrics: fc.array(fc.tuple(metric, metric), { minLength: routers.length, maxLength: routers.length }),
      levels: fc.array(mostly<Levels>('1-2', anyLevels), { minLength: routers.length, maxLength: routers.length }),
      priorities: fc.array(fc.constantFrom(64, 64, 100), { minLength: routers.length, maxLength: routers.length }),
    }),
  );
}

function wires(among: readonly number[], lan: boolean, most: number): fc.Arbitrary<Wire[]> {
  return among.length < 2 ? fc.constant([]) : fc.array(wire(among, lan), { maxLength: most });
}

/** A chain through all of them, so that most networks hang together. */
function chain(among: readonly number[]): fc.Arbitrary<Wire[]> {
  const pairs = among.slice(1).map((router, index) => [among[index] as number, router]);
  return fc.tuple(...pairs.map((pair) => wire(pair, false)));
}

function build(routers: readonly PlanRouter[], pointToPoint: readonly Wire[], lans: readonly Wire[]): NetworkPlan {
  const used = routers.map(() => 0);
  const link = (one: Wire, index: number, lan: boolean): PlanLink => {
    const base = lan ? LANS + index * 256 : LINKS + index * 4;
    const ends = one.routers.map((at, position): PlanEnd => {
      const slot = used[at] as number;
      used[at] = slot + 1;
      const [level1 = 10, level2 = 10] = one.metrics[position] ?? [];
      return {
        router: at,
        port: slot,
        interface: iosRenderer.port(slot),
        address: base + position + 1,
        metric: { 1: level1, 2: level2 },
        levels: one.levels[position] ?? '1-2',
        priority: one.priorities[position] ?? 64,
        ldp: false,
      };
    });
    return { prefix: prefix(base, lan ? 24 : 30), lan, ends };
  };
  return {
    routers,
    links: [
      ...pointToPoint.map((one, index) => link(one, index, false)),
      ...lans.map((one, index) => link(one, index, true)),
    ],
  };
}

/** One to three areas of one to four routers around a backbone of up to two level-2 routers, all of them IOS. */
export const randomNetwork: fc.Arbitrary<NetworkPlan> = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
    backbone: fc.integer({ min: 0, max: 2 }),
    style: fc.oneof(
      { weight: 4, arbitrary: fc.constant(fc.constant<PlanRouter['style']>('wide')) },
      { weight: 1, arbitrary: fc.constant(fc.constant<PlanRouter['style']>('narrow')) },
      { weight: 1, arbitrary: fc.constant(fc.constantFrom<PlanRouter['style']>('narrow', 'wide', 'transition')) },
    ),
  })
  .chain(({ sizes, backbone, style }) => {
    const seats: Seat[] = [];
    for (let place = 0; place < backbone; place++) seats.push({ area: 0, place, border: false });
    sizes.forEach((size, area) => {
      for (let place = 0; place < size; place++) seats.push({ area: area + 1, place, border: place < 2 });
    });
    const members = (area: number): number[] => seats.flatMap((seat, index) => (seat.area === area ? [index] : []));
    const level2 = seats.flatMap((seat, index) => (seat.area === 0 || seat.border ? [index] : []));
    const areas = sizes.map((_, area) => members(area + 1));
    const everybody = seats.map((_, index) => index);
    return fc
      .record({
        routers: fc.tuple(...seats.map((seat, index) => router(seat, index, sizes.length, style))),
        chains: fc.tuple(chain(level2), ...areas.map(chain)),
        extra: fc.tuple(
          wires(level2, false, 2),
          wires(everybody, false, 2),
          ...areas.map((area) => wires(area, false, 1)),
        ),
        lans: fc.tuple(wires(level2, true, 1), ...areas.map((area) => wires(area, true, 1))),
      })
      .map(({ routers, chains, extra, lans }) => build(routers, [...chains.flat(), ...extra.flat()], lans.flat()));
  });
