import fc from "fast-check";
import type { GeneratorValue } from "fast-check";

/** Draws one value; shrinks as any other generated value does. */
export type Draw = {
  below(most: number): number;
  chance(percent: number): boolean;
  pick<T>(list: readonly T[]): T;
};

export const drawFrom = (generate: GeneratorValue): Draw => {
  const below = (most: number): number => generate(fc.nat, { max: most - 1 });
  return {
    below,
    chance: (percent) => below(100) < percent,
    pick(list) {
      const [first] = list;
      const found = list[below(list.length)] ?? first;
      if (found === undefined) throw new Error("There is nothing to pick from.");
      return found;
    },
  };
};
