/** Comparing plain data of Devices by what it means. */

export type Data = Readonly<Record<string, unknown>>;

export const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null;

/** Keys of positions in a file and of the white space there. */
export const POSITIONS: ReadonlySet<string> = new Set(['line', 'start', 'end', 'firstLine', 'lastLine', 'bodyIndent']);

/** Parts of a Device that no simulation reads. */
export const UNREAD: ReadonlySet<string> = new Set(['description', 'layout', 'structures', 'unreadable']);

/** Keys of metrics, and of what only filters read. Neither decides who is on a link with whom, or becomes a neighbor. */
const METRICS: ReadonlySet<string> = new Set(['metric', 'prefixMetric', 'metricSpan']);
export const LISTS: ReadonlySet<string> = new Set(['prefixLists', 'accessLists']);
export const METRICS_AND_LISTS: ReadonlySet<string> = new Set([...METRICS, ...LISTS]);

/**
 * Whether two values are alike in everything but positions, parts no simulation reads, and the keys
 * `skipped`. `also` may refuse a pair of objects for reasons of its own.
 */
export function sameMeaning(
  a: unknown,
  b: unknown,
  skipped: ReadonlySet<string>,
  also: (a: Data, b: Data) => boolean = () => true,
): boolean {
  if (!isData(a) || !isData(b)) return Object.is(a, b);
  if (a === b) return true;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length || !also(a, b)) return false;
  return keys.every(
    (key) =>
      UNREAD.has(key) ||
      POSITIONS.has(key) ||
      skipped.has(key) ||
      (Object.hasOwn(b, key) && sameMeaning(a[key], b[key], skipped, also)),
  );
}
