/** Diagnoses made once: per analysed network, or per file as long as its names stay where they are. */
import { oncePer } from '../base/once-per.ts';
import type { StructureIndex } from '../model/structures.ts';
import type { AnalysedNetwork } from './rule.ts';

/**
 * What is kept must hold no ranges and no structure index: positions move under a network that keeps
 * its meaning. Spans taken from a Device are safe, they are updated in place.
 */
export const perNetwork = <T>(compute: (network: AnalysedNetwork) => T): ((network: AnalysedNetwork) => T) =>
  oncePer((network) => network, compute);

/** Every edit of a file gives it a new index, so what is kept may hold its positions. */
export const perStructures = <T>(compute: (structures: StructureIndex) => T): ((structures: StructureIndex) => T) =>
  oncePer((structures) => structures, compute);
