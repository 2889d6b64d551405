import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { formatCheckpoint } from "../../audit/log/checkpoint.ts";
import { leafHash } from "../../audit/log/merkle.ts";
import { formatNote } from "../../audit/log/note.ts";
import { formatTlogProof } from "../../audit/log/proof.ts";
import { createCosigner, createLogSigner, sha256 } from "../../audit/log/signer.ts";
import { formatReceipt } from "../../audit/receipt/format.ts";
import { launchBrowser, overflowing, served, violations } from "./fixture/browser.ts";
import { asked } from "./fixture/story.ts";

const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
const witness = createCosigner("w.example/w", new Uint8Array(32).fill(4), () => 1_800_000_000);

/** The receipt of the only entry of a log. */
const receiptOf = (entry: Uint8Array): string => {
  const root = leafHash(sha256, entry);
  const text = formatCheckpoint({ origin: signer.name, size: 1, root, extension: [] });
  const checkpoint = formatNote({ text, signatures: [signer.sign(text), witness.sign(text)] });
  return formatReceipt({
    keys: [signer.verifierKey],
    witnesses: [witness.verifierKey],
    entry,
    proof: formatTlogProof({ index: 0, hashes: [], checkpoint, extra: null }),
  });
};
const entry = (answer: string): Buffer =>
  Buffer.from(`{"assurance":"signed-in","data":{"answer":"${answer}"},"type":"signedOff"}`);
const receipt = receiptOf(entry("yes"));
const forged = receipt.replace(entry("yes").toString("base64"), entry("no!").toString("base64"));

let browser: Browser;
let site: Awaited<ReturnType<typeof served>>;
let folder: string;
beforeAll(async () => {
  browser = await launchBrowser();
  site = await served(await asked());
  folder = await mkdtemp(path.join(tmpdir(), "alongside-receipt-"));
}, 60_000);
afterAll(async () => {
  await browser.close();
  await site.close();
  await rm(folder, { recursive: true });
});

const check = async (page: Page, key = ""): Promise<string> => {
  await page.getByLabel("The log’s key").fill(key);
  await page.getByRole("button", { name: "Check it" }).click();
  await page.locator("[data-check-result]:focus").waitFor();
  return await page.locator("[data-check-result]").innerText();
};

test(
  "a receipt is checked in the person's own browser, signed out and with the network switched off",
  { timeout: 60_000 },
  async () => {
    const context = await site.open(browser, null, { viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const answer = await page.goto("/check-receipt");
    expect(answer?.headers()["content-security-policy"]).toContain("connect-src 'none'");
    await context.setOffline(true);

    const file = path.join(folder, "receipt.txt");
    await writeFile(file, receipt);
    await page.getByLabel("Choose the receipt’s file").setInputFiles(file);
    await expect.poll(() => page.getByLabel("Or paste its text").inputValue()).not.toBe("");
    const holds = await check(page);
    expect(holds).toContain("This receipt holds");
    expect(holds).toContain("The witness w.example/w signed it too");
    expect(holds).toContain('"answer": "yes"');
    expect(holds).toContain("Given while signed in with their own link.");
    expect(holds).toContain(signer.verifierKey);
    expect(await violations(page)).toEqual([]);
    expect(await overflowing(page)).toEqual([]);

    await page.getByLabel("Or paste its text").fill(forged);
    const changed = await check(page);
    expect(changed).toContain("This receipt does not hold");
    expect(changed).not.toContain("What is on record");

    await page.getByLabel("Or paste its text").fill(receipt);
    const stranger = createLogSigner("log.example/alongside", new Uint8Array(32).fill(9));
    expect(await check(page, stranger.verifierKey)).toContain("This receipt does not hold");
    await context.close();
  },
);

test("without JavaScript the page gives the command instead", { timeout: 60_000 }, async () => {
  const context = await site.open(browser, null, { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/check-receipt");
  expect(await page.innerText("main")).toContain("npx alongside check-receipt");
  expect(await page.locator("form[data-check-receipt]").isVisible()).toBe(false);
  await context.close();
});
