import { EMPTY_PAGE } from "../../api/services/page.ts";
import { expect, test } from "vitest";
import type { InboxItem } from "../../api/services/inbox.ts";
import { createPages } from "../../web/pages.tsx";
import { loadStaticFiles } from "../../web/static-files.ts";
import { reader } from "./fixture/reader.ts";
import { asked } from "./fixture/story.ts";

test("what somebody holds for another person says for whom, and leads to that person's answer", async () => {
  const { fixture } = await asked();
  const asha = fixture.principalOf("asha").id;
  const item: InboxItem = {
    asks: { person: "0192a3f0-0000-7000-8000-00000000000c", name: "Cleo" },
    from: { person: asha, name: "Asha" },
    run: "0192a3f0-0000-7000-8000-000000000001",
    runTitle: "Kinder front desks",
    part: "problem:1",
    stepTitle: "The problem",
    request: "0192a3f0-0000-7000-8000-000000000002",
    version: 1,
    dueAt: "2026-12-07T17:00:00.000Z",
    answered: null,
  };
  const own = { ...item, asks: item.from, stepTitle: "Their own" };
  const app = createPages({
    publicUrl: "http://localhost",
    services: {
      ...fixture.services,
      inbox: { list: () => Promise.resolve({ ...EMPTY_PAGE, items: [item, own] }) },
    },
    authenticate: fixture.authenticate,
    files: await loadStaticFiles("."),
    onUnexpected: (error) => expect.unreachable(String(error)),
  });
  const { text } = await reader(app, "asha").get("/");
  expect(text.replaceAll(/<[^>]+>/gu, "")).toContain("Cleo asked you, Asha, to answer for them.");
  const address = `/answer/${item.run}/${item.request}`;
  expect(text).toContain(`href="${address}/for/${item.asks.person}"`);
  expect(text).toContain(`href="${address}"`);
  expect(text.match(/to answer for them/gu)).toHaveLength(1);
});
