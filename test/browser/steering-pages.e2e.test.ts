import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faults, launchBrowser, served } from "./fixture/browser.ts";
import { ownMeeting, VOTER } from "./fixture/meeting.ts";
import { turnedDown } from "./fixture/worlds.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test("changing who may vote works on a phone", async () => {
  const one = await ownMeeting();
  const site = await served(one);
  const context = await site.open(browser, "maya", { bypassCSP: true, reducedMotion: "reduce" });
  const page = await context.newPage();
  const view = await one.fixture.services.runs.view(one.fixture.principalOf("maya"), one.run);
  await page.goto(`/board/${one.run}/${Object.values(view?.state.parts ?? {})[0]?.id ?? ""}`);
  await page.getByLabel("Who may vote?").fill(`${VOTER.email}\nbo@bell.example`);
  await page.getByRole("button", { name: "Open the poll" }).click();
  await page.getByRole("link", { name: "Change who may vote" }).click();
  expect(await faults(page)).toEqual([]);
  await page.getByLabel("Who may not vote any more?").fill("nobody");
  await page.getByRole("button", { name: "Change who may vote" }).click();
  await page.getByRole("alert").waitFor();
  expect(await faults(page)).toEqual([]);
  await context.close();
  await site.close();
});

test("ending a run works on a phone", async () => {
  const one = await turnedDown();
  const site = await served(one);
  const context = await site.open(browser, "leila", { bypassCSP: true, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(`/board/${one.run}`);
  await page.getByRole("link", { name: "End this run" }).click();
  expect(await page.textContent("h1")).toBe("End this run?");
  expect(await faults(page)).toEqual([]);
  await context.close();
  await site.close();
});
