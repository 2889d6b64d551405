import { expect, test } from "vitest";
import type { HistoryFilter } from "../../api/services/history-page.ts";
import type { GivenLine } from "../../api/services/offers.ts";
import { offeredBefore } from "./own-offers.ts";

const person = "018f0000-0000-7000-8000-000000000001";

const line = (run: string, type: GivenLine["type"], payment: string): GivenLine => ({
  run,
  type,
  event: `${type} of ${payment}`,
  at: "2026-11-02T09:00:00.000Z",
  actor: { id: person, role: "member", via: "session", name: null },
  data: { member: person, payment },
  ...{ version: 1, assurance: null, names: {}, disclosed: {}, leaf: null, position: null },
  ...{ times: null, runTitle: null },
});

test("an offer is read from its run only where a page does not show it already", async () => {
  const asked: { readonly run: string; readonly matters: HistoryFilter["matters"] }[] = [];
  const services = {
    runs: {
      history: async (_: unknown, run: string, { matters = [] }: HistoryFilter) => {
        asked.push({ run, matters });
        const items = matters.map((payment) => line(run, "paymentOffered", payment));
        return { items, next: null, previous: null, withheld: null };
      },
    },
  };
  const found = await offeredBefore(
    services,
    {
      ...{ id: person, person, organisation: person, roles: ["member"], scopes: "all" },
      ...{ via: "session", assurance: "signed-in" },
    },
    [
      line("one", "paymentAnswered", "a"),
      line("one", "paymentOffered", "a"),
      line("two", "paymentMade", "b"),
      line("two", "paymentAnswered", "b"),
      line("two", "paymentOffered", "c"),
      line("three", "supportOffered", "none"),
    ].map((one) => (one.run === "three" ? { ...one, data: { member: person } } : one)),
  );
  expect(asked).toEqual([{ run: "two", matters: ["b"] }]);
  expect(found.map(({ event }) => event).toSorted()).toEqual([
    "paymentOffered of a",
    "paymentOffered of b",
    "paymentOffered of c",
  ]);
});
