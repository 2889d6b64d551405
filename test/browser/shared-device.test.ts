import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reader } from "./fixture/reader.ts";
import { asked, requestIn, type Story } from "./fixture/story.ts";

const words = (html: string): string => html.replaceAll(/<[^>]+>/gu, "").replaceAll(/\s+/gu, " ");

const eventsOf = async ({ run, fixture }: Story) =>
  (await fixture.services.runs.view(fixture.principalOf("maya"), run))?.state.version;

const WORDS = "It leaves us out.";

describe("on a device that people share", () => {
  test("every form on every page says whom it was shown to", async () => {
    const one = await asked();
    const question = await requestIn(one, "asha");
    const paths = [
      "/",
      "/details",
      question,
      `${question}/other-ways`,
      `${question}/help`,
      `/board/${one.run}`,
      `/board/${one.run}/people`,
      `/board/${one.run}/problem:1`,
      `/board/${one.run}/problem:1/edit`,
      `/contribute/${one.run}/problem:1`,
      `/decisions/${one.run}`,
    ];
    let forms = 0;
    for (const person of ["asha", "maya", "rowan"]) {
      const { id } = one.fixture.principalOf(person);
      for (const path of paths) {
        const { text } = await reader(one.app, person).get(path);
        for (const [form] of text.matchAll(/<form\b[^>]*method="post"[^>]*>[\s\S]*?<\/form>/gu)) {
          forms += 1;
          expect(form).toContain(`name="signed-in-as" value="${id}"`);
        }
      }
    }
    expect(forms).toBeGreaterThan(20);
  });

  test("a form that was shown to one is not taken from another; the words are kept and can be sent", async () => {
    const one = await asked();
    const path = await requestIn(one, "asha");
    const form = (await reader(one.app, "asha").get(path)).form(path);
    const before = await eventsOf(one);
    const body = { ...form, answer: "no", reason: WORDS };
    const refused = await reader(one.app, "callum").post(path, body);
    expect(refused.status).toBe(409);
    expect(words(refused.text)).toContain("somebody else is signed in now");
    expect(words(refused.text)).toContain("This device is signed in as Callum");
    expect(words(refused.text)).toContain(WORDS);
    expect(await eventsOf(one)).toBe(before);
    // Callum can't send it by pressing on, either; Asha can, from the same page, once she is signed in.
    const kept = refused.form(path);
    const again = await reader(one.app, "callum").post(path, kept);
    expect([again.status, await eventsOf(one)]).toEqual([409, before]);
    const sent = await reader(one.app, "asha").post(path, again.form(path));
    expect(sent.location).toContain("/receipt/");
    const receipt = await reader(one.app, "asha").get(sent.location);
    expect(words(receipt.text)).toContain(WORDS);
  });

  test("a form without the name of its reader is not taken", async () => {
    const one = await asked();
    const path = await requestIn(one, "asha");
    const before = await eventsOf(one);
    const form = (await reader(one.app, "asha").get(path)).form(path);
    const sent = await reader(one.app, "asha").post(path, {
      ...form,
      "signed-in-as": "",
      answer: "yes",
    });
    expect([sent.status, await eventsOf(one)]).toEqual([409, before]);
  });

  test("who was signed out meanwhile loses none of their words", async () => {
    const one = await asked();
    const path = await requestIn(one, "asha");
    const form = (await reader(one.app, "asha").get(path)).form(path);
    const refused = await reader(one.app, null).post(path, {
      ...form,
      answer: "no",
      reason: WORDS,
    });
    expect(refused.status).toBe(409);
    expect(words(refused.text)).toContain("Nothing was sent: you are signed out");
    expect(words(refused.text)).toContain(WORDS);
    const sent = await reader(one.app, "asha").post(path, refused.form(path));
    expect(sent.location).toContain("/receipt/");
  });

  test("the link to one person's question shows another no form, and says how to change", async () => {
    const one = await asked();
    const path = await requestIn(one, "asha");
    const asha = one.fixture.principalOf("asha").id;
    const link = "/question/asha";
    const page = await reader(one.app, "callum").get(link);
    expect(words(page.text)).toContain("This link is for Asha");
    expect(words(page.text)).toContain("This device is signed in as Callum");
    expect(page.text).toContain(`${path}/for/${asha}`);
    expect(() => page.form(path)).toThrow("There is no form");
    // Who takes no part in the run can't help in it either.
    expect((await reader(one.app, "anna").get(link)).text).not.toContain(`${path}/for/${asha}`);
    const own = await reader(one.app, "asha").get(link);
    expect(own.location).toBe(path);
    const question = await reader(one.app, "asha").get(path);
    expect(words(question.text)).toContain("This asks you, Asha");
    expect(question.form(path)["version"]).toBeDefined();
  });

  test("a page that is not for the reader says who is signed in", async () => {
    const one = await asked();
    const page = await reader(one.app, "asha").get("/board/0192a3f0-0000-7000-8000-000000000000");
    expect(words(page.text)).toContain("This device is signed in as Asha");
  });
});

describe("a signature that is wanted", () => {
  const damaged = fc.oneof(
    fc.string({ minLength: 1 }).filter((text) => text.trim() !== ""),
    fc.json(),
    fc.constantFrom("{}", "null", '{"at":"2026-01-01T00:00:00Z"}', '{"at":1,"nonce":2}'),
  );

  test("and is damaged in any way is a mistake: nothing is recorded without it", async () => {
    const one = await asked();
    const path = await requestIn(one, "asha");
    const asha = reader(one.app, "asha");
    const form = (await asha.get(path)).form(path);
    const before = await eventsOf(one);
    await fc.assert(
      fc.asyncProperty(damaged, async (passkey) => {
        const sent = await asha.post(path, { ...form, answer: "yes", passkey });
        expect([sent.status, await eventsOf(one)]).toEqual([422, before]);
        expect(sent.text).toContain("nothing was recorded");
      }),
      { numRuns: 15 },
    );
  });

  test("and is missing is a mistake as well", async () => {
    const one = await asked();
    const path = await requestIn(one, "asha");
    const asha = reader(one.app, "asha");
    const form = (await asha.get(path)).form(path);
    const before = await eventsOf(one);
    const sent = await asha.post(path, { ...form, answer: "yes", sign: "yes", passkey: "" });
    expect([sent.status, await eventsOf(one)]).toEqual([422, before]);
  });
});
