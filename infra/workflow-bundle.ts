import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { sourceHash } from "./source-hash.ts";

/**
 * The workflow code as the worker loads it into its sandbox; bundled once for the same sources.
 * @returns the path of the bundle.
 */
export async function workflowBundle(root: string): Promise<string> {
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
  const older = (await readdir(builds)).filter(
    (name) =>
      name.startsWith("workflow-bundle-") && name !== path.basename(file) && name.endsWith(".js"),
  );
  await Promise.all(older.map((name) => rm(path.join(builds, name), { force: true })));
  return file;
}
