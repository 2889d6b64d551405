import { expect, test } from "vitest";
import { reader, state } from "../../test/specification/open-gate.ts";
import { cryKey, hearsCry, isWanted, openCries } from "./cries.ts";
import type { Cry } from "./cry.ts";
import type { CryKind } from "./event.ts";

const LATER = "2026-01-06T09:00:00.000Z";
const cry = (member: string, kind: CryKind, about: string, change: Partial<Cry> = {}): Cry => ({
  ...{ member, kind, about, part: kind === "need" ? null : "group:1", at: LATER },
  ...{ words: null, takenUp: null, ...change },
});
const need = cry("ada", "need", "need-ada");
const objection = cry("ada", "objection", "o-ada");
const time = cry("eve", "more-time", "r1");
const disputed = cry("ben", "disputed", "r1");
const part = state.parts["group:1"];
const decided = {
  ...state,
  parts: part === undefined ? {} : { "group:1": { ...part, gate: "passed" as const } },
};
const standing = (of: "superseded" | "current") => {
  const request = state.requests["r1"];
  const eve = request?.answers["eve"];
  if (request === undefined || eve === undefined) throw new Error("Eve did not ask for time.");
  const answers = { ...request.answers, eve: { ...eve, standing: of } };
  return { ...state, requests: { r1: { ...request, answers } } };
};

test.each([
  ["a need", state, need, true],
  ["not a need of nobody", state, cry("nobody", "need", "n"), false],
  ["not another need", state, cry("ada", "need", "other"), false],
  ["an objection", state, objection, true],
  ["not an objection that is not there", state, cry("ada", "objection", "other"), false],
  ["not an objection in no part", state, { ...objection, part: "none:1" }, false],
  ["not an objection once it is decided", decided, objection, false],
  ["a wish for time", standing("current"), time, true],
  ["not one that does not stand any more", standing("superseded"), time, false],
  ["not one of whoever answered", state, cry("ben", "more-time", "r1"), false],
  ["not one of whoever did not answer", state, cry("dee", "more-time", "r1"), false],
  ["not one about no request", state, cry("eve", "more-time", "none"), false],
  ["not one once it is decided", decided, time, false],
  ["not one in no part", state, { ...time, part: null }, false],
  ["an answer that is disputed", state, disputed, true],
  [
    "not once somebody took it up",
    state,
    { ...disputed, takenUp: { by: "hal", at: LATER } },
    false,
  ],
] as const)("what still wants an answer is %s", (_, one, of, wanted) => {
  expect(isWanted(one, of)).toBe(wanted);
});

test("the oldest comes first, and each has a name of its own", () => {
  const all = [
    disputed,
    { ...time, at: "2026-01-04T09:00:00.000Z" },
    { ...need, at: "2026-01-05T09:00:00.000Z" },
  ];
  const cries = Object.fromEntries(all.map((one) => [cryKey(one), one]));
  expect(openCries({ ...state, cries }).map(({ kind }) => kind)).toEqual([
    ...["more-time", "need", "disputed"],
  ]);
});

test.each([
  ["a need, by its giver", state, need, "ada", false, true],
  ["a need, by whoever looks after the run", state, need, "boss", true, true],
  ["not a need, by others", state, need, "hal", false, false],
  ["an objection at an open gate, by whoever may help", state, objection, "hal", false, true],
  [
    "an objection at an open gate, by whoever can write it anew",
    state,
    objection,
    "wil",
    false,
    true,
  ],
  ["not by whoever looks after the run and may not help", state, objection, "cyd", true, false],
  ["once it is decided, by whoever looks after the run", decided, objection, "cyd", true, true],
  ["and by nobody else", decided, objection, "hal", false, false],
  [
    "of a part that is not there, by whoever looks after the run",
    state,
    { ...objection, part: "none:1" },
    "cyd",
    true,
    true,
  ],
] as const)("it is heard: %s", (_, one, of, id, steers, hears) => {
  expect(hearsCry(one, of, { ...reader(id), steers })).toBe(hears);
});
