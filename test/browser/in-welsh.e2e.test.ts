import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faults, launchBrowser, overflowing, served, tabTo } from "./fixture/browser.ts";
import { asked, requestIn } from "./fixture/story.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const press = async (page: Page, name: string): Promise<void> => {
  await tabTo(page, name);
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
};

const languageOf = (page: Page): Promise<string | null> =>
  page.locator("html").getAttribute("lang");

test("from the choice of Welsh to the answer on record, on a phone, by keyboard, with nothing that runs", async () => {
  const story = await asked();
  const site = await served(story);
  const context = await site.open(browser, null, {
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  const heading = () => page.textContent("h1");

  await page.goto("/sign-in");
  expect(await languageOf(page)).toBe("en-GB");
  await press(page, "Cymraeg");
  expect([await languageOf(page), await heading()]).toEqual(["cy", "Mewngofnodi"]);
  expect(await overflowing(page)).toEqual([]);

  await page.goto("/question/asha");
  expect(await heading()).toBe("Gofynnir am eich barn: Name the problem");
  expect(await overflowing(page)).toEqual([]);
  await press(page, "Mynd i’r cwestiwn");
  expect(await heading()).toBe("Name the problem: ydych chi’n cytuno?");
  expect(await page.textContent("main")).toMatch(/Atebwch erbyn \d\d?pm ddydd/u);
  expect(await overflowing(page)).toEqual([]);

  await press(page, "Ymlaen");
  expect(await page.textContent("[role=alert]")).toContain("Dewiswch un ateb");
  await tabTo(page, "Ydw");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "Beth ddylai newid?");
  await page.keyboard.type("Dywedwch hyn yn Gymraeg hefyd.");
  await press(page, "Ymlaen");
  expect(await heading()).toBe("Edrychwch dros eich ateb");
  expect(await page.textContent("main")).toContain("Dywedwch hyn yn Gymraeg hefyd.");
  expect(await overflowing(page)).toEqual([]);
  await press(page, "Anfon fy ateb");
  expect(await heading()).toBe("Diolch. Mae eich ateb ar gofnod.");
  expect(await overflowing(page)).toEqual([]);

  await press(page, "Ei ddadwneud, ac ateb eto");
  expect(await page.textContent("h2#your-answer")).toBe("Newid eich ateb");
  await page.goto("/");
  expect(await page.textContent("main")).toContain("Ydw, gyda newidiadau");
  await press(page, "English");
  expect([await languageOf(page), await heading()]).toEqual(["en-GB", "Hello, Asha Patel"]);
  await context.close();
  await site.close();
});

test("what was chosen before signing in is kept for the person, wherever they sign in next", async () => {
  const story = await asked();
  const site = await served(story);
  const first = await site.open(browser, null);
  const page = await first.newPage();
  await page.goto("/sign-in/asha?lang=cy");
  expect(await page.textContent("h1")).toBe("Rydych bron â chyrraedd");
  await page.getByRole("button", { name: "Mewngofnodi", exact: true }).click();
  await page.waitForURL(`${site.origin}/`);
  await first.close();
  const other = await site.open(browser, "asha");
  const there = await other.newPage();
  await there.goto("/");
  expect(await languageOf(there)).toBe("cy");
  await there.goto(`/board/${story.run}`);
  expect(await languageOf(there)).toBe("en-GB");
  expect(await there.textContent("main [lang=cy]")).toContain("Saesneg yn unig");
  await other.close();
  await site.close();
});

test("the pages in Welsh have no fault that axe or the ruler finds", async () => {
  const story = await asked();
  const site = await served(story);
  const question = await requestIn(story, "asha");
  for (const [person, paths] of [
    [null, ["/sign-in", "/sign-in/sent", "/sign-in/asha", "/question/asha", "/question/old-asha"]],
    [
      "asha",
      [
        "/",
        question,
        `${question}/other-ways`,
        `/contribute/${story.run}`,
        `/your-part/${story.run}/ways`,
        "/details",
        "/board/nowhere",
      ],
    ],
    ["grace", [`${question}/help`]],
  ] as const) {
    const context = await site.open(browser, person, { bypassCSP: true, reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "Cymraeg" }).click();
    await page.locator("html[lang=cy]").waitFor();
    for (const path of paths) {
      await page.goto(path);
      expect([path, await languageOf(page)]).toEqual([path, "cy"]);
      expect([path, await faults(page)]).toEqual([path, []]);
    }
    await context.close();
  }
  await site.close();
});
