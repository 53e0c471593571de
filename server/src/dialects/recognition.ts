/** Which dialect a text is of, and which it comes closest to when it is of none. */
import type { Dialect } from './dialect.ts';
import { dialects, recogniseDialect } from './registry.ts';

export interface Recognition {
  /** Undefined when the text is of none. */
  readonly dialect: Dialect | undefined;
  /** The one with the most signs, be they enough or not; undefined without any. */
  readonly nearest: Dialect | undefined;
  /** What decided, for people; undefined where nothing did. */
  readonly evidence: string | undefined;
}

/** `text`: at most the first 64 KiB characters of a file. */
export function recognition(text: string): Recognition {
  const scored = dialects.map((dialect) => ({ dialect, score: dialect.recognise(text) }));
  const best = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score)[0];
  return { dialect: recogniseDialect(text), nearest: best?.dialect, evidence: undefined };
}
