import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Language } from "../../domain/language.ts";
import { builtIn } from "../../programmes/all.ts";
import { passTheBadgeScenario } from "../../programmes/pass-the-badge/scenario.ts";
import { launchBrowser } from "./fixture/browser.ts";
import { reader } from "./fixture/reader.ts";
import { ranking } from "./fixture/short-list.ts";
import { asked, requestIn, story, type Story } from "./fixture/story.ts";
import { neighbours, trained } from "./fixture/worlds.ts";

/** What reads the same in Welsh: names, keys, times of the clock, and words that both languages have. */
const SAME = /^(?:Alongside|Staff|America|Antarctica|Asia|https?:\S+|\d{1,2}[ap]m|[0-9a-f]{64})$/u;

/** A page of a walk: what it is, and its HTML. */
type Shown = readonly [name: string, html: string];

type Answer = Promise<{ readonly html: string; readonly status: number }>;

const html = async (answer: Answer): Promise<string> => (await answer).html;

/** As `html`, of a page that is there. */
async function there(answer: Answer): Promise<string> {
  const { status, html: content } = await answer;
  expect([200, 410, 422]).toContain(status);
  return content;
}

async function speaker(one: Story, person: string | null, language: Language) {
  const its = reader(one.app, person);
  await its.post("/language", { language, to: "/" });
  return its;
}

/** Somebody answers in every way, with a mistake before each, and reads what follows. */
async function answering(language: Language): Promise<readonly Shown[]> {
  const one = await asked();
  const asha = await speaker(one, "asha", language);
  const path = await requestIn(one, "asha");
  const shown: Shown[] = [["question", await html(asha.get(path))]];
  for (const [answer, given] of [
    ["yes", {}],
    ["yes-with-changes", { changes: "Zlepšit." }],
    ["no", { reason: "Nesouhlas." }],
    ["more-time", { help: "" }],
    ["step-back", {}],
  ] as const) {
    const form = (await asha.get(path)).form(path);
    if (Object.values(given).some((text) => text !== ""))
      shown.push([`mistake: ${answer}`, await html(asha.post(path, { ...form, answer }))]);
    const said = { ...form, answer, ...given };
    shown.push([`check: ${answer}`, await html(asha.post(`${path}/review`, said))]);
    const sent = await asha.post(path, said);
    shown.push([`receipt: ${answer}`, await html(asha.get(sent.location))]);
    shown.push([`answered: ${answer}`, await html(asha.get(path))]);
    shown.push([`home: ${answer}`, await html(asha.get("/"))]);
  }
  const form = (await asha.get(path)).form(path);
  const stale = { ...form, answer: "yes", version: "9" };
  shown.push(["refused", await html(asha.post(path, stale))]);
  const blank = { ...form, answer: "no", reason: "\u200b" };
  shown.push(["no words", await html(asha.post(path, blank))]);
  return shown;
}

/** Somebody helps, and the person says whether it is right. */
async function helping(language: Language): Promise<readonly Shown[]> {
  const one = await asked();
  const path = await requestIn(one, "asha");
  const grace = await speaker(one, "grace", language);
  const theirs = `${path}/for/${one.fixture.principalOf("asha").id}`;
  const form = (await grace.get(theirs)).form(theirs);
  const said = { ...form, answer: "yes", channel: "phone", readBack: "yes" };
  const shown: Shown[] = [
    ["whose answer", await html(grace.get(`${path}/help`))],
    ["somebody sought", await html(grace.get(`${path}/help?called=qqq`))],
    ["for another", await html(grace.get(theirs))],
    ["mistake of a helper", await html(grace.post(theirs, { ...form, answer: "yes" }))],
    ["check of a helper", await html(grace.post(`${theirs}/review`, said))],
  ];
  const sent = await grace.post(theirs, said);
  shown.push(["receipt of a helper", await html(grace.get(sent.location))]);
  const asha = await speaker(one, "asha", language);
  shown.push(["is it right", await html(asha.get(path))]);
  return shown;
}

/** Other ways, what was shared, needs, a stand-in, and leaving. */
async function otherWays(language: Language): Promise<readonly Shown[]> {
  const one = await asked();
  const path = await requestIn(one, "asha");
  const asha = await speaker(one, "asha", language);
  const ways = `${path}/other-ways`;
  const share = `/contribute/${one.run}`;
  const own = `/your-part/${one.run}/ways`;
  const shown: Shown[] = [
    ["other ways", await html(asha.get(ways))],
    ["no need said", await html(asha.post(ways, { act: "need", what: "" }))],
    ["no stand-in chosen", await html(asha.post(ways, { act: "delegate" }))],
    [
      "no such day",
      await html(
        asha.post(ways, {
          ...{ act: "delegate", to: one.fixture.principalOf("callum").id },
          ...{ "until.day": "31", "until.month": "Feb", "until.year": "27" },
        }),
      ),
    ],
    ["share", await html(asha.get(share))],
    ["nothing shared", await html(asha.post(share, {}))],
    ["no thought", await html(asha.post(`${share}/reflect`, {}))],
    ["own ways", await html(asha.get(own))],
    ["details", await html(asha.get("/details"))],
    ["no name", await html(asha.post("/details", { name: "", zone: "Nowhere" }))],
    ["no place", await html(asha.post("/details", { name: "Asha", zone: "Nowhere" }))],
    ["saved", await html(asha.get("/details?saved=yes"))],
    ["nowhere", await html(asha.get("/board/nowhere"))],
  ];
  const form = (await asha.get(share)).form(share);
  const sent = await asha.post(share, { ...form, kind: "story", text: "Příběh." });
  shown.push(["shared", await html(asha.get(sent.location))]);
  for (const [name, fields] of [
    ["need", { act: "need", what: "Velká písmena." }],
    ["stand-in", standIn(one.fixture.principalOf("callum").id)],
    ["end of it", { act: "end-delegation" }],
    ["recused", { act: "recuse", why: "" }],
  ] as const) {
    const done = await asha.post(ways, { ...fields, key: crypto.randomUUID() });
    shown.push([name, done.status === 303 ? await html(asha.get(done.location)) : done.html]);
    shown.push([`home after ${name}`, await html(asha.get("/"))]);
  }
  shown.push(["not asked", await html(asha.get(path))]);
  const left = await asha.post(own, { act: "withdraw", key: crypto.randomUUID() });
  shown.push(["left", await html(asha.get(left.location))]);
  shown.push(["gone", await html(asha.get(path))]);
  return shown;
}

const standIn = (to: string) => ({
  ...{ act: "delegate", to },
  ...{ "until.day": "4", "until.month": "12", "until.year": "2026" },
});

/** What is somebody's own: their data, what they were offered, their calendar, their part, and a change in their name. */
async function ownPages(language: Language): Promise<readonly Shown[]> {
  const one = await asked();
  const [nia, asha] = [await speaker(one, "nia", language), await speaker(one, "asha", language)];
  const nobody = await speaker(one, null, language);
  const part = `/your-part/${one.run}`;
  const [data, calendar] = ["/your-data", "/calendar"];
  const shown: Shown[] = [
    ["data", await there(nia.get(data))],
    ["data without a passkey", await there(asha.get(data))],
    ["no passkey made", await there(nia.post(`${data}/passkeys`, { passkey: "{}" }))],
    ["not sure", await there(nia.post(`${data}/erase-all`, {}))],
    ["last administrator", await there(nia.post(`${data}/erase-all`, { sure: "yes" }))],
    ["not leaving", await there(nia.post(`${data}/leave`, {}))],
    ["offers", await there(asha.get("/your-offers"))],
    ["no offers", await there(nia.get("/your-offers"))],
    ["no calendar", await there(asha.get(calendar))],
    ["part", await there(asha.get(part))],
    ["part, neither yes nor no", await there(asha.post(part, {}))],
    ["contact, neither yes nor no", await there(asha.post(`${part}/contact`, {}))],
    ["was it you", await there(nobody.get("/not-me/told"))],
    ["it was not", await there(nobody.post("/not-me/told", {}))],
    ["told too late", await there(nobody.get("/not-me/used"))],
  ];
  for (const done of ["passkey", "removed", "erased"])
    shown.push([`data: ${done}`, await there(nia.get(`${data}?done=${done}`))]);
  for (const [name, path, fields] of [
    ["calendar", calendar, {}],
    ["calendar taken back", `${calendar}/take-back`, {}],
    ["may contact", `${part}/contact`, { holds: "yes" }],
  ] as const) {
    const sent = await asha.post(path, { ...fields, key: crypto.randomUUID() });
    shown.push([name, await there(asha.get(sent.location))]);
  }
  return shown;
}

/** Before anybody signs in, and on a device that is shared. */
async function gettingIn(language: Language): Promise<readonly Shown[]> {
  const one = await asked();
  const nobody = await speaker(one, null, language);
  const callum = await speaker(one, "callum", language);
  return [
    ["sign in", await html(nobody.get("/sign-in"))],
    ["signed out", await html(nobody.get("/sign-in?signed-out=yes"))],
    ["no address", await html(nobody.post("/sign-in", { email: "asha" }))],
    ["sent", await html(nobody.get("/sign-in/sent"))],
    ["link", await html(nobody.get("/sign-in/asha"))],
    ["link that ended", await html(nobody.get("/sign-in/nobody"))],
    ["question's link", await html(nobody.get("/question/asha"))],
    ["question's link that ended", await html(nobody.get("/question/old-asha"))],
    ["shown code", await html(nobody.post("/question/asha/code", {}))],
    ["signed out with words", await html(nobody.post(`/contribute/${one.run}`, { text: "Něco." }))],
    ["shared device: link", await html(callum.get("/sign-in/asha"))],
    ["shared device: question", await html(callum.get("/question/asha"))],
    ["shared device: sign in", await html(callum.get("/sign-in"))],
    [
      "another's words",
      await html(callum.post(`/contribute/${one.run}`, { "signed-in-as": "x", text: "Něco." })),
    ],
    ["manager’s home", await html((await speaker(one, "maya", language)).get("/"))],
    ["auditor’s home", await html((await speaker(one, "ines", language)).get("/"))],
  ];
}

/** A text that changed, one that was decided, and an order of choices. */
async function later(language: Language): Promise<readonly Shown[]> {
  const again = await story((step) => step.do === "all-agree" && step.part === "goal:1");
  const asha = await speaker(again, "asha", language);
  const view = await again.fixture.services.runs.view(again.fixture.principalOf("asha"), again.run);
  const decided = view?.state.parts["problem:1"]?.requests.at(-1) ?? "";
  const order = await ranking();
  const path = await requestIn(order, "asha");
  const ranker = await speaker(order, "asha", language);
  const form = (await ranker.get(path)).form(path);
  const places = { ...form, answer: "preference", "rank.0": "2", "rank.2": "1" };
  const sent = await ranker.post(path, places);
  return [
    ["home, changed", await html(asha.get("/"))],
    ["question, changed", await html(asha.get(await requestIn(again, "asha")))],
    ["decided", await html(asha.get(`/answer/${again.run}/${decided}`))],
    ["author's question", await html((await speaker(again, "rowan", language)).get("/"))],
    ["order", await html(ranker.get(path))],
    ["no order", await html(ranker.post(path, { ...form, answer: "preference" }))],
    ["no such place", await html(ranker.post(path, { ...places, "rank.0": "9" }))],
    ["check of an order", await html(ranker.post(`${path}/review`, places))],
    ["receipt of an order", await html(ranker.get(sent.location))],
  ];
}

/** What people do together: say what they bring, join, vote, show what they learned, and see who can act. */
async function together(language: Language): Promise<readonly Shown[]> {
  const one = await asked();
  const asha = await speaker(one, "asha", language);
  const group = `/who-we-are/${one.run}`;
  const open = await neighbours();
  const newcomer = await speaker(open, "asha", language);
  const learned = await trained();
  const shona = await speaker(learned, "shona", language);
  const polled = await story((step) => step.do === "vote", passTheBadgeScenario);
  const [poll] = Object.keys(polled.fixture.stateOf(polled.run)?.polls ?? {});
  const voter = passTheBadgeScenario.steps.find((step) => step.do === "vote");
  const voting = await speaker(polled, voter?.by ?? null, language);
  const ballot = `/polls/${polled.run}/${poll ?? ""}`;
  const shown: Shown[] = [
    ["who can act", await there(asha.get("/who-can-act"))],
    ["who could act", await there(asha.get("/who-can-act/timeline"))],
    ["no such day", await there(asha.get("/who-can-act/timeline?on.day=31&on.month=2&on.year=26"))],
    ["the group", await there(asha.get(group))],
    ["nothing brought", await there(asha.post(`${group}/sides`, {}))],
    ["no line", await there(asha.post(`${group}/vouchers`, { line: "{}" }))],
    ["groups to join", await there(newcomer.get("/join"))],
    ["nothing earned", await there(asha.get("/earned"))],
    ["no group to join", await there(asha.get("/join"))],
    ["poll", await there(voting.get(ballot))],
    ["no vote", await there(voting.post(ballot, {}))],
    ["voted", await there(voting.get(`${ballot}?done=voted`))],
  ];
  for (const done of ["said", "confirmed", "vouched"])
    shown.push([`group: ${done}`, await there(asha.get(`${group}?done=${done}`))]);
  for (const [act, run] of [
    ["claim", learned.run],
    ["show", learned.project],
    ["stop-showing", learned.project],
  ] as const) {
    shown.push([`earned before ${act}`, await there(shona.get("/earned"))]);
    const sent = await shona.post(`/earned/${run}/champion/${act}`, { key: crypto.randomUUID() });
    shown.push([`earned: ${act}`, await there(shona.get(sent.location))]);
  }
  return shown;
}

const WALKS = { answering, helping, otherWays, ownPages, gettingIn, later, together };

/** A text of a page, and the language that its element says it is in; null: the page's own. */
type Said = { readonly text: string; readonly lang: string | null };

const isSaid = (value: unknown): value is Said =>
  typeof value === "object" && value !== null && "text" in value && typeof value.text === "string";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Every text that a page shows or speaks, script and style left out. */
async function textsOf(pages: readonly Shown[]): Promise<readonly (readonly Said[])[]> {
  const page = await browser.newPage({ javaScriptEnabled: true });
  const found: (readonly Said[])[] = [];
  for (const [, content] of pages) {
    const texts: unknown = await page.evaluate(
      `((content) => {
        const doc = new DOMParser().parseFromString(content, "text/html");
        const langOf = (element) => {
          const at = element.closest("[lang]");
          return at === null || at === doc.documentElement ? null : at.getAttribute("lang");
        };
        const texts = [];
        const walker = doc.createTreeWalker(doc, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const parent = node.parentElement;
          if (parent === null || parent.closest("script, style, textarea") !== null) continue;
          texts.push({ text: node.textContent.trim(), lang: langOf(parent) });
        }
        for (const element of doc.querySelectorAll("[aria-label], optgroup[label], [placeholder], [alt]"))
          for (const name of ["aria-label", "label", "placeholder", "alt"])
            if (element.hasAttribute(name)) texts.push({ text: element.getAttribute(name).trim(), lang: langOf(element) });
        return texts;
      })(${JSON.stringify(content)})`,
    );
    found.push(Array.isArray(texts) ? texts.filter(isSaid) : []);
  }
  await page.close();
  return found;
}

describe.each(Object.entries(WALKS))("%s", (_, walk) => {
  test("no English stands on a page in Welsh, but for what says that it is, and names", async () => {
    const [english, welsh] = [await walk("en"), await walk("cy")];
    expect(welsh.map(([name]) => name)).toEqual(english.map(([name]) => name));
    const [inEnglish, inWelsh] = [await textsOf(english), await textsOf(welsh)];
    const left = welsh.map(([name, page], index) => {
      const known = new Set(inEnglish[index]?.map(({ text }) => text));
      const texts = inWelsh[index] ?? [];
      const same = texts.filter(
        ({ text, lang }) =>
          lang === null && /\p{L}{2}/u.test(text) && known.has(text) && !SAME.test(text),
      );
      return { name, isWelsh: /<html lang="cy"/u.test(page), same: same.map(({ text }) => text) };
    });
    expect(left.filter(({ isWelsh, same }) => !isWelsh || same.length > 0)).toEqual([]);
  });

  test("only a template's own words are marked as English", async () => {
    // What is wrong with the record is said to staff and auditors alone.
    const pages = (await walk("cy")).filter(([name]) => !name.endsWith("’s home"));
    const order = await ranking();
    const templates = [...builtIn, order.fixture.stateOf(order.run)?.template];
    const theirs = JSON.stringify(templates);
    const marked = (await textsOf(pages)).flat().filter(({ lang }) => lang === "en");
    const isTheirs = (text: string) => theirs.includes(JSON.stringify(text).slice(1, -1));
    expect(marked.filter(({ text }) => text !== "English" && !isTheirs(text))).toEqual([]);
  });
});
