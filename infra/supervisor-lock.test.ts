import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockDataFolder } from "./supervisor-lock.ts";

const script = path.resolve(import.meta.dirname, "../test/support/lock-process.ts");
const racers = 8;
const rounds = 4;

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "alongside-lock-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

async function waiting(): Promise<ChildProcess> {
  const child = fork(script, [dataDir]);
  await once(child, "message");
  return child;
}

test("of many processes that start at once one holds the folder, also when the last holder was killed or let go", async () => {
  for (let round = 0; round < rounds; round += 1) {
    const children = await Promise.all(Array.from({ length: racers }, waiting));
    const answers = children.map((child) => once(child, "message"));
    for (const child of children) child.send("lock");
    const said = (await Promise.all(answers)).map(([answer]) => String(answer));
    expect(said.toSorted()).toEqual([
      "held",
      ...Array.from({ length: racers - 1 }, () => "refused"),
    ]);

    const holder = children[said.indexOf("held")];
    const ended = Promise.all(
      children.filter((child) => child.exitCode === null).map((child) => once(child, "exit")),
    );
    if (round % 2 === 0) holder?.kill("SIGKILL");
    else holder?.send("let go");
    await ended;
  }
});

test("the refusal names the holder; what was let go can be taken again", async () => {
  const unlock = await lockDataFolder(dataDir);
  await expect(lockDataFolder(dataDir)).rejects.toThrow(`process ${process.pid}`);
  await unlock();
  await (
    await lockDataFolder(dataDir)
  )();
});
