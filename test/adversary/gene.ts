import type { Random } from "../properties/random.ts";

/**
 * One move of a sequence, in small numbers that are read against the run as it stands: so that a sequence still means something
 * when a part of it is changed, left out or put into another. `verb`: what is done. `about`: to what and to whom. `by`: who
 * does it; 0: whoever rightly would. `wait`: how many milliseconds go by first. `then`: whether the engine does what is due
 * after it.
 */
export type Gene = {
  readonly verb: number;
  readonly about: readonly [number, number, number, number];
  readonly by: number;
  readonly wait: number;
  readonly then: boolean;
};

const LARGE = 1 << 20;
const HOUR = 3_600_000;

export const anyGene = (random: Random, verbs: number): Gene => ({
  verb: random.below(verbs),
  about: [random.below(LARGE), random.below(LARGE), random.below(LARGE), random.below(LARGE)],
  by: random.chance(80) ? 0 : 1 + random.below(60),
  wait: random.chance(70) ? 0 : random.below(100) * HOUR,
  then: random.chance(75),
});

/** The gene with some of its numbers changed. */
export const altered = (gene: Gene, random: Random, verbs: number): Gene => {
  const other = anyGene(random, verbs);
  switch (random.below(5)) {
    case 0:
      return { ...gene, verb: other.verb };
    case 1:
      return { ...gene, by: other.by };
    case 2:
      return { ...gene, wait: other.wait, then: other.then };
    default: {
      const [a, b, c, d] = gene.about;
      const [w, x, y, z] = other.about;
      const at = random.below(4);
      return {
        ...gene,
        about: [at === 0 ? w : a, at === 1 ? x : b, at === 2 ? y : c, at === 3 ? z : d],
      };
    }
  }
};
