import { Measures } from "../board/measures.tsx";
import { aboutPart } from "../decisions/telling-words.ts";
import type { PartOf } from "./part-of.ts";

export const measure: PartOf<"measure"> = {
  section: Measures,
  done: {
    measured: "The figure is on record.",
  },
  events: {
    measured: (t) => `${t.who} recorded a figure for ${aboutPart(t)}.`,
  },
  entries: {
    measured: "doing",
  },
  tried: {
    recordMeasure: "record a figure",
  },
};
