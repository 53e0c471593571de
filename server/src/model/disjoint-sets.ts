/** Union-find over 0 … size-1; the representative of a set is its smallest member. */
export interface DisjointSets {
  readonly find: (item: number) => number;
  readonly join: (a: number, b: number) => void;
}

export function disjointSets(size: number): DisjointSets {
  const parent = Int32Array.from({ length: size }, (_, index) => index);
  const find = (item: number): number => {
    let root = item;
    while (parent[root] !== root) root = parent[root] as number;
    let at = item;
    while (parent[at] !== root) {
      const next = parent[at] as number;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  return {
    find,
    join: (a, b) => {
      const first = find(a);
      const second = find(b);
      if (first < second) parent[second] = first;
      else parent[first] = second;
    },
  };
}
