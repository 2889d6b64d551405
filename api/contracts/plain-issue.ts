import type { z } from "@hono/zod-openapi";

const TYPES: Readonly<Record<string, string>> = {
  string: "Write this in words.",
  number: "Write this as a number, like 3.",
  int: "Write this as a whole number, like 3.",
  boolean: "Say true or false here.",
  array: "Give this as a list.",
  object: "Give this as names with their values.",
  record: "Give this as names with their values.",
  null: "Leave this empty: null.",
};

const FORMATS: Readonly<Record<string, string>> = {
  email: "Write an email address, like sam@example.org.",
  url: "Write a full address, like https://example.org.",
  uuid: "Copy the id from where it was shown: 36 characters with hyphens.",
  date: "Write a date as 2026-03-31.",
  datetime: "Write a time as 2026-03-31T09:00:00Z.",
};

/** Where nothing better can be said. */
const AS_DOCUMENTED = "Write this as the documentation shows it.";

const atLeast = (origin: string, least: string, isOpen: boolean): string => {
  if (origin === "string")
    return least === "1" ? "Write something here." : `Write at least ${least} characters.`;
  if (origin === "array" || origin === "set")
    return least === "1" ? "Give at least one." : `Give at least ${least}.`;
  return isOpen ? `Give more than ${least}.` : `Give ${least} or more.`;
};

const atMost = (origin: string, most: string, isOpen: boolean): string => {
  if (origin === "string") return `Make this shorter: ${most} characters at most.`;
  if (origin === "array" || origin === "set") return `Give ${most} at most.`;
  return isOpen ? `Give less than ${most}.` : `Give ${most} or less.`;
};

/**
 * How to mend what a contract finds wrong and says nothing of: in the service's own voice, on its pages and in its API's answers.
 * For `safeParse(value, { error: plainIssue })`; what a contract says itself counts more.
 */
export function plainIssue(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return "This is missing. Fill it in.";
      return TYPES[issue.expected] ?? AS_DOCUMENTED;
    case "too_small":
      return atLeast(issue.origin, String(issue.minimum), issue.inclusive === false);
    case "too_big":
      return atMost(issue.origin, String(issue.maximum), issue.inclusive === false);
    case "invalid_format":
      return FORMATS[issue.format] ?? AS_DOCUMENTED;
    case "not_multiple_of":
      return `Give a multiple of ${issue.divisor}.`;
    case "unrecognized_keys":
      return `Leave this out, it has no place here: ${issue.keys.join(", ")}.`;
    case "invalid_value":
      return issue.values.length === 1
        ? `Give this here: ${String(issue.values[0])}.`
        : `Choose one of these: ${issue.values.map(String).join(", ")}.`;
    case "invalid_union":
    case "invalid_key":
    case "invalid_element":
    case "custom":
      return AS_DOCUMENTED;
    default:
      return issue satisfies never;
  }
}
