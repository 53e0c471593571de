/** Administrative distance of an instance while its lines are read. */
import type { VendorBehaviour } from '../../model/behaviour.ts';
import type { Distances } from '../../model/isis.ts';
import { type Command, numberOf, textOf } from '../schema/command.ts';

export interface DistanceDraft {
  /** Of all routes. */
  all: number | undefined;
  /** Of routes from some routers or to some prefixes; which they are is not worked out. */
  readonly some: Map<string, number>;
}

export const newDistance = (): DistanceDraft => ({ all: undefined, some: new Map() });

/** `from`: the value that singles out some routes. */
export function setDistance(draft: DistanceDraft, command: Command, from: string): void {
  const value = numberOf(command, 'distance');
  const selected = textOf(command, from);
  if (value === undefined) return;
  if (selected === undefined) draft.all = value;
  else draft.some.set(selected, value);
}

export function clearDistance(draft: DistanceDraft, command: Command, from: string): void {
  const selected = textOf(command, from);
  if (selected === undefined) draft.all = undefined;
  else draft.some.delete(selected);
}

/** Nothing where all routes have the platform's. */
export function distancesOf({ all, some }: DistanceDraft, { distance }: VendorBehaviour): { distances?: Distances } {
  if (all === undefined && some.size === 0) return {};
  const both = (usual: number): readonly number[] => [all ?? usual, ...some.values()];
  return { distances: { 1: both(distance.isis[1]), 2: both(distance.isis[2]) } };
}
