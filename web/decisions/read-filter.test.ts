import { expect, test } from "vitest";
import { addressesOf } from "../page-address.ts";
import { filterBody, readFilter } from "./read-filter.ts";

const read = (query: string, zone: string) =>
  readFilter(filterBody(new URL(`http://localhost/decisions/run?${query}`)), zone);
const dates = "from.day=1&from.month=7&from.year=2026&until.day=2&until.month=7&until.year=2026";

test("dates are the reader's own days, from the first moment of the one to the last of the other", () => {
  expect(read(dates, "Europe/London").filter).toMatchObject({
    from: "2026-06-30T23:00:00.000Z",
    until: "2026-07-02T22:59:59.999Z",
  });
  expect(read(dates, "Asia/Kolkata").filter).toMatchObject({
    from: "2026-06-30T18:30:00.000Z",
    until: "2026-07-02T18:29:59.999Z",
  });
});

test("a day that is none is a mistake, and filters nothing", () => {
  const { filter, mistakes } = read("from.day=31&from.month=2&from.year=2026", "Europe/London");
  expect(mistakes.map(({ field }) => field)).toEqual(["from.day"]);
  expect(filter).not.toHaveProperty("from");
});

test("a page's address keeps the filter and has one bound", () => {
  const at = { req: { url: "http://localhost/decisions/run?what=answers&after=50" } };
  expect(addressesOf(at, "/decisions/run#list", { previous: "51", next: null })).toEqual({
    previous: "/decisions/run?what=answers&before=51#list",
    next: null,
  });
  expect(read("before=51", "Europe/London").filter).toMatchObject({ before: 51 });
  expect(read("after=-1&before=x", "Europe/London").filter).toEqual({ limit: 50 });
});
