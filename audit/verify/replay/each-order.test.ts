import { expect, test } from "vitest";
import { ENGINE } from "../../../domain/actor.ts";
import type { Block, Template } from "../../../domain/template.ts";
import {
  close,
  gathering,
  opened,
  part,
  pollBlock,
  vote,
} from "../../../test/specification/poll.ts";
import { give, type Given } from "../../../test/specification/run.ts";
import {
  group,
  launched,
  specify,
  STANDING,
  submitted,
  who,
  words,
  wrote,
} from "../../../test/specification/scene.ts";
import { shapes } from "../../../test/specification/template.ts";
import { logged } from "../../../test/support/logged.ts";
import { originOf } from "./order-of.ts";

/** The order that the record tells of what this one led to, after the others. */
const told = (template: Template, given: Given, ...before: readonly Given[]) => {
  const { run } = specify(template).given(launched(), ...group, ...before);
  const after = give(run, { ...STANDING, ...given });
  const [event, ...later] = after.events.slice(run.events.length).map((one) => ({
    ...one,
    ...logged(one.version, one),
    actor: one.actor,
  }));
  if (event === undefined) throw new Error(`${after.refusal?.code} of ${given.type}`);
  const [next, third] = later;
  const found = originOf(run.state, event, next, third, () => later);
  return typeof found === "string" ? found : found.order;
};

const many = Array.from({ length: 60 }, (_, at) => `${"v".repeat(600)}${at}`);
const named = gathering([pollBlock({ anonymous: false })]);
const votes = many.map((voter) => vote(voter));
const closing: Given = {
  ...close([]),
  type: "closePoll",
  data: {
    part,
    poll: "p1",
    box: { casts: 60, ballots: many.map((voter) => ({ voter, choice: [0] })) },
  },
};
const form: Block = {
  block: "form",
  key: "text",
  form: { sections: ["what", "how"].map((key) => ({ key, title: key, fields: [] })) },
};
const session: Block = { block: "session", key: "talk", voices: true };
const planned: Given = {
  type: "planSession",
  data: {
    ...{ id: "s1", part, block: "talk", on: "2026-01-05", until: "2026-01-06" },
    ...{ place: words, mode: "online", offers: words },
  },
};
const measured: Template = {
  ...gathering([{ block: "measure", key: "before", point: "before", indicators: ["waits"] }]),
  indicators: [{ key: "waits", label: "Days to wait", unit: "days", better: "lower" }],
};
const started: Given = { type: "startDelivery", data: { part, on: "2026-01-05" } };
const stated: Given = { type: "stateFact", data: { part, fact: "decided", on: "2026-01-04" } };

const orders: readonly (readonly [Template, Given, ...Given[]])[] = [
  [named, opened(many)],
  [gathering([pollBlock({ voters: "everybody" })]), opened(null)],
  [
    named,
    { type: "changeElectorate", data: { part, poll: "p1", added: ["late"], removed: ["voter-1"] } },
    opened(),
  ],
  [named, vote("voter-1", [0]), opened()],
  [
    named,
    { type: "remindVoters", actor: ENGINE, data: { part, poll: "p1", ordinal: 1 } },
    opened(),
  ],
  [named, closing, opened(many), ...votes],
  [gathering([form]), wrote(part, 0)],
  [gathering([form]), wrote(part, 1, "else"), wrote(part, 0)],
  [gathering([form]), submitted(part), wrote(part, 0)],
  [gathering([session]), planned],
  [
    gathering([session]),
    {
      type: "holdSession",
      data: {
        ...{ session: "s1", on: "2026-01-05", came: ["ada"], ledBy: ["ben"] },
        ...{ others: 3, account: words },
      },
    },
    planned,
  ],
  [
    gathering([session]),
    { type: "cancelSession", data: { session: "s1", reason: words } },
    planned,
  ],
  [
    gathering([session]),
    {
      type: "hearVoice",
      data: {
        ...{ id: "v1", session: "s1", kind: "idea", text: words },
        ...{ mayContact: true, contact: words },
      },
    },
    planned,
  ],
  [
    measured,
    {
      type: "recordMeasure",
      data: {
        ...{ part, block: "before", indicator: "waits", how: "scored", value: 20 },
        ...{ people: 30, on: "2026-01-05", source: words },
      },
    },
  ],
  [gathering([{ block: "delivery", key: "delivery" }]), started],
  [
    gathering([{ block: "delivery", key: "delivery" }]),
    {
      type: "completeDelivery",
      data: { part, on: "2026-01-05", reached: 7, deliveredBy: ["ada"], report: words },
    },
    started,
  ],
  [shapes("gathering"), stated],
  [
    shapes("gathering"),
    {
      type: "disputeFact",
      actor: who("ada"),
      data: { part, fact: 1, member: "ada", reason: words },
    },
    stated,
  ],
];

test.each(orders.map(([template, given, ...before]) => ({ template, given, before })))(
  "the record tells the order $given.type",
  ({ template, given, before }) => {
    expect(told(template, given, ...before)).toEqual({ type: given.type, data: given.data });
  },
);

test("of an anonymous poll, the record tells what it was counted to", () => {
  const voters = many.slice(0, 6);
  const counted = [6, 0].map((count, at) => ({
    ...{ option: ["The red one", "The green one"][at], count },
    ...{ points: null, spread: null },
  }));
  const given = close(voters.map(() => [0]));
  const before = [opened(), ...voters.map((_, at) => vote(`voter-${at}`))];
  expect(told(gathering([pollBlock()]), given, ...before)).toEqual({
    type: "closePoll",
    data: { part, poll: "p1", box: null, counted },
  });
});
