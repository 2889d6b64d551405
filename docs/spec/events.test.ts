import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { POWER_TYPES } from "../../domain/organisation/event.ts";
import { eventTypes } from "../../test/support/event-types.ts";
import { eventForms, readAliases } from "./event-types.ts";
import { domainFiles, EVENTS_PAGE, withEvents } from "./events.ts";

const aliases = readAliases(domainFiles());

/** Tables are laid out by the formatter: only how wide they are may differ. */
const unaligned = (page: string): string =>
  page.replaceAll(/ +/gu, " ").replaceAll(/-{3,}/gu, "---").replaceAll("| |", "||");

test("the page of events is that of the program's types: `npm run draw` makes it anew", () => {
  const page = readFileSync(EVENTS_PAGE, "utf8");
  expect(unaligned(withEvents(page, aliases))).toBe(unaligned(page));
});

test("every type of event is on it", () => {
  const types = (union: string) => eventForms(aliases, union).map(({ type }) => type);
  expect(types("DomainEvent").toSorted()).toEqual([...eventTypes].toSorted());
  expect(types("PowerEvent").toSorted()).toEqual([...POWER_TYPES].toSorted());
});
