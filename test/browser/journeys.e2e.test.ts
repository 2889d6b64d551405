import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser, overflowing, served, smallTargets, tabTo } from "./fixture/browser.ts";
import { restless, wrongFocus } from "./fixture/checks.ts";
import { asked } from "./fixture/story.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** How people see these pages: the windows of two phones, of a screen of 1280 by 1024 at 400 %, and with colours of their own. */
const VIEWS: readonly (readonly [name: string, options: BrowserContextOptions])[] = [
  ["at 320 pixels", { viewport: { width: 320, height: 640 } }],
  ["at 400 % zoom", { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }],
  [
    "in forced colours",
    { viewport: { width: 390, height: 844 }, forcedColors: "active", colorScheme: "dark" },
  ],
  ["without JavaScript", { viewport: { width: 390, height: 844 }, javaScriptEnabled: false }],
];

/** A keyboard and nothing else. What it passes is looked at: the focus is seen, nothing sticks out, every target is large enough. */
const keyboardOn = (page: Page) => {
  const to = async (name: string): Promise<void> => {
    await tabTo(page, name);
    expect(await wrongFocus(page)).toBe("");
  };
  return {
    to,
    async type(name: string, words: string): Promise<void> {
      await to(name);
      await page.keyboard.type(words);
    },
    /** Takes a link or a button, and looks at the page that follows. */
    async take(name: string, title: string): Promise<void> {
      await to(name);
      await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
      expect(await page.textContent("h1")).toBe(title);
      expect(await overflowing(page)).toEqual([]);
      expect(await restless(page)).toEqual([]);
      expect(await smallTargets(page)).toEqual([]);
    },
  };
};

describe.each(VIEWS)("%s, by keyboard alone", (_, options) => {
  test("from the mail to the receipt", async () => {
    const site = await served(await asked());
    const context = await site.open(browser, null, options);
    const page = await context.newPage();
    const keyboard = keyboardOn(page);
    await page.goto("/question/asha");
    await keyboard.take("Go to the question", "Name the problem: do you agree?");
    await keyboard.to("Yes");
    await page.keyboard.press("ArrowDown");
    // Whoever sees no colours of ours still sees what is chosen.
    const edges = await page.evaluate(`new Set([...document.querySelectorAll(".choice")].map(
      (choice) => getComputedStyle(choice).borderColor + choice.querySelector("input").checked)).size`);
    expect(edges).toBe(2);
    await keyboard.type("What should change?", "Please say it in Polish too.");
    await keyboard.take("Go on", "Check your answer");
    await keyboard.to("Send my answer");
    await Promise.all([page.waitForURL("**/receipt/**"), page.keyboard.press("Enter")]);
    expect(await page.textContent("main")).toContain("Please say it in Polish too.");
    expect([...(await overflowing(page)), ...(await smallTargets(page))]).toEqual([]);
    await context.close();
    await site.close();
  });
});
