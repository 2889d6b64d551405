import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../json.ts";
import { readHeader, readLine } from "./bundle-lines.ts";

const HASH = Buffer.alloc(32, 7);
const hash = HASH.toString("base64");
const header: JsonObject = {
  format: "alongside-bundle@v1",
  run: "a run",
  step: null,
  head: 5,
  through: 3,
  template: { name: "t" },
  damage: null,
  keys: ["k"],
  witnesses: ["w"],
  checkpoint: "a note",
  heads: null,
};
const heads = {
  index: 4,
  entry: "AQI=",
  proof: [hash],
  version: 2,
  leaf: hash,
  path: [hash, hash],
};
const damage = { event: "an event", version: 2, why: "it is cut off" };
const place = { version: 1, event: "an event", index: 9, proof: [hash] };
const read = { version: 1, event: "an event", index: 9, proof: [Uint8Array.from(HASH)] };
const entry = { kind: "entry", ...place, entry: "AQI=" };
const withheld = { kind: "withheld", ...place, leaf: hash };
const value = { kind: "value", commitment: "ab".repeat(32), key: hash, value: "words" };
const without = (object: JsonObject, key: string): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));

describe("the header", () => {
  it("is read, of a run or of a step", () => {
    const { format: _, ...rest } = header;
    expect(readHeader(header)).toEqual(rest);
    expect(readHeader({ ...header, step: "goal" }).step).toBe("goal");
    expect(readHeader({ ...header, head: 3 }).head).toBe(3);
    expect(readHeader({ ...header, through: 1 }).through).toBe(1);
    expect(readHeader({ ...header, damage }).damage).toEqual(damage);
    expect(readHeader({ ...header, template: null }).template).toBeNull();
    const bytes = Uint8Array.from(HASH);
    expect(readHeader({ ...header, heads }).heads).toEqual({
      ...{ index: 4, entry: Uint8Array.of(1, 2), proof: [bytes] },
      ...{ version: 2, leaf: bytes, path: [bytes, bytes] },
    });
  });

  it.each<readonly [JsonValue, string]>([
    ["a text", "The first line is not a bundle's header."],
    [{}, "This is not a bundle of the format alongside-bundle@v1."],
    [{ ...header, format: "v2" }, "This is not a bundle of the format alongside-bundle@v1."],
    [{ ...header, more: 1 }, '"more" has no place in this line.'],
    [{ ...header, step: 1 }, '"step" is not a text.'],
    [{ ...header, through: 6 }, "It can't hold versions up to 6 of 5."],
    [{ ...header, through: 0 }, "It can't hold versions up to 0 of 5."],
    ...["run", "step", "checkpoint"].map(
      (key) => [without(header, key), `"${key}" is not a text.`] as const,
    ),
    ...["head", "through"].map(
      (key) => [without(header, key), `"${key}" is not a whole number.`] as const,
    ),
    ...["keys", "witnesses"].map(
      (key) => [without(header, key), `"${key}" is not a list of texts.`] as const,
    ),
    [without(header, "template"), '"template" is not an object.'],
    [without(header, "damage"), '"damage" is not an object.'],
    [without(header, "heads"), '"heads" is not an object.'],
    [{ ...header, heads: { ...heads, more: 1 } }, '"more" has no place in this line.'],
    [{ ...header, heads: { ...heads, leaf: "AQI=" } }, '"leaf" is no hash of 32 bytes.'],
    [{ ...header, heads: { ...heads, entry: "?" } }, '"entry" is not base64.'],
    [{ ...header, damage: { ...damage, more: 1 } }, '"more" has no place in this line.'],
    [{ ...header, damage: without(damage, "event") }, '"event" is not a text.'],
    [{ ...header, damage: without(damage, "version") }, '"version" is not a whole number.'],
    [{ ...header, damage: without(damage, "why") }, '"why" is not a text.'],
  ])("%j is refused", (line, why) => {
    expect(() => readHeader(line)).toThrow(why);
  });
});

describe("a line", () => {
  it("of each kind is read", () => {
    expect(readLine(entry)).toEqual({ kind: "entry", ...read, entry: Uint8Array.of(1, 2) });
    expect(readLine(withheld)).toEqual({
      kind: "withheld",
      ...read,
      leaf: Uint8Array.from(HASH),
    });
    expect(readLine(value)).toEqual({ ...value, key: Uint8Array.from(HASH) });
    expect(readLine({ ...value, value: null })).toMatchObject({ value: null });
    expect(readLine({ kind: "damaged", why: "cut off" })).toEqual({
      kind: "damaged",
      why: "cut off",
    });
    expect(readLine({ kind: "verdict", verdict: { a: 1 } })).toEqual({
      kind: "verdict",
      verdict: { a: 1 },
    });
  });

  it.each<readonly [JsonValue, string]>([
    [[], "A line is not an object."],
    [{}, "A line of a kind that this release does not know."],
    [{ ...entry, kind: "Entry" }, "A line of a kind that this release does not know."],
    ...[
      entry,
      withheld,
      value,
      { kind: "damaged", why: "cut off" },
      { kind: "verdict", verdict: {} },
    ].map((line) => [{ ...line, more: 1 }, '"more" has no place in this line.'] as const),
    [{ kind: "damaged" }, '"why" is not a text.'],
    [without(entry, "entry"), '"entry" is not a text.'],
    [without(entry, "version"), '"version" is not a whole number.'],
    [without(entry, "index"), '"index" is not a whole number.'],
    [without(entry, "event"), '"event" is not a text.'],
    [without(withheld, "proof"), '"proof" is not a list of texts.'],
    [without(withheld, "leaf"), '"leaf" is not a text.'],
    [without(value, "key"), '"key" is not a text.'],
    [without(value, "commitment"), '"commitment" is not a text.'],
    [without(value, "value"), '"value" is missing.'],
    [{ ...value, key: "AQI=" }, "A key is not 32 bytes."],
    [{ ...value, commitment: "AB".repeat(32) }, "A commitment is not hex."],
    [{ ...value, commitment: "ab" }, "A commitment is not hex."],
    [{ kind: "verdict" }, '"verdict" is not an object.'],
  ])("%j is refused", (line, why) => {
    expect(() => readLine(line)).toThrow(why);
  });
});
