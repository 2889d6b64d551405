import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeEntry, encodeEntry, EntryRefused, leafHash, MAX_ENTRY_BYTES } from "./entry.ts";
import type { RecordedEvent } from "./event.ts";
import type { JsonObject } from "./json.ts";

const event = (data: JsonObject): RecordedEvent => ({
  version: 3,
  type: "signedOff",
  schema: 1,
  run: "0197f2a0-0000-7000-8000-000000000001",
  id: "0197f2a0-0000-7000-8000-000000000002",
  data,
  at: "2026-11-22T09:00:00.000Z",
  actor: { via: "session", role: "pwle-approver", id: "m-1" },
});

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof EntryRefused) return error.code;
  }
  return "accepted";
};

test("an entry is the event in canonical form: sorted members, no spaces, numbers as ECMAScript writes them", () => {
  expect(
    encodeEntry(event({ "\u20ac": 1, "\r": 1e21, ö: [0.1, -0], 1: "\u000f" })).toString(),
  ).toBe(
    '{"actor":{"id":"m-1","role":"pwle-approver","via":"session"},"at":"2026-11-22T09:00:00.000Z",' +
      '"data":{"\\r":1e+21,"1":"\\u000f","ö":[0.1,0],"€":1},"id":"0197f2a0-0000-7000-8000-000000000002",' +
      '"run":"0197f2a0-0000-7000-8000-000000000001","schema":1,"type":"signedOff","version":3}',
  );
});

test("the leaf is SHA-256 of a zero byte and the entry; the empty entry's is RFC 6962's known leaf", () => {
  expect(leafHash(Buffer.alloc(0)).toString("hex")).toBe(
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  );
  const entry = encodeEntry(event({}));
  expect(leafHash(entry)).toEqual(createHash("sha256").update("\0").update(entry).digest());
});

test.each([
  ["a lone surrogate", { text: "\ud800" }],
  ["a lone surrogate in a name", { "\udc00": 1 }],
  ["NaN", { measure: Number.NaN }],
  ["an infinity", { measure: Number.POSITIVE_INFINITY }],
])("%s is refused", (_, data) => {
  expect(codeOf(() => encodeEntry(event(data)))).toBe("not-json");
});

test("an entry of 65,535 bytes is accepted and one byte more is refused", () => {
  const bare = encodeEntry(event({ text: "" })).length;
  const room = MAX_ENTRY_BYTES - bare;
  expect(encodeEntry(event({ text: "x".repeat(room) }))).toHaveLength(MAX_ENTRY_BYTES);
  expect(codeOf(() => encodeEntry(event({ text: "x".repeat(room + 1) })))).toBe("too-large");
});

test("what was encoded reads back equal, and encodes to the same bytes again", () => {
  const json = fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue({ stringUnit: "binary" }));
  fc.assert(
    fc.property(json, (data) => {
      const parsed: JsonObject = JSON.parse(JSON.stringify(data));
      const entry = encodeEntry(event(parsed));
      const back = decodeEntry(entry);
      expect(back).toEqual(event(parsed));
      expect(encodeEntry(back)).toEqual(entry);
    }),
  );
});
