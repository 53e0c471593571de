/** The dialects by what is asked for: all of them, the one of a text, the one of a Device. */
import { dialects } from './all.ts';
import type { Dialect } from './dialect.ts';

export { dialects } from './all.ts';
export { recogniseDialect } from './recognition.ts';

/** The dialect with the id of a Device. @throws when there is none, which is a programming error. */
export function recognisedDialect(id: string): Dialect {
  const dialect = dialects.find((each) => each.id === id);
  if (!dialect) throw new Error(`no dialect ${id}`);
  return dialect;
}
