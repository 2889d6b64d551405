import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildCode } from "./build.ts";

const project = path.resolve(import.meta.dirname, "..");
const linked = [
  ...[
    "domain",
    "workflows",
    "audit",
    "projections",
    "activities",
    "programmes",
    "api",
    "web",
    "demo",
    "infra",
  ],
  ...["package.json", "package-lock.json", "tsconfig.json", "node_modules"],
];

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "alongside-build-"));
  await Promise.all(linked.map((name) => symlink(path.join(project, name), path.join(root, name))));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** What this process started and what still runs. */
async function children(): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "ppid=,stat=,args="]);
  return stdout
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith(`${process.pid} `) && !/^\d+ Z/u.test(line));
}

test("a build leaves its code, and no service of the bundler running", async () => {
  const folder = await buildCode(root);
  expect(existsSync(path.join(folder, "cli.js"))).toBe(true);
  await expect
    .poll(async () => (await children()).filter((line) => line.includes("esbuild")))
    .toEqual([]);
  expect(await buildCode(root)).toBe(folder);
}, 120_000);
