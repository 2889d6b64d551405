import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faults, launchBrowser, served } from "./fixture/browser.ts";
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

const opened = async (options: BrowserContextOptions = {}) => {
  const context = await site.open(browser, "maya", {
    viewport: { width: 390, height: 844 },
    reducedMotion: "reduce",
    bypassCSP: true,
    ...options,
  });
  const page = await context.newPage();
  return { context, page };
};

/** Every page of a draft, as its address goes on. */
const PAGES = ["", "/about", "/steps/1", "/steps/3", "/data"];

test("a path of one's own is begun, changed in words, checked, and put before people, without JavaScript", async () => {
  const { context, page } = await opened({ javaScriptEnabled: false });
  await page.goto("/paths");
  await page.getByRole("link", { name: "Write a path of your own" }).click();
  await page.getByLabel("Begin with").selectOption({ label: "A copy of “Volunteer gathering”" });
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  await page.getByRole("heading", { name: "Volunteer gathering, our own" }).waitFor();
  await page.getByRole("link", { name: /^Change step 2/u }).click();
  await page.getByLabel("What is it called?").fill("A day on the boat");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "A day on the boat" }).waitFor();
  await page.getByRole("link", { name: /^Change its name/u }).click();
  await page.getByLabel("What is it called?").fill("");
  await page.getByLabel("What is it for?").fill("We go out on the water.");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "Please check this" }).waitFor();
  expect(await page.getByLabel("What is it for?").inputValue()).toBe("We go out on the water.");
  await page.getByLabel("What is it called?").fill("On the water");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "On the water" }).waitFor();
  await page.getByRole("link", { name: /^Change step 1/u }).click();
  await page.getByRole("button", { name: "Add a step after it" }).click();
  await page.getByRole("heading", { name: "A new step" }).waitFor();
  await page.getByLabel("Why do you need a path of your own?").fill("It is shorter.");
  await page.getByLabel("Where are you?").selectOption("scotland");
  await page.getByRole("button", { name: "Start asking" }).click();
  await page.waitForURL(/\/board\/[\w-]+\/people$/u);
  await page.goto("/own-paths");
  await page.getByText("People decide about it now").waitFor();
  await context.close();
});

test("what can't work is said beside the data, with its step, and nothing that was written is lost", async () => {
  const { context, page } = await opened({ javaScriptEnabled: false });
  await page.goto("/own-paths");
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  await page.getByRole("link", { name: "Change it as data (JSON)" }).click();
  const text = await page.getByLabel("JSON").inputValue();
  await page.getByLabel("JSON").fill(text.replace('"atLeast": 2', '"atLeast": 0'));
  await page.getByRole("button", { name: "Save and check" }).click();
  await page.getByText("What must be mended before anybody can use it").waitFor();
  expect(await page.getByRole("button", { name: "Start asking" }).count()).toBe(0);
  await page.getByRole("link", { name: "Change it as data (JSON)" }).click();
  await page.getByLabel("JSON").fill("{ half a sentence");
  await page.getByRole("button", { name: "Save and check" }).click();
  await page.getByText("can't be read as JSON").waitFor();
  await page.getByRole("link", { name: "Change it as data (JSON)" }).click();
  expect(await page.getByLabel("JSON").inputValue()).toBe("{ half a sentence");
  await context.close();
});

test("its pages have no fault that axe finds, on a phone", async () => {
  const { context, page } = await opened();
  await page.goto("/own-paths");
  expect(await faults(page)).toEqual([]);
  await page.getByLabel("Begin with").selectOption("implementation-pathway");
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  await page.waitForURL(/\/own-paths\/[\w-]+\?done=begun$/u);
  const [path = ""] = new URL(page.url()).pathname.split("?");
  for (const more of PAGES) {
    await page.goto(path + more);
    expect([more, await faults(page)]).toEqual([more, []]);
  }
  await context.close();
});
