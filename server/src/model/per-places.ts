import type { Network } from './network.ts';

/**
 * What neither metrics nor lists decide is the same for all networks of the same places. The answer may name routers,
 * instances and links by their indices, and must hold none of them.
 */
export function perPlaces<T>(compute: (network: Network) => T): (network: Network) => T {
  const known = new WeakMap<object, { readonly value: T }>();
  return (network) => {
    let slot = known.get(network.places);
    if (!slot) {
      slot = { value: compute(network) };
      known.set(network.places, slot);
    }
    return slot.value;
  };
}
