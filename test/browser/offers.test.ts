import { expect, test } from "vitest";
import { reader } from "./fixture/reader.ts";
import { asked, type Story } from "./fixture/story.ts";

const supportOf = ({ run, fixture }: Story, person: string) =>
  `/board/${run}/people/${fixture.ids()[person] ?? ""}/support`;

/** Maya offers Asha £1,250.50 for her time. */
async function offered() {
  const one = await asked();
  const [maya, asha] = [reader(one.app, "maya"), reader(one.app, "asha")];
  const here = supportOf(one, "asha");
  const form = (await maya.get(`${here}/payment`)).form(`${here}/payment`);
  const sent = await maya.post(`${here}/payment`, { ...form, kind: "payment", amount: "1,250.50" });
  expect([sent.status, sent.location]).toEqual([303, `${here}?done=payment`]);
  return { one, maya, asha, here };
}

test("an offer stands on the person's home with its amount in pounds, until they say yes or no there", async () => {
  const { one, maya, asha, here } = await offered();
  const home = await asha.get("/");
  expect(home.text).toContain("You are offered this");
  expect(home.text).toContain("Payment of £1,250.50");
  const action = /action="([^"]+\/answer)"/u.exec(home.html)?.[1] ?? "";
  const form = home.form(action);
  const said = await asha.post(action, { ...form, answer: "accepted" });
  expect([said.status, said.location]).toEqual([303, `${here}?done=answered`]);
  expect((await asha.get("/")).text).not.toContain("You are offered this");
  expect((await maya.get(here)).text).toMatch(/£1,250\.50[^]*Accepted[^]*It is paid or given/u);
  expect(one.fixture.ids()["asha"]).toBeDefined();
});

test("what was paid is shown to its person with the amount and the day, in the run and over all runs", async () => {
  const { maya, asha, here } = await offered();
  const answer = /action="([^"]+\/answer)"/u.exec((await asha.get(here)).html)?.[1] ?? "";
  await asha.post(answer, { answer: "accepted" });
  const paid = answer.replace(/answer$/u, "paid");
  const sent = await maya.post(paid, (await maya.get(here)).form(paid));
  expect([sent.status, sent.location]).toEqual([303, `${here}?done=paid`]);
  for (const path of [here, "/your-offers"]) {
    const page = (await asha.get(path)).text;
    expect([path, page]).toEqual([path, expect.stringMatching(/£1,250\.50/u)]);
    expect(page).toMatch(/Paid or given[^]*23 November/u);
  }
  // Paid is paid: nobody can turn it down any more.
  expect((await asha.get(here)).html).not.toContain("/answer");
});

test("a no can become a yes, and nobody but the person can say either", async () => {
  const { maya, asha, here } = await offered();
  const answer = /action="([^"]+\/answer)"/u.exec((await asha.get(here)).html)?.[1] ?? "";
  await asha.post(answer, { answer: "declined" });
  expect((await asha.get(here)).text).toContain("Declined");
  expect((await maya.post(answer, { answer: "accepted" })).status).toBeGreaterThanOrEqual(400);
  await asha.post(answer, { answer: "accepted" });
  expect((await asha.get(here)).text).toContain("Accepted");
});

test("support and training are written down, and stand on the person's own page", async () => {
  const { maya, asha, here } = await offered();
  await maya.post(`${here}/offer`, { what: "Somebody to talk to after each meeting" });
  const own = (await asha.get(`${here}/training`)).form(`${here}/training`);
  const sent = await asha.post(`${here}/training`, {
    ...own,
    ...{ kind: "speaking", what: "I spoke to the board" },
    ...{ "on.day": "20", "on.month": "11", "on.year": "2026" },
  });
  expect([sent.status, sent.location]).toEqual([303, `${here}?done=training`]);
  const page = (await asha.get(here)).text;
  for (const words of [
    "Somebody to talk to after each meeting",
    "Speaking in public",
    "20 November 2026",
  ])
    expect(page).toContain(words);
});

test("what is wrong stands beside its field, and nothing that was written is lost", async () => {
  const { maya, here } = await offered();
  const page = await maya.post(`${here}/payment`, { amount: "12,50" });
  expect(page.status).toBe(422);
  expect(page.html).toContain('href="#kind"');
  expect(page.html).toContain('href="#amount"');
  expect(page.form(`${here}/payment`)).toMatchObject({ amount: "12,50" });
  const training = await maya.post(`${here}/training`, { kind: "training", what: "Speaking" });
  expect(training.status).toBe(422);
  expect(training.html).toContain('href="#on.day"');
  expect(training.form(`${here}/training`)).toMatchObject({ what: "Speaking" });
});

test("others in the group are shown nothing of it, and can offer nothing", async () => {
  const { one, here } = await offered();
  const callum = reader(one.app, "callum");
  for (const path of [here, `${here}/payment`, `${here}/offer`, `${here}/training`])
    expect([path, (await callum.get(path)).status]).toEqual([path, 403]);
  const auditor = await reader(one.app, "ines").get(here);
  expect(auditor.status).toBe(200);
  expect(auditor.html).not.toContain(`href="${here}/payment"`);
});
