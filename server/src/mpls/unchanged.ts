/**
 * Which loopbacks are learned by the same routers as before an edit (I4). Most edits are a metric or
 * an entry of a list: they leave who learns a loopback as it was, for nearly all loopbacks.
 */
import { type Ipv4Prefix, prefixContains } from '../base/ip.ts';
import { type Passing, prefixTest } from '../isis/prefix-test.ts';
import type { Device } from '../model/device.ts';
import { type FilterReference, LEVELS } from '../model/isis.ts';
import { LISTS, METRICS_AND_LISTS, sameMeaning } from '../model/meaning.ts';
import type { Network } from '../model/network.ts';

export interface Unchanged {
  /** Metrics differ: the same routers learn a prefix, perhaps on other paths. */
  readonly pathsMoved: boolean;
  /** True when the same routers learn the prefix in the same way. */
  readonly learners: (prefix: Ipv4Prefix) => boolean;
}

/** RFC 5305: a link with this metric is kept out of shortest paths; near it, a metric decides who learns. */
const UNUSABLE_METRIC = 0xffffff;

interface ChangedDevice {
  readonly before: Device;
  readonly now: Device;
}

export function plainMetrics({ isis }: Device): boolean {
  return isis.every(({ circuits }) =>
    circuits.every(({ metric }) =>
      LEVELS.every((level) => metric[level] !== 'maximum' && metric[level] < UNUSABLE_METRIC),
    ),
  );
}

/** A narrow path ends at 1023 (D9), so there a metric decides who learns. */
export const acceptsWide = ({ isis }: Device): boolean =>
  isis.every(({ metricStyle }) => LEVELS.every((level) => metricStyle[level].acceptsWide));

interface Filter {
  readonly reference: FilterReference;
  readonly passing: Passing | undefined;
}

/** Every filter that can decide about routes or labels; pairs stand in the same places of both Devices. */
function filtersOf({ isis, ldp }: Device): Filter[] {
  const filters: Filter[] = [];
  const add = (reference: FilterReference | undefined, passing?: Passing): void => {
    if (reference) filters.push({ reference, passing });
  };
  for (const { interLevel, redistributions, externalUp, inbound = [] } of isis) {
    for (const statement of interLevel) add(statement.filter, statement);
    for (const { policy } of redistributions) add(policy);
    for (const { filter } of inbound) add(filter);
    add(externalUp, { from: 1, to: 2 });
  }
  for (const { filter } of ldp.labelFilters) if (typeof filter !== 'string') add(filter);
  return filters;
}

/** No filter looks at metrics or the way a route came. */
export const decidesByPrefix = (device: Device): boolean =>
  filtersOf(device).every(({ reference, passing }) => prefixTest(device, reference, passing) !== undefined);

function decideAlike({ before, now }: ChangedDevice, prefix: Ipv4Prefix): boolean {
  const [old, present] = [filtersOf(before), filtersOf(now)];
  return present.every(({ reference, passing }, at) => {
    const other = old[at];
    const test = other && prefixTest(before, other.reference, other.passing);
    return test !== undefined && test(prefix) === prefixTest(now, reference, passing)?.(prefix);
  });
}

/** Undefined when the edit may have changed anything. */
export function unchangedSince(before: Network, now: Network): Unchanged | undefined {
  if (before.routers.length !== now.routers.length) return undefined;
  const changed: ChangedDevice[] = [];
  for (const { index, name, device } of now.routers) {
    const old = before.routers[index];
    if (old?.device === device) continue;
    if (old?.name !== name || old.device.file !== device.file) return undefined;
    changed.push({ before: old.device, now: device });
  }
  if (!changed.every((each) => sameMeaning(each.before, each.now, METRICS_AND_LISTS))) return undefined;
  // What a default is given for may hang on any other prefix.
  if (changed.some(({ now: { isis } }) => isis.some(({ defaultOriginate }) => defaultOriginate?.policy)))
    return undefined;
  const pathsMoved = !changed.every((each) => sameMeaning(each.before, each.now, LISTS));
  if (pathsMoved) {
    if (!changed.every((each) => plainMetrics(each.before) && plainMetrics(each.now))) return undefined;
    if (!now.routers.every(({ device }) => acceptsWide(device) && decidesByPrefix(device))) return undefined;
  }
  // A summary stands as long as one of its parts does, so other prefixes decide about it.
  const summaries = now.routers.flatMap(({ device }) =>
    device.isis.flatMap((instance) => instance.summaries.map((summary) => summary.prefix)),
  );
  return {
    pathsMoved,
    learners: (prefix) =>
      !summaries.some((summary) => prefixContains(summary, prefix)) &&
      changed.every((each) => decideAlike(each, prefix)),
  };
}
