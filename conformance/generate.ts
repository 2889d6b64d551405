import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { canonicalBytes } from "../audit/entry.ts";
import { keptTexts } from "./kept.ts";
import { timeStamps } from "./time-stamps.ts";
import { values } from "./values.ts";
import { rightBundles, wrongBundles } from "./vectors.ts";
import { judgedEvents } from "./verdicts.ts";

export const VERSION = 1;

/** Every file of vectors, by its path in this folder, as it is before it is packed. */
export const vectorFiles = async (): Promise<ReadonlyMap<string, Buffer>> => {
  const files = new Map<string, Buffer>();
  const right = await rightBundles();
  const listed = right.map(({ bytes, text: _, ...bundle }) => {
    const file = `bundles/${bundle.name}.jsonl.gz`;
    files.set(file, bytes);
    return { ...bundle, file };
  });
  const json = (value: object): Buffer => Buffer.concat([canonicalBytes(value), Buffer.from("\n")]);
  const lines = (all: readonly object[]): Buffer => Buffer.concat(all.map(json));
  files.set("bundles.json.gz", json({ version: VERSION, bundles: listed }));
  files.set("wrong.jsonl.gz", lines(await wrongBundles(right)));
  files.set("values.json.gz", json({ version: VERSION, ...values() }));
  files.set("verdicts.jsonl.gz", lines(await judgedEvents()));
  files.set("kept.jsonl.gz", lines(await keptTexts()));
  files.set("time-stamps.jsonl.gz", lines(timeStamps()));
  return files;
};

if (import.meta.main) {
  const folder = import.meta.dirname;
  rmSync(path.join(folder, "bundles"), { recursive: true, force: true });
  mkdirSync(path.join(folder, "bundles"));
  for (const [file, bytes] of await vectorFiles())
    writeFileSync(path.join(folder, file), gzipSync(bytes, { level: 9 }));
}
