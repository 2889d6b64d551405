import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, served } from "./fixture/browser.ts";
import { again, pages, placesIn } from "./fixture/pages.ts";
import type { Story } from "./fixture/story.ts";

/** Bytes over the wire, headers included: of a first visit with everything that a page loads, and of any later page. */
const FIRST = 100_000;
const LATER = 15_000;

/** Who answers: with lived experience, or asked beside them. Nobody of them runs the service. */
const APPROVERS = ["asha", "callum", "dee", "tomasz"];

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

/** Opens a page in a browser. @returns what Chromium counts of each answer as it came over the wire, in bytes. */
async function transferred(context: BrowserContext, path: string) {
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  let bytes = 0;
  const encodings: (string | undefined)[] = [];
  network.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  page.on("response", (response) => {
    if (response.request().isNavigationRequest())
      encodings.push(response.headers()["content-encoding"]);
  });
  await page.goto(path, { waitUntil: "networkidle" });
  await page.close();
  return { bytes, encoding: encodings.at(-1) };
}

const theirs = pages.filter(([person]) => person === null || APPROVERS.includes(person));

test.each(theirs)("a page of %s costs little, first and later (%#)", async (person, path) => {
  const context = await site.open(browser, person);
  const first = await transferred(context, path(places));
  const later = await transferred(context, path(places));
  expect(first.encoding).toBe("gzip");
  expect(first.bytes).toBeGreaterThan(later.bytes);
  expect(first.bytes).toBeLessThan(FIRST);
  expect(later.bytes).toBeGreaterThan(0);
  expect(later.bytes).toBeLessThan(LATER);
  await context.close();
});
