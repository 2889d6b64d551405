import { describe, expect, test } from "vitest";
import { reader } from "./fixture/reader.ts";
import { asked, requestIn, story } from "./fixture/story.ts";

const HOSTILE = `<script>alert("x")</script><img src=x onerror=alert(1)> & "quotes"`;

describe("writing together", () => {
  test("two who write at once lose nothing", async () => {
    const one = await story((step) => step.do === "ask" && step.part === "goal:1");
    const edit = `/board/${one.run}/goal:1/edit`;
    const [rowan, asha] = [reader(one.app, "rowan"), reader(one.app, "asha")];
    const theirs = (await rowan.get(edit)).form(edit);
    const yours = (await asha.get(edit)).form(edit);
    await rowan.post(edit, { ...theirs, "f.goal.goal": "What Rowan wrote" });
    const conflict = await asha.post(edit, { ...yours, "f.goal.goal": "What Asha wrote" });
    expect(conflict.status).toBe(409);
    expect(conflict.text).toContain("Rowan Ellis saved this while you were writing");
    expect(conflict.text).toContain("What Rowan wrote");
    const joined = conflict.form(edit);
    expect(joined["f.goal.goal"]).toBe("What Asha wrote");
    const saved = await asha.post(edit, joined);
    expect((await asha.get(saved.location)).text).toContain("What Asha wrote");
  });

  test("mistakes stand beside their questions, and nothing written is lost", async () => {
    const one = await story((step) => step.do === "ask" && step.part === "goal:1");
    const edit = `/board/${one.run}/goal:1/edit`;
    const rowan = reader(one.app, "rowan");
    const form = (await rowan.get(edit)).form(edit);
    const page = await rowan.post(edit, { ...form, "f.outcomes.outcomes.0.by.day": "32" });
    expect(page.status).toBe(422);
    expect(page.text).toContain('href="#f.outcomes.outcomes.0.by.day"');
    expect(page.form(edit)).toMatchObject({ "f.outcomes.outcomes.0.by.day": "32" });
  });

  test("another line can be asked for without saving", async () => {
    const one = await story((step) => step.do === "ask" && step.part === "goal:1");
    const edit = `/board/${one.run}/goal:1/edit`;
    const rowan = reader(one.app, "rowan");
    const form = (await rowan.get(edit)).form(edit);
    const page = await rowan.post(edit, { ...form, more: "f.outcomes.outcomes" });
    expect(page.status).toBe(200);
    expect(Object.keys(page.form(edit))).toContain("f.outcomes.outcomes.1.what");
  });
});

describe("sharing", () => {
  test("a thought about the path is on record", async () => {
    const one = await asked();
    const callum = reader(one.app, "callum");
    const path = `/contribute/${one.run}`;
    const missing = await callum.post(`${path}/reflect`, { easier: "" });
    expect(missing.text).toContain('<a href="#step">Choose a step</a>');
    const form = { step: "evaluation", easier: "Somebody who is good with numbers." };
    const sent = await callum.post(`${path}/reflect`, form);
    expect((await callum.get(sent.location)).text).toContain("counts towards a better path");
    const history = await reader(one.app, "ines").get(`/decisions/${one.run}?what=shared`);
    expect(history.text).toContain("Callum Reid reflected on “Plan how to know”.");
    expect(history.text).toContain("You see only: <strong>stories, ideas and concerns</strong>");
  });
});

describe("what people write is only ever shown", () => {
  test("hostile words come out as words, on every page that shows them", async () => {
    const one = await asked();
    const tomasz = reader(one.app, "tomasz");
    const share = `/contribute/${one.run}`;
    const form = (await tomasz.get(share)).form(share);
    await tomasz.post(share, { ...form, kind: "concern", text: HOSTILE });
    const pages = [
      [share, "tomasz"],
      [`/board/${one.run}/contributions`, "rowan"],
      [`/decisions/${one.run}?what=shared`, "ines"],
    ] as const;
    for (const [path, person] of pages) {
      const { text } = await reader(one.app, person).get(path);
      expect(text).toContain("&lt;script&gt;alert(");
      expect(text).not.toContain("<script>alert");
      expect(text).not.toContain("<img");
    }
  });

  test("erased words are marked, and the entry stays", async () => {
    const one = await asked();
    await one.fixture.erase("tomasz");
    const page = await reader(one.app, "ines").get(`/decisions/${one.run}?what=shared`);
    expect(page.text).toContain("These words were erased.");
    expect(page.text).toContain("Tomasz Nowak shared: a story.");
    expect(page.text).not.toContain("louder each time");
  });
});

describe("the history", () => {
  test("a refused act is told in plain words, with its numbers", async () => {
    const one = await asked();
    const page = await reader(one.app, "ines").get(`/decisions/${one.run}?what=refused`);
    expect(page.text).toContain(
      "Maya Okafor tried to say yes. It was refused: they are not in the group.",
    );
    expect(page.text).toContain("<code>actRefused</code>");
    expect(page.text).not.toContain("Asha Patel said yes");
  });
});

describe("steering", () => {
  test("going ahead without agreement takes a reason and a tick, and is never hidden again", async () => {
    const one = await asked();
    const maya = reader(one.app, "maya");
    const path = `/board/${one.run}/problem:1/override`;
    const form = (await maya.get(path)).form(path);
    const careless = await maya.post(path, form);
    expect(careless.status).toBe(422);
    expect(careless.text).toContain("Say why it has to go ahead");
    await maya.post(path, { ...form, reason: "The board insists.", sure: "yes" });
    expect((await maya.get(`/board/${one.run}`)).text).toContain("Not everything here was agreed");
    const history = await reader(one.app, "ines").get(`/decisions/${one.run}?what=decisions`);
    expect(history.text).toContain("went ahead without agreement, by Maya Okafor");
  });

  test("a run is launched, and its people are asked for next", async () => {
    const one = await asked();
    const maya = reader(one.app, "maya");
    const path = "/launch?template=resource-panel";
    const form = (await maya.get(path)).form(path);
    const early = await maya.post(path, { ...form, title: "Panel" });
    expect(early.status).toBe(422);
    const chosen = Object.fromEntries(
      [...early.text.matchAll(/type="radio" id="[^"]*" name="([^"]+)" value="([^"]+)"/gu)]
        .toReversed()
        .map(([, name = "", value = ""]) => [name, value]),
    );
    const words = Object.fromEntries(
      Object.entries(early.form(path)).map(([name, value]) => [name, value || "The office"]),
    );
    const launched = await maya.post(path, { ...words, ...chosen });
    expect(launched.location).toMatch(/^\/board\/[0-9a-f-]{36}\/people\?new=yes$/u);
    expect((await maya.get(launched.location)).text).toContain("Some people are still missing");
  });

  test("a person who is new here is added to the group", async () => {
    const one = await asked();
    const maya = reader(one.app, "maya");
    const path = `/board/${one.run}/people`;
    const form = (await maya.get(path)).form(path);
    const sent = { from: "new", name: "Lena Voss", email: "", side: "staff", roles: "contributor" };
    const added = await maya.post(path, { ...form, ...sent });
    const page = await maya.get(added.location);
    expect(page.text).toContain("They are in the group now.");
    expect(page.text).toContain("Lena Voss");
  });

  test("a pause is said everywhere, and ends", async () => {
    const one = await asked();
    const maya = reader(one.app, "maya");
    const pause = `/board/${one.run}/pause`;
    await maya.post(pause, { ...(await maya.get(pause)).form(pause), reason: "A holiday" });
    const page = await reader(one.app, "asha").get(await requestIn(one, "asha"));
    expect(page.text).toContain("This run is paused");
    const resumed = await maya.post(`/board/${one.run}/resume`, {});
    expect((await maya.get(resumed.location)).text).toContain("The run goes on.");
  });
});
