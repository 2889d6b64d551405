import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, overflowing, served, violations } from "./fixture/browser.ts";
import { keyboardOn } from "./fixture/keyboard.ts";
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

test("how one is told is chosen by keyboard on a phone, also after a mistake", async () => {
  const context = await site.open(browser, "asha", { viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const keyboard = keyboardOn(page);
  await page.goto("/details");
  await keyboard.to("By email");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await keyboard.to("From");
  await page.keyboard.type("8pm");
  await keyboard.take("Save how we tell you");
  expect(await page.textContent("main")).toContain("Choose both hours, or neither");
  expect(await page.isChecked("input[name=by][value=none]")).toBe(true);
  expect(await page.inputValue("select[name=quiet-from]")).toBe("20");
  expect([...(await violations(page)), ...(await overflowing(page))]).toEqual([]);
  await keyboard.to("Until");
  await page.keyboard.type("9am");
  await keyboard.take("Save how we tell you", "Your details");
  expect(await page.textContent("[role=status]")).toContain("Saved.");
  await context.close();
});
