import { expect, test } from "vitest";
import { reader } from "./fixture/reader.ts";
import { asked, requestIn, type Story } from "./fixture/story.ts";

const words = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .replaceAll(" .", ".");

const changed = async (
  { fixture }: Story,
  change: { phone?: string | null; contact?: string | null },
) => {
  const anna = fixture.principalOf("anna");
  await fixture.services.organisations.change(anna, anna.organisation, change);
};

test("a question says whom to call, and who looks after the run", async () => {
  const one = await asked();
  const page = words((await reader(one.app, "asha").get(await requestIn(one, "asha"))).text);
  expect(page).toContain(
    "Would you rather talk about it? Call Sam Lee on 0161 496 0000. Rowan Ellis looks after this run. You can ask for them.",
  );
  expect(page).toContain("Stuck, or not sure? Call Sam Lee on 0161 496 0000.");
});

test("where nobody is named there is the number, and without a number whoever invited them", async () => {
  const one = await asked();
  await changed(one, { contact: null });
  const home = async () => words((await reader(one.app, "asha").get("/")).text);
  expect(await home()).toContain("Stuck, or not sure? Call 0161 496 0000.");
  await changed(one, { phone: null });
  expect(await home()).toContain("Stuck, or not sure? Talk to the person who invited you.");
  const page = words((await reader(one.app, "asha").get(await requestIn(one, "asha"))).text);
  expect(page).toContain("Talk to the person who invited you. Rowan Ellis looks after this run.");
});

test("an administrator says who answers, and what somebody calls themselves turns no words around it", async () => {
  const one = await asked();
  const anna = reader(one.app, "anna");
  const sent = await anna.post("/organisation", {
    name: "Harbour",
    phone: "0161 496 0000",
    contact: "דנה",
  });
  expect(sent.status).toBe(303);
  const { html } = await anna.get("/organisation");
  expect(html).toContain(
    'Call <bdi dir="auto">דנה</bdi> on <a href="tel:01614960000">0161 496 0000</a>.',
  );
});
