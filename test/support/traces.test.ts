import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { encodingsOf, tracesOf } from "./traces.ts";

const TEXT = "Zephyrine Oakhanger";
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "alongside-traces-"));
});
afterAll(() => rm(folder, { recursive: true }));

const foundIn = async (content: string | Buffer) => {
  const file = path.join(folder, "planted");
  await writeFile(file, content);
  const { found } = await tracesOf([TEXT], folder);
  return found.map((line) => line.replace(`${file}: ${TEXT} in `, ""));
};

test("finds a text in whichever encoding it stands, and no other text", async () => {
  for (const [encoding, written] of encodingsOf(TEXT)) {
    for (const bytes of written) {
      const around = Buffer.concat([Buffer.from("before "), bytes, Buffer.from(" after")]);
      expect(await foundIn(around)).toContain(encoding);
    }
  }
  expect(await foundIn("Zephyrine Oakley")).toEqual([]);
});

test.each(["", "a", "ab"])("finds it within longer base64, behind “%s”", async (before) => {
  const long = Buffer.from(`${before}${TEXT}, and more`);
  expect(await foundIn(long.toString("base64"))).toEqual(["base64"]);
  expect(await foundIn(long.toString("base64url"))).toEqual(["base64"]);
});
