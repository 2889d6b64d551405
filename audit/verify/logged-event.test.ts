import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../json.ts";
import { loggedEvent } from "./logged-event.ts";

const ID = "019a9c3e-2f00-7a11-8b22-000000000001";
const event: JsonObject = {
  actor: { id: "ada", role: "member", via: "session" },
  at: "2026-11-22T10:00:00.000Z",
  data: {},
  id: ID,
  run: "019a9c3e-2f00-7a11-8b22-0123456789ab",
  schema: 1,
  type: "withdrew",
  version: 1,
};
const without = (key: string): JsonObject =>
  Object.fromEntries(Object.entries(event).filter(([name]) => name !== key));

describe("an entry that has an event's form is one", () => {
  it.each(["passkey-signed", "signed-in", "assisted-confirmed", "assisted-unconfirmed", null])(
    "marked as %s",
    (assurance) => {
      const given = assurance === null ? event : { ...event, assurance };
      expect(loggedEvent(given)).toBe(given);
    },
  );

  it("whatever its type and data", () => {
    const given = { ...event, type: "of a later release", data: { a: [1] }, version: 9e15 };
    expect(loggedEvent(given)).toBe(given);
  });
});

describe("anything else is none", () => {
  it.each(Object.keys(event))("without %s", (key) => {
    expect(loggedEvent(without(key))).toBeNull();
  });

  it.each<readonly [string, JsonValue]>([
    ["a text", "event"],
    ["nothing", null],
    ["a list", [event]],
    ["an unknown key", { ...event, more: 1 }],
    ["an id with more before", { ...event, id: `0${ID}` }],
    ["an id with more after", { ...event, id: `${ID}0` }],
    ["an id in capitals", { ...event, id: ID.toUpperCase() }],
    ["a run that is no id", { ...event, run: "run" }],
    ["a number for an id", { ...event, id: 1 }],
    ["an id in a list, which reads as one", { ...event, id: [ID] }],
    ["version nought", { ...event, version: 0 }],
    ["half a version", { ...event, version: 1.5 }],
    ["a version that can't be counted to", { ...event, version: 2 ** 53 }],
    ["a version in words", { ...event, version: "1" }],
    ["another schema", { ...event, schema: 2 }],
    ["no type", { ...event, type: 1 }],
    ["a time without its zone", { ...event, at: "2026-11-22T10:00:00.000" }],
    ["a time with more before", { ...event, at: "+2026-11-22T10:00:00.000Z" }],
    ["a time whose year has six digits", { ...event, at: "+002026-11-22T10:00:00.000Z" }],
    ["a time with more after", { ...event, at: "2026-11-22T10:00:00.000Z " }],
    ["a time that never is", { ...event, at: "2026-13-22T10:00:00.000Z" }],
    ["the 30th of February", { ...event, at: "2026-02-30T10:00:00.000Z" }],
    ["an hour that belongs to the next day", { ...event, at: "2026-11-22T24:00:00.000Z" }],
    ["a time in a list", { ...event, at: [event["at"] ?? ""] }],
    ["nobody", { ...event, actor: null }],
    ["somebody without a role", { ...event, actor: { id: "ada", via: "session" } }],
    ["somebody with more", { ...event, actor: { id: "a", role: "b", via: "c", z: "d" } }],
    ["somebody whose id is no text", { ...event, actor: { id: 1, role: "b", via: "c" } }],
    ["data that are a list", { ...event, data: [] }],
    ["an unknown mark", { ...event, assurance: "trust me" }],
    ["a mark that is nothing", { ...event, assurance: null }],
  ])("%s", (_, value) => {
    expect(loggedEvent(value)).toBeNull();
  });
});
