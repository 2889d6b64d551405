import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { fingerprint, FOLDER, WIDTHS } from "./pages.ts";
import { scenes } from "./shots.ts";

test("every picture is of its page as it is now: otherwise run `npm run screenshots`, and look at what it takes", async () => {
  const now: Record<string, string> = {};
  for (const scene of await scenes())
    for (const shot of scene.shots) now[shot.name] = await fingerprint(scene, shot);
  expect(JSON.parse(readFileSync(path.join(FOLDER, "pages.json"), "utf8"))).toEqual(now);
  const pictures = (await readdir(FOLDER)).filter((file) => file.endsWith(".webp")).toSorted();
  const wanted = Object.keys(now).flatMap((name) => WIDTHS.map((width) => `${name}-${width}.webp`));
  expect(pictures).toEqual(wanted.toSorted());
});
