import type { BundleRow } from "../audit/bundle/write-bundle.ts";
import type { JsonObject } from "../audit/json.ts";
import { linesOf } from "../test/support/bundle-text.ts";
import { uuidOf, type RecordedRun } from "../test/support/recorded-run.ts";
import type { Row } from "../test/support/stored-log.ts";
import { fileOf, flipped, objectIn, textsIn, written } from "./lines.ts";
import { bundleWithPowers, isLaunch, isOffer, powerOf, powersOf } from "./powers.ts";
import type { WrongText } from "./wrong-lines.ts";

/** Lines of the organisation's stream that V26 refuses, by its points; all of them are signed into the log. */
export const wrongPowers = async (run: RecordedRun): Promise<readonly WrongText[]> => {
  const made: WrongText[] = [];
  const right = powersOf(run);
  const add = (name: string, must: WrongText["must"], text: string): void => {
    made.push({ name: `power: ${name}`, must, text });
  };
  const ada = uuidOf("ada");
  const events: readonly (readonly [string, JsonObject])[] = [
    ["no event", { schema: 2 }],
    ["a member too many", { more: 1 }],
    ["a time that does not exist", { at: "2026-02-30T09:00:00.000Z" }],
    ["of a type of runs", { type: "runLaunched" }],
    ["of a type that nobody knows", { type: "roleLent" }],
    ["of another organisation", { run: uuidOf("another organisation") }],
    ["of the run itself", { run: run.run }],
    ["about nobody", { type: "tokenEnded", data: { token: "t" } }],
    ["about a stranger", { data: { person: uuidOf("a stranger"), role: "member" } }],
    ["about a list of people", { data: { person: [ada], role: "member" } }],
  ];
  for (const [name, change] of events)
    add(name, "entries", await bundleWithPowers(run, [powerOf(run, 3, change)]));
  const withheld: readonly (readonly [string, typeof isLaunch, JsonObject])[] = [
    ["about nobody, the launch withheld", isLaunch, { type: "tokenEnded", data: { token: "t" } }],
    ["of a type of runs, the launch withheld", isLaunch, { type: "runLaunched" }],
    ["about nobody, others withheld", isOffer, { type: "tokenEnded", data: { token: "t" } }],
    ["of another organisation, others withheld", isOffer, { run: uuidOf("another organisation") }],
  ];
  for (const [name, which, change] of withheld) {
    const text = await bundleWithPowers(run, [powerOf(run, 3, change)], undefined, which);
    add(name, "entries", text);
  }
  const entries: readonly (readonly [string, string])[] = [
    ["no JSON", "{"],
    ["not as RFC 8785 writes it", `${Buffer.from(right[0]?.entry ?? []).toString("utf8")} `],
    ["over 65,535 bytes", long(run)],
  ];
  for (const [name, entry] of entries) {
    const row: Row = { ...powerOf(run, 3), entry: Buffer.from(entry) };
    add(name, "entries", await bundleWithPowers(run, [row]));
  }
  const lines: readonly (readonly [string, WrongText["must"], Partial<BundleRow>])[] = [
    ["under another id", "entries", { id: uuidOf("another") }],
    ["under another version", "entries", { version: 7 }],
    ["at another place of the log", "inclusion", { position: 1 }],
  ];
  for (const [name, must, change] of lines) {
    const changed = (all: readonly BundleRow[]) => all.map((row) => ({ ...row, ...change }));
    add(name, must, await bundleWithPowers(run, [powerOf(run, 3)], changed));
  }
  const orders: readonly (readonly [
    string,
    (all: readonly BundleRow[]) => readonly BundleRow[],
  ])[] = [
    ["in another order", (all) => all.toReversed()],
    ["twice", (all) => all.flatMap((row) => [row, row])],
  ];
  for (const [name, order] of orders)
    add(name, "completeness", await bundleWithPowers(run, right, order));
  const later = [powerOf(run, 4), powerOf(run, 3)];
  add("with falling versions", "completeness", await bundleWithPowers(run, later));
  return [...made, ...(await misplaced(run))];
};

/** An event that is one, but for its length. */
const long = (run: RecordedRun): string => {
  const { entry } = powerOf(run, 3, {
    data: { person: uuidOf("ada"), role: "r".repeat(65_535) },
  });
  return Buffer.from(entry).toString("utf8");
};

/** A line where it may not stand, or changed. */
const misplaced = async (run: RecordedRun): Promise<readonly WrongText[]> => {
  const lines = linesOf(await bundleWithPowers(run));
  const at = lines.findIndex((line) => objectIn(line)["kind"] === "power");
  const line = lines[at] ?? "";
  const rest = lines.toSpliced(at, 1);
  const power = objectIn(line);
  const { proof, ...without } = power;
  const changed = (change: JsonObject): string =>
    fileOf(lines.with(at, written({ ...power, ...change })));
  const [first = "", ...others] = textsIn(proof);
  return [
    {
      name: "power: before the run's last event",
      must: "structure",
      text: fileOf(rest.toSpliced(at - 1, 0, line)),
    },
    {
      name: "power: behind the values",
      must: "structure",
      text: fileOf(rest.toSpliced(rest.length - 1, 0, line)),
    },
    {
      name: "power: without its proof",
      must: "structure",
      text: fileOf(lines.with(at, written(without))),
    },
    { name: "power: with a member too many", must: "structure", text: changed({ more: 1 }) },
    {
      name: "power: a hash of its proof is changed",
      must: "inclusion",
      text: changed({ proof: [flipped(first), ...others] }),
    },
    {
      name: "power: its index is beyond the log",
      must: "inclusion",
      text: changed({ index: 2 ** 40 }),
    },
  ];
};
