import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import { programmes } from "../../programmes/all.ts";
import { root } from "./engine.ts";
import { fromFile, toFile, type History } from "./histories.ts";

/** One execution of a workflow. `name`: `run 1`, `run 2`, …, and `roll-out:1 1` for a part that people added. */
export type Execution = { readonly name: string; readonly history: History };

/** What was played for a file of histories: a programme's first scenario, or the test template that has every shape. */
export type Recorded = {
  readonly name: string;
  readonly title: string;
  /** Where its histories lie, a file for each release: `release-1.json.gz`. */
  readonly folder: string;
};

const EVERY_SHAPE: Recorded = {
  name: "every-shape",
  title: "Every shape",
  folder: path.join(root, "test/histories"),
};

/** A programme's histories lie in its own folder, so that a further programme is a folder and nothing else. */
export const recorded: readonly Recorded[] = [
  EVERY_SHAPE,
  ...programmes.map(({ template: { name, title } }) => ({
    ...{ name, title },
    folder: path.join(root, "programmes", name, "histories"),
  })),
];

const File = z.array(z.object({ name: z.string(), history: z.string() }));

export const toArchive = (executions: readonly Execution[]): Uint8Array => {
  const file = executions.map(({ name, history }) => ({ name, history: toFile(history) }));
  return gzipSync(JSON.stringify(file), { level: 9 });
};

/** The histories of every release, the oldest first; none when nothing was recorded. */
export async function recordedOf({ folder }: Recorded): Promise<readonly Execution[]> {
  const files = existsSync(folder) ? await readdir(folder) : [];
  const archives = files.filter((file) => file.endsWith(".json.gz")).toSorted();
  const read = archives.map(async (file) => {
    const text = gunzipSync(await readFile(path.join(folder, file))).toString("utf8");
    return File.parse(JSON.parse(text)).map(({ name, history }) => ({
      name: `${file} ${name}`,
      history: fromFile(history),
    }));
  });
  return (await Promise.all(read)).flat();
}

/** Tasks that the server took back: a signal came in just then. A run may have one, and a recording needs none. */
export const failedTasks = ({ events }: History): number =>
  (events ?? []).filter((event) => event.workflowTaskFailedEventAttributes != null).length;
