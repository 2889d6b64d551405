import type { InputIssue } from "../../api/contracts/check.ts";
import type { Body } from "../body.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { cellName, fieldName } from "./names.ts";
import { boxName, dateMistake } from "./read-date.ts";

/** Issues of a saved form, each at the input it belongs to. */
export const formMistakes = (issues: readonly InputIssue[], body: Body): readonly Mistake[] =>
  issues.map(({ path, message }) => {
    const [member, section, field, row, column] = path;
    if (member !== "sections" || typeof section !== "string" || typeof field !== "string") {
      return { field: member === "note" ? "note" : null, message };
    }
    const name =
      typeof row === "number" && typeof column === "string"
        ? cellName(section, field, row, column)
        : fieldName(section, field);
    return body.names.includes(boxName(name, "day"))
      ? dateMistake(name, message)
      : { field: name, message };
  });
