import { describe, expect, test } from "vitest";
import { ENGINE } from "../../actor.ts";
import { plan } from "../../plan.ts";
import type { Given, Run } from "../../../test/specification/run.ts";
import {
  close,
  gathering,
  open,
  opened,
  part,
  pollBlock,
  polling,
  vote,
  voters,
} from "../../../test/specification/poll.ts";
import {
  group,
  launched,
  MONDAY,
  settle,
  specify,
  who,
  words,
} from "../../../test/specification/scene.ts";
import type { Template } from "../../template.ts";
import { verdict } from "../../verdict.ts";
import type { Choice } from "./event.ts";
import { blockOfPoll, isPoorResponse } from "./lookup.ts";

const codesOf = ({ events }: Run, template: Template) =>
  verdict(
    template,
    events.map((event) => ({ ...event, id: `e${event.version}` })),
  ).findings.map(({ code }) => code);

describe("opening a poll", () => {
  test("asks every voter once, for as long as the template says", () => {
    const { run } = open();
    const poll = run.state.polls["p1"];
    expect(poll).toMatchObject({ asked: 12, cast: 0, closesAt: "2026-01-12T17:00:00.000Z" });
    expect(plan(run.state, MONDAY).notices).toHaveLength(12);
    expect(poll && blockOfPoll(run.state, poll)).toMatchObject({ key: "short-list" });
    expect(open().when(opened()).code).toBe("already-opened");
  });

  test("takes voters from the circle where the template names one", () => {
    const here = specify(polling({ voters: "everybody" })).given(launched(), ...group);
    expect(here.when(opened()).code).toBe("parameter-invalid");
    expect(here.when(opened(null)).events).toMatchObject([
      { type: "pollOpened", data: { voters: ["ada", "ben", "eve", "cyd", "dee"] } },
    ]);
  });

  test("needs voters, and somebody who steers", () => {
    const here = specify(polling()).given(launched(), ...group);
    expect(here.when(opened([])).code).toBe("parameter-missing");
    expect(here.when({ ...opened(), actor: who("ada") }).code).toBe("not-allowed");
  });

  test("goes on in further events where the list of voters is long", () => {
    const many = Array.from({ length: 2_000 }, (_, index) => `a-voter-with-a-long-name-${index}`);
    const { events, run } = specify(polling()).given(launched()).when(opened(many));
    expect(events.map(({ type }) => type)).toContain("votersListed");
    expect(run.state.polls["p1"]?.asked).toBe(2_000);
  });
});

describe("voting", () => {
  test("is each voter's own, once, and says nothing of the choice on record", () => {
    const here = open();
    expect(here.when(vote("voter-1")).events).toEqual([
      { type: "ballotCast", data: { part, poll: "p1", voter: "voter-1" } },
    ]);
    expect(here.when(vote("stranger")).code).toBe("not-a-voter");
    expect(open(polling(), vote("voter-1")).when(vote("voter-1", [1])).code).toBe("already-voted");
  });

  test("takes only what is on the list", () => {
    const here = open();
    for (const choice of [[], [2], [-1], [0.5], [0, 1], [null]])
      expect(here.when(vote("voter-1", choice)).code).toBe("invalid-ballot");
    const ranking = open(polling({ choose: "rank" }));
    expect(ranking.when(vote("voter-1", [1, 0])).code).toBeNull();
    expect(ranking.when(vote("voter-1", [1, 1])).code).toBe("invalid-ballot");
    const scale = open(polling({ choose: "scale", scale: { least: 1, most: 5 } }));
    expect(scale.when(vote("voter-1", [1, null])).code).toBeNull();
    expect(scale.when(vote("voter-1", [6, 1])).code).toBe("invalid-ballot");
    expect(scale.when(vote("voter-1", [null, null])).code).toBe("invalid-ballot");
  });

  test("ends at the closing time; with a name it can be changed until then", () => {
    const late = { ...vote("voter-1"), at: "2026-01-12T17:00:00.000Z" };
    expect(open().when(late).code).toBe("poll-closed");
    const named = open(polling({ anonymous: false }), vote("voter-1"));
    const { run } = named.when(vote("voter-1", [1]));
    expect(run.state.polls["p1"]).toMatchObject({ cast: 1, casts: 2 });
  });

  test("leaves no message to be sent to whoever has voted", () => {
    const { run } = open(polling(), vote("voter-1"));
    const due = Object.values(run.state.owed["p1"]?.notices ?? {}).filter(
      ({ result }) => result === "due",
    );
    expect(due.map(({ member }) => member)).not.toContain("voter-1");
  });
});

test("whoever is taken out before they were told holds nothing up, member or not", () => {
  const change = (added: readonly string[], removed: readonly string[]): Given => ({
    type: "changeElectorate",
    data: { part, poll: "p1", added, removed },
  });
  const { run } = open(polling(), change(["nobody"], []), change([], ["nobody", "voter-2"]));
  expect(plan(run.state, MONDAY).notices.map(({ member }) => member)).toContain("nobody");
  expect(plan(settle(run, MONDAY).state, MONDAY).notices).toEqual([]);
});

test("who may vote changes in the open, and never takes a ballot's place away", () => {
  const here = open(polling(), vote("voter-1"));
  const change = (added: readonly string[], removed: readonly string[]): Given => ({
    type: "changeElectorate",
    data: { part, poll: "p1", added, removed },
  });
  expect(here.when(change([], ["voter-1"])).code).toBe("already-voted");
  expect(here.when(change([], ["nobody"])).code).toBe("not-a-voter");
  expect(here.when(change(["voter-2"], [])).code).toBe("nothing-changed");
  const { run } = here.when(change(["late"], ["voter-2"]));
  expect(run.state.polls["p1"]).toMatchObject({
    asked: 12,
    changes: [{ by: "manager", added: 1, removed: 1 }],
  });
  expect(codesOf(run, polling())).toContain("electorate-changed");
  expect(codesOf(here.run, polling())).not.toContain("electorate-changed");
});

test("the run waits for the poll to be opened, for votes, and counts it at its end", () => {
  const before = specify(polling()).given(launched(), ...group);
  expect(plan(before.run.state, MONDAY).waits).toMatchObject([{ for: "poll", part }]);
  const { run } = open();
  expect(plan(run.state, MONDAY)).toMatchObject({
    waits: [{ for: "votes", part, until: "2026-01-12T17:00:00.000Z" }],
    wakeAt: "2026-01-09T09:00:00.000Z",
  });
  expect(plan(run.state, "2026-01-09T09:00:00.000Z").parts).toMatchObject([
    { block: "poll", orders: [{ type: "remindVoters" }] },
  ]);
  const due = plan(run.state, "2026-01-12T17:00:00.000Z");
  expect(due.parts).toMatchObject([{ orders: [{ type: "closePoll", data: { box: null } }] }]);
  const closed = open().when(close([])).run;
  expect(plan(closed.state, "2026-01-12T17:00:00.000Z").parts).toMatchObject([
    { block: null, orders: [{ type: "closePart" }] },
  ]);
});

describe("closing", () => {
  const all = (count: number) => voters.slice(0, count).map((voter) => vote(voter));

  test("waits for the time or for everybody", () => {
    expect(open(polling(), ...all(3)).when({ ...close([[0], [0], [0]]), at: MONDAY }).code).toBe(
      "not-due",
    );
    const ballots = voters.map((): Choice => [0]);
    const done = open(polling(), ...all(12)).when({ ...close(ballots), at: MONDAY });
    expect(done.events).toMatchObject([
      { type: "pollClosed", data: { because: "everybody-voted" } },
    ]);
  });

  test("counts only a box that holds what was put into it", () => {
    const here = open(polling(), ...all(6));
    const six: readonly Choice[] = [[0], [0], [0], [0], [0], [1]];
    expect(here.when(close(six.slice(1))).code).toBe("invalid-ballot");
    expect(here.when(close([...six, [1]])).code).toBe("invalid-ballot");
    expect(here.when(close(six, 7)).code).toBe("invalid-ballot");
    expect(here.when(close([...six.slice(1), [7]])).code).toBe("invalid-ballot");
    expect(here.when({ ...close(six), actor: who("cyd") }).code).toBe("engine-only");
    expect(here.when(close(six)).events).toMatchObject([
      {
        type: "pollClosed",
        data: {
          because: "time",
          voters: 12,
          cast: 6,
          ballots: null,
          results: [{ count: null }, { count: null }],
        },
      },
    ]);
  });

  test("keeps names beside what they chose where the poll has names", () => {
    const here = open(polling({ anonymous: false }), vote("voter-1"), vote("voter-2", [1]));
    const named = (voter: string, choice: Choice) => ({ voter, choice });
    const box = { casts: 2, ballots: [named("voter-1", [0]), named("voter-2", [1])] };
    const closing = (content: typeof box): Given => ({
      ...close([]),
      type: "closePoll",
      data: { part, poll: "p1", box: content },
    });
    const stranger = { casts: 2, ballots: [named("voter-1", [0]), named("voter-3", [1])] };
    expect(here.when(closing(stranger)).code).toBe("invalid-ballot");
    expect(here.when(closing(box)).events).toMatchObject([
      { data: { ballots: box.ballots, results: [{ count: 1 }, { count: 1 }] } },
    ]);
  });

  test("owes every voter the result, and calls a response below the template's share poor", () => {
    const here = open(polling(), ...all(5)).when(close([[0], [0], [0], [0], [0]]));
    const due = plan(here.run.state, "2026-01-12T17:00:00.000Z").notices;
    expect(due.filter(({ kind }) => kind === "poll-result")).toHaveLength(12);
    const poll = here.run.state.polls["p1"];
    expect(poll && isPoorResponse(here.run.state, poll)).toBe(true);
    expect(codesOf(here.run, polling())).toContain("poor-response");
    const enough = open(polling(), ...all(6)).when(close(all(6).map((): Choice => [0])));
    expect(codesOf(enough.run, polling())).not.toContain("poor-response");
  });
});

test("whoever has not voted is reminded, once for each reminder", () => {
  const remind: Given = {
    type: "remindVoters",
    actor: ENGINE,
    data: { part, poll: "p1", ordinal: 1 },
  };
  const here = open(polling(), vote("voter-1"), remind);
  const due = plan(here.run.state, MONDAY).notices.filter(({ kind }) => kind === "poll-reminder");
  expect(due).toHaveLength(11);
  expect(here.when(remind).code).toBe("not-due");
});

test("a pause moves the end of a poll", () => {
  const { run } = open(
    polling(),
    { type: "pause", data: { reason: words } },
    { type: "resume", data: {}, at: "2026-01-06T09:00:00.000Z" },
  );
  expect(run.state.polls["p1"]?.closesAt).toBe("2026-01-13T17:00:00.000Z");
});

describe("a part that is dropped while people vote", () => {
  const template = gathering([pollBlock()], "added");
  const added: Given = { type: "addSite", data: { step: "gathering", title: words } };
  const dropped: Given = { type: "dropPart", data: { part, reason: words } };
  const complete: Given = { type: "completeSites", data: { step: "gathering" } };
  const given = specify(template).given(
    launched(),
    ...group,
    added,
    opened(),
    vote("voter-1"),
    complete,
    dropped,
  );

  test("takes no more ballots, and is counted before the run goes on", () => {
    expect(given.when(vote("voter-2")).code).toBe("poll-closed");
    const planned = plan(given.run.state, MONDAY);
    expect(planned.orders).toEqual([{ type: "closePoll", data: { part, poll: "p1", box: null } }]);
    const closed = given.when({ ...close([[0]]), at: MONDAY });
    expect(closed.events).toMatchObject([
      { type: "pollClosed", data: { because: "dropped", cast: 1 } },
    ]);
    expect(plan(closed.run.state, MONDAY).orders).toMatchObject([{ type: "closeStep" }]);
  });

  test("tells those who were asked, as a poll that came to its end does", () => {
    const { run } = given.when({ ...close([[0]]), at: MONDAY });
    const told = plan(run.state, MONDAY).notices.filter(({ kind }) => kind === "poll-result");
    expect(told).toHaveLength(12);
  });
});
