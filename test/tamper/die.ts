/** A seeded generator (mulberry32): an attack that goes unseen can be run again. Answers whole numbers below a bound. */
export type Pick = (below: number) => number;

export const seeded = (seed: number): Pick => {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
};

export const flipped = (bytes: Uint8Array, pick: Pick): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  const at = pick(copy.length);
  copy[at] = (copy[at] ?? 0) ^ (1 << pick(8));
  return copy;
};
