import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { familyOf, usage } from "./processes.ts";

test.runIf(existsSync("/proc/self/stat"))("a family includes what a child started", async () => {
  const child = spawn("/bin/sh", ["-c", "sleep 20 & echo started; wait"], { detached: true });
  await once(child.stdout, "data");
  const pid = child.pid ?? 0;
  try {
    const family = await familyOf(pid);
    expect(family).toHaveLength(2);
    expect((await usage(family)).resident).toBeGreaterThan(0);
  } finally {
    process.kill(-pid);
  }
});
