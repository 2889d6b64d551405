import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { implementationPathwayScenario } from "../../programmes/implementation-pathway/scenario.ts";
import { launchBrowser, overflowing, served, tabTo } from "./fixture/browser.ts";
import { asked, type Story } from "./fixture/story.ts";

const asha = implementationPathwayScenario.people.find(({ key }) => key === "asha")?.email ?? "";

let browser: Browser;
/** Nobody answers in it: who only gets in changes nothing. */
let unanswered: Story;
beforeAll(async () => {
  browser = await launchBrowser();
  unanswered = await asked();
});
afterAll(() => browser.close());

/** A phone on which nothing runs, with the keyboard alone; its pages as people see them, one after another. */
async function phone(story: Story, person: string | null) {
  const site = await served(story);
  const context = await site.open(browser, person, {
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  const seen: string[] = [];
  page.on("response", (response) => {
    if (response.request().isNavigationRequest() && response.status() !== 303)
      seen.push(new URL(response.url()).pathname.split("/")[1] ?? "");
  });
  return {
    page,
    seen,
    async close() {
      await context.close();
      await site.close();
    },
  };
}

const press = async (page: Page, name: string): Promise<void> => {
  await tabTo(page, name);
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
};

test("signed out, the mail's link leads to the question by one button", async () => {
  const { page, seen, close } = await phone(unanswered, null);
  await page.goto("/question/asha");
  expect(await page.textContent("h1")).toBe("Your say is asked for: Name the problem");
  expect(await overflowing(page)).toEqual([]);
  await press(page, "Go to the question");
  expect(await page.textContent("h1")).toBe("Name the problem: do you agree?");
  expect(seen).toEqual(["question", "answer"]);
  await close();
});

test("signed in, it leads there at once", async () => {
  const { page, seen, close } = await phone(unanswered, "asha");
  await page.goto("/question/asha");
  expect(await page.textContent("h1")).toBe("Name the problem: do you agree?");
  expect(seen).toEqual(["answer"]);
  await close();
});

test("used or too old, it offers another by one button", async () => {
  const { page, close } = await phone(unanswered, null);
  await page.goto("/question/old-asha");
  await press(page, "Send me a new link");
  expect(await page.textContent("h1")).toBe("Look in your email");
  await close();
});

test("a code is shown on one device and typed on another, by keyboard alone", async () => {
  const one = await phone(unanswered, null);
  await one.page.goto("/question/asha");
  await tabTo(one.page, "Go on with another device");
  await one.page.keyboard.press("Enter");
  await press(one.page, "Show me a code");
  expect(await overflowing(one.page)).toEqual([]);
  const code = (await one.page.textContent(".code"))?.trim() ?? "";
  await one.close();

  const other = await phone(unanswered, null);
  await other.page.goto("/sign-in?to=%2Fdetails");
  await tabTo(other.page, "Your email address");
  await other.page.keyboard.type(asha);
  await press(other.page, "I have a code");
  expect(await other.page.textContent("h1")).toBe("Type your code");
  expect(await other.page.locator("form input:not([type=hidden])").count()).toBe(1);
  await tabTo(other.page, "Your code");
  await other.page.keyboard.type("12345");
  await press(other.page, "Sign in with the code");
  expect(await other.page.textContent("[role=alert]")).toContain("That code does not work");
  expect(await overflowing(other.page)).toEqual([]);
  await tabTo(other.page, "Your code");
  await other.page.keyboard.type(`${code.slice(0, 3)} ${code.slice(3)}`);
  await press(other.page, "Sign in with the code");
  expect(new URL(other.page.url()).pathname).toBe("/details");
  await other.close();
});

/** From the question to the receipt, by way of the page that shows the answer: there and back, and nothing is lost. */
async function answer(page: Page): Promise<void> {
  await tabTo(page, "Yes");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "What should change?");
  await page.keyboard.type("Please say it in Polish too.");
  await press(page, "Go on");
  expect(await page.textContent("h1")).toBe("Check your answer");
  expect(await page.textContent("main")).toContain("Please say it in Polish too.");
  expect(await overflowing(page)).toEqual([]);
}

const seenFor = async (person: string | null) => {
  const { page, seen, close } = await phone(await asked(), person);
  await page.goto("/question/asha");
  if (person === null) await press(page, "Go to the question");
  await answer(page);
  await press(page, "Send my answer");
  expect(await page.textContent("main")).toContain("Your answer is on record");
  await close();
  return seen;
};

test("from the mail to the answer on record: three pages signed in, four on another device", async () => {
  expect(await seenFor("asha")).toEqual(["answer", "answer", "answer"]);
  expect(await seenFor(null)).toEqual(["question", "answer", "answer", "answer"]);
});

test("whoever goes back from the check finds what they chose and wrote, and can undo what they sent", async () => {
  const { page, close } = await phone(await asked(), "asha");
  await page.goto("/question/asha");
  await answer(page);
  await press(page, "Change this: What should change");
  expect(new URL(page.url()).hash).toBe("#changes");
  const box = page.getByLabel("What should change?");
  expect(await box.inputValue()).toBe("Please say it in Polish too.");
  expect(await page.getByRole("radio", { name: "Yes, with changes" }).isChecked()).toBe(true);
  await press(page, "Go on");
  await press(page, "Send my answer");
  await press(page, "Undo it, and answer again");
  expect(await page.textContent("h2#your-answer")).toBe("Change your answer");
  await close();
});
