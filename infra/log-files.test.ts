import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { shorten } from "./log-files.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "alongside-logs-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("a log is kept short while its process writes on, and goes on with whole lines", async () => {
  const most = 64 * 1024;
  const file = path.join(folder, "chatty.log");
  const log = openSync(file, "a");
  const script = "setInterval(() => console.log('a line of the log ' + 'x'.repeat(4000)), 0)";
  const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", log, log] });
  closeSync(log);
  const size = () => stat(file).then((found) => found.size);
  for (let turns = 0; turns < 5; turns += 1) {
    while ((await size()) <= most) await new Promise((resolve) => setTimeout(resolve, 5));
    await shorten(file, most);
    expect((await stat(`${file}.1`)).size).toBeGreaterThan(most);
    while ((await size()) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  child.kill();
  await once(child, "exit");
  const lines = (await readFile(file, "utf8")).trimEnd().split("\n");
  // An emptied file that its writer had opened without O_APPEND would begin with zero bytes.
  for (const line of lines) expect(line).toMatch(/^a line of the log x{4000}$/u);
});

test("a short log and one that is not there stay as they are", async () => {
  await shorten(path.join(folder, "none.log"), 10);
  await expect(stat(path.join(folder, "none.log.1"))).rejects.toThrow("ENOENT");
});
