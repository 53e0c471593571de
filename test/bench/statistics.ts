export interface Spread {
  readonly median: number;
  readonly p95: number;
}

/** Of at least one sample; the nearest rank, no interpolation. */
export function spread(samples: readonly number[]): Spread {
  const sorted = [...samples].sort((a, b) => a - b);
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { median: rank(0.5), p95: rank(0.95) };
}
