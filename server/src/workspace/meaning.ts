/**
 * Early cut-off between text and simulation (I4): when an edit leaves a Device's meaning as it was,
 * the Device in use is kept, with everything computed from it, and only takes over the new positions.
 */
import type { Device } from '../model/device.ts';

/** Parts of a Device that no simulation reads: taken over whole. */
const REPLACED: ReadonlySet<string> = new Set(['description', 'layout', 'structures']);
/** Positions: never compared, written into the objects in use, so that every holder sees the new ones. */
const POSITIONS: ReadonlySet<string> = new Set(['line', 'start', 'end', 'firstLine', 'lastLine', 'bodyIndent']);

type Data = Record<string, unknown>;

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null;

const samePositions = (a: Data, b: Data): boolean => [...POSITIONS].every((key) => Object.is(a[key], b[key]));

/**
 * `moved` remembers where each object in use goes: one span may serve two values (a metric for both
 * levels), and can't follow when their words are no longer the same ones.
 */
function sameMeaning(kept: unknown, fresh: unknown, moved: Map<Data, Data>): boolean {
  if (!isData(kept) || !isData(fresh)) return Object.is(kept, fresh);
  const keys = Object.keys(kept);
  if (keys.length !== Object.keys(fresh).length) return false;
  const target = moved.get(kept);
  if (target && !samePositions(target, fresh)) return false;
  moved.set(kept, fresh);
  return keys.every(
    (key) =>
      REPLACED.has(key) ||
      POSITIONS.has(key) ||
      (Object.hasOwn(fresh, key) && sameMeaning(kept[key], fresh[key], moved)),
  );
}

function takePositions(kept: Data, fresh: Data): void {
  for (const [key, value] of Object.entries(fresh)) {
    const held = kept[key];
    if (REPLACED.has(key) || POSITIONS.has(key)) kept[key] = value;
    else if (isData(value) && isData(held) && value !== held) takePositions(held, value);
  }
}

/**
 * When both Devices mean the same, `kept` takes over the positions, layout and texts of `fresh`
 * and the answer is true. Otherwise nothing changes and the answer is false.
 */
export function adoptPositions(kept: Device, fresh: Device): boolean {
  if (!sameMeaning(kept, fresh, new Map())) return false;
  takePositions(kept as unknown as Data, fresh as unknown as Data);
  return true;
}
