import type { Template } from "../../domain/template.ts";
import type { JsonObject, JsonValue } from "../json.ts";
import { isObject } from "./json.ts";
import type { LoggedEvent } from "./logged-event.ts";

/** Steps of a calendar that one period may take: what is longer was made to keep a reader busy. */
const MOST_STEPS = 4_000;
const MOST_SECONDS = 1e9;
const STEPPED = ["workingDays", "days", "months"];

/** The template, if it has its outer form and no period without bounds. */
export const templateIn = (value: JsonObject): Template | null => {
  const given: unknown = value;
  return isTemplate(given, value) ? given : null;
};

const isTemplate = (_: unknown, value: JsonObject): _ is Template =>
  typeof value["name"] === "string" &&
  typeof value["version"] === "number" &&
  [value["steps"], value["parameters"], value["declarations"]].every((list) =>
    Array.isArray(list),
  ) &&
  everyIsObject(value["steps"]) &&
  isObject(value["circles"]) &&
  isBounded(value);

const everyIsObject = (list: JsonValue | undefined): boolean =>
  Array.isArray(list) && list.every((one: JsonValue) => isObject(one));

/** No period in it takes for ever to count. */
export const isBounded = (value: JsonValue): boolean => {
  if (Array.isArray(value)) return value.every(isBounded);
  if (!isObject(value)) return true;
  return Object.entries(value).every(([key, item]) => {
    if (STEPPED.includes(key)) return isAtMost(item, MOST_STEPS);
    if (key === "seconds") return isAtMost(item, MOST_SECONDS);
    return isBounded(item);
  });
};

const isAtMost = (value: JsonValue, most: number): boolean =>
  typeof value !== "number" || Math.abs(value) <= most;

const DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

/** Whether the calendar and the parameters that a launch states can be counted with. */
export const canCount = (launch: LoggedEvent): boolean => {
  const data: JsonObject = launch.data;
  const { calendar, parameters } = data;
  const holidays = isObject(calendar) ? calendar["holidays"] : undefined;
  return (
    Array.isArray(holidays) &&
    holidays.every((day: JsonValue) => typeof day === "string" && isDate(day)) &&
    isObject(parameters) &&
    isBounded(parameters)
  );
};

const isDate = (day: string): boolean => DATE.test(day) && !Number.isNaN(Date.parse(day));
