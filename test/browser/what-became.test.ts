import { expect, test } from "vitest";
import { reader } from "./fixture/reader.ts";
import { asked, requestIn } from "./fixture/story.ts";

const words = (html: string): string => html.replaceAll(/<[^>]+>/gu, " ").replaceAll(/\s+/gu, " ");

test("home says what became of what somebody said, and to nobody else", async () => {
  const one = await asked();
  const asha = reader(one.app, "asha");
  const path = await requestIn(one, "asha");
  const form = (await asha.get(path)).form(path);
  await asha.post(path, { ...form, answer: "no", reason: "It leaves us out." });
  const share = `/contribute/${one.run}`;
  const shared = (await asha.get(share)).form(share);
  await asha.post(share, { ...shared, kind: "idea", text: "Sit on the same side of the desk." });
  const home = words((await asha.get("/")).text);
  expect(home).toContain("What became of what you said");
  expect(home).toContain("Your answer: Name the problem . The decision is not made yet.");
  expect(home).toContain("It waits for an answer.");
  for (const other of ["callum", "rowan", "maya", "ines"]) {
    const theirs = words((await reader(one.app, other).get("/")).text);
    expect(theirs).not.toContain("Your answer: Name the problem");
  }
  // A later answer to the same question takes the place of the first.
  const again = (await asha.get(path)).form(path);
  await asha.post(path, { ...again, answer: "yes" });
  const later = words((await asha.get("/")).text);
  expect(later.match(/Your answer: Name the problem/gu)).toHaveLength(1);
});

test("from home one can say what one needs, name a stand-in, and leave, without being asked anything", async () => {
  const one = await asked();
  const asha = reader(one.app, "asha");
  const home = await asha.get("/");
  const ways = `/your-part/${one.run}/ways`;
  for (const anchor of ["need", "stand-in", "leave"])
    expect(home.html).toContain(`href="${ways}#${anchor}"`);
  expect(home.html).toContain('href="/your-data"');
  const told = await asha.post(ways, { act: "need", what: "Large print, please." });
  expect(words((await asha.get(told.location)).text)).toContain("Thank you for telling us.");
  const missing = await asha.post(ways, { act: "need", what: "" });
  expect([missing.status, missing.text.includes('href="#what"')]).toEqual([422, true]);
  // To have no say in one question is no way of a whole run.
  expect((await asha.post(ways, { act: "recuse" })).status).toBe(404);
  const left = await asha.post(ways, { act: "withdraw" });
  expect((await asha.get(left.location)).text).toContain("You have left the run.");
  expect((await asha.get(ways)).status).toBe(404);
  expect((await reader(one.app, "ines").get(ways)).status).toBe(404);
});
