/** Diagnoses made once: per analysed network, or per file as long as its names stay where they are. */
import type { StructureIndex } from '../model/structures.ts';
import type { AnalysedNetwork } from './rule.ts';

function oncePer<K extends object, T>(compute: (key: K) => T): (key: K) => T {
  const known = new WeakMap<K, { readonly value: T }>();
  return (key) => {
    let slot = known.get(key);
    if (!slot) {
      slot = { value: compute(key) };
      known.set(key, slot);
    }
    return slot.value;
  };
}

/**
 * What is kept must hold no ranges and no structure index: positions move under a network that keeps
 * its meaning. Spans taken from a Device are safe, they are updated in place.
 */
export const perNetwork = <T>(compute: (network: AnalysedNetwork) => T): ((network: AnalysedNetwork) => T) =>
  oncePer(compute);

/** Every edit of a file gives it a new index, so what is kept may hold its positions. */
export const perStructures = <T>(compute: (structures: StructureIndex) => T): ((structures: StructureIndex) => T) =>
  oncePer(compute);
