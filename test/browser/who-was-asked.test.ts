import { describe, expect, test } from "vitest";
import { reader } from "./fixture/reader.ts";
import { asked, requestIn, story, type Story } from "./fixture/story.ts";

const PART = "problem:1";
const plain = (html: string): string => html.replaceAll(/<[^>]+>/gu, " ").replaceAll(/\s+/gu, " ");

const say = async (one: Story, person: string, said: { readonly [field: string]: string }) => {
  const path = await requestIn(one, person);
  const page = reader(one.app, person);
  const sent = await page.post(path, { ...(await page.get(path)).form(path), ...said });
  expect(sent.status).toBe(303);
};
const openedBy = async (one: Story, person: string) =>
  (await reader(one.app, person).get(await requestIn(one, person))).text;

/** The second question of the run: nobody has opened or answered it. */
const askedAboutTheGoal = (): Promise<Story> => {
  let isAsked = false;
  return story((step) => {
    if (isAsked) return true;
    isAsked = step.do === "ask" && step.part === "goal:1";
    return false;
  });
};

/** Everything in the run's board and the part's page that counts answers, as [answered, asked]. */
const counts = (text: string): readonly (readonly [number, number])[] =>
  [...text.matchAll(/(\d+) of (\d+) (?:person|people)(?: has| have)? answered/gu)].map(
    ([, answered, of]) => [Number(answered), Number(of)],
  );

const DECIDES = ["asha", "callum", "dee", "tomasz", "grace", "hugh"] as const;

describe("a count of answers", () => {
  test("never says that all have answered beside word that somebody is waited for", async () => {
    const one = await asked();
    const rowan = reader(one.app, "rowan");
    const view = await one.fixture.services.runs.view(one.fixture.principalOf("maya"), one.run);
    const ids = one.fixture.ids();
    const request = Object.values(view?.state.requests ?? {}).findLast(({ part }) => part === PART);
    const people = DECIDES.filter((key) => request?.asked.includes(ids[key] ?? "") === true);
    expect(people.length).toBe(request?.asked.length);
    const [first = "asha", ...others] = people;
    await say(one, first, { answer: "more-time", help: "I want to read it again." });
    let last = "";
    for (const person of [null, ...others]) {
      if (person !== null) await say(one, person, { answer: "no", reason: "Not like this." });
      last = "";
      for (const path of [`/board/${one.run}`, `/board/${one.run}/${PART}`])
        last += plain((await rowan.get(path)).text);
      expect(counts(last).length).toBeGreaterThan(0);
      for (const [answered, of] of counts(last)) expect(answered).toBeLessThan(of);
      for (const other of ["maya", "ines", "callum"]) {
        const board = plain((await reader(one.app, other).get(`/board/${one.run}`)).text);
        const isFull = counts(board).some(([answered, of]) => answered >= of);
        expect(isFull && board.includes("have not all answered")).toBe(false);
      }
    }
    expect(counts(last)).toContainEqual([people.length - 1, people.length]);
    await say(one, first, { answer: "no", reason: "Not like this." });
    for (const anybody of ["rowan", "maya", "ines", "callum"]) {
      const done = plain((await reader(one.app, anybody).get(`/board/${one.run}`)).text);
      expect(done).not.toContain("have not all answered");
      expect(counts(done)).toContainEqual([people.length, people.length]);
    }
  });

  test("leaves the way to answer open to somebody who asked for time", async () => {
    const one = await asked();
    await say(one, "asha", { answer: "more-time", help: "" });
    const board = plain((await reader(one.app, "asha").get(`/board/${one.run}`)).text);
    expect(board).toContain("Give your answer");
  });
});

describe("what changed since last time", () => {
  test("is shown to somebody who saw an earlier version, and to nobody else", async () => {
    const one = await askedAboutTheGoal();
    // Asha opens the first version; Callum opens none.
    await openedBy(one, "asha");
    const edit = `/board/${one.run}/goal:1/edit`;
    const rowan = reader(one.app, "rowan");
    const form = (await rowan.get(edit)).form(edit);
    const sent = await rowan.post(edit, { ...form, "f.goal.goal": "Nobody waits alone" });
    expect(sent.status).toBe(303);
    expect(await openedBy(one, "asha")).toContain("What changed since last time");
    expect(await openedBy(one, "callum")).not.toContain("What changed since last time");
    // The version that they have just read is not the one from last time.
    expect(await openedBy(one, "callum")).not.toContain("What changed since last time");
  });
});

describe("a member whose data were erased", () => {
  test("is named as that, with the mend, to whoever helps and whoever writes answers down", async () => {
    const one = await asked();
    const erased = one.fixture.principalOf("asha").id;
    await one.fixture.eraseAll("asha", "maya");
    const name = "a member whose data were erased";
    const mend = "a programme manager can take “Decides” from them";
    const board = plain((await reader(one.app, "rowan").get(`/board/${one.run}/${PART}`)).text);
    expect(board).toContain(`${name}: no answer yet`);
    expect(board).toContain(mend);
    const path = await requestIn(one, "grace");
    const help = (await reader(one.app, "grace").get(`${path}/help`)).text;
    expect(plain(help)).toContain(name);
    expect(plain(help)).toContain(mend);
    expect(help).not.toContain(`/for/${erased}`);
  });
});

describe("somebody who was told in person", () => {
  test("is put on record by a form without a script, and what is missing is said at its field", async () => {
    const one = await asked();
    const rowan = reader(one.app, "rowan");
    const page = `/board/${one.run}/${PART}`;
    const action = `${page}/told`;
    const form = (await rowan.get(page)).form(action);
    const missing = await rowan.post(action, form);
    expect(missing.status).toBe(422);
    for (const [field, words] of [
      ["member", "Choose who was told"],
      ["by", "Choose who told them"],
      ["told.day", "Write the day, like 4 12 2026"],
    ])
      expect(missing.text).toContain(`<a href="#${field}">${words}</a>`);

    const { asha = "", rowan: teller = "" } = one.fixture.ids();
    const told = { ...form, member: asha, by: teller };
    const early = await rowan.post(action, {
      ...told,
      "told.day": "1",
      "told.month": "1",
      "told.year": "2026",
    });
    expect(early.status).toBe(409);
    expect(plain(early.text)).toContain("On that day nobody had been asked about this yet.");
    expect(early.form(action)["told.day"]).toBe("1");

    const sent = await rowan.post(action, {
      ...told,
      "told.day": "23",
      "told.month": "Nov",
      "told.year": "2026",
    });
    const after = await rowan.get(sent.location);
    expect(after.text).toContain("It is on record that they were told.");
    expect(plain(after.text)).toContain("Asha Patel: no answer yet (they were told in person)");
    expect(await openedBy(one, "asha")).not.toContain("What changed since last time");
  });

  test("is not offered to somebody who has a say in it", async () => {
    const one = await asked();
    const page = (await reader(one.app, "asha").get(`/board/${one.run}/${PART}`)).text;
    expect(page).not.toContain("Somebody was told in person");
    expect(page).not.toContain("Who was asked");
  });
});

test("the board notes that a request was sent to somebody who never opened it", async () => {
  const words = "It was sent to somebody, and there is no sign that they ever saw it.";
  const board = async (...opening: readonly string[]) => {
    const one = await askedAboutTheGoal();
    for (const person of opening) await openedBy(one, person);
    for (const person of DECIDES.filter((key) => key !== "tomasz"))
      await say(one, person, { answer: "yes" });
    one.fixture.moveTo(new Date("2027-01-11T10:00:00.000Z"));
    const page = (await reader(one.app, "maya").get(`/board/${one.run}/goal:1`)).text;
    expect(page).not.toContain("Time alone never passes it");
    return plain((await reader(one.app, "ines").get(`/board/${one.run}`)).text);
  };
  expect(await board()).toContain(words);
  expect(await board("tomasz")).not.toContain(words);
});
