import { canonicalBytes } from "../audit/entry.ts";
import type { JsonObject, JsonValue } from "../audit/json.ts";
import type { Step } from "../audit/verify/report.ts";
import type { RecordedRun } from "../test/support/recorded-run.ts";
import { copyOf, textOf } from "./lines.ts";

/** A history that somebody wrote before the log took it in, and the step that must refuse it. */
export type WrongRun = { readonly name: string; readonly must: Step; readonly run: RecordedRun };

/** Which of the run's entries is changed. */
const AT = 5;

const without = (object: JsonObject, member: string): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key !== member));

/** Entries that are no event, or not the one that belongs there. */
export const wrongEntries = (run: RecordedRun): readonly WrongRun[] => {
  const event = copyOf(run.events[AT]);
  const made: WrongRun[] = [];
  const withBytes = (name: string, entry: Uint8Array): void => {
    const changed = { ...run, entries: run.entries.with(AT, entry) };
    made.push({ name: `an entry ${name}`, must: "entries", run: changed });
  };
  const add = (name: string, entry: JsonValue): void => withBytes(name, canonicalBytes(entry));
  const text = canonicalBytes(event).toString("utf8");
  const actor = copyOf(event["actor"]);

  for (const member of ["actor", "at", "data", "id", "run", "schema", "type", "version"]) {
    add(`without ${member}`, without(event, member));
    add(`whose ${member} is null`, { ...event, [member]: null });
    add(`whose ${member} is a list`, { ...event, [member]: [event[member] ?? null] });
  }
  for (const member of ["id", "role", "via"]) {
    add(`whose actor has no ${member}`, { ...event, actor: without(actor, member) });
    add(`whose actor's ${member} is a number`, { ...event, actor: { ...actor, [member]: 1 } });
  }
  add("whose actor has more", { ...event, actor: { ...actor, more: "x" } });
  add("with a member more", { ...event, more: 1 });
  add("of another schema", { ...event, schema: 2 });
  add("of version 0", { ...event, version: 0 });
  add("of version 2^53", { ...event, version: 2 ** 53 });
  add("of another version", { ...event, version: 9 });
  add("of half a version", { ...event, version: 1.5 });
  add("of another id", { ...event, id: "00000000-0000-7000-8000-000000000001" });
  add("whose id is in capitals", { ...event, id: textOf(event["id"]).toUpperCase() });
  add("whose id has no hyphens", { ...event, id: textOf(event["id"]).replaceAll("-", "") });
  add("of another run", { ...event, run: "00000000-0000-7000-8000-000000000001" });
  for (const at of [
    "",
    "2026-01-05",
    "2026-01-05T09:00:00Z",
    "2026-01-05T09:00:00.000",
    "2026-01-05T09:00:00.000+00:00",
    "2026-01-05t09:00:00.000z",
    "2026-02-30T09:00:00.000Z",
    "2026-02-29T09:00:00.000Z",
    "2026-13-01T09:00:00.000Z",
    "2026-01-05T24:00:00.000Z",
    "2026-01-05T23:59:60.000Z",
    "2026-01-05T09:00:00.0000Z",
    "+02026-01-05T09:00:00.000Z",
    " 2026-01-05T09:00:00.000Z",
  ])
    add(`of the time "${at}"`, { ...event, at });
  add("with an unknown assurance", { ...event, assurance: "sworn" });
  add("with no assurance that is written", { ...event, assurance: null });
  add("whose data are a list", { ...event, data: [] });
  add("that is a list", [event]);
  add("that is a text", "entry");
  add("that is null", null);
  add("of 65,536 bytes", {
    ...event,
    data: { x: "x".repeat(65_536 - canonicalBytes({ ...event, data: { x: "" } }).length) },
  });
  withBytes("of nothing", new Uint8Array(0));
  withBytes("with a space", Buffer.from(text.replace(",", ", ")));
  withBytes("with a newline after it", Buffer.from(`${text}\n`));
  withBytes("with a byte-order mark", Buffer.from(`\ufeff${text}`));
  withBytes("with a member twice", Buffer.from(text.replace("{", '{"actor":1,')));
  withBytes(
    "with members out of order",
    Buffer.from(
      `{"version":${Number(event["version"])},${text.slice(1).replace(/,"version":[0-9]+/u, "")}`,
    ),
  );
  withBytes(
    "with a letter that is escaped",
    Buffer.from(text.replace('"schema"', '"sch\\u0065ma"')),
  );
  withBytes(
    "with half a character",
    Buffer.from(text.replace('"data":{', '"data":{"a":"\\udc00",')),
  );
  withBytes(
    "with a number that is too large",
    Buffer.from(text.replace('"data":{', '"data":{"a":1e400,')),
  );
  withBytes(
    "that is no UTF-8",
    Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.of(0xff, 0x7d)]),
  );
  withBytes(
    "nested 65 deep",
    Buffer.from(text.replace('"data":{', `"data":{"a":${"[".repeat(63)}${"]".repeat(63)},`)),
  );
  return made;
};

/** What was written, otherwise than its digests say. */
export const wrongDigests = (run: RecordedRun): readonly WrongRun[] => {
  const at = run.events.findIndex(({ type }) => type === "versionSaved");
  const saved = copyOf(run.events[at]);
  const data = copyOf(saved["data"]);
  const sections = copyOf(data["sections"]);
  const [key = ""] = Object.keys(sections);
  const section = copyOf(sections[key]);
  const changes: readonly (readonly [string, JsonObject])[] = [
    ["a version of another digest", { digest: "00".repeat(32) }],
    ["a version without a digest", without(data, "digest")],
    ["a version of another part", { part: "elsewhere:1" }],
    [
      "a section of another digest",
      { sections: { ...sections, [key]: { ...section, digest: "00".repeat(32) } } },
    ],
    [
      "a section with other fields",
      { sections: { ...sections, [key]: { ...section, fields: { text: "anything" } } } },
    ],
    ["a section without fields", { sections: { ...sections, [key]: without(section, "fields") } }],
    ["a section that is no object", { sections: { ...sections, [key]: "words" } }],
    ["a section more", { sections: { ...sections, more: section } }],
    ["a section less", { sections: without(sections, key) }],
    ["no sections", { sections: [] }],
  ];
  return changes.map(([name, change]) => {
    const { digest: _, ...undigested } = data;
    const base = name === "a version without a digest" ? undigested : data;
    const entry = canonicalBytes({ ...saved, data: { ...base, ...change } });
    return { name, must: "digests", run: { ...run, entries: run.entries.with(at, entry) } };
  });
};
