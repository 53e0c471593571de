/** Cisco IOS and IOS-XE. */
import type { Dialect } from '../dialect.ts';
import { commandAtIos, lowerIos } from './lower.ts';
import { recogniseIos } from './recognise.ts';

export const ciscoIos: Dialect = {
  id: 'cisco-ios',
  grammar: 'cisco-ios',
  shortName: 'ios',
  displayName: 'Cisco IOS / IOS-XE',
  recognise: recogniseIos,
  lower: lowerIos,
  commandAt: commandAtIos,
};
