import { DATE_PARTS, readDateParts } from "../../domain/written/date.ts";
import type { Body } from "../body.ts";
import type { Said } from "../language/language.tsx";
import type { Mistake } from "../layout/error-summary.tsx";

/** The name, and the id, of one box of a date. */
export const boxName = (name: string, part: (typeof DATE_PARTS)[number]): string =>
  `${name}.${part}`;

/** A mistake about a date as a whole: all three boxes are marked, and its link leads to the first. */
export const dateMistake = (name: string, message: Said): Mistake => ({
  field: name,
  link: boxName(name, "day"),
  message,
});

/** What a date's boxes say: a date (YYYY-MM-DD), nothing, or which boxes to mend. */
export type DateRead =
  | { readonly kind: "none" }
  | { readonly kind: "date"; readonly date: string }
  | { readonly kind: "mistakes"; readonly mistakes: readonly Mistake[] };

export function readDate(body: Body, name: string): DateRead {
  const [day = "", month = "", year = ""] = DATE_PARTS.map((part) =>
    body.text(boxName(name, part)),
  );
  const read = readDateParts({ day, month, year });
  return read.kind === "wrong"
    ? {
        kind: "mistakes",
        mistakes: read.parts.map(({ part, message }) => ({ field: boxName(name, part), message })),
      }
    : read;
}

/** A date that has to be there. `missing`: what to say when it is not. */
export function readNeededDate(
  body: Body,
  name: string,
  missing: Said,
): { readonly date: string; readonly mistakes: readonly Mistake[] } {
  const read = readDate(body, name);
  if (read.kind === "date") return { date: read.date, mistakes: [] };
  return {
    date: "",
    mistakes: read.kind === "none" ? [dateMistake(name, missing)] : read.mistakes,
  };
}
