import { describe, expect, test } from "vitest";
import { reader } from "./fixture/reader.ts";
import { asked, requestIn, story } from "./fixture/story.ts";

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
