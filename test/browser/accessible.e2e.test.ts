import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, served } from "./fixture/browser.ts";
import { restless, sameNames, wrongFocuses } from "./fixture/checks.ts";
import { again, pages, placesIn } from "./fixture/pages.ts";
import type { Story } from "./fixture/story.ts";

/** CSS pixels of a window of 1280 by 1024 at 400 % (WCAG 2.2, success criterion 1.4.10). */
const ZOOMED = { width: 320, height: 256 };

let browser: Browser;
let told: Story;
let places: Awaited<ReturnType<typeof placesIn>>;
let site: Awaited<ReturnType<typeof served>>;
beforeAll(async () => {
  browser = await launchBrowser();
  told = await again();
  places = await placesIn(told);
  site = await served(told);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Where help stands on a page, and what it says. */
async function helpOn(page: Page) {
  const help = page.getByRole("region", { name: "Stuck, or not sure?" });
  return {
    words: (await help.innerText()).replaceAll(/\s+/gu, " "),
    number: await help.getByRole("link").getAttribute("href"),
    place: await page.evaluate(`(() => {
      const help = document.querySelector("footer section");
      return [
        help.parentElement.firstElementChild === help,
        document.querySelector("footer").previousElementSibling.contains(document.querySelector("main")),
      ].join();
    })()`),
  };
}

test.each(pages)("as %s reads it at 400 %% (%#)", async (person, path) => {
  const page = await site.pageOf(browser, person, { viewport: ZOOMED });
  await page.goto(path(places));
  const wrong = [
    ...(await restless(page)),
    ...(await wrongFocuses(page)),
    ...(await sameNames(page)),
  ];
  // Success criterion 3.2.6: whom to call stands in the same place, in the same words, on every page.
  expect({ wrong, ...(await helpOn(page)) }).toEqual({
    wrong: [],
    words: "Stuck, or not sure? Call Sam Lee on 0161 496 0000. There are no silly questions.",
    number: "tel:01614960000",
    place: "true,true",
  });
});
