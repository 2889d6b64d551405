import { spawn } from "node:child_process";
import { once } from "node:events";
import { getPriority } from "node:os";
import { expect, test } from "vitest";
import { lowerPriority } from "./lower-priority.ts";

test("a process that gives way stands behind this one", async () => {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true });
  await once(child, "spawn");
  const { pid = 0 } = child;
  try {
    await lowerPriority(pid);
    expect(getPriority(pid)).toBeGreaterThan(getPriority(process.pid));
  } finally {
    child.kill("SIGKILL");
  }
});

test("a process that is gone is no error", async () => {
  const child = spawn(process.execPath, ["--version"]);
  await once(child, "exit");
  await expect(lowerPriority(child.pid)).resolves.toBeUndefined();
});
