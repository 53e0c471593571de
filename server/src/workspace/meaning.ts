/**
 * Early cut-off between text and simulation (I4): when an edit leaves a Device's meaning as it was,
 * the Device in use is kept, with everything computed from it, and only takes over the new positions.
 */
import type { Device } from '../model/device.ts';
import { type Data, isData, POSITIONS, sameMeaning, UNREAD } from '../model/meaning.ts';

const NOTHING: ReadonlySet<string> = new Set();

const samePositions = (a: Data, b: Data): boolean => [...POSITIONS].every((key) => Object.is(a[key], b[key]));

/** Positions are written into the objects in use, so that every holder sees the new ones. */
function takePositions(kept: Record<string, unknown>, fresh: Data): void {
  for (const [key, value] of Object.entries(fresh)) {
    const held = kept[key];
    if (UNREAD.has(key) || POSITIONS.has(key)) kept[key] = value;
    else if (isData(value) && isData(held) && value !== held) takePositions(held, value);
  }
}

/**
 * When both Devices mean the same, `kept` takes over the positions, layout and texts of `fresh`
 * and the answer is true. Otherwise nothing changes and the answer is false.
 */
export function adoptPositions(kept: Device, fresh: Device): boolean {
  // One span may serve two values (a metric for both levels), and can't follow when they part.
  const moved = new Map<Data, Data>();
  const movesAsOne = (held: Data, next: Data): boolean => {
    const target = moved.get(held);
    moved.set(held, next);
    return !target || samePositions(target, next);
  };
  if (!sameMeaning(kept, fresh, NOTHING, movesAsOne)) return false;
  takePositions(kept as unknown as Record<string, unknown>, fresh as unknown as Data);
  return true;
}
