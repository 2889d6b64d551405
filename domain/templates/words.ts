import { count, listWords } from "../counted-words.ts";
import type { Period } from "../period.ts";
import type { Circle, Side } from "../template.ts";

/** `5 working days`, `1 month`. */
export function periodWords(period: Period): string {
  if ("workingDays" in period) return count(period.workingDays, "working day", "working days");
  if ("days" in period) return count(period.days, "day", "days");
  if ("months" in period) return count(period.months, "month", "months");
  return count(period.seconds, "second", "seconds");
}

const sides: Readonly<Record<Side, readonly [one: string, more: string]>> = {
  pwle: ["person with lived experience", "people with lived experience"],
  staff: ["member of staff", "members of staff"],
  leadership: ["person from leadership", "people from leadership"],
  partner: ["partner", "partners"],
  stakeholder: ["other person with a stake", "other people with a stake"],
};

/** Who is meant by a circle: `at least 2 people with lived experience, and members of staff`. */
export function circleWords(circle: Circle | undefined): string {
  const lines = (circle?.of ?? []).map(({ side, atLeast, exactly }) => {
    const [one, more] = sides[side];
    if (exactly !== undefined) return `exactly ${count(exactly, one, more)}`;
    return atLeast === undefined || atLeast === 0 ? more : `at least ${count(atLeast, one, more)}`;
  });
  return lines.length === 0 ? "nobody" : listWords([...new Set(lines)]);
}

/** What a template calls something of its own. */
export const labelled = (
  things: readonly { readonly key: string; readonly label: string }[] | undefined,
  key: string,
): string => things?.find((one) => one.key === key)?.label ?? key;
