import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser, overflowing, served, smallTargets } from "./fixture/browser.ts";
import { keyboardOn, VIEWS } from "./fixture/keyboard.ts";
import { asked } from "./fixture/story.ts";

let browser: Browser;
let site: Awaited<ReturnType<typeof served>>;
beforeAll(async () => {
  browser = await launchBrowser();
  site = await served(await asked());
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** All are asked the same, and each answers once. */
const PEOPLE = ["asha", "callum", "dee", "tomasz"];

describe.each(VIEWS.map((view, index) => [...view, PEOPLE[index] ?? ""] as const))(
  "%s, by keyboard alone",
  (_, options, person) => {
    test("from the mail to the receipt", async () => {
      const context = await site.open(browser, null, options);
      const page = await context.newPage();
      const keyboard = keyboardOn(page);
      await page.goto(`/question/${person}`);
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
    });
  },
);
