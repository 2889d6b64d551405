import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { parseSync, Visitor } from "oxc-parser";

/** Files by their paths from the project's root, each with the files that it imports. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/** The project's own sources, tests among them, as far as they stand in the work tree. */
export const sourceFiles = (): readonly string[] =>
  execFileSync(
    "git",
    ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx", "*.js", "*.mjs"],
    { encoding: "utf8" },
  )
    .trim()
    .split("\n")
    .filter((file) => existsSync(file));

/** What a source names as a module: imports, re-exports, `import()` and types by `import("…")`, types counted as all else. */
export function modulesIn(file: string, source: string): readonly string[] {
  const { program, errors } = parseSync(file, source);
  const [wrong] = errors;
  if (wrong !== undefined) throw new Error(`${file} can't be read: ${wrong.message}`);
  const modules = new Set<string>();
  const add = (source: { readonly type: string; readonly value?: unknown } | null): void => {
    if (source !== null && typeof source.value === "string") modules.add(source.value);
  };
  new Visitor({
    ImportDeclaration: ({ source }) => add(source),
    ExportNamedDeclaration: ({ source }) => add(source),
    ExportAllDeclaration: ({ source }) => add(source),
    ImportExpression: ({ source }) => add(source),
    TSImportType: ({ source }) => add(source),
  }).visit(program);
  return [...modules];
}

/** Which of the project's files import which; packages are left out. */
export function readImports(files: readonly string[]): Imports {
  const known = new Set(files);
  return new Map(
    files.map((file) => [
      file,
      modulesIn(file, readFileSync(file, "utf8"))
        .filter((module) => module.startsWith("."))
        .map((module) => posix.join(posix.dirname(file), module))
        .filter((target) => known.has(target)),
    ]),
  );
}
