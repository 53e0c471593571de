/** Diagnoses that several rules share, made once per analysed network. */
import type { AnalysedNetwork } from './rule.ts';

/**
 * What is kept must hold no ranges and no structure index: positions move under a network that keeps
 * its meaning. Spans taken from a Device are safe, they are updated in place.
 */
export function perNetwork<T>(compute: (network: AnalysedNetwork) => T): (network: AnalysedNetwork) => T {
  const known = new WeakMap<AnalysedNetwork, { readonly value: T }>();
  return (network) => {
    let slot = known.get(network);
    if (!slot) {
      slot = { value: compute(network) };
      known.set(network, slot);
    }
    return slot.value;
  };
}
