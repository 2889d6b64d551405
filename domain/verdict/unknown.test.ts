import { expect, test } from "vitest";
import {
  andThen,
  launched,
  person,
  sealed,
  template,
  throughStep,
  trailOf,
} from "../../test/specification/verdict.ts";
import type { DomainEvent } from "../event.ts";
import { verdict } from "../verdict.ts";

const part = "nowhere:1";
const notice = { about: "no request", member: "ada", kind: "request", ordinal: 1 } as const;
const answer = { part, request: "no request", version: 1, digest: "d", member: "ada", by: "ada" };
const decided = { part, version: 1, digest: "d" };

/** Events about what the record does not hold. */
const EVENTS: readonly DomainEvent[] = [
  { type: "gatePassed", data: { ...decided, eligible: 2, needed: 2, yes: ["ada"], tie: null } },
  { type: "gateOverridden", data: { ...decided, by: "manager", reason: sealed } },
  { type: "partClosed", data: { part, outcome: "not-needed" } },
  { type: "partDropped", data: { part, reason: sealed } },
  { type: "factStated", data: { part, fact: "published", on: "2026-01-01" } },
  { type: "noticeSent", data: { ...notice, channel: "email" } },
  { type: "noticeFailed", data: { ...notice, reason: "unreachable" } },
  { type: "noticeReturned", data: notice },
  { type: "signedOff", data: { ...answer, member: "nobody", answer: "yes", comment: null } },
  { type: "answerDisputed", data: { part, request: "none", member: "ada", reason: null } },
  { type: "corroborated", data: { member: "ada", claim: 9999, agrees: false } },
  {
    type: "contributionAnswered",
    data: { contribution: "none", by: "sam", outcome: "done", reply: sealed },
  },
  { type: "electorateChanged", data: { part, poll: "none", added: [], removed: [] } },
  {
    type: "pollClosed",
    data: {
      ...{ part: "plan:1", poll: "none", because: "time", voters: 9, cast: 0 },
      ...{ results: [], ballots: null },
    },
  },
  {
    type: "sessionHeld",
    data: {
      ...{ part, block: "session", session: "none", on: "2026-01-01", came: [], ledBy: [] },
      ...{ others: 0, account: sealed },
    },
  },
  { type: "deliveryStarted", data: { part, on: "2026-01-01" } },
  {
    type: "deliveryCompleted",
    data: { part, on: "2026-01-01", reached: 1, deliveredBy: ["ada"], report: sealed },
  },
  {
    type: "measured",
    data: {
      ...{ part, block: "before", indicator: "waits", point: "before", how: "counted", value: 1 },
      ...{ withheld: null, people: null, on: "2026-12-01", source: sealed },
    },
  },
  { type: "stepClosed", data: { step: "no step", visit: 1, next: null } },
];

const record = trailOf(throughStep(throughStep(launched())));

test.each(EVENTS.map((event) => [event.type, event] as const))(
  "“%s” of something that the record does not hold changes no verdict",
  (_, event) => {
    const { version: before, ...without } = verdict(template, record);
    const { version: after, ...found } = verdict(
      template,
      andThen(record, { ...event, by: person("ada") }),
    );
    expect(found).toEqual(without);
    expect(after).toBe(before + 1);
  },
);
