import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const lock = pathToFileURL(path.join(import.meta.dirname, "install-lock.mjs")).href;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "alongside-lock-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A process that works under the lock for a moment, noting when it begins and ends. */
async function worker(milliseconds = 150, end = ""): Promise<string> {
  const code = `
    import { appendFileSync } from "node:fs";
    import { withInstallLock } from ${JSON.stringify(lock)};
    const note = (line) => appendFileSync("notes", line + " " + process.pid + "\\n");
    withInstallLock("build/lock", {
      work() {
        note("begins");
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${milliseconds});
        note("ends");
        ${end}
      },
      onWait: (pid) => console.log("waits for " + pid),
      onTooLong: () => process.exit(1),
    });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = await Promise.all([text(child.stdout), once(child, "exit")]);
  return said;
}

/** Who worked, in order; each ended before the next began. */
async function oneAfterAnother(): Promise<readonly string[]> {
  const lines = (await readFile(path.join(folder, "notes"), "utf8")).trimEnd().split("\n");
  const pids = lines.filter((line) => line.startsWith("begins")).map((line) => line.slice(7));
  expect(lines).toEqual(pids.flatMap((pid) => [`begins ${pid}`, `ends ${pid}`]));
  return pids;
}

test("commands that come together take turns, and say for whom they wait", async () => {
  const said = await Promise.all([worker(600), worker(600), worker(600)]);
  const pids = await oneAfterAnother();
  expect(pids).toHaveLength(3);
  const waited = said.filter((line) => line !== "");
  expect(waited.length).toBeGreaterThan(0);
  for (const line of waited) expect(pids).toContain(/^waits for (\d+)$/mu.exec(line)?.[1]);
  expect(existsSync(path.join(folder, "build", "lock"))).toBe(false);
});

test("what a killed command left behind is taken over, by one of those who find it at once", async () => {
  await worker();
  const { pid: dead } = spawnSync(process.execPath, ["-e", ""]);
  await writeFile(path.join(folder, "build", "lock"), String(dead));
  await Promise.all([worker(), worker(), worker(), worker()]);
  expect(await oneAfterAnother()).toHaveLength(5);
});

test("a command that gives up leaves nothing behind", async () => {
  await worker(1, "process.exit(1);");
  expect(existsSync(path.join(folder, "build", "lock"))).toBe(false);
  expect(await worker()).toBe("");
});
