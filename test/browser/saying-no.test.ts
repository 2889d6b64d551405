import { expect, test } from "vitest";
import { reader } from "./fixture/reader.ts";
import { asked, type Story } from "./fixture/story.ts";
import { verdict } from "../../domain/verdict.ts";
import { mendFor } from "../../web/words/mends.ts";

const part = ({ run }: Story) => `/board/${run}/problem:1`;

test("anybody of the group can say that they do not agree, from their own part in it, and lift that again", async () => {
  const one = await asked();
  const asha = reader(one.app, "asha");
  const here = `${part(one)}/object`;
  expect((await asha.get(`/your-part/${one.run}`)).html).toContain(`href="${here}"`);
  const page = await asha.get(here);
  const missing = await asha.post(here, page.form(here));
  expect([missing.status, missing.html.includes('href="#reason"')]).toEqual([422, true]);
  const sent = await asha.post(here, { ...page.form(here), reason: "It leaves us out." });
  expect([sent.status, sent.location]).toEqual([303, `${part(one)}?done=objected`]);
  expect((await asha.get(sent.location)).text).toContain("I am content now: lift my objection");
  expect((await reader(one.app, "rowan").get(part(one))).text).toContain("It leaves us out.");
  // How somebody answers is nobody else's until it is decided.
  expect((await reader(one.app, "callum").get(part(one))).text).not.toContain("It leaves us out.");
});

test("an objection to an older version is shown again, with its words", async () => {
  const one = await asked();
  const asha = reader(one.app, "asha");
  const here = `${part(one)}/object`;
  const form = (await asha.get(here)).form(here);
  const page = await asha.post(here, { ...form, version: "7", reason: "It leaves us out." });
  expect(page.status).toBe(409);
  expect(page.form(here)).toMatchObject({ reason: "It leaves us out." });
});

test("whoever is not in the group has no objection to make", async () => {
  const one = await asked();
  expect((await reader(one.app, "ines").get(`${part(one)}/object`)).status).toBe(403);
});

/** Rowan says that it was published this morning, before anybody has agreed. */
async function published() {
  const one = await asked();
  const rowan = reader(one.app, "rowan");
  const path = `/board/${one.run}/facts/new`;
  const sent = await rowan.post(path, {
    ...(await rowan.get(path)).form(path),
    ...{ part: "problem:1", fact: "published", time: "8:15" },
    ...{ "on.day": "23", "on.month": "11", "on.year": "2026" },
  });
  expect([sent.status, sent.location]).toEqual([303, `/board/${one.run}/facts?done=stated`]);
  return { one, rowan, facts: `/board/${one.run}/facts` };
}

test("what happened is told by its day and time, and another member can say that it was not so", async () => {
  const { one, facts } = await published();
  const asha = reader(one.app, "asha");
  const page = await asha.get(facts);
  expect(page.text).toMatch(/was published[^]*8:15am on Monday 23 November/u);
  const dispute = /href="([^"]+\/dispute)"/u.exec(page.html)?.[1] ?? "";
  const form = await asha.get(dispute);
  const missing = await asha.post(dispute, form.form(dispute));
  expect([missing.status, missing.html.includes('href="#reason"')]).toEqual([422, true]);
  const sent = await asha.post(dispute, { ...form.form(dispute), reason: "It was a draft." });
  expect([sent.status, sent.location]).toEqual([303, `${facts}?done=disputed`]);
  expect((await asha.get(facts)).text).toContain("Somebody says that it was not so");
});

test("whoever said it takes it back on the same page", async () => {
  const { rowan, facts } = await published();
  const page = await rowan.get(facts);
  expect(page.text).toContain("Take this back");
  const dispute = /href="([^"]+\/dispute)"/u.exec(page.html)?.[1] ?? "";
  await rowan.post(dispute, { ...(await rowan.get(dispute)).form(dispute), reason: "A slip." });
  expect((await rowan.get(facts)).text).toContain("Taken back");
});

test("what is wrong with a day or a time stands beside it, and nothing is lost", async () => {
  const one = await asked();
  const rowan = reader(one.app, "rowan");
  const path = `/board/${one.run}/facts/new`;
  const page = await rowan.post(path, { "on.day": "32", time: "late" });
  expect(page.status).toBe(422);
  for (const field of ["part", "fact", "on.day", "time"])
    expect(page.html).toContain(`href="#${field}"`);
  expect(page.form(path)).toMatchObject({ "on.day": "32", time: "late" });
});

test("each reproach of the board that can be mended leads to a page that is there", async () => {
  const one = await asked();
  const maya = reader(one.app, "maya");
  const view = await one.fixture.services.runs.view(one.fixture.principalOf("maya"), one.run);
  if (view === null) throw new Error("There is no run.");
  const step = view.state.steps.at(-1)?.key ?? null;
  const { findings } = verdict(view.state.template, []);
  const every = view.verdict.findings.concat(findings);
  for (const code of CODES) {
    const found = { code, step, visit: null, weight: "note", onwards: false, events: [] } as const;
    const mend = mendFor({ ...found, reason: "" }, view);
    if (mend === null) continue;
    expect([code, (await maya.get(mend.href)).status]).toEqual([code, 200]);
  }
  const board = await maya.get(`/board/${one.run}`);
  for (const found of every) {
    const mend = mendFor(found, view);
    if (mend !== null) expect(board.html).toContain(`href="${mend.href}"`);
  }
});

const CODES = [
  ...(["N2-after-the-fact", "N3-one-off", "no-pwle-decides", "only-staff-chair"] as const),
  ...(["one-person-for-all", "changes-not-made", "side-asserted", "notice-not-delivered"] as const),
  ...(["access-need-unmet", "contribution-unanswered", "no-payment-offered"] as const),
  ...(["nothing-given-back", "without-consent", "nobody-came", "answer-disputed"] as const),
];
