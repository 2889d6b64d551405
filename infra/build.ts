import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "esbuild";
import { sourceHash } from "./source-hash.ts";

const rooms = [
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
];
const entries = ["cli", "processes/api", "processes/worker", "processes/sequencer"];

/** Builds kept whatever their age, and milliseconds for which every build is: a running product starts its processes again from its own. */
const kept = { builds: 4, age: 24 * 60 * 60 * 1000 };

/**
 * Bundles our own code, packages apart, unless these very sources are built already.
 * @returns the folder that holds `cli.js` and `processes/*.js`.
 */
export async function buildCode(root: string): Promise<string> {
  const hash = await sourceHash(root, rooms);
  const builds = path.join(root, ".build");
  const folder = path.join(builds, `code-${hash.slice(0, 16)}`);
  if (existsSync(folder)) return folder;

  const { build, stop } = await import("esbuild");
  const partial = `${folder}.partial-${process.pid}`;
  const building = build({
    absWorkingDir: root,
    entryPoints: entries.map((entry) => ({ in: `infra/${entry}.ts`, out: entry })),
    outdir: partial,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node24",
    packages: "external",
    jsx: "automatic",
    jsxImportSource: "hono/jsx",
    sourcemap: true,
    logLevel: "silent",
    plugins: [modulesKnowWhereTheyAre],
  });
  // Its service would outlive the build, for as long as this process.
  try {
    await building;
  } finally {
    await stop();
  }
  await mkdir(builds, { recursive: true });
  // Somebody else may have finished the same build meanwhile.
  await rename(partial, folder).catch(() => rm(partial, { recursive: true, force: true }));
  await removeOldBuilds(builds);
  return folder;
}

/** In a bundle `import.meta.url` would name the bundle; files beside a module are found from the module. */
const modulesKnowWhereTheyAre: Plugin = {
  name: "import-meta",
  setup(build) {
    build.onLoad({ filter: /\.tsx?$/, namespace: "file" }, async ({ path: file }) => {
      const source = await readFile(file, "utf8");
      if (!source.includes("import.meta.")) return undefined;
      const contents = source
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(file).href))
        .replaceAll("import.meta.dirname", JSON.stringify(path.dirname(file)))
        .replaceAll("import.meta.filename", JSON.stringify(file));
      return { contents, loader: file.endsWith("x") ? "tsx" : "ts" };
    });
  },
};

async function removeOldBuilds(builds: string): Promise<void> {
  const names = (await readdir(builds)).filter((name) => name.startsWith("code-"));
  const dated = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(path.join(builds, name))).mtimeMs })),
  );
  const newest = dated.toSorted((a, b) => b.at - a.at);
  const old = newest.slice(kept.builds).filter(({ at }) => at < Date.now() - kept.age);
  await Promise.all(
    old.map(({ name }) => rm(path.join(builds, name), { recursive: true, force: true })),
  );
}
