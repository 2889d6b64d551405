import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { POWER_TYPES } from "../../domain/organisation/event.ts";
import { runs } from "../../conformance/runs.ts";
import { demoRuns } from "../../test/support/demo-runs.ts";
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

test("events on record have the fields that the page gives their type", async () => {
  const formsOf = new Map(
    eventForms(aliases, "DomainEvent").map(({ type, forms }) => [type, forms] as const),
  );
  const recorded = [...Object.values(runs()), ...(await demoRuns())].flatMap(
    ({ events }) => events,
  );
  const wrong = recorded.flatMap(({ type, data }) => {
    const fits = (formsOf.get(type) ?? []).some(
      (fields) =>
        Object.keys(data).every((key) => fields.some(({ name }) => name === key)) &&
        fields.every(({ name, optional }) => optional || name in data),
    );
    return fits ? [] : [`${type}: ${Object.keys(data).join()}`];
  });
  expect([...new Set(wrong)]).toEqual([]);
});
