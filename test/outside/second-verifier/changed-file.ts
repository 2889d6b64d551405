import { canonicalBytes } from "../../../audit/entry.ts";
import type { JsonObject, JsonValue } from "../../../audit/json.ts";
import type { Pick } from "../../tamper/die.ts";
import { fileOf, linesOf } from "../../support/bundle-text.ts";
import { oddlyChanged } from "./odd-values.ts";

type Change = (text: string, pick: Pick) => Uint8Array;

const bytesOf = (text: string): Buffer => Buffer.from(text);
const canonical = (value: JsonValue): string => canonicalBytes(value).toString("utf8");

const parsed = (line: string | undefined): JsonObject => {
  const object: JsonObject = JSON.parse(line ?? "{}");
  return object;
};

/** One line, changed by what reads it as JSON; still canonical. */
const inLine =
  (change: (line: JsonObject, pick: Pick) => JsonValue): Change =>
  (text, pick) => {
    const lines = linesOf(text);
    // Every other time the header, in which most is said.
    const at = pick(2) === 0 ? 0 : pick(lines.length);
    return bytesOf(fileOf(lines.with(at, canonical(change(parsed(lines[at]), pick)))));
  };

const inEntry = (line: JsonObject, pick: Pick): JsonValue => {
  const { entry } = line;
  if (typeof entry !== "string") return oddlyChanged(line, pick);
  const event: JsonValue = JSON.parse(Buffer.from(entry, "base64").toString("utf8"));
  return { ...line, entry: canonicalBytes(oddlyChanged(event, pick)).toString("base64") };
};

/** Ways of writing the same JSON that RFC 8785 does not take. */
const rewritten: Change = (text, pick) => {
  const lines = linesOf(text);
  const at = pick(lines.length);
  const line = lines[at] ?? "";
  const ways = [
    line.replace(":", ": "),
    line.replace(
      /"([a-z]+)":/u,
      (_, name) => `"\\u${name.charCodeAt(0).toString(16).padStart(4, "0")}${name.slice(1)}":`,
    ),
    line.replace(/:([0-9]+)/u, ":$1.0"),
    line.replace(/:([0-9]+)/u, ":0$1"),
    line.replace("{", '{"a":1,"a":1,'),
    JSON.stringify(Object.fromEntries(Object.entries(parsed(line)).toReversed())),
    JSON.stringify(parsed(line), null, 1),
    `${line}{}`,
    "",
    "null",
    "[]",
    `${"[".repeat(70)}${"]".repeat(70)}`,
    line.replace(/"([^"]{3})/u, '"$1\u00e9'),
  ];
  return bytesOf(fileOf(lines.with(at, ways[pick(ways.length)] ?? "")));
};

const onItsWay: Change = (text, pick) => {
  const lines = linesOf(text);
  const at = pick(lines.length);
  const ways = [
    () => bytesOf(text.replaceAll("\n", "\r\n")),
    () => bytesOf(`\ufeff${text}`),
    () => bytesOf(text.trimEnd()),
    () => bytesOf(fileOf(lines.with(at, `${lines[at]} \t`))),
    () => bytesOf(fileOf(lines.with(at, `${lines[at]} \r`))),
    () => bytesOf(fileOf(lines.with(at, `${lines[at]}\r\r`))),
    () => bytesOf(fileOf(lines.with(at, `\ufeff${lines[at]}`))),
    () => bytesOf(fileOf(lines.with(at, ` ${lines[at]}`))),
    () => bytesOf(`${text}\n`),
    () => bytesOf(`${text} `),
    () => bytesOf(text.trimEnd().slice(0, -1 - pick(40))),
    () => Buffer.from(text, "utf16le"),
    () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]),
    () => Buffer.from(text, "utf16le").swap16(),
  ];
  return ways[pick(ways.length)]?.() ?? bytesOf(text);
};

const ofBytes: Change = (text, pick) => {
  const bytes = bytesOf(text);
  const at = pick(bytes.length);
  switch (pick(4)) {
    case 0:
      bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8));
      return bytes;
    case 1:
      return bytes.subarray(0, at);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
    default:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from([pick(256)]), bytes.subarray(at)]);
  }
};

const ofLines: Change = (text, pick) => {
  const lines = linesOf(text);
  const at = pick(lines.length);
  const line = lines[at] ?? "";
  const to = pick(lines.length);
  const ways = [
    lines.toSpliced(at, 1),
    lines.toSpliced(at, 0, line),
    lines.toSpliced(at, 1).toSpliced(to, 0, line),
    lines.toSpliced(to, 0, '{"kind":"damaged","why":"A tile is damaged."}'),
    lines.with(at, lines[to] ?? ""),
  ];
  return bytesOf(fileOf(ways[pick(ways.length)] ?? []));
};

const ofCheckpoint = (line: JsonObject, pick: Pick): JsonValue => {
  const { checkpoint } = line;
  if (typeof checkpoint !== "string") return oddlyChanged(line, pick);
  const lines = checkpoint.split("\n");
  const at = pick(lines.length);
  const one = lines[at] ?? "";
  const ways = [
    lines.toSpliced(at, 1),
    lines.toSpliced(at, 0, one),
    lines.with(at, `${one} `),
    lines.with(at, `0${one}`),
    lines.with(at, one.replace("—", "-")),
    lines.with(
      at,
      one.replace(/.{9}$/u, (end) => end.split("").toReversed().join("")),
    ),
    lines.toSpliced(3, 0, "an extension line"),
    lines.toSpliced(-1, 0, "— stranger.example AAAAAAAAAA=="),
    lines.toSpliced(-1, 0, lines.at(-2)?.replace(/.{12}$/u, "AAAAAAAAAAA=") ?? ""),
  ];
  return { ...line, checkpoint: (ways[pick(ways.length)] ?? []).join("\n") };
};

/** What somebody can do to a file who has no key, by name. */
export const changesOfFile: ReadonlyMap<string, Change> = new Map([
  ["bytes", ofBytes],
  ["lines", ofLines],
  ["a field of a line", inLine(oddlyChanged)],
  ["a field of an event", inLine(inEntry)],
  ["the checkpoint", inLine(ofCheckpoint)],
  ["how a line is written", rewritten],
  ["what mail does to files", onItsWay],
]);
