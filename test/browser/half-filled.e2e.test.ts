import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, served } from "./fixture/browser.ts";
import { again, placesIn } from "./fixture/pages.ts";
import { asked, requestIn, type Story } from "./fixture/story.ts";

let browser: Browser;
let told: Story;
let places: Awaited<ReturnType<typeof placesIn>>;
beforeAll(async () => {
  browser = await launchBrowser();
  told = await again();
  places = await placesIn(told);
});
afterAll(() => browser.close());

/** Fills in all that a form asks for, otherwise than the page has it: the last of each choice, every box, words everywhere. */
const FILL = `(() => {
  const form = document.querySelector("form[data-draft]");
  for (const input of form.elements) {
    if (input.type === "radio" || input.type === "checkbox") input.checked = true;
    else if (input.type === "select-one") input.selectedIndex = input.options.length - 1;
    else if (["text", "textarea"].includes(input.type) && !input.readOnly) input.value += " More.";
  }
  form.dispatchEvent(new Event("input"));
})()`;

/** What would be sent, but for what a page makes anew each time. */
const SENT = `JSON.stringify([...new FormData(document.querySelector("form[data-draft]"))]
  .filter(([name, value]) => name !== "key" && typeof value === "string"))`;

test.each([
  ["asha", () => `/answer/${places.run}/${places.request}`],
  ["grace", () => `/answer/${places.run}/${places.request}/for/${places.idOf("asha")}`],
  ["tomasz", () => `/contribute/${places.run}`],
  ["rowan", () => `/board/${places.run}/goal:1/edit`],
])(
  "what %s chose and wrote on a page that was closed is there again (%#)",
  async (person, path) => {
    const site = await served(told);
    const context = await site.open(browser, person);
    const first = await context.newPage();
    await first.goto(path());
    const empty = await first.evaluate(SENT);
    await first.evaluate(FILL);
    const filled = await first.evaluate(SENT);
    expect(filled).not.toBe(empty);
    await first.close();
    const later = await context.newPage();
    await later.goto(path());
    expect(await later.evaluate(SENT)).toBe(filled);
    expect(await later.locator("[data-draft-note]").isVisible()).toBe(true);
    // The page has other words and choices by now: those are newer, and stay.
    await later.evaluate(`for (const [key, held] of Object.entries(localStorage)) {
    const other = Object.entries(JSON.parse(held)).map(([name, draft]) => [name, { ...draft, from: "another" }]);
    localStorage.setItem(key, JSON.stringify(Object.fromEntries(other)));
  }`);
    const last = await context.newPage();
    await last.goto(path());
    expect(await last.evaluate(SENT)).toBe(empty);
    expect(await last.locator("[data-draft-note]").isVisible()).toBe(false);
    await context.close();
    await site.close();
  },
);

const WORDS = "It leaves us out.";

const half = async (page: Page, path: string): Promise<void> => {
  await page.goto(path);
  await page.getByText("No", { exact: true }).click();
  await page.getByLabel("What is wrong, in your own words?").fill(WORDS);
};

test("a half-filled answer comes back with its choice, and nobody else on the device sees it", async () => {
  const one = await asked();
  const site = await served(one);
  const path = await requestIn(one, "asha");
  const context = await site.open(browser, "asha");
  const page = await context.newPage();
  await half(page, path);
  await page.close();
  const later = await context.newPage();
  await later.goto(path);
  expect(await later.getByRole("radio", { name: "No", exact: true }).isChecked()).toBe(true);
  const box = later.getByLabel("What is wrong, in your own words?");
  expect([await box.isVisible(), await box.inputValue()]).toEqual([true, WORDS]);
  await context.addCookies([{ name: "fixture", value: "callum", url: site.origin }]);
  await later.goto(path);
  expect(await later.getByRole("radio", { checked: true }).count()).toBe(0);
  await context.close();
  await site.close();
});

test("without JavaScript, an answer that was sent after the session ended keeps its choice and its words", async () => {
  const one = await asked();
  const site = await served(one);
  const path = await requestIn(one, "asha");
  const context = await site.open(browser, "asha", { javaScriptEnabled: false });
  const page = await context.newPage();
  await half(page, path);
  await context.clearCookies();
  await page.getByRole("button", { name: "Go on" }).click();
  expect(await page.textContent("h1")).toBe("Nothing was sent: you are signed out");
  expect(await page.textContent("main")).toContain(WORDS);
  const [other] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("link", { name: "Sign in as the person who wrote it" }).click(),
  ]);
  // A page that is still on its way to its own address would overtake the next one.
  await other.waitForURL("**/sign-in**");
  await other.goto("/sign-in/asha");
  await other.getByRole("button", { name: "Sign in" }).click();
  // Chromium may never close a page that is still on its way elsewhere.
  await other.waitForURL(`${site.origin}/`);
  await other.close();
  await page.getByRole("button", { name: "Send it now" }).click();
  expect(await page.textContent("h1")).toBe("Check your answer");
  await page.getByRole("button", { name: "Change this: Answer" }).click();
  expect(await page.getByRole("radio", { name: "No", exact: true }).isChecked()).toBe(true);
  expect(await page.getByLabel("What is wrong, in your own words?").inputValue()).toBe(WORDS);
  await context.close();
  await site.close();
});
