import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readSignedLine } from "../../api/contracts/vouchers.ts";
import { nodePorts } from "../../audit/verify/node-ports.ts";
import { checkVouching } from "../../audit/verify/vouchers.ts";
import { askLine } from "../../domain/membership/statement.ts";
import { uuidOf } from "../../test/support/recorded-run.ts";
import { vouch } from "./vouch.ts";

const checkout = { root: ".", code: "." };
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vouch-"));
});
afterAll(() => rm(folder, { recursive: true }));

const printed = async (...args: readonly string[]): Promise<readonly string[]> => {
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line) => void lines.push(String(line)));
  try {
    await vouch.run(args, checkout);
  } finally {
    log.mockRestore();
  }
  return lines;
};

const about = { member: uuidOf("ada"), credential: "ab".repeat(32), passkey: "AQID" };

test("a key is made once, for its maker alone, and what it signs holds", async () => {
  const file = join(folder, "key.json");
  const made = await printed("--new", file, "--name", "Those who know");
  expect((await stat(file)).mode & 0o077).toBe(0);
  const [publicKey = ""] = made.slice(-1);
  const [line = ""] = (await printed("--key", file, askLine(about))).slice(-1);
  const signed = readSignedLine(line);
  expect(signed).toMatchObject({ ...about, name: "Those who know" });
  if (signed === null) throw new Error("It signed nothing.");
  expect(await checkVouching(nodePorts, { ...signed, publicKey })).toBe("holds");
  await expect(printed("--new", file, "--name", "Others")).rejects.toThrow("can't be written");
});

test("what can't be signed is told with how to mend it", async () => {
  const file = join(folder, "other.json");
  await printed("--new", file, "--name", "Those who know");
  await expect(printed()).rejects.toThrow("No key is named.");
  await expect(printed("--key", file)).rejects.toThrow("one line to sign");
  await expect(printed("--key", file, "hello")).rejects.toThrow("no line to sign");
  await expect(printed("--key", join(folder, "none"), askLine(about))).rejects.toThrow("no key");
  await expect(printed("--new", join(folder, "third"))).rejects.toThrow("--name");
});
