/** A small source of choices from one number, so that a shrunk sequence still means the same (xorshift32). */
export type Random = {
  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number;
  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean;
  pick<T>(from: readonly T[]): T | undefined;
};

export const randomFrom = (seed: number): Random => {
  // Neighbouring seeds must not choose alike: spread them first (the constant is 2^32 over the golden ratio)
  let x = Math.imul(seed ^ 0x5bd1e995, 0x9e3779b1) >>> 0 || 1;
  const below = (limit: number): number => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    x >>>= 0;
    return x % limit;
  };
  for (let warm = 0; warm < 4; warm++) below(2);
  return {
    below,
    chance: (percent) => below(100) < percent,
    pick: (from) => (from.length === 0 ? undefined : from[below(from.length)]),
  };
};
