import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { implementationPathwayScenario } from "../../programmes/implementation-pathway/scenario.ts";
import { launchBrowser, overflowing, served } from "./fixture/browser.ts";
import { restless } from "./fixture/checks.ts";
import { inLongWords, longWord } from "./fixture/long-words.ts";
import { again, pages, placesIn } from "./fixture/pages.ts";

let browser: Browser;
let places: Awaited<ReturnType<typeof placesIn>>;
let site: Awaited<ReturnType<typeof served>>;
beforeAll(async () => {
  browser = await launchBrowser();
  const told = await again(inLongWords(implementationPathwayScenario));
  const anna = told.fixture.principalOf("anna");
  await told.fixture.services.organisations.change(anna, anna.organisation, {
    name: longWord(1_000),
    contact: longWord(1_001),
  });
  places = await placesIn(told);
  site = await served(told);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

test.each(pages)(
  "words of 60 letters make no page of %s scroll sideways (%#)",
  async (person, path) => {
    const page = await site.pageOf(browser, person, { viewport: { width: 320, height: 640 } });
    await page.goto(path(places));
    await page.evaluate(`(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    for (const input of document.querySelectorAll("input, textarea")) {
      if (["text", "email", "search", "textarea"].includes(input.type)) input.value = ${JSON.stringify(longWord(1_002))};
      if (input.type === "radio" || input.type === "checkbox") input.checked = true;
    }
  })()`);
    expect(await page.textContent("body")).toContain("Wooooooooo");
    expect([...(await overflowing(page)), ...(await restless(page))]).toEqual([]);
  },
);
