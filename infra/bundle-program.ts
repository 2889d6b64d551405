import type { Plugin } from "esbuild";

/** Packages in the older form of modules ask for it. In two pieces, because the build of this very file puts a path where the whole stands. */
const REQUIRE = `import { createRequire } from "node:module"; const require = createRequire(${["import.meta", "url"].join(".")});`;

/**
 * Makes one program of a file and all that it imports, pages with their markup included, which Node does not read by itself.
 * @param options.entry a path below `root`. @throws Error when it can't be put together.
 */
export async function bundleProgram(options: {
  readonly root: string;
  readonly entry: string;
  readonly outfile: string;
  readonly plugins?: readonly Plugin[];
}): Promise<void> {
  const { build, stop } = await import("esbuild");
  // Its service would outlive the build, for as long as this process.
  try {
    await build({
      absWorkingDir: options.root,
      entryPoints: [options.entry],
      outfile: options.outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node24",
      banner: { js: REQUIRE },
      plugins: [...(options.plugins ?? [])],
      logLevel: "error",
    });
  } finally {
    await stop();
  }
}
