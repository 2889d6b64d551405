import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser, served } from "./fixture/browser.ts";
import { AT_400_PERCENT, FORCED, keyboardOn } from "./fixture/keyboard.ts";
import { story } from "./fixture/story.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Pages as somebody sees them, one after another: a redirect is none. */
function counted(page: Page): readonly string[] {
  const seen: string[] = [];
  page.on("response", (response) => {
    if (response.request().isNavigationRequest() && response.status() !== 303)
      seen.push(new URL(response.url()).pathname);
  });
  return seen;
}

/** Presses what is called so, and waits for the page that follows. */
const press = async (page: Page, role: "button" | "link", name: string | RegExp) => {
  await Promise.all([
    page.waitForEvent("load"),
    page
      .getByRole(role, { name, exact: typeof name === "string" })
      .first()
      .click(),
  ]);
};

/** What is written where nothing else is said: a day of this story's, or words. */
const written = (name: string): string =>
  ({ day: "4", month: "12", year: "2026" })[name.split(/[.-]/u).at(-1) ?? ""] ?? "So.";

const groupOf = (lines: string, side: string) => ({
  words: { "Who is new?": lines },
  choices: [side, "Decides"],
});

/** Two ways of seeing in which all of `VIEWS` are: 400 % of a screen leaves 320 pixels, and colours need nothing that runs. */
const TWO_VIEWS: readonly (readonly [name: string, options: BrowserContextOptions])[] = [
  ["at 320 pixels, which are a screen at 400 % zoom", AT_400_PERCENT],
  ["at 390 pixels, in forced colours, without JavaScript", { ...FORCED, javaScriptEnabled: false }],
];

describe("from “start a run” to six people who are asked, by keyboard alone", () => {
  let site: Awaited<ReturnType<typeof served>>;
  beforeAll(async () => {
    site = await served(await story((step) => step.do === "join"));
  });
  afterAll(() => site.close());

  test.each(TWO_VIEWS)("%s: at most twelve pages", async (view, options) => {
    const context = await site.open(browser, "maya", options);
    const page = await context.newPage();
    const seen = counted(page);
    const keyboard = keyboardOn(page);
    // Each view starts a run of its own, with people of its own.
    const at = `${TWO_VIEWS.findIndex(([name]) => name === view)}.example`;
    const more = "Add these, then others";
    await page.goto("/launch");
    await keyboard.take("Implementation pathway");
    const title = { "What is this run called?": "Kinder waiting rooms" };
    await keyboard.fillIn({ words: title, otherwise: written }, "Start this run");
    await keyboard.take("Add several people at once");
    const pwle = `Ann, ann@${at}\nBo, bo@${at}\nCy, cy@${at}`;
    await keyboard.fillIn(groupOf(pwle, "Person with lived experience"), more);
    await keyboard.fillIn(groupOf(`Di, di@${at}\nEd, ed@${at}`, "Staff"), more);
    await keyboard.fillIn(groupOf(`Flo, flo@${at}`, "Leadership"), "Add these people");
    await keyboard.take("The run’s board");
    await keyboard.take("Write it");
    await keyboard.fillIn({ otherwise: written }, "Save");
    await keyboard.take("Ask for sign-off");
    expect(await page.textContent("main")).toContain("People are being asked");
    expect(seen.length).toBeLessThanOrEqual(12);
    await context.close();
  });
});

test("a launch can be left and gone on with, with nothing lost", async () => {
  const one = await story((step) => step.do === "join");
  const site = await served(one);
  const context = await site.open(browser, "maya");
  const page = await context.newPage();
  await page.goto("/launch?template=implementation-pathway");
  await page.getByLabel("What is this run called?").fill("Half a thought");
  await press(page, "button", "Save this, and go on later");
  expect(await page.textContent("[role=status]")).toContain("Nothing has started yet");
  await press(page, "link", /Go on with.*Half a thought/u);
  expect(await page.getByLabel("What is this run called?").inputValue()).toBe("Half a thought");
  await press(page, "button", "Throw away what I saved");
  expect(await page.textContent("main")).not.toContain("Half a thought");
  await context.close();
  await site.close();
});
