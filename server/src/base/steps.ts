/** Work in steps: between two of them a server can answer requests, or stop. */
export type Steps<T> = Generator<void, T, void>;

/** The same at once. */
export function finish<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
