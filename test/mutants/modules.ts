import { globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";
import { transformSync } from "esbuild";

/** `programmes/all.ts` without its reading of folders, for which it waits while it is loaded. */
const allProgrammes = (root: string): string => {
  const each = globSync("programmes/*/programme.ts", { cwd: root })
    .toSorted()
    .map((file) => `require("./${relative("programmes", file)}").programme`);
  return `exports.builtIn = [${each.join(", ")}].toSorted((one, other) => one.order - other.order).map(({ template }) => template);`;
};

const code = (root: string, path: string): string =>
  path === join(root, "programmes/all.ts")
    ? allProgrammes(root)
    : transformSync(readFileSync(path, "utf8"), {
        loader: "ts",
        format: "cjs",
        platform: "node",
        target: "node24",
        define: { "import.meta.url": "__url", "import.meta.dirname": "__dirname" },
        sourcefile: path,
      }).code;

/**
 * Loads the project's files in this process, each once, and anew when asked: what is worked out when a file is loaded is
 * then worked out again.
 *
 * @param root - the folder of the project
 * @param replaced - what stands in for a package, by its name
 * @param around - is called with each file that is loaded and with what loads it
 */
export function modulesOf(
  root: string,
  replaced: Record<string, unknown>,
  around: (path: string, load: () => void) => void,
) {
  const scripts = new Map<string, Script>();
  const loaded = new Map<string, { exports: unknown }>();

  function scriptOf(path: string): Script {
    const known = scripts.get(path);
    if (known !== undefined) return known;
    const script = new Script(
      `(function (require, module, exports, __dirname, __url) {${code(root, path)}\n})`,
      { filename: path },
    );
    scripts.set(path, script);
    return script;
  }

  function load(path: string): unknown {
    const known = loaded.get(path);
    if (known !== undefined) return known.exports;
    const module: { exports: unknown } = { exports: {} };
    loaded.set(path, module);
    const outside = createRequire(path);
    const require = (name: string): unknown =>
      name in replaced
        ? replaced[name]
        : name.startsWith(".")
          ? load(join(dirname(path), name))
          : outside(name);
    around(path, () => {
      const url = pathToFileURL(path).href;
      scriptOf(path).runInThisContext()(require, module, module.exports, dirname(path), url);
    });
    return module.exports;
  }

  return {
    /** Loads a file (its path from the root), anew also if it was loaded; what it imports stays as it is. */
    loadAnew(file: string): void {
      loaded.delete(join(root, file));
      load(join(root, file));
    },
    /** Has every file loaded anew. */
    forgetAll: () => loaded.clear(),
  };
}
