import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  faults,
  launchBrowser,
  overflowing,
  served,
  tabTo,
  violations,
} from "./fixture/browser.ts";
import { again, pages, placesIn } from "./fixture/pages.ts";
import { asked, type Story } from "./fixture/story.ts";

let browser: Browser;
let told: Story;
let site: Awaited<ReturnType<typeof served>>;
let places: Awaited<ReturnType<typeof placesIn>>;
let request: string;

beforeAll(async () => {
  browser = await launchBrowser();
  told = await again();
  site = await served(told);
  places = await placesIn(told);
  request = places.request;
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

describe("every page", () => {
  test.each(pages)("as %s reads it (%#)", async (person, path) => {
    const page = await site.pageOf(browser, person, {
      viewport: { width: 390, height: 844 },
      reducedMotion: "reduce",
      bypassCSP: true,
    });
    await page.goto(path(places));
    expect(await faults(page)).toEqual([]);
  });
});

test("the pages of a code, which are reached by pressing", async () => {
  const context = await site.open(browser, null, { bypassCSP: true });
  const page = await context.newPage();
  await page.goto("/question/asha");
  await page.getByText("Go on with another device").click();
  await page.getByRole("button", { name: "Show me a code" }).click();
  await page.getByRole("heading", { name: "Your code" }).waitFor();
  expect(await faults(page)).toEqual([]);
  await page.goto("/sign-in");
  await page.getByLabel("Your email address").fill("somebody@example.org");
  await page.getByRole("button", { name: "I have a code" }).click();
  await page.getByRole("heading", { name: "Type your code" }).waitFor();
  expect(await faults(page)).toEqual([]);
  await page.goto("/sign-in/sent");
  expect(await page.getByLabel("Your code").count()).toBe(1);
  expect(await faults(page)).toEqual([]);
  await context.close();
});

test("the unit of a period stands beside its number, and is no wider than the other inputs", async () => {
  const context = await site.open(browser, "maya", { viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto("/launch?template=implementation-pathway");
  const box = async (name: string) => page.locator(`[name="${name}"]`).boundingBox();
  const [number, unit, title] = [
    await box("p.monitoringEvery"),
    await box("p.monitoringEvery.unit"),
    await box("title"),
  ];
  expect(Math.abs((unit?.y ?? 0) - (number?.y ?? 0))).toBeLessThan(10);
  expect((unit?.x ?? 0) + (unit?.width ?? 0)).toBeLessThanOrEqual(
    (title?.x ?? 0) + (title?.width ?? 0),
  );
  await context.close();
});

test("the organisation's bar goes from edge to edge", async () => {
  const context = await site.open(browser, "maya", { viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto("/");
  expect((await page.locator(".organisation").boundingBox())?.width).toBe(1280);
  await context.close();
});

describe("answering on a phone", () => {
  test("by keyboard alone, from signing in to the receipt", async () => {
    const own = await again();
    const here = await served(own);
    const context = await here.open(browser, null, { viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const { keyboard } = page;
    await page.goto("/sign-in/asha");
    await tabTo(page, "Sign in");
    await keyboard.press("Enter");
    await page.waitForURL(`${here.origin}/`);
    await tabTo(page, "Set the goal");
    await keyboard.press("Enter");
    await page.waitForURL("**/answer/**");
    expect(await page.textContent("h1")).toBe("Set the goal: do you agree?");
    await tabTo(page, "Yes");
    await keyboard.press("ArrowDown");
    await keyboard.press("Tab");
    await keyboard.type("Please say it in Polish too.");
    await tabTo(page, "Go on");
    await keyboard.press("Enter");
    await page.waitForURL("**/review");
    expect(await violations(page)).toEqual([]);
    await tabTo(page, "Send my answer");
    await keyboard.press("Enter");
    await page.waitForURL("**/receipt/**");
    expect(await page.textContent("main")).toContain("Yes, with changes");
    expect(await page.textContent("main")).toContain("Please say it in Polish too.");
    expect(await violations(page)).toEqual([]);
    await context.close();
    await here.close();
  });

  test("somebody who was told in person is put on record by keyboard alone, with a mistake first", async () => {
    const own = await asked();
    const here = await served(own);
    const context = await here.open(browser, "rowan", { viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const { keyboard } = page;
    await page.goto(`/board/${own.run}/problem:1`);
    await tabTo(page, "Somebody was told in person");
    await keyboard.press("Enter");
    await tabTo(page, "Put it on record");
    await keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    // The list of mistakes has the focus, and leads to each field although the form was folded.
    await tabTo(page, "Choose who was told");
    await keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.name")).toBe("member");
    expect(await violations(page)).toEqual([]);
    await keyboard.type("Asha");
    await tabTo(page, "Who told them?");
    await keyboard.type("Rowan");
    for (const [label, words] of [
      ["Day", "23"],
      ["Month", "Nov"],
      ["Year", "2026"],
    ] as const) {
      await tabTo(page, label);
      await keyboard.type(words);
    }
    await tabTo(page, "Put it on record");
    await keyboard.press("Enter");
    await page.getByText("It is on record that they were told.").waitFor();
    expect(await overflowing(page)).toEqual([]);
    await tabTo(page, "Who was asked");
    await keyboard.press("Enter");
    const line = page.getByText("Asha Patel: no answer yet (they were told in person)");
    expect(await line.isVisible()).toBe(true);
    await context.close();
    await here.close();
  });

  test("focus is always to be seen", async () => {
    const context = await site.open(browser, "asha", { viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto(`/answer/${told.run}/${request}`);
    const unseen: string[] = [];
    for (let step = 0; step < 25; step += 1) {
      await page.keyboard.press("Tab");
      const outline = await page.evaluate(`(() => {
        const at = document.activeElement;
        if (at === document.body) return "";
        const shown = at.closest(".choice") ?? at;
        const style = getComputedStyle(shown);
        return style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 3 ? "" : at.outerHTML.slice(0, 100);
      })()`);
      if (typeof outline === "string" && outline !== "") unseen.push(outline);
    }
    expect(unseen).toEqual([]);
    await context.close();
  });

  test("without JavaScript, and with a mistake first", async () => {
    const own = await again();
    const here = await served(own);
    const context = await here.open(browser, "dee", { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`/`);
    await page.getByRole("link", { name: "Set the goal" }).click();
    await page.getByText("No", { exact: true }).click();
    await page.getByRole("button", { name: "Go on" }).click();
    const alert = page.getByRole("alert");
    await alert.getByRole("link").click();
    expect(await page.getByRole("radio", { name: "No", exact: true }).isChecked()).toBe(true);
    await page.getByLabel("What is wrong, in your own words?").fill("It is too vague.");
    await page.getByRole("button", { name: "Go on" }).click();
    await page.getByRole("button", { name: "Send my answer" }).click();
    await page.waitForURL("**/receipt/**");
    expect(await page.textContent("main")).toContain("It is too vague.");
    expect(await page.getByRole("button", { name: "Print this page" }).isVisible()).toBe(false);
    await context.close();
    await here.close();
  });

  test("half-written words survive a closed page, and are gone after signing out", async () => {
    const context = await site.open(browser, "tomasz");
    const page = await context.newPage();
    const share = `/contribute/${told.run}`;
    await page.goto(share);
    await page.getByLabel("What would you like to say?").fill("I was about to say");
    await page.goto("/");
    await page.goto(share);
    const box = page.getByLabel("What would you like to say?");
    expect(await box.inputValue()).toBe("I was about to say");
    expect(await page.getByRole("status").isVisible()).toBe(true);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL("**/sign-in**");
    expect(await page.evaluate("localStorage.length")).toBe(0);
    await context.close();
  });

  test("after a mistake the list of mistakes is where reading starts", async () => {
    const context = await site.open(browser, "callum");
    const page = await context.newPage();
    await page.goto(`/answer/${told.run}/${request}`);
    await page.getByRole("button", { name: "Go on" }).click();
    await page.getByRole("alert").waitFor();
    expect(await page.evaluate("document.activeElement.getAttribute('role')")).toBe("alert");
    expect(await violations(page)).toEqual([]);
    await context.close();
  });
});
