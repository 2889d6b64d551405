import { cp, mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { bundleVariable, workflowBundle } from "./workflow-bundle.ts";

const project = path.resolve(import.meta.dirname, "..");
const copied = ["workflows", "domain", "package.json", "package-lock.json", "tsconfig.json"];

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "alongside-bundle-"));
  await Promise.all(
    copied.map((name) => cp(path.join(project, name), path.join(root, name), { recursive: true })),
  );
  await symlink(path.join(project, "node_modules"), path.join(root, "node_modules"));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(root, { recursive: true, force: true });
});

test("a worker that is started again keeps its own bundle, which a newer one does not take away", async () => {
  const builds = path.join(root, ".build");
  const own = path.join(builds, "workflow-bundle-own.js");
  const forgotten = path.join(builds, "workflow-bundle-forgotten.js");
  await mkdir(builds);
  await Promise.all([own, forgotten].map((file) => writeFile(file, "")));
  const lastWeek = new Date(Date.now() - 7 * 24 * 60 * 60 * 1000);
  await utimes(forgotten, lastWeek, lastWeek);

  const newer = await workflowBundle(root);
  const left = (await readdir(builds)).toSorted();
  expect(left).toEqual([own, newer].map((file) => path.basename(file)).toSorted());

  vi.stubEnv(bundleVariable, own);
  expect(await workflowBundle(root)).toBe(own);
  await rm(own);
  expect(await workflowBundle(root)).toBe(newer);
}, 120_000);
