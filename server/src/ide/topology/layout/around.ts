/** Containers around the backbone: to its left, above, to its right and below, several deep when they are many. */
import type { AreaId } from '../scene.ts';
import type { Size } from './geometry.ts';
import type { Side } from './layered.ts';

/** Between containers, and between them and the backbone. */
export const GAP = { between: 28, middle: 64 };

/** Width to height that the whole picture should have. */
const SHAPE = 1.4;
/** Lines to the second row of containers cross the first. */
const DEPTH_PENALTY = 0.12;
const DEEPEST = { upright: 6, level: 3 };
/** Hundreds of areas make blocks, not rows. */
const CROWD = 100;

export interface Seat {
  readonly id: AreaId;
  readonly side: Side;
  /** Upper left corner, the middle of the backbone being the origin. */
  readonly x: number;
  readonly y: number;
}

/** Size of a container on a side. */
export type SizeOn = (id: AreaId, side: Side) => Size;

export interface Form {
  /** How many lie on each side. */
  readonly counts: Readonly<Record<Side, number>>;
  /** How deep they are stacked above and below, and at the sides. */
  readonly deep: { readonly upright: number; readonly level: number };
}

/** The form that comes closest to the wanted shape and wastes least. `middle`: what the backbone needs. */
export function chooseForm(order: readonly AreaId[], middle: Size, sizeOn: SizeOn): Form {
  const first: Form = { counts: { left: order.length, top: 0, right: 0, bottom: 0 }, deep: { upright: 1, level: 1 } };
  let best = first;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const form of forms(order.length)) {
    const cost = costOf(seats(order, form, middle, sizeOn), form, middle, sizeOn);
    if (cost < bestCost) [best, bestCost] = [form, cost];
  }
  return best;
}

function* forms(count: number): Generator<Form> {
  // Two areas look at each other across the backbone; more of them use all sides.
  const most = Math.ceil(count / 2);
  const step = Math.max(1, Math.floor(most / 12));
  for (let left = 0; left <= most; left += step) {
    const right = Math.min(left, count - left);
    const rest = count - left - right;
    const top = Math.ceil(rest / 2);
    const counts = { left, top, right, bottom: rest - top };
    for (const upright of depths(count, DEEPEST.upright)) {
      for (const level of depths(count, DEEPEST.level)) {
        const needless = upright > Math.max(1, top) || level > Math.max(1, left);
        if (!needless) yield { counts, deep: { upright, level } };
      }
    }
  }
}

function depths(count: number, deepest: number): readonly number[] {
  const few = Array.from({ length: deepest }, (_, index) => index + 1);
  if (count <= CROWD) return few;
  const block = Math.ceil(Math.sqrt(count) / 2);
  return [...few, Math.round(block * 0.7), block, Math.round(block * 1.3)].filter(
    (deep, at) => at < deepest || deep > deepest,
  );
}

function costOf(taken: readonly Seat[], { deep }: Form, middle: Size, sizeOn: SizeOn): number {
  let [left, top, right, bottom] = [-middle.width / 2, -middle.height / 2, middle.width / 2, middle.height / 2];
  for (const { id, side, x, y } of taken) {
    const { width, height } = sizeOn(id, side);
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x + width), Math.max(bottom, y + height)];
  }
  const [width, height] = [right - left, bottom - top];
  const miss = Math.abs(Math.log(width / height / SHAPE));
  return width * height * (1 + miss) * (1 + DEPTH_PENALTY * (deep.upright + deep.level - 2));
}

/**
 * `order`: around the backbone. The first lies in the upper left; with areas above it goes on clockwise,
 * with areas at the sides alone down the left and up the right.
 */
export function seats(order: readonly AreaId[], { counts, deep }: Form, middle: Size, sizeOn: SizeOn): readonly Seat[] {
  const { left, top, right, bottom } = counts;
  const on = (from: number, count: number, deepest: number): AreaId[][] =>
    stacks(order.slice(from, from + count), deepest);
  const sides =
    top > 0
      ? {
          top: on(0, top, deep.upright),
          right: on(top, right, deep.level),
          bottom: on(top + right, bottom, deep.upright).reverse(),
          left: on(top + right + bottom, left, deep.level).reverse(),
        }
      : { top: [], bottom: [], left: on(0, left, deep.level), right: on(left, right, deep.level).reverse() };
  const height = Math.max(
    middle.height,
    extent(
      sides.left,
      ({ height: one }) => one,
      (id) => sizeOn(id, 'left'),
    ),
    extent(
      sides.right,
      ({ height: one }) => one,
      (id) => sizeOn(id, 'right'),
    ),
  );
  return [
    ...besides(sides.left, 'left', middle.width, sizeOn),
    ...aboveOrBelow(sides.top, 'top', height, sizeOn),
    ...besides(sides.right, 'right', middle.width, sizeOn),
    ...aboveOrBelow(sides.bottom, 'bottom', height, sizeOn),
  ];
}

/** Neighbours in the order stand behind each other, then side by side. */
function stacks(ids: readonly AreaId[], deep: number): AreaId[][] {
  const found: AreaId[][] = [];
  for (let at = 0; at < ids.length; at += deep) found.push(ids.slice(at, at + deep));
  return found;
}

const largest = (ids: readonly AreaId[], lengthOf: (size: Size) => number, sizeOf: (id: AreaId) => Size): number =>
  Math.max(0, ...ids.map((id) => lengthOf(sizeOf(id))));

/** Length of stacks side by side, each as long as its longest member. */
function extent(found: readonly AreaId[][], lengthOf: (size: Size) => number, sizeOf: (id: AreaId) => Size): number {
  const lengths = found.map((ids) => largest(ids, lengthOf, sizeOf));
  return lengths.reduce((sum, length) => sum + length, 0) + GAP.between * Math.max(0, found.length - 1);
}

/** From the upper end downwards. */
function besides(found: readonly AreaId[][], side: 'left' | 'right', middle: number, sizeOn: SizeOn): readonly Seat[] {
  const sizeOf = (id: AreaId): Size => sizeOn(id, side);
  const total = extent(found, ({ height }) => height, sizeOf);
  let y = -total / 2;
  return found.flatMap((ids) => {
    const height = largest(ids, (size) => size.height, sizeOf);
    let reach = middle / 2 + GAP.middle;
    const row = ids.map((id): Seat => {
      const size = sizeOf(id);
      const x = side === 'right' ? reach : -reach - size.width;
      reach += size.width + GAP.between;
      return { id, side, x, y: y + (height - size.height) / 2 };
    });
    y += height + GAP.between;
    return row;
  });
}

/** From left to right. */
function aboveOrBelow(
  found: readonly AreaId[][],
  side: 'top' | 'bottom',
  middle: number,
  sizeOn: SizeOn,
): readonly Seat[] {
  const sizeOf = (id: AreaId): Size => sizeOn(id, side);
  const total = extent(found, ({ width }) => width, sizeOf);
  let x = -total / 2;
  return found.flatMap((ids) => {
    const width = largest(ids, (size) => size.width, sizeOf);
    let reach = middle / 2 + GAP.middle;
    const row = ids.map((id): Seat => {
      const size = sizeOf(id);
      const y = side === 'bottom' ? reach : -reach - size.height;
      reach += size.height + GAP.between;
      return { id, side, x: x + (width - size.width) / 2, y };
    });
    x += width + GAP.between;
    return row;
  });
}
