import type { Issue } from "../../domain/form.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { cellName, fieldName } from "./names.ts";

/** A form's issues, each at the input it belongs to. */
export const formMistakes = (issues: readonly Issue[]): readonly Mistake[] =>
  issues.map(({ section, field, row, column, message }) => ({
    field:
      field === null
        ? null
        : row === undefined || column === undefined
          ? fieldName(section, field)
          : cellName(section, field, row, column),
    message,
  }));
