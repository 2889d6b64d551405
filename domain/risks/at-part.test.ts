import { expect, test } from "vitest";
import { player } from "../../test/properties/driver.ts";
import { byId, member, part, running, visited } from "../../test/specification/made.ts";
import { everyShape } from "../../test/specification/template.ts";
import { AT } from "../../test/specification/verdict.ts";
import type { RunState } from "../state.ts";
import type { Risk } from "./risk.ts";
import { risksAt, risksIn } from "./risks.ts";

const choices = (seed: number): readonly number[] =>
  Array.from({ length: 400 }, (_, index) => (seed * 7_919 + index * 104_729) % 65_536);

test("the risks of a part are those of the run that are about it, whatever happened", () => {
  const seen = new Set<Risk["code"]>();
  for (const seed of [1, 2]) {
    player(everyShape, (_, { at }, { state }) => {
      const all = risksIn(state, at);
      for (const part of Object.keys(state.parts)) {
        const here = risksAt(state, part);
        for (const { code } of here) seen.add(code);
        expect(here).toEqual(all.filter((risk) => risk.part === part));
      }
    }).play("refuse", choices(seed));
  }
  expect(seen.size).toBeGreaterThan(2);
});

const ada = member("ada");
const told = (code: Risk["code"], change: Partial<Risk> = {}): Risk => ({
  ...{ code, step: null, part: null, members: [], until: null },
  ...change,
});
const open = { steps: [visited("plan")], parts: byId(part("plan")) };

test("people are missing at a gate that is open, or else at the first to come", () => {
  const few = risksIn(running([ada], open), AT).filter(({ code }) => code === "too-few-people");
  expect(few).toEqual([told("too-few-people", { step: "plan", part: "plan:1" })]);
  expect(risksIn(running([ada]), AT)).toEqual([told("too-few-people", { step: "plan" })]);
  expect(risksIn(running([ada, member("ben")]), AT)).toEqual([]);
});

test("what is about the whole run names nobody, no step and no part", () => {
  const closed = running([ada, member("ben")], { steps: [visited("plan", { status: "closed" })] });
  expect(risksIn(closed, AT)).toEqual([told("one-off")]);
});

test("a run is at risk while it stands still, and not before it begins or once it is over", () => {
  const at = (status: RunState["status"]) => {
    const state = running([ada], { ...open, status });
    return [risksIn(state, AT).length, risksAt(state, "plan:1").length];
  };
  expect(at("running")).toEqual([1, 1]);
  expect(at("paused")).toEqual([1, 1]);
  expect(at("not-launched")).toEqual([0, 0]);
  expect(at("finished")).toEqual([0, 0]);
});
