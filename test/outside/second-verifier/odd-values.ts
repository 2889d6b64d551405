import type { JsonObject, JsonValue } from "../../../audit/json.ts";
import type { Pick } from "../../tamper/die.ts";

/** Values that readers of JSON have been known to disagree about, and some of another type than any field. */
const ODD: readonly JsonValue[] = [
  ...[null, true, false, 0, -1, 1, 1.5, 1e21, 2 ** 53, 2 ** 53 - 1, -0.0000001],
  ...["", "a", "0", "\u0000", "é", "e\u0301", "😀", "\u2028", "constructor", "__proto__", "null"],
  ...[[], {}, [[]], ["a"], { a: 1 }, [null], { commitment: "00".repeat(32) }, { commitment: 1 }],
  ...["2026-02-30T10:00:00.000Z", "2026-11-23T09:00:00Z", "9999-12-31T23:59:59.999Z"],
  ...[
    "AA==",
    "AB==",
    "AA",
    "ab".repeat(32),
    "AB".repeat(32),
    "019b8d68-d880-7000-8000-000000000002",
  ],
];

const oneOf = <T>(items: readonly T[], pick: Pick, otherwise: T): T =>
  items[pick(items.length)] ?? otherwise;

const changedText = (text: string, pick: Pick): string => {
  const at = pick(text.length + 1);
  const other = String.fromCodePoint(0x20 + pick(0x5f));
  switch (pick(5)) {
    case 0:
      return text.slice(0, at) + other + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + other + text.slice(at);
    case 2:
      return text.slice(0, at) + text.slice(at + 1);
    case 3:
      return text.toUpperCase();
    default:
      return text.slice(0, at);
  }
};

const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const changedObject = (object: JsonObject, pick: Pick, depth: number): JsonValue => {
  const names = Object.keys(object);
  const name = oneOf(names, pick, "more");
  const how = pick(12);
  if (how === 0)
    return {
      ...object,
      [oneOf(["more", "a", "zz", "__proto", "é"], pick, "a")]: oneOf(ODD, pick, 1),
    };
  const others = names
    .filter((one) => one !== name)
    .map((one) => [one, object[one] ?? null] as const);
  if (how === 1) return Object.fromEntries(others);
  const now = oddlyChanged(object[name] ?? null, pick, depth + 1);
  return Object.fromEntries([...others, [name, now]]);
};

const changedList = (list: readonly JsonValue[], pick: Pick, depth: number): JsonValue => {
  const at = pick(list.length + 1);
  const item = list[at] ?? "more";
  switch (pick(4)) {
    case 0:
      return list.toSpliced(at, 1);
    case 1:
      return list.toSpliced(at, 0, item);
    case 2:
      return list.toReversed();
    default:
      return list.toSpliced(at, 1, oddlyChanged(item, pick, depth + 1));
  }
};

/** The value with one thing in it changed, somewhere. */
export const oddlyChanged = (value: JsonValue, pick: Pick, depth = 0): JsonValue => {
  if (depth > 0 && pick(6) === 0) return oneOf(ODD, pick, null);
  if (typeof value === "string") return changedText(value, pick);
  if (typeof value === "number")
    return oneOf([value + 1, value - 1, -value, value * 2, 0], pick, 0);
  if (isObject(value)) return changedObject(value, pick, depth);
  if (typeof value === "object" && value !== null) return changedList(value, pick, depth);
  return oneOf(ODD, pick, null);
};
