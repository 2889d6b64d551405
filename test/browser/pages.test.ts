import { describe, expect, test } from "vitest";
import { RecordUnavailable } from "../../audit/record-unavailable.ts";
import { createPages } from "../../web/pages.tsx";
import { loadStaticFiles } from "../../web/static-files.ts";
import { reader } from "./fixture/reader.ts";
import { story, type Story } from "./fixture/story.ts";

const HOSTILE = `<script>alert("x")</script><img src=x onerror=alert(1)> & "quotes"`;

/** The problem is written and everybody is asked; nobody has answered. */
const asked = () => story((step) => step.do === "all-agree" && step.part === "problem:1");

const requestIn = async (one: Story, person: string): Promise<string> => {
  const { run, fixture } = one;
  const view = await fixture.services.runs.view(fixture.principalOf(person), run);
  const id = Object.values(view?.state.parts ?? {})
    .at(-1)
    ?.requests.at(-1);
  if (id === undefined) throw new Error("Nobody is asked anything.");
  return `/answer/${run}/${id}`;
};

describe("who may see what", () => {
  test("without signing in there is only the sign-in, and it remembers where one wanted to go", async () => {
    const one = await asked();
    const nobody = reader(one.app, null);
    const page = await nobody.get(`/board/${one.run}`);
    expect(page.status).toBe(303);
    expect(page.location).toBe("/sign-in");
    const signedIn = await nobody.post("/sign-in/asha", {});
    expect(signedIn.location).toBe(`/board/${one.run}`);
  });

  test("looking at a sign-in link signs nobody in", async () => {
    const one = await asked();
    const nobody = reader(one.app, null);
    const page = await nobody.get("/sign-in/asha");
    expect(page.status).toBe(200);
    expect(page.cookies).toEqual([]);
    expect((await nobody.get("/")).status).toBe(303);
  });

  test("a form on another site can do nothing here", async () => {
    const one = await asked();
    const page = await one.app.request(await requestIn(one, "asha"), {
      method: "POST",
      body: new URLSearchParams({ answer: "yes" }),
      headers: { cookie: "fixture=asha", origin: "https://elsewhere.example" },
    });
    expect(page.status).toBe(403);
  });

  test.each([
    ["asha", "/launch", 403],
    ["asha", "/board/0192a3f0-0000-7000-8000-000000000000", 404],
    ["asha", "/board/not-a-run", 404],
    ["maya", "/launch?template=none", 404],
  ])("%s at %s gets a kind page with status %d", async (person, path, status) => {
    const one = await asked();
    const page = await reader(one.app, person).get(path);
    expect(page.status).toBe(status);
    expect(page.text).toContain("Go to your home page");
  });

  test("when the record is away, the page says so, and when to try again", async () => {
    const { fixture } = await asked();
    const runs = {
      ...fixture.services.runs,
      list: () => Promise.reject(new RecordUnavailable("no", new Error("gone"))),
    };
    const app = createPages({
      services: { ...fixture.services, runs },
      authenticate: fixture.authenticate,
      files: await loadStaticFiles("."),
    });
    const page = await reader(app, "maya").get("/");
    expect(page.status).toBe(503);
    expect(page.headers.get("retry-after")).not.toBeNull();
    expect(page.text).toContain("cannot reach the record");
    expect(page.text).not.toContain("gone");
  });

  test("also when nobody can be recognised, because the record is away", async () => {
    const { fixture } = await asked();
    const app = createPages({
      services: fixture.services,
      authenticate: () => Promise.reject(new RecordUnavailable("no", new Error("gone"))),
      files: await loadStaticFiles("."),
    });
    expect((await reader(app, "maya").get("/")).status).toBe(503);
  });

  test("every page forbids what it does not need, and is kept by no cache", async () => {
    const one = await asked();
    const { headers } = await reader(one.app, "asha").get("/");
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers.get("cache-control")).toBe("no-store");
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
    for (const other of ["callum", "rowan"]) {
      const theirs = reader(one.app, other);
      for (const page of [path, `/board/${one.run}/problem:1`, `/decisions/${one.run}?after=30`]) {
        const { text } = await theirs.get(page);
        expect(text).not.toContain("It leaves us out.");
        expect(text).not.toContain("Asha Patel does not agree");
      }
    }
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
    expect(page.text).toContain("You wrote this version, so other people decide about it.");
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
    expect(page.text).toContain('href="#f.outcomes.outcomes.0.by"');
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
