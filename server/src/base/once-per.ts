/** Computed once for each object that a question is about, and kept as long as that object is. `keyOf` says which it is. */
export function oncePer<A, T>(keyOf: (asked: A) => object, compute: (asked: A) => T): (asked: A) => T {
  const known = new WeakMap<object, { readonly value: T }>();
  return (asked) => {
    const key = keyOf(asked);
    let slot = known.get(key);
    if (!slot) {
      slot = { value: compute(asked) };
      known.set(key, slot);
    }
    return slot.value;
  };
}
