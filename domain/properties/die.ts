/** A small source of choices from one number, so that a shrunk sequence still means the same (xorshift32). */
export type Die = {
  /** A whole number from 0 to `sides` - 1. */
  roll(sides: number): number;
  /** True in `percent` of a hundred throws. */
  chance(percent: number): boolean;
  pick<T>(from: readonly T[]): T | undefined;
};

export const dieFrom = (seed: number): Die => {
  // Neighbouring seeds must not throw alike: spread them first (the constant is 2^32 over the golden ratio)
  let x = Math.imul(seed ^ 0x5bd1e995, 0x9e3779b1) >>> 0 || 1;
  const roll = (sides: number): number => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    x >>>= 0;
    return x % sides;
  };
  for (let warm = 0; warm < 4; warm++) roll(2);
  return {
    roll,
    chance: (percent) => roll(100) < percent,
    pick: (from) => (from.length === 0 ? undefined : from[roll(from.length)]),
  };
};
