import { chmod, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createProgress } from "../progress.mjs";
import { buildWithGo } from "./temporal-binary.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "alongside-go-"));
  vi.stubEnv("PATH", `${folder}${path.delimiter}${process.env["PATH"]}`);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

/** A Go that says what the real one says, and then does what the script's end does. */
async function pretendGo(end: string): Promise<void> {
  const file = path.join(folder, "go");
  await writeFile(
    file,
    `#!/bin/sh
i=0; while [ $i -lt 180 ]; do echo "go: downloading example.org/module$i v1.0.$i" >&2; i=$((i+1)); done
${end}
`,
  );
  await chmod(file, 0o755);
}

function terminal() {
  const written: string[] = [];
  const out = { isTTY: false, write: (text: string) => written.push(text) };
  return { written, progress: createProgress(out) };
}

const target = () => path.join(folder, "cache", "temporal-1", "temporal");

test("a build that works is found under its name, and 180 downloads are one line", async () => {
  await pretendGo('echo built > "$GOBIN/temporal"');
  const { written, progress } = terminal();
  expect(await buildWithGo(target(), progress)).toBe(target());
  expect(written).toHaveLength(1);
  expect(written[0]).toMatch(/^Building Temporal/u);
});

test("a build that fails tells the end of what Go said, and leaves nothing", async () => {
  await pretendGo('echo "example.org/module7: no space left on device" >&2; exit 1');
  const { progress } = terminal();
  const outcome = await buildWithGo(target(), progress);
  if (typeof outcome === "string") throw new Error("it was built");
  expect(outcome.said).toMatch(/module179[\s\S]*no space left on device$/u);
  expect(outcome.said.split("\n").length).toBeLessThan(20);
  expect(await readdir(path.join(folder, "cache"))).toEqual([]);
});

test("a build that is not wanted any more ends", async () => {
  await pretendGo("exec sleep 600");
  const { progress } = terminal();
  const asked = new AbortController();
  const building = buildWithGo(target(), progress, asked.signal);
  asked.abort();
  expect(await building).toMatchObject({ way: "The build with Go" });
});
