import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Browser } from "playwright-core";
import { launchBrowser, served } from "../browser/fixture/browser.ts";
import { fingerprint, FOLDER, WIDTHS } from "./pages.ts";
import { scenes, type Shot } from "./shots.ts";

type Site = Awaited<ReturnType<typeof served>>;

/** Pixels: a longer page is cut off there. */
const LONGEST = 4_000;

async function take(browser: Browser, site: Site, shot: Shot, width: number): Promise<Buffer> {
  const viewport = { width, height: 844 };
  const context = await site.open(browser, shot.person, { viewport, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(shot.path);
  const height = Number(await page.evaluate("document.documentElement.scrollHeight"));
  // Playwright writes PNG and JPEG only; WebP is a third of either for pages of text.
  const devtools = await context.newCDPSession(page);
  const { data } = await devtools.send("Page.captureScreenshot", {
    format: "webp",
    quality: 45,
    captureBeyondViewport: true,
    clip: { x: 0, y: 0, width, height: Math.min(height, LONGEST), scale: 1 },
  });
  await context.close();
  return Buffer.from(data, "base64");
}

/** Takes every picture anew, and writes the page that shows them. */
export async function takeAll(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const browser = await launchBrowser();
  const prints: Record<string, string> = {};
  const rows: string[] = [];
  for (const scene of await scenes()) {
    const site = await served(scene.story);
    for (const shot of scene.shots) {
      prints[shot.name] = await fingerprint(scene, shot);
      for (const width of WIDTHS)
        await writeFile(
          path.join(FOLDER, `${shot.name}-${width}.webp`),
          await take(browser, site, shot, width),
        );
      const [phone, desk] = WIDTHS.map(
        (width) => `![${shot.title}, ${width} pixels wide](${shot.name}-${width}.webp)`,
      );
      rows.push(`## ${shot.title}\n\n${phone} ${desk}\n`);
      console.log(shot.name);
    }
    await site.close();
  }
  await browser.close();
  await writeFile(path.join(FOLDER, "pages.json"), `${JSON.stringify(prints, null, 2)}\n`);
  const head =
    "# The pages\n\nTaken by `npm run screenshots`; a test says when one is older than its page.\n";
  await writeFile(path.join(FOLDER, "README.md"), [head, ...rows].join("\n"));
}
