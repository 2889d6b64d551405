import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { sourceHash } from "./source-hash.ts";

/**
 * In which the supervisor tells a worker where its bundle is. Started again, it goes on with the workflow code of its own
 * release, whatever the checkout holds by then.
 */
export const bundleVariable = "ALONGSIDE_WORKFLOW_BUNDLE";

/** Milliseconds for which a bundle is kept: a product that runs starts its worker again from its own. */
const kept = 24 * 60 * 60 * 1000;

/**
 * The workflow code as the worker loads it into its sandbox; bundled once for the same sources.
 * @returns the path of the bundle.
 */
export async function workflowBundle(root: string): Promise<string> {
  const own = process.env[bundleVariable];
  if (own !== undefined && existsSync(own)) return own;
  const hash = await sourceHash(root, ["workflows", "domain"]);
  const builds = path.join(root, ".build");
  const file = path.join(builds, `workflow-bundle-${hash.slice(0, 16)}.js`);
  if (existsSync(file)) return file;

  const { bundleWorkflowCode, DefaultLogger } = await import("@temporalio/worker");
  const { code } = await bundleWorkflowCode({
    workflowsPath: path.join(root, "workflows", "index.ts"),
    payloadConverterPath: path.join(root, "workflows", "payload-converter.ts"),
    logger: new DefaultLogger("ERROR"),
  });
  await mkdir(builds, { recursive: true });
  const partial = `${file}.partial-${process.pid}`;
  await writeFile(partial, code);
  await rename(partial, file);
  await removeOldBundles(builds);
  return file;
}

async function removeOldBundles(builds: string): Promise<void> {
  const names = (await readdir(builds)).filter(
    (name) => name.startsWith("workflow-bundle-") && name.endsWith(".js"),
  );
  for (const file of names.map((name) => path.join(builds, name))) {
    const { mtimeMs } = await stat(file);
    if (mtimeMs < Date.now() - kept) await rm(file, { force: true });
  }
}
