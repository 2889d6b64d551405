import { describe, expect, test } from "vitest";
import { reader } from "./fixture/reader.ts";
import { asked, requestIn, story } from "./fixture/story.ts";

describe("checking an answer before it is sent", () => {
  const WORDS = "It leaves us out.\nAll of us.";

  test.each([
    [{ answer: "yes" }, ["Yes"]],
    [{ answer: "yes-with-changes", changes: WORDS }, ["Yes, with changes", WORDS]],
    [{ answer: "no", reason: WORDS }, ["No", WORDS]],
    [{ answer: "more-time", help: "" }, ["I need more time, or to talk"]],
    [{ answer: "step-back" }, ["I step back from this one"]],
  ])(
    "%o is shown, nothing is recorded, and sending it from there records it",
    async (given, shown) => {
      const one = await asked();
      const asha = reader(one.app, "asha");
      const path = await requestIn(one, "asha");
      const form = (await asha.get(path)).form(path);
      const before = one.fixture.kept().events.length;
      const check = await asha.post(`${path}/review`, { ...form, ...given });
      expect([check.status, one.fixture.kept().events.length]).toEqual([200, before]);
      for (const words of shown) expect(check.text).toContain(`>${words}<`);
      const sent = await asha.post(path, check.form(path));
      expect(sent.location).toMatch(new RegExp(`^${path}/receipt/`, "u"));
      expect((await asha.get(sent.location)).text).toContain(shown.at(-1));
    },
  );

  test("nothing is lost on the way back, neither what was chosen nor what was written", async () => {
    const one = await asked();
    const asha = reader(one.app, "asha");
    const path = await requestIn(one, "asha");
    const form = (await asha.get(path)).form(path);
    const given = { answer: "no", reason: WORDS, changes: "Not said after all", help: "" };
    const check = await asha.post(`${path}/review`, { ...form, ...given });
    expect(check.html).toContain(`formaction="${path}/change#reason"`);
    const back = await asha.post(`${path}/change`, check.form(`${path}/change#answer`));
    expect(back.status).toBe(200);
    expect(back.form(path)).toMatchObject(given);
  });

  test.each([
    [{}, "Choose one answer"],
    [{ answer: "no", reason: " " }, "Say what is wrong"],
    [{ answer: "no", reason: "\u200b" }, ""],
    [{ answer: "no", reason: "a\u0000b" }, ""],
    [{ answer: "no", reason: "x".repeat(200_000) }, ""],
  ])("what can't be recorded is not shown as if it could: %o", async (given, message) => {
    const one = await asked();
    const asha = reader(one.app, "asha");
    const path = await requestIn(one, "asha");
    const form = (await asha.get(path)).form(path);
    const check = await asha.post(`${path}/review`, { ...form, ...given });
    const sent = await asha.post(path, { ...form, ...given });
    expect([check.status, sent.status]).toEqual([422, sent.status]);
    expect(sent.status).toBeGreaterThanOrEqual(400);
    expect(check.text).toContain(message);
    expect(check.html).toContain('role="alert"');
  });

  test("the receipt offers to undo it as long as the decision is open, and not after", async () => {
    const one = await asked();
    const asha = reader(one.app, "asha");
    const path = await requestIn(one, "asha");
    const form = (await asha.get(path)).form(path);
    const sent = await asha.post(path, { ...form, answer: "no", reason: "A slip." });
    const receipt = await asha.get(sent.location);
    expect(receipt.html).toContain(`href="${path}#your-answer"`);
    const again = (await asha.get(path)).form(path);
    await asha.post(path, { ...again, answer: "yes" });
    expect((await asha.get(path)).text).toContain("You said: Yes");
    for (const other of ["callum", "dee", "tomasz", "maya", "rowan", "grace", "ben", "ines"]) {
      if (!Object.hasOwn(one.fixture.ids(), other)) continue;
      const theirs = reader(one.app, other);
      const page = await theirs.get(path);
      if (!page.html.includes("/review")) continue;
      await theirs.post(path, { ...page.form(path), answer: "yes" });
    }
    await reader(one.app, "maya").post(`/board/${one.run}/problem:1/override`, {
      reason: "There is no more time.",
      sure: "yes",
    });
    const state = one.fixture.stateOf(one.run);
    if (state?.parts["problem:1"]?.gate === "open") throw new Error("It is still open.");
    const later = await asha.get(sent.location);
    expect(later.html).not.toContain("#your-answer");
    expect(later.text).toContain("The decision is made, so this cannot be changed any more.");
  });
});

describe("answering", () => {
  test("a yes is on record once, however often the button is pressed", async () => {
    const one = await asked();
    const asha = reader(one.app, "asha");
    const path = await requestIn(one, "asha");
    const form = (await asha.get(path)).form(path);
    const first = await asha.post(path, { ...form, answer: "yes" });
    const second = await asha.post(path, { ...form, answer: "yes" });
    expect(first.location).toMatch(new RegExp(`^${path}/receipt/`, "u"));
    expect(second.location).toBe(first.location);
    const receipt = await asha.get(first.location);
    expect(receipt.text).toContain("Your answer is on record");
    expect(receipt.text).toContain("Given while signed in with their own link.");
    expect(receipt.text).toMatch(/<code>[0-9a-f]{64}<\/code>/u);
  });

  test("what others said stays hidden until the decision, also on the history", async () => {
    const one = await asked();
    const path = await requestIn(one, "asha");
    const asha = reader(one.app, "asha");
    const form = (await asha.get(path)).form(path);
    await asha.post(path, { ...form, answer: "no", reason: "It leaves us out." });
    const history = `/decisions/${one.run}?after=30`;
    const callum = reader(one.app, "callum");
    for (const page of [path, `/board/${one.run}/problem:1`, history]) {
      const { text } = await callum.get(page);
      expect(text).not.toContain("It leaves us out.");
      expect(text).not.toContain("Asha Patel</bdi> does not agree");
    }
    // Whoever helps, and has no say in it, hears a no: it is a cry for help.
    expect((await reader(one.app, "rowan").get(history)).text).toContain("It leaves us out.");
    const board = await reader(one.app, "rowan").get(`/board/${one.run}/problem:1`);
    expect(board.text).toContain("1 of 5 people answered.");
  });

  test.each([
    [{}, "Choose one answer", "#answer"],
    [{ answer: "no" }, "Say what is wrong, in your own words", "#reason"],
    [{ answer: "yes-with-changes" }, "Say what should change", "#changes"],
  ])("%o is sent back with what is missing, and a way to it", async (given, message, anchor) => {
    const one = await asked();
    const asha = reader(one.app, "asha");
    const path = await requestIn(one, "asha");
    const form = (await asha.get(path)).form(path);
    const page = await asha.post(path, { ...form, ...given });
    expect(page.status).toBe(422);
    expect(page.text).toContain(`<a href="${anchor}">${message}</a>`);
    expect(page.text).toContain('role="alert"');
  });

  test("an answer to words that changed meanwhile is not taken; the page shows the new ones", async () => {
    const one = await story(
      (step) => step.do === "write" && step.part === "goal:1" && "note" in step,
    );
    const path = await requestIn(one, "dee");
    const dee = reader(one.app, "dee");
    const old = (await dee.get(path)).form(path);
    const rowan = reader(one.app, "rowan");
    const edit = `/board/${one.run}/goal:1/edit`;
    const form = (await rowan.get(edit)).form(edit);
    const goal = "Nobody waits at the desk alone";
    await rowan.post(edit, { ...form, "f.goal.goal": goal, note: "Shorter, and clearer." });
    const page = await dee.post(path, { ...old, answer: "yes" });
    expect(page.status).toBe(409);
    expect(page.text).toContain(goal);
    const asha = await reader(one.app, "asha").get(path);
    expect(asha.text).toContain("What changed since last time");
    expect(asha.text).toContain("Shorter, and clearer.");
    expect(asha.text).toContain("<ins>");
  });

  test("who wrote it is told kindly that others decide", async () => {
    const one = await asked();
    const page = await reader(one.app, "rowan").get(await requestIn(one, "asha"));
    expect(page.text).toContain("You wrote some of this, so other people decide about it.");
    expect(page.text).not.toContain("Send my answer");
  });

  test("a helper writes down an answer, and the person is asked if it is right", async () => {
    const one = await asked();
    const path = await requestIn(one, "asha");
    const member = one.fixture.principalOf("asha").id;
    const grace = reader(one.app, "grace");
    const helping = `${path}/for/${member}`;
    const form = (await grace.get(helping)).form(helping);
    const missing = await grace.post(helping, { ...form, answer: "yes" });
    expect(missing.text).toContain("Choose how you spoke with them");
    const sent = await grace.post(helping, {
      ...form,
      answer: "yes",
      channel: "phone",
      readBack: "yes",
    });
    expect((await grace.get(sent.location)).text).toContain("Written down by a helper.");
    const asha = reader(one.app, "asha");
    expect((await asha.get(path)).text).toContain("Is this what you said?");
    await asha.post(`${path}/check`, { act: "confirm" });
    expect((await asha.get(path)).text).not.toContain("Is this what you said?");
    const confirmed = "Written down by a helper, then confirmed by the person.";
    for (const page of [
      path,
      sent.location.replace(`/for/${member}`, ""),
      `/decisions/${one.run}?what=answers`,
    ]) {
      const { text } = await asha.get(page);
      expect(text).toContain(confirmed);
      expect(text).not.toContain("has not confirmed it yet");
    }
  });

  test("the board says how sure the answers are, once the decision is made, and not before", async () => {
    const title = "How sure we are that these are their own answers";
    const open = await asked();
    const before = await reader(open.app, "maya").get(`/board/${open.run}/problem:1`);
    expect(before.text).not.toContain(title);
    const done = await story((step) => step.do === "write" && step.part === "goal:1");
    const after = await reader(done.app, "maya").get(`/board/${done.run}/problem:1`);
    expect(after.text).toMatch(
      new RegExp(`${title}</h3><ul><li>Given while signed in: \\d answers`, "u"),
    );
  });

  test("leaving needs no reason, and is thanked", async () => {
    const one = await asked();
    const path = await requestIn(one, "callum");
    const callum = reader(one.app, "callum");
    const left = await callum.post(`${path}/other-ways`, { act: "withdraw" });
    expect((await callum.get(left.location)).text).toContain("You have left the run. Thank you");
    expect((await callum.get(path)).text).toContain("You left this run. You can still read this.");
  });
});
