import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { canonicalBytes } from "../audit/entry.ts";
import { verdict } from "../domain/verdict.ts";
import type { JudgedEvents } from "./verdicts.ts";

const folder = import.meta.dirname;
const judged = gunzipSync(readFileSync(path.join(folder, "verdicts.jsonl.gz")))
  .toString("utf8")
  .trimEnd()
  .split("\n")
  .map((line): JudgedEvents => JSON.parse(line));

test.each(judged)(
  "these events have the verdict that stands beside them: $name",
  ({ template, events, verdict: stated }) => {
    const found = canonicalBytes(verdict(template, events)).toString("utf8");
    expect(found).toBe(canonicalBytes(stated).toString("utf8"));
  },
);
