import { expect, test } from "vitest";
import {
  asked,
  joined,
  launched,
  passed,
  runOf,
  told,
  wrote,
  yes,
} from "../../test/specification/scene.ts";
import { resultsFor, type Viewer } from "./results.ts";

const pwle = ["p1", "p2", "p3", "p4", "p5", "p6"];
const staff = ["s1", "s2"];
const run = (...of: readonly string[]) =>
  runOf("group").given(
    launched(),
    ...pwle.map((id) => joined(id, "pwle")),
    ...of.map((id) => joined(id, "staff")),
    wrote("group:1", 0),
    asked("group:1"),
    ...told([...pwle, ...of]),
    ...[...pwle, ...of].map((id) => yes(id)),
  );
const ada: Viewer = { member: "p1" };
const see = (state: ReturnType<typeof run>["run"]["state"], viewer: Viewer) => {
  const request = state.requests["r1"];
  return request && resultsFor(state, request, viewer);
};

test("until the gate closes a voter sees their own answer and how many have answered", () => {
  const { state } = run(...staff).run;
  expect(see(state, ada)).toEqual({ kind: "hidden", own: "yes", answered: 8, asked: 8 });
  expect(see(state, { member: null })).toMatchObject({ kind: "hidden", own: null });
});

test("one small side hides every side, or subtraction would show it", () => {
  const { state } = run(...staff).when(passed("group:1")).run;
  expect(see(state, ada)).toEqual({
    kind: "counted",
    own: "yes",
    answered: 8,
    asked: 8,
    total: { yes: 8 },
    bySide: { pwle: null, staff: null },
  });
});

test("sides of five or more are shown", () => {
  const { state } = run("s1", "s2", "s3", "s4", "s5").when(passed("group:1")).run;
  expect(see(state, ada)).toMatchObject({ bySide: { pwle: { yes: 6 }, staff: { yes: 5 } } });
});
