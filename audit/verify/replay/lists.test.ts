import { expect, it } from "vitest";
import type { DomainEvent } from "../../../domain/event.ts";
import { initial } from "../../../domain/initial.ts";
import { everyShape } from "../../../test/specification/template.ts";
import { ADA, logged } from "../../../test/support/logged.ts";
import { originOf } from "./order-of.ts";

const none = initial(everyShape);
const dataOf = (event: DomainEvent, ...later: readonly DomainEvent[]): unknown => {
  const [first, ...more] = [event, ...later].map((one, at) => logged(at + 1, one));
  if (first === undefined) throw new Error("no event");
  const found = originOf(none, first, more[0], more[1], () => more);
  return typeof found === "string" ? found : found.order.data;
};

const of = { part: "p:1", request: null };
const account = { commitment: "c" };
const held = {
  type: "sessionHeld",
  data: {
    ...{ part: "p:1", block: "b", session: "s", on: "2026-11-22", others: 0, account },
    ...{ came: ["a"], ledBy: ["l"] },
  },
} as const satisfies DomainEvent;
const resumed = { type: "resumed", data: {} } as const satisfies DomainEvent;

it("takes up both lists of a session, and nothing of another list or after another event", () => {
  const more = (list: "came" | "ledBy", members: readonly string[]): DomainEvent => ({
    type: "listContinued",
    data: { ...of, of: "sessionHeld", list, members },
  });
  const foreign: DomainEvent = {
    type: "listContinued",
    data: { ...of, of: "signOffRequested", list: "asked", members: ["x"] },
  };
  expect(
    dataOf(held, more("came", ["b"]), foreign, more("ledBy", ["m"]), resumed, more("came", ["z"])),
  ).toMatchObject({ came: ["a", "b"], ledBy: ["l", "m"] });
});

it("finds no answer behind a key that a session follows", () => {
  const key = { credential: "c", publicKey: "k", relyingParty: "r", member: ADA };
  expect(dataOf({ type: "credentialRegistered", data: key }, held)).toBe("none");
});

it("does not judge a key that an event of a newer release follows", () => {
  const key = { credential: "c", publicKey: "k", relyingParty: "r", member: ADA };
  const [first, newer] = [
    logged(1, { type: "credentialRegistered", data: key }),
    { ...logged(2, resumed), ...Object({ type: "ofTomorrow" }) },
  ];
  expect(originOf(none, first, newer, undefined, () => [])).toBe("unknown");
});

const closed = {
  type: "pollClosed",
  data: {
    ...{
      part: "p:1",
      block: "b",
      poll: "unknown",
      because: "time",
      voters: 1,
      cast: 0,
      results: [],
    },
    ballots: [{ voter: "a", choice: [0] }],
  },
} as const satisfies DomainEvent;

it("orders nothing that the state has not for polls that nobody opened", () => {
  expect(
    dataOf({ type: "ballotCast", data: { part: "p:1", poll: "unknown", voter: "a" } }),
  ).toEqual({
    ...{ part: "p:1", poll: "unknown", choice: [] },
  });
  const opened = {
    type: "pollOpened",
    data: {
      ...{ part: "unknown", block: "b", poll: "unknown", options: ["x"], voters: ["a"] },
      ...{ choose: "one" as const, scale: null },
      ...{ anonymous: false, closesAt: "2026-11-30T17:00:00.000Z" },
    },
  } as const satisfies DomainEvent;
  expect(dataOf(opened)).toEqual({ id: "unknown", part: "unknown", block: "b", voters: null });
  const listed = { part: "p:1", poll: "unknown" };
  expect(dataOf({ type: "votersListed", data: { ...listed, voters: ["a"] } })).toBe("none");
  expect(dataOf({ type: "ballotsListed", data: { ...listed, ballots: [] } })).toBe("none");
  expect(dataOf(closed, resumed)).toEqual(dataOf(closed));
  expect(dataOf(closed)).toMatchObject({ box: { casts: 0, ballots: closed.data.ballots } });
});
