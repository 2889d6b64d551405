import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, served } from "./fixture/browser.ts";
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

const addAll = async (page: Page, lines: string, side: string, button: string) => {
  await page.getByLabel("Who is new?").fill(lines);
  await page.getByText(side, { exact: true }).click();
  await page.getByText("Decides", { exact: true }).click();
  await press(page, "button", button);
};

/** Answers every question of the page's form in some way; runs in the page. */
const FILL_IN = `
  const named = new Set();
  for (const input of document.querySelectorAll("main form[method=post] :is(input, textarea, select)")) {
    if (input.matches("textarea")) input.value = "As we agreed.";
    if (input.matches("select") && input.value === "") input.selectedIndex = input.options.length - 1;
    if (input.matches("[type=radio], [type=checkbox]") && !named.has(input.name)) input.checked = true;
    if (input.matches("[type=text], input:not([type])") && input.value === "") {
      const part = input.name.split(/[.-]/).at(-1);
      const day = { day: "4", month: "12", year: "2026" }[part];
      input.value = day ?? (input.inputMode === "" ? "As we agreed" : "3");
    }
    named.add(input.name);
  }`;

test("from “start a run” to six people who are asked takes at most twelve pages", async () => {
  const one = await story((step) => step.do === "join");
  const site = await served(one);
  const context = await site.open(browser, "maya");
  const page = await context.newPage();
  const seen = counted(page);
  await page.goto("/launch");
  await press(page, "link", /Implementation pathway/iu);
  await page.getByLabel("What is this run called?").fill("Kinder waiting rooms");
  await page.evaluate(FILL_IN);
  await press(page, "button", "Start this run");
  await press(page, "link", "Add several people at once");
  const more = "Add these, then others";
  const pwle = "Ann, ann@example.org\nBo, bo@example.org\nCy, cy@example.org";
  await addAll(page, pwle, "Person with lived experience", more);
  await addAll(page, "Di, di@example.org\nEd, ed@example.org", "Staff", more);
  await addAll(page, "Flo, flo@example.org", "Leadership", "Add these people");
  await press(page, "link", /board/iu);
  await press(page, "link", "Write it");
  await page.evaluate(FILL_IN);
  await press(page, "button", /^Save/u);
  await press(page, "button", /^Ask/u);
  expect(await page.textContent("main")).toContain("People are being asked");
  expect(seen.length).toBeLessThanOrEqual(12);
  await context.close();
  await site.close();
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
