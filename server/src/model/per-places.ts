import { oncePer } from '../base/once-per.ts';
import type { Network } from './network.ts';

/**
 * What neither metrics nor lists decide is the same for all networks of the same places. The answer may name routers,
 * instances and links by their indices, and must hold none of them.
 */
export const perPlaces = <T>(compute: (network: Network) => T): ((network: Network) => T) =>
  oncePer(({ places }) => places, compute);
