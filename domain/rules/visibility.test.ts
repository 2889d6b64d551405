import { expect, test } from "vitest";
import type { Recorded } from "../event.ts";
import {
  asked,
  at,
  joined,
  launched,
  passed,
  runOf,
  told,
  who,
  wrote,
  yes,
} from "../specification-scene.ts";
import { isHiddenFrom, resultsFor } from "./visibility.ts";
import type { Viewer } from "./visibility.ts";

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

test("in the history too, another's answer stays hidden while the gate is open", () => {
  const open = run(...staff);
  const answer = open.run.events.find((event) => event.type === "signedOff");
  const closed = open.when(at("2026-01-09T09:00:00.000Z", passed("group:1")));
  expect(answer && isHiddenFrom(open.run.state, answer, { member: who("p2").id })).toBe(true);
  expect(answer && isHiddenFrom(open.run.state, answer, ada)).toBe(false);
  expect(answer && isHiddenFrom(closed.run.state, answer, { member: "p2" })).toBe(false);
});

test("nor does a recount show who stepped back", () => {
  const stepped = run(...staff).when({
    type: "standAside",
    actor: who("p1"),
    data: { part: "group:1", request: "r1", version: 1, digest: "what how", member: "p1" },
  }).run;
  const recount = stepped.events.findLast((event) => event.type === "quorumRecomputed");
  expect(recount && isHiddenFrom(stepped.state, recount, { member: "p2" })).toBe(true);
  expect(recount && isHiddenFrom(stepped.state, recount, ada)).toBe(false);
});

test("a new key gives an answer away while its gate is open; one from before the question does not", () => {
  const { state } = run(...staff).run;
  const askedAt = state.requests["r1"]?.askedAt ?? "";
  const registered = (when: string): Recorded => ({
    type: "credentialRegistered",
    version: 9,
    at: when,
    actor: who("p2"),
    data: { member: "p2", credential: "c", publicKey: "k", relyingParty: "example.org" },
  });
  expect(isHiddenFrom(state, registered(askedAt), ada)).toBe(true);
  expect(isHiddenFrom(state, registered(askedAt), { member: "p2" })).toBe(false);
  expect(isHiddenFrom(state, registered("2026-01-01T00:00:00.000Z"), ada)).toBe(false);
});
