/** All dialects. Adding one is adding a folder and a line here. */
import { aristaEos } from './arista-eos/index.ts';
import { ciscoIos } from './cisco-ios/index.ts';
import { ciscoIosXr } from './cisco-ios-xr/index.ts';
import type { Dialect } from './dialect.ts';
import { junos } from './junos/index.ts';

export const dialects: readonly Dialect[] = [ciscoIos, aristaEos, ciscoIosXr, junos];

/** Content less sure than this is left alone. */
const SURE_ENOUGH = 0.5;

/** The dialect of a text, judged by content alone; undefined when it is of none. */
export function recogniseDialect(text: string): Dialect | undefined {
  let best: Dialect | undefined;
  let bestScore = SURE_ENOUGH;
  for (const dialect of dialects) {
    const score = dialect.recognise(text);
    if (score < bestScore || (best && score === bestScore)) continue;
    best = dialect;
    bestScore = score;
  }
  return best;
}

/** The dialect with the id of a Device. @throws when there is none, which is a programming error. */
export function recognisedDialect(id: string): Dialect {
  const dialect = dialects.find((each) => each.id === id);
  if (!dialect) throw new Error(`no dialect ${id}`);
  return dialect;
}
