import { expect, test } from "vitest";
import { askedGroup, runOf, who, words } from "../../test/specification/scene.ts";
import type { Contribution, Part } from "../state.ts";
import { cameWithAnswer, unansweredAtGate, unansweredInStep } from "./contributions.ts";

const { state } = runOf("group").given(...askedGroup, {
  type: "contribute",
  actor: who("ada"),
  data: { id: "c1", member: "ada", part: "group:1", kind: "idea", text: words },
}).run;
const part = state.parts["group:1"];
const idea = state.contributions["c1"];
if (part === undefined || idea === undefined) throw new Error("an idea about a part");
const after = (part.askedFrom ?? 0) + 1;

const among = (changes: Partial<Contribution>) => ({
  ...state,
  contributions: { c1: { ...idea, ...changes } },
});

test.each<readonly [Partial<Contribution>, boolean]>([
  [{}, true],
  [{ status: "disputed" }, true],
  [{ status: "answered" }, false],
  [{ step: "other" }, false],
])("a step waits for %j: %s", (changes, waits) => {
  expect(unansweredInStep(among(changes), "group")).toHaveLength(waits ? 1 : 0);
});

test.each<readonly [Partial<Contribution>, boolean]>([
  [{}, true],
  [{ status: "disputed" }, true],
  [{ status: "answered" }, false],
  [{ part: "other:1" }, false],
  [{ part: null }, false],
  [{ request: "r1", event: after }, false],
])("a part's gate waits for %j: %s", (changes, waits) => {
  expect(unansweredAtGate(among(changes), part)).toHaveLength(waits ? 1 : 0);
});

test.each<readonly [Partial<Contribution>, Partial<Part>, boolean]>([
  [{ request: "r1", event: after }, {}, true],
  [{ request: "r1", event: after - 1 }, {}, false],
  [{ request: "r2", event: after }, {}, false],
  [{ request: null, event: after }, {}, false],
  [{ request: "r1", event: after }, { askedFrom: null }, false],
])("%j came with an answer at a gate with %j: %s", (changes, at, came) => {
  expect(cameWithAnswer({ ...part, ...at }, { ...idea, ...changes })).toBe(came);
});
