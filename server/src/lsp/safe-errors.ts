/**
 * What may be said about an unexpected error. Its message can quote configuration text, and that can
 * be a secret (I7): only the kind of error and the places in our own code are told.
 */

/** Stack frames that help; more would bury the rest of the log. */
const FRAMES = 8;

export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`;
  const stack = error.stack ?? '';
  // The stack repeats the message in front of the frames.
  const at = error.message === '' ? -1 : stack.indexOf(error.message);
  const frames = stack
    .slice(at < 0 ? 0 : at + error.message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, FRAMES);
  return [error.name, ...frames].join('\n');
}
