/** Statements that may stand at any level of the hierarchy. */
import { defineLevel, type Level } from '../hierarchy/level.ts';

export const commonLevel: Level = defineLevel<unknown>('any level', [
  {
    syntax: 'apply-groups [ <group:config-group> ]',
    help: 'Takes over what the groups say for this level and below; the first one wins.',
  },
  {
    syntax: 'apply-groups-except [ <group:config-group> ]',
    help: 'Leaves out groups that are applied further up.',
  },
]);
