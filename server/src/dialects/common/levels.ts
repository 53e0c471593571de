/** Values per level, as commands with an optional `level-1` or `level-2` set them. */
import { LEVELS, type LevelSet } from '../../model/isis.ts';
import { type Command, has } from '../schema/command.ts';

/** Shared, so that thousands of circuits do not each hold their own. */
export const LEVEL_1: LevelSet = { 1: true, 2: false };
export const LEVEL_2: LevelSet = { 1: false, 2: true };
export const BOTH_LEVELS: LevelSet = { 1: true, 2: true };
export const NO_LEVEL: LevelSet = { 1: false, 2: false };

export type PerLevelDraft<T> = { 1: T; 2: T };

/** The level a command names by keyword, else `otherwise`. */
export function levelsOf(command: Command, otherwise: LevelSet = BOTH_LEVELS): LevelSet {
  if (has(command, 'level-1-2')) return BOTH_LEVELS;
  if (has(command, 'level-1')) return LEVEL_1;
  if (has(command, 'level-2') || has(command, 'level-2-only')) return LEVEL_2;
  return otherwise;
}

export function setLevels<T>(target: PerLevelDraft<T>, levels: LevelSet, value: T): void {
  for (const level of LEVELS) if (levels[level]) target[level] = value;
}
