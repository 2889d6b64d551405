import type { JsonObject, JsonValue } from "../audit/json.ts";
import type { Step } from "../audit/verify/report.ts";
import { linesOf } from "../test/support/bundle-text.ts";
import { copyOf, fileOf, objectIn, written } from "./lines.ts";

/** What a bundle is changed into, and the step that must refuse it. */
export type WrongText = {
  readonly name: string;
  readonly must: Step;
  readonly text: string | Uint8Array;
};

const without = (object: JsonObject, member: string): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key !== member));

/** The first line of each kind, and of the header. */
const places = (lines: readonly string[]): readonly (readonly [kind: string, at: number])[] => {
  const first = (kind: string) => lines.findIndex((line) => objectIn(line)["kind"] === kind);
  return [
    ["header", 0],
    ["entry", first("entry")],
    ["value", first("value")],
    ["verdict", first("verdict")],
  ];
};

/** A value of another type than what stands there. */
const otherType = (value: JsonValue | undefined): JsonValue =>
  typeof value === "string" || value === null ? 7 : "seven";

/** Members that are gone, more than there are, or of another type. `value` may be anything. */
const members = (text: string): readonly WrongText[] => {
  const lines = linesOf(text);
  const made: WrongText[] = [];
  const add = (name: string, at: number, line: JsonValue): void => {
    made.push({ name, must: "structure", text: fileOf(lines.with(at, written(line))) });
  };
  for (const [kind, at] of places(lines)) {
    const line = objectIn(lines[at]);
    add(`${kind} with a member more`, at, { ...line, more: 1 });
    for (const member of Object.keys(line)) {
      add(`${kind} without ${member}`, at, without(line, member));
      if (kind === "value" && member === "value") continue;
      add(`${kind} whose ${member} has another type`, at, {
        ...line,
        [member]: otherType(line[member]),
      });
      add(`${kind} whose ${member} is a list in a list`, at, { ...line, [member]: [[]] });
      if (line[member] !== null && !["step", "template", "damage", "heads"].includes(member))
        add(`${kind} whose ${member} is null`, at, { ...line, [member]: null });
    }
  }
  const header = objectIn(lines[0]);
  const { heads } = header;
  const stated = copyOf(heads);
  add("heads with a member more", 0, { ...header, heads: { ...stated, more: 1 } });
  for (const member of Object.keys(stated)) {
    add(`heads without ${member}`, 0, { ...header, heads: without(stated, member) });
    add(`heads whose ${member} has another type`, 0, {
      ...header,
      heads: { ...stated, [member]: otherType(stated[member]) },
    });
  }
  for (const member of ["event", "version", "why"]) {
    const damage = { event: "e", version: 1, why: "w" };
    add(`damage without ${member}`, 0, { ...header, damage: without(damage, member) });
  }
  return made;
};

/** Counts, base64 and hex that are not in their one form. */
const forms = (text: string): readonly WrongText[] => {
  const lines = linesOf(text);
  const made: WrongText[] = [];
  const [, [, entryAt] = ["", 0], [, valueAt] = ["", 0]] = places(lines);
  const add = (name: string, at: number, change: JsonObject): void => {
    const line = written({ ...objectIn(lines[at]), ...change });
    made.push({ name, must: "structure", text: fileOf(lines.with(at, line)) });
  };
  for (const member of ["version", "index"]) {
    add(`${member} below 0`, entryAt, { [member]: -1 });
    add(`half a ${member}`, entryAt, { [member]: 1.5 });
    add(`${member} of 2^53`, entryAt, { [member]: 2 ** 53 });
    add(`${member} as a text`, entryAt, { [member]: "1" });
  }
  const hash = Buffer.alloc(32, 1).toString("base64");
  add("a hash of 31 bytes", entryAt, { proof: [Buffer.alloc(31).toString("base64")] });
  add("a hash of 33 bytes", entryAt, { proof: [Buffer.alloc(33).toString("base64")] });
  add("a hash with unused bits set", entryAt, { proof: [`${hash.slice(0, -2)}F=`] });
  add("a hash without padding", entryAt, { proof: [hash.slice(0, -1)] });
  add("a hash in base64url", entryAt, { proof: [Buffer.alloc(32, 255).toString("base64url")] });
  add("a hash with a space", entryAt, { proof: [` ${hash}`] });
  add("a hash that is null", entryAt, { proof: [null] });
  add("a proof that is an object", entryAt, { proof: {} });
  add("an entry in base64url", entryAt, { entry: "_-8" });
  add("a commitment in capitals", valueAt, { commitment: "AB".repeat(32) });
  add("a commitment of 31 bytes", valueAt, { commitment: "ab".repeat(31) });
  add("a commitment that is no hex", valueAt, { commitment: "xy".repeat(32) });
  add("a key of 31 bytes", valueAt, { key: Buffer.alloc(31).toString("base64") });
  add("a key of 33 bytes", valueAt, { key: Buffer.alloc(33).toString("base64") });
  add("another format", 0, { format: "alongside-bundle@v2" });
  add("through of nothing", 0, { through: 0 });
  add("through beyond head", 0, { through: 1_000 });
  return made;
};

/** Lines that are not canonical JSON, too long, too deep, or no object. */
const lineForms = (text: string): readonly WrongText[] => {
  const lines = linesOf(text);
  const at = 2;
  const line = lines[at] ?? "";
  const raw: readonly (readonly [string, string])[] = [
    ["a space after a comma", line.replace(",", ", ")],
    ["a space before the line", ` ${line}`],
    [
      "members out of order",
      written({ ...objectIn(line), kind: "entry" }).replace(/^\{(.*?),(.*)\}$/u, "{$2,$1}"),
    ],
    ["a member twice", line.replace("{", '{"entry":"",')],
    ["the same member twice", line.replace("{", `{${/"entry":"[^"]*"/u.exec(line)?.[0] ?? ""},`)],
    ["a letter that is escaped", line.replace('"kind"', '"\\u006bind"')],
    ["a number with a point", line.replace(/"version":([0-9]+)/u, '"version":$1.0')],
    ["a number with an exponent", line.replace(/"version":([0-9]+)/u, '"version":$1e0')],
    ["a number below 0 that is 0", line.replace(/"index":([0-9]+)/u, '"index":-0')],
    ["half a character", line.replace(/"event":"/u, '"event":"\\ud800')],
    ["a byte-order mark in the middle", `\ufeff${line}`],
    ["an empty line", ""],
    ["a list", "[]"],
    ["null", "null"],
    ["a text", '"entry"'],
    ["not JSON", "{"],
    ["two objects", `${line}${line}`],
    ["a slash that is escaped", line.replace("/", "\\/")],
    ["65 lists in each other", `{"kind":${"[".repeat(64)}${"]".repeat(64)}}`],
    ["a line of more than 1 MiB", `{"kind":"damaged","why":"${"x".repeat(1 << 20)}"}`],
    ["a kind that is unknown", '{"kind":"note"}'],
    ["no kind", "{}"],
  ];
  const bytes = Buffer.from(fileOf(lines));
  const broken = Buffer.from(bytes);
  broken[bytes.indexOf("\n") + 20] = 0xff;
  return [
    ...raw.map(([name, changed]): WrongText => ({
      name: `line 3: ${name}`,
      must: "structure",
      text: fileOf(lines.with(at, changed)),
    })),
    { name: "a byte that is no UTF-8", must: "structure", text: broken },
  ];
};

/** Lines in another order, more or fewer of them. */
const order = (text: string): readonly WrongText[] => {
  const lines = linesOf(text);
  const [, , [, valueAt] = ["", 0], [, verdictAt] = ["", 0]] = places(lines);
  const [header = "", first = ""] = lines;
  const value = lines[valueAt] ?? "";
  const verdict = lines[verdictAt] ?? "";
  const changed: readonly (readonly [string, readonly string[]])[] = [
    ["nothing", []],
    ["the header alone", [header]],
    ["no header", lines.slice(1)],
    ["two headers", [header, ...lines]],
    ["no verdict", lines.slice(0, -1)],
    ["two verdicts", [...lines, verdict]],
    ["an event after a value", lines.toSpliced(valueAt + 1, 0, lines[valueAt - 1] ?? "")],
    ["a value before all events", lines.toSpliced(1, 0, value)],
    ["a value after the verdict", [...lines, value]],
    ["an event after the verdict", [...lines, first]],
    ["something unknown after the verdict", [...lines, '{"kind":"note"}']],
    ["a value twice", lines.toSpliced(valueAt, 0, value)],
    [
      "a line that says that the file is damaged",
      lines.toSpliced(verdictAt, 0, '{"kind":"damaged","why":"a tile"}'),
    ],
    [
      "a line of damage after the header",
      lines.toSpliced(1, 0, '{"kind":"damaged","why":"a tile"}'),
    ],
  ];
  const cut = (share: number): WrongText => ({
    name: `cut off after ${share} of 16`,
    must: "structure",
    text: Buffer.from(text).subarray(0, Math.floor((Buffer.byteLength(text) * share) / 16)),
  });
  return [
    ...changed.map(([name, all]): WrongText => ({ name, must: "structure", text: fileOf(all) })),
    ...Array.from({ length: 15 }, (_, at) => cut(at + 1)),
  ];
};

/** Whatever fails the step structure, made of a bundle that holds. */
export const wrongLines = (text: string): readonly WrongText[] => [
  ...members(text),
  ...forms(text),
  ...lineForms(text),
  ...order(text),
];
