import type { Command } from "../../command.ts";
import { findPart, mustHold, noSuchPart } from "../../decide/guards.ts";
import { mustBeAt } from "../../decide/turn.ts";
import type { Refusal } from "../../refusal.ts";
import { accept, because, refuse, refused } from "../../result.ts";
import type { Decision } from "../../result.ts";
import { londonDate } from "../../rules/calendar.ts";
import type { RunState } from "../../state.ts";
import { isDate, unlikelyDate } from "../../written/date.ts";
import type { MeasureEvent } from "./event.ts";
import { measuresIn } from "./lookup.ts";

type RecordMeasure = Extract<Command, { readonly type: "recordMeasure" }>;

/** Figures about fewer people than this would point at them. */
export const FEWEST_PEOPLE = 5;

const wrongFigure = ({ value, people, on }: RecordMeasure["data"], at: string): Refusal | null => {
  const unlikely = isDate(on) ? unlikelyDate(on, "past", londonDate(at)) : "is no date";
  if (unlikely !== null)
    return because(
      "invalid-date",
      `The day ${unlikely}.`,
      "Give the day on which it was measured, like 2026-03-31.",
      "on",
    );
  if (value !== null && !Number.isFinite(value))
    return because("parameter-invalid", "This is no number.", "Write a number.", "value");
  if (people !== null && (!Number.isInteger(people) || people < 0))
    return because("parameter-invalid", "How many people?", "Give a whole number.", "people");
  return null;
};

const withheldBecause = ({
  value,
  people,
}: RecordMeasure["data"]): MeasureEvent["data"]["withheld"] => {
  if (people !== null && people < FEWEST_PEOPLE) return "fewer-than-five";
  return value === null ? "not-available" : null;
};

/**
 * Keeps a reading. A later one of the same indicator stands beside it, so that a slip can be put right in the open; also in a
 * part that has closed, since the step after it may wait for a figure that could not be had before.
 */
export const recordMeasure = (state: RunState, command: RecordMeasure): Decision => {
  const { data } = command;
  const part = findPart(state, data.part);
  if (part === undefined) return refused(noSuchPart(data.part));
  const wrong = mustHold(
    state,
    command.actor,
    "lead",
    "coordinator",
    "chair",
    "facilitator",
    "deliverer",
    "supporter",
  );
  if (wrong) return refused(wrong);
  const block = measuresIn(state, part).find(({ key }) => key === data.block);
  if (block === undefined || !block.indicators.includes(data.indicator))
    return refuse(
      "unknown-indicator",
      "This is not measured here.",
      "Look at what this step measures.",
      data.indicator,
    );
  const early = part.status === "open" ? mustBeAt(state, part, block) : null;
  if (early) return refused(early);
  const figure = wrongFigure(data, command.at);
  if (figure) return refused(figure);
  const withheld = withheldBecause(data);
  const value = withheld === null ? data.value : null;
  return accept({ type: "measured", data: { ...data, point: block.point, value, withheld } });
};
