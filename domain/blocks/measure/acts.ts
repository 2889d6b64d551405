import { waiting } from "../../plan/share.ts";
import { stewards } from "../../rules/lookup.ts";
import { labelled } from "../../templates/words.ts";
import { toEverybody } from "../../visibility/about.ts";
import type { ActsOf } from "../acts-of.ts";
import { recordMeasure } from "./decide.ts";
import { measureFindings } from "./lint.ts";
import { origins } from "./origins.ts";

export const measure: ActsOf<"measure"> = {
  blocks: {
    measure: {
      plan: (state, { id }) => waiting(id, "measure", stewards(state)),
      words: (template, { point, indicators }) =>
        indicators.map(
          (key) => `This is measured (${point}): ${labelled(template.indicators, key)}.`,
        ),
      findings: measureFindings,
    },
  },
  decides: { recordMeasure },
  reaches: { measured: toEverybody },
  origins,
};
