/** Writers by dialect id. A dialect without one has findings and no fixes. */
import { aristaEosWriter } from './arista-eos/writer.ts';
import { ciscoIosWriter } from './cisco-ios/writer.ts';
import { ciscoIosXrWriter } from './cisco-ios-xr/writer.ts';
import { junosWriter } from './junos/writer.ts';
import type { ConfigWriter } from './writer.ts';

const writers: ReadonlyMap<string, ConfigWriter> = new Map([
  ['cisco-ios', ciscoIosWriter],
  ['arista-eos', aristaEosWriter],
  ['cisco-ios-xr', ciscoIosXrWriter],
  ['junos', junosWriter],
]);

export function writerOf(dialect: string): ConfigWriter | undefined {
  return writers.get(dialect);
}
