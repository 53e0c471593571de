/** All dialects. Adding one is adding a folder and a line here. */
import { aristaEos } from './arista-eos/index.ts';
import { ciscoIos } from './cisco-ios/index.ts';
import { ciscoIosXr } from './cisco-ios-xr/index.ts';
import type { Dialect } from './dialect.ts';
import { junos } from './junos/index.ts';

/** A text for which two of them have the same signs is the first one's. */
export const dialects: readonly Dialect[] = [ciscoIos, aristaEos, ciscoIosXr, junos];
