/** What an instance takes from other protocols (D20). */
import type { FilterReference, LevelSet, Redistribution } from '../../model/isis.ts';
import { type Command, commandSpan, numberOf, textOf } from '../schema/command.ts';
import { BOTH_LEVELS, LEVEL_1, LEVEL_2 } from './levels.ts';

const SOURCES: ReadonlyMap<string, Redistribution['source']> = new Map([
  ['connected', 'connected'],
  ['static', 'static'],
  ['bgp', 'bgp'],
  ['ospf', 'ospf'],
  ['ospfv3', 'ospf'],
  ['rip', 'rip'],
  ['eigrp', 'eigrp'],
  ['isis', 'isis'],
]);

export type Family = Redistribution['family'];

export const sourceKey = (command: Command, family: Family): string =>
  `${family} ${command.elements[1]?.keyword} ${textOf(command, 'id') ?? ''}`;

export function redistributionLevels(command: Command): LevelSet {
  const levels = textOf(command, 'levels');
  // Into level 2 unless told otherwise: Cisco IS-IS command reference, and taken to be so on XR; on EOS `set isis level`
  // asks for level 1.
  return levels === 'level-1' ? LEVEL_1 : levels === 'level-1-2' ? BOTH_LEVELS : LEVEL_2;
}

/** Of a command `redistribute SOURCE …` with `id`, `levels`, `metric` and `metric-type` where given. */
export const redistributionOf = (
  command: Command,
  family: Family,
  policy: FilterReference | undefined,
): Redistribution => ({
  source: SOURCES.get(command.elements[1]?.keyword ?? '') ?? 'other',
  sourceId: textOf(command, 'id'),
  family,
  levels: redistributionLevels(command),
  metric: numberOf(command, 'metric'),
  metricType: textOf(command, 'metric-type')?.endsWith('external') ? 'external' : 'internal',
  policy,
  span: commandSpan(command),
});
