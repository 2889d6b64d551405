import { canonicalBytes, encodeEntry } from "../../audit/entry.ts";
import type { JsonObject } from "../../audit/json.ts";
import { verifyBundle, type BundleOptions } from "../../audit/verify/bundle.ts";
import type { LoggedEvent } from "../../audit/verify/logged-event.ts";
import { nodePorts } from "../../audit/verify/node-ports.ts";
import type { RecordedRun } from "./recorded-run.ts";
import { inPieces } from "./stored-log.ts";

export const linesOf = (text: string): readonly string[] => text.trimEnd().split("\n");

export const fileOf = (lines: readonly string[]): string =>
  lines.map((line) => `${line}\n`).join("");

/** The file with one line changed, and still canonical. @param at negative counts from the end. */
export const withLine = (
  text: string,
  at: number,
  change: (line: JsonObject) => JsonObject,
): string => {
  const lines = linesOf(text);
  const line: JsonObject = JSON.parse(lines.at(at) ?? "{}");
  return fileOf(lines.with(at, canonicalBytes(change(line)).toString("utf8")));
};

/** A run whose history somebody wrote anew, before the log took it in. */
export const rewritten = (
  run: RecordedRun,
  change: (events: readonly LoggedEvent[]) => readonly LoggedEvent[],
): RecordedRun => {
  const events = change(run.events);
  return { ...run, events, entries: events.map(encodeEntry) };
};

/** What checking a bundle comes to, and what does not hold, one line each. */
export const checkedText = async (text: string | Uint8Array, options: BundleOptions = {}) => {
  const report = await verifyBundle(inPieces(text), nodePorts, options);
  const told = report.checks.map(({ step, result, message }) => `${step} ${result}: ${message}`);
  return { report, told, troubles: told.filter((one) => !/^\S+ holds:/u.test(one)) };
};
