import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CODE_MINUTES } from "../../api/auth/sign-in-codes.ts";
import { implementationPathwayScenario } from "../../programmes/implementation-pathway/scenario.ts";
import { launchBrowser, served, tabTo } from "./fixture/browser.ts";
import { asked } from "./fixture/story.ts";
import { FIXTURE_CODE } from "./fixture/signing-in.ts";

const asha = implementationPathwayScenario.people.find(({ key }) => key === "asha")?.email ?? "";

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

async function opened(path: string) {
  const context = await site.open(browser, null, {
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  await page.goto(path);
  return { page, close: () => context.close() };
}

/** Puts words into a field as somebody does who copied them. */
async function paste(page: Page, label: string, words: string): Promise<void> {
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(words)})`);
  await tabTo(page, label);
  await page.keyboard.press("Control+V");
}

test("whoever signs in copies nothing by hand and solves nothing: address and code are pasted or filled in", async () => {
  const { page, close } = await opened("/sign-in?to=%2Fdetails");
  await paste(page, "Your email address", ` ${asha} `);
  await page.getByRole("button", { name: "I have a code" }).click();
  await paste(page, "Your code", `${FIXTURE_CODE.slice(0, 3)} ${FIXTURE_CODE.slice(3)}`);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/details");
  expect(await page.textContent("h1")).toBe("Your details");
  await close();
});

test.each([
  ["/sign-in", ["email"]],
  ["/set-up/first", ["organization", "name", "email"]],
])("%s says what each field holds, so that a device can fill it in", async (path, fields) => {
  const { page, close } = await opened(path);
  const said = await page.evaluate(`[...document.querySelectorAll("main input:not([type=hidden])")]
    .map((input) => [input.autocomplete, input.maxLength, input.pattern, input.type].join())`);
  const types: { readonly [field: string]: string } = { email: "email" };
  expect(said).toEqual(fields.map((field) => [field, -1, "", types[field] ?? "text"].join()));
  await close();
});

test("what was written once is not asked for again: neither after a mistake nor on the next page", async () => {
  const { page, close } = await opened("/sign-in");
  await page.getByLabel("Your email address").fill("sam at example");
  await page.getByRole("button", { name: "Send me a link" }).click();
  const address = page.getByLabel("Your email address");
  expect(await address.inputValue()).toBe("sam at example");
  await address.fill(asha);
  await page.getByRole("button", { name: "I have a code" }).click();
  for (const _ of ["at first", "after a wrong code"]) {
    expect(await page.locator("main input:visible").count()).toBe(1);
    await page.getByLabel("Your code").fill("000000");
    await page.getByRole("button", { name: "Sign in with the code" }).click();
    await page.getByRole("alert").waitFor();
  }
  await page.goto("/set-up/first");
  await page.getByLabel("What is your organisation called?").fill("Oak & Ash");
  await page.getByLabel("What is your name?").fill("Kim");
  await page.getByRole("button", { name: "Set up and sign in" }).click();
  await page.getByRole("alert").waitFor();
  expect(await page.getByLabel("What is your organisation called?").inputValue()).toBe("Oak & Ash");
  expect(await page.getByLabel("What is your name?").inputValue()).toBe("Kim");
  await close();
});

test("each limit of time is said before it runs out, and there is a way to have more", async () => {
  const limit = `${CODE_MINUTES} minutes`;
  const { page, close } = await opened("/sign-in");
  await page.getByLabel("Your email address").fill(asha);
  await page.getByRole("button", { name: "I have a code" }).click();
  expect(await page.textContent("main")).toContain(limit);
  expect(await page.getByRole("link", { name: "Ask for another" }).isVisible()).toBe(true);
  await page.goto("/sign-in/sent");
  expect(await page.textContent("main")).toContain(limit);
  expect(await page.getByRole("link", { name: "Use another address" }).isVisible()).toBe(true);
  await page.goto("/question/asha");
  await page.getByText("Go on with another device").click();
  await page.getByRole("button", { name: "Show me a code" }).click();
  expect(await page.textContent("main")).toContain(limit);
  for (const [path, way] of [
    ["/question/old-asha", page.getByRole("button", { name: "Send me a new link" })],
    ["/sign-in/nobody", page.getByRole("link", { name: "Send me a new link" })],
  ] as const) {
    await page.goto(path);
    expect(await way.isVisible()).toBe(true);
  }
  await close();
});
