import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { mavenLibraries } from "../support/maven-libraries.ts";

const run = promisify(execFile);

const solved = z.strictObject({
  file: z.string(),
  command: z.string(),
  found: z.boolean(),
  states: z.array(z.record(z.string(), z.string())),
});

/** What the solver says of one command: whether there is an instance, and what each expression is worth in each of its states. */
export type Solved = {
  readonly model: string;
  readonly command: string;
  readonly found: boolean;
  readonly states: readonly { readonly [expression: string]: string }[];
};

/** A model of its own, by a name for what the solver answers. */
export type Model = { readonly name: string; readonly text: string };

/** The model of a part's sign-off. */
export const signOffModel = (): Promise<string> =>
  readFile(path.join(import.meta.dirname, "sign-off.als"), "utf8");

/** Solves every command of these models in one JVM. It takes Java 17 and Maven, which fetches Alloy once. */
export async function solve(
  models: readonly Model[],
  expressions: readonly string[] = [],
): Promise<readonly Solved[]> {
  const libraries = await mavenLibraries({
    group: "org.alloytools",
    artifact: "org.alloytools.alloy.dist",
    version: "6.2.0",
  });
  const folder = await mkdtemp(path.join(tmpdir(), "alongside-model-"));
  try {
    const files: string[] = [];
    for (const { name, text } of models) {
      const file = path.join(folder, `${name}.als`);
      await writeFile(file, text);
      files.push(file);
    }
    // What takes the time is translation, of which no part runs for so long that the second compiler is worth its own.
    const quick = [
      "-XX:+UseSerialGC",
      "-XX:TieredStopAtLevel=1",
      "-Xmx1g",
      "-cp",
      `${libraries}/*`,
    ];
    const program = path.join(import.meta.dirname, "Solve.java");
    const { stdout } = await run("java", [...quick, program, ...files, "--", ...expressions], {
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line) => {
        const { file, ...rest } = solved.parse(JSON.parse(line));
        return { model: path.basename(file, ".als"), ...rest };
      });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
