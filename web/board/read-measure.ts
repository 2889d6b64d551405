import type { RawOrder } from "../../api/contracts/order.ts";
import { readNumber } from "../../domain/written/number.ts";
import type { Body } from "../body.ts";
import { readNeededDate } from "../form/read-date.ts";
import type { Mistake } from "../layout/error-summary.tsx";

const HOW = ["counted", "scored", "imported"] as const;

const numberIn = (body: Body, field: string, decimals: number) => {
  const text = body.text(field);
  if (text === "") return { value: null, mistakes: [] };
  const read = readNumber(text, decimals);
  return read.kind === "wrong"
    ? { value: null, mistakes: [{ field, message: read.message }] }
    : { value: read.value, mistakes: [] };
};

/** A figure as the page's form gives it. */
export const readMeasure = (body: Body, part: string): RawOrder | readonly Mistake[] => {
  const [block = "", indicator = ""] = body.text("measure").split("/");
  const day = readNeededDate(body, "on", "Write the day, like 4 12 2026");
  const value = numberIn(body, "value", 6);
  const people = numberIn(body, "people", 0);
  const source = body.text("source");
  const how = HOW.find((one) => one === body.text("how"));
  const mistakes = [
    ...value.mistakes,
    ...people.mistakes,
    ...day.mistakes,
    ...(how === undefined ? [{ field: "how", message: "Say how it came about" }] : []),
    ...(source === "" ? [{ field: "source", message: "Say where it comes from" }] : []),
  ];
  if (mistakes.length > 0 || how === undefined) return mistakes;
  const figures = { value: value.value, people: people.value };
  return {
    type: "recordMeasure",
    data: { part, block, indicator, how, ...figures, on: day.date, source },
  };
};
