import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Plugin } from "esbuild";
import { z } from "zod";
import { bundleProgram } from "../../infra/bundle-program.ts";
import type { Mutant } from "./mutants.ts";

const root = path.resolve(import.meta.dirname, "../..");

const searched = z.strictObject({
  sequences: z.number(),
  commands: z.number(),
  read: z.number(),
  passed: z.number(),
  never: z.array(z.string()),
  seconds: z.number(),
  found: z.array(
    z.strictObject({ wrong: z.string(), template: z.string(), commands: z.array(z.string()) }),
  ),
});

/** What a search came to: see `Searched`; `never`: the commands that were never accepted. */
export type Told = z.infer<typeof searched>;

/** Puts in what a mutant has instead; what it is to replace stands there once. */
const broken = ({ lacks, file, edits }: Mutant): Plugin => ({
  name: "mutant",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path: from }) => {
      if (path.relative(root, from) !== file) return null;
      let contents = await readFile(from, "utf8");
      for (const [was, is] of edits) {
        if (contents.split(was).length !== 2)
          throw new Error(`"${lacks}": ${file} holds this not once: ${was}`);
        contents = contents.replace(was, () => is);
      }
      return { contents, loader: "ts" };
    });
  },
});

/** The search as one program, of the rules as they are or as a mutant has them. */
export const program = async (file: string, mutant: Mutant | null): Promise<void> => {
  await bundleProgram({
    root,
    entry: "test/adversary/main.ts",
    outfile: file,
    plugins: mutant === null ? [] : [broken(mutant)],
  });
};

/** Runs a search in a process of its own. */
export const searchIn = async (file: string, ...options: readonly string[]): Promise<Told> => {
  const child = spawn(process.execPath, [file, "--json", ...options], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  let told = "";
  child.stdout.setEncoding("utf8");
  for await (const text of child.stdout) told += String(text);
  const lines = told.trim().split("\n");
  return searched.parse(JSON.parse(lines.at(-1) ?? ""));
};
