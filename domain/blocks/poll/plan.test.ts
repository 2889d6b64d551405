import { expect, test } from "vitest";
import { ENGINE } from "../../actor.ts";
import { plan } from "../../plan.ts";
import {
  close,
  CLOSES,
  open,
  opened,
  part,
  pollBlock,
  polling,
  vote,
  voters,
} from "../../../test/specification/poll.ts";
import { group, launched, MONDAY, specify } from "../../../test/specification/scene.ts";
import { gathering } from "../../../test/specification/poll.ts";
import { isPoorResponse, responseOf } from "./lookup.ts";

/** Its first reminder would be of before it was opened, its last of when it closes. */
const reminded = polling({
  reminders: [{ workingDays: 30 }, { workingDays: 1 }, { workingDays: 3 }, { seconds: 0 }],
});

test.each([
  [MONDAY, 0, null],
  ["2026-01-07T08:59:59.000Z", 0, null],
  ["2026-01-07T09:00:00.000Z", 1, "2026-01-09T09:00:00.000Z"],
  ["2026-01-09T09:00:00.000Z", 2, CLOSES],
])("at %s, those who have not voted are reminded for the %sth time", (now, ordinal, wakeAt) => {
  const found = plan(open(reminded).run.state, now);
  expect(found.parts.flatMap(({ orders }) => orders)).toEqual(
    ordinal === 0 ? [] : [{ type: "remindVoters", data: { part, poll: "p1", ordinal } }],
  );
  expect(found.waits).toEqual([{ part, for: "votes", members: [], until: CLOSES }]);
  expect(found.wakeAt).toBe(wakeAt ?? "2026-01-07T09:00:00.000Z");
});

test("nobody is reminded of what they were reminded of", () => {
  const { run } = open(reminded, {
    type: "remindVoters",
    actor: ENGINE,
    at: "2026-01-07T09:00:00.000Z",
    data: { part, poll: "p1", ordinal: 1 },
  });
  const planned = plan(run.state, "2026-01-08T09:00:00.000Z");
  expect(planned.parts.flatMap(({ orders }) => orders)).toEqual([]);
});

test("of two polls in a part, each is planned for by itself", () => {
  const two = gathering([pollBlock(), pollBlock({ key: "second" })]);
  const { run } = open(two, ...voters.map((voter) => vote(voter)), {
    ...close(voters.map(() => [0])),
    at: MONDAY,
  });
  expect(plan(run.state, MONDAY).waits).toEqual([
    { part, for: "poll", members: ["cyd"], until: null },
  ]);
  const both = specify(two).given(launched(), ...group, opened(), close([]), {
    type: "openPoll",
    data: { id: "p2", part, block: "second", voters },
    at: CLOSES,
  });
  expect(plan(both.run.state, CLOSES).waits).toMatchObject([{ for: "votes" }]);
});

test("a response is a share of those asked, and poor below what the template says, once counted", () => {
  expect(responseOf({ voters: 0, cast: 0 })).toBe(0);
  expect(responseOf({ voters: 12, cast: 6 })).toBe(0.5);
  const poorness = (template: Parameters<typeof open>[0], count: number, isClosed = true) => {
    const some = voters.slice(0, count);
    const ended = isClosed ? [close(some.map(() => [0]))] : [];
    const { state } = open(template, ...some.map((voter) => vote(voter)), ...ended).run;
    const poll = state.polls["p1"];
    return poll && isPoorResponse(state, poll);
  };
  const { leastShare: _, ...silent } = pollBlock();
  expect(poorness(polling(), 5)).toBe(true);
  expect(poorness(polling(), 6)).toBe(false);
  expect(poorness(polling(), 5, false)).toBe(false);
  expect(poorness(gathering([silent]), 5)).toBe(false);
});
