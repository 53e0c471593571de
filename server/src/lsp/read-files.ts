/** Reads many files from disk without holding up the messages that come in meanwhile. */
import type { Cancellation } from '../base/cancellation.ts';
import { type ReadText, readText } from '../files/read-text.ts';
import type { Host } from './host.ts';
import { createPace } from './pacing.ts';

/** Files read at a time: enough to hide the disk's latency, few enough to bound memory. */
const BATCH = 24;

/**
 * Calls `take` for each file, in the order given. Throws `Cancelled` when the reading has become pointless.
 */
export async function readFiles(
  host: Host,
  uris: readonly string[],
  cancellation: Cancellation,
  take: (uri: string, answer: ReadText, done: number) => void,
): Promise<void> {
  const pace = createPace(host, cancellation);
  const readBatch = (at: number): Promise<readonly ReadText[]> =>
    Promise.all(uris.slice(at, at + BATCH).map((uri) => readText(host.fileSystem, uri)));
  let next = readBatch(0);
  for (let at = 0; at < uris.length; at += BATCH) {
    const answers = await next;
    // The disk works on the next batch while this one is parsed.
    next = readBatch(at + BATCH);
    for (const [index, answer] of answers.entries()) {
      await pace();
      take(uris[at + index] ?? '', answer, at + index + 1);
    }
  }
}
