import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLogSigner } from "../../audit/log/signer.ts";
import { demoRuns } from "../support/demo-runs.ts";
import { bundleOf, storedLog } from "../support/stored-log.ts";
import { launchBrowser, served, violations } from "./fixture/browser.ts";
import { story } from "./fixture/story.ts";

const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
let browser: Browser;
let site: Awaited<ReturnType<typeof served>>;
let folder: string;
const files = { honest: "", forged: "" };

beforeAll(async () => {
  browser = await launchBrowser();
  site = await served(await story((step) => step.do === "all-agree"));
  folder = await mkdtemp(path.join(tmpdir(), "alongside-check-"));
  const run = (await demoRuns()).at(-1);
  if (run === undefined) throw new Error("no run");
  const text = await bundleOf(storedLog([run], signer), run.run);
  files.honest = path.join(folder, "honest.jsonl");
  files.forged = path.join(folder, "forged.jsonl");
  const lines = text.trimEnd().split("\n");
  await writeFile(files.honest, text);
  await writeFile(files.forged, lines.toSpliced(4, 1).join("\n").concat("\n"));
}, 60_000);

afterAll(async () => {
  await browser.close();
  await site.close();
  await rm(folder, { recursive: true });
});

const check = async (page: Page, file: string, key = "") => {
  await page.getByLabel("Choose the file").setInputFiles(file);
  await page.getByLabel("The log’s key").fill(key);
  await page.getByRole("button", { name: "Check it" }).click();
  await page.locator("[data-check-result] h2").waitFor();
  return await page.locator("[data-check-result]").innerText();
};

test(
  "a bundle is checked in the browser, with the network switched off",
  { timeout: 60_000 },
  async () => {
    const context = await site.open(browser, null);
    const page = await context.newPage();
    const answer = await page.goto("/check");
    expect(answer?.headers()["content-security-policy"]).toContain("connect-src 'none'");
    await context.setOffline(true);
    const honest = await check(page, files.honest, signer.verifierKey);
    expect(honest).toContain("Everything in this file holds");
    expect(honest).toContain("It was co-produced.");
    expect(honest).toMatch(
      /How sure the record is of people’s answers\s+Given while signed in: \d+/u,
    );
    expect(await violations(page)).toEqual([]);
    const forged = await check(page, files.forged, signer.verifierKey);
    expect(forged).toContain("This file does not hold");
    expect(forged).toContain("version 4 is missing");
    expect(forged).not.toContain("How sure the record is");
    const stranger = createLogSigner("other.example", new Uint8Array(32).fill(9)).verifierKey;
    expect(await check(page, files.honest, stranger)).toContain("This file does not hold");
    await context.close();
  },
);

test("without JavaScript the page explains the command", { timeout: 60_000 }, async () => {
  const context = await site.open(browser, null, { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/check");
  expect(await page.getByText("npx alongside verify the-file.jsonl").isVisible()).toBe(true);
  expect(await page.getByRole("button", { name: "Check it" }).isVisible()).toBe(false);
  await context.close();
});
