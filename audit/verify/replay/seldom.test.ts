import { describe, expect, test } from "vitest";
import { ENGINE } from "../../../domain/actor.ts";
import type { Choice } from "../../../domain/blocks/poll/event.ts";
import type { Given } from "../../../test/specification/run.ts";
import {
  askedGroup,
  joined,
  launched,
  specify,
  who,
  words,
} from "../../../test/specification/scene.ts";
import { shapes } from "../../../test/specification/template.ts";
import type { Block, Template } from "../../../domain/template.ts";
import { uuidOf } from "../../../test/support/recorded-run.ts";
import { encodeEntry, MAX_ENTRY_BYTES } from "../../entry.ts";
import type { LoggedEvent } from "../logged-event.ts";
import { replay } from "../replay.ts";

/** The events of a run in which all of this was done, as their entries hold them. */
const entriesOf = (template: Template, orders: readonly Given[]): readonly LoggedEvent[] =>
  specify(template)
    .given(...orders)
    .run.events.map((event): LoggedEvent => {
      const whole = { ...event, id: uuidOf(`seldom ${event.version}`), run: uuidOf("seldom") };
      const read: LoggedEvent = JSON.parse(JSON.stringify({ ...whole, schema: 1 }));
      return read;
    });

const whys = (template: Template, events: readonly LoggedEvent[]): readonly string[] =>
  replay(template, events).map(({ event, why }) => `${event.type}: ${why}`);

/** So many, and voters with names so long, that neither list fits into one entry. */
const OPTIONS = 250;
const ranking: Block = {
  block: "poll",
  key: "order",
  question: "In which order?",
  choose: "rank",
  options: Array.from({ length: OPTIONS }, (_, at) => ({ value: `o${at}`, label: `Number ${at}` })),
  voters: "addresses",
  anonymous: false,
  open: { workingDays: 5 },
  reminders: [{ workingDays: 1 }],
};

const step = shapes("gathering").steps.map((one) => ({
  ...one,
  parts: { kind: "one", blocks: [ranking] } as const,
}));
const polling: Template = { ...shapes(), steps: step };

const part = "gathering:1";
const voters = Array.from({ length: 150 }, (_, at) => `${uuidOf(`voter ${at}`)}${"x".repeat(600)}`);
const ballot: Choice = Array.from({ length: OPTIONS }, (_, at) => at);
const ballots = voters.slice(0, 100).map((voter) => ({ voter, choice: ballot }));
const casts = ballots.map(({ voter }): Given => ({
  type: "castBallot",
  actor: { ...who(voter), role: "voter" },
  data: { part, poll: "p1", choice: ballot },
}));
const poll: readonly Given[] = [
  launched(),
  { type: "openPoll", data: { id: "p1", part, block: "order", voters } },
  ...casts,
  {
    type: "changeElectorate",
    data: { part, poll: "p1", added: ["late", "later"], removed: voters.slice(-1) },
  },
  { type: "remindVoters", actor: ENGINE, data: { part, poll: "p1", ordinal: 1 } },
  {
    type: "closePoll",
    actor: ENGINE,
    at: "2026-01-12T17:00:00.000Z",
    data: { part, poll: "p1", box: { casts: casts.length, ballots } },
  },
];

describe("a poll of many, by their addresses", () => {
  const events = entriesOf(polling, poll);

  test("is decided again to the last field, with the lists that go on in further entries", () => {
    expect(new Set(events.map(({ type }) => type))).toEqual(
      new Set([
        "runLaunched",
        "stepOpened",
        "partOpened",
        "pollOpened",
        "votersListed",
        "ballotCast",
        "electorateChanged",
        "votersReminded",
        "pollClosed",
        "ballotsListed",
      ]),
    );
    expect(Math.max(...events.map((event) => encodeEntry(event).length))).toBeLessThanOrEqual(
      MAX_ENTRY_BYTES,
    );
    expect(whys(polling, events)).toEqual([]);
  });

  test.each(["votersListed", "ballotsListed", "electorateChanged"] as const)(
    "is found out without its %s",
    (type) => {
      const left = events.findIndex((event) => event.type === type);
      const without = events
        .filter((_, at) => at !== left)
        .map((event, at) => ({ ...event, version: at + 1 }));
      expect(whys(polling, without)).not.toEqual([]);
    },
  );
});

test("who allows contact is decided again, and nobody does it for them", () => {
  const allow: Given = {
    type: "allowContact",
    actor: who("ada"),
    data: { member: "ada", holds: true },
  };
  const here = shapes("group");
  const events = entriesOf(here, [launched(), joined("ada", "pwle"), allow]);
  expect(events.map(({ type }) => type)).toContain("contactAllowed");
  expect(whys(here, events)).toEqual([]);
  const byAnother = events.map((event) =>
    event.type === "contactAllowed" ? { ...event, actor: who("cyd") } : event,
  );
  expect(whys(here, byAnother)).toEqual([
    expect.stringMatching(/^contactAllowed: the rules refuse it/u),
  ]);
});

describe("somebody who is gone", () => {
  const gone = (by: string, member = "eve"): Given => ({
    type: "reportLoss",
    actor: who(by),
    data: { member },
  });
  const events = entriesOf(shapes("group"), [
    ...askedGroup,
    gone("cyd"),
    gone("ada"),
    { type: "goOn", actor: who("ada"), data: { member: "eve", how: words } },
    { type: "denyLoss", actor: who("eve"), data: { member: "eve" } },
  ]);
  const template = shapes("group");

  test("is decided again to the last field", () => {
    expect(whys(template, events)).toEqual([]);
  });

  test("is not gone by other people than said so", () => {
    const forged = events.map((event): LoggedEvent =>
      event.type === "memberLost"
        ? { ...event, data: { ...event.data, by: ["ben", "ada"] } }
        : event,
    );
    expect(whys(template, forged).join()).toContain("memberLost");
    const alone = events.filter(({ type }) => type !== "lossReported");
    expect(whys(template, alone)).not.toEqual([]);
  });
});

test("what somebody shows no longer is decided again, and nobody takes it from them", () => {
  const here: Template = {
    ...shapes("group"),
    credentials: [{ key: "champion", label: "Champion", from: "a-training" }],
  };
  const credential = { member: "ada", credential: "champion" };
  const events = entriesOf(here, [
    launched(),
    joined("ada", "pwle"),
    {
      type: "showCredential",
      actor: who("ada"),
      data: { ...credential, run: uuidOf("training"), event: uuidOf("earned") },
    },
    { type: "stopShowingCredential", actor: who("ada"), data: credential },
  ]);
  expect(whys(here, events)).toEqual([]);
  const byAnother = events.map((event) =>
    event.type === "credentialNoLongerShown" ? { ...event, actor: who("cyd") } : event,
  );
  expect(whys(here, byAnother)).toEqual([
    expect.stringMatching(/^credentialNoLongerShown: the rules refuse it/u),
  ]);
});

test("answers that lapse at a request that nobody put are decided by nobody", () => {
  const here = shapes("group");
  const events = entriesOf(here, askedGroup);
  const last = events.at(-1);
  if (last === undefined) throw new Error("There is no event.");
  const forged: LoggedEvent = JSON.parse(
    JSON.stringify({
      ...last,
      id: uuidOf("forged"),
      version: last.version + 1,
      type: "answersLapsed",
      actor: who("cyd"),
      data: { part: "group:1", request: "r9", members: ["ada"], version: 1, because: "edited" },
    }),
  );
  expect(whys(here, events)).toEqual([]);
  expect(whys(here, [...events, forged])).toEqual([expect.stringMatching(/^answersLapsed: /u)]);
});

test("how members are known is decided again, each word of it", () => {
  const vouch: Given = {
    type: "vouchForMember",
    actor: who("cyd"),
    data: {
      ...{ member: "ada", voucher: "v", name: "Those who know", publicKey: "p" },
      ...{ credential: "c", passkey: "k", on: "2026-01-05", voucherSignature: "s" },
    },
  };
  const said: readonly Given[] = [
    { type: "declareSide", actor: who("ada"), data: { member: "ada", sides: ["pwle"] } },
    { type: "confirmMember", actor: who("ben"), data: { member: "ada" } },
  ];
  const events = entriesOf(shapes("group"), [
    launched(),
    joined("ada", "pwle"),
    joined("ben", "pwle"),
    ...said,
    vouch,
  ]);
  expect(whys(shapes("group"), events)).toEqual([]);
  const forged = events.map((event) => {
    if (event.type === "memberVouchedFor")
      return { ...event, data: { ...event.data, on: "2026-01-06" } };
    const isSaid = event.type === "sideDeclared" || event.type === "memberConfirmed";
    return isSaid ? { ...event, actor: who("ada" === event.actor.id ? "ben" : "ada") } : event;
  });
  expect(whys(shapes("group"), forged)).toHaveLength(3);
});
