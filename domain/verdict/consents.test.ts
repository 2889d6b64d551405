import { describe, expect, test } from "vitest";
import {
  about,
  askedGroup,
  joined,
  manager,
  MONDAY,
  specify,
  who,
  words,
  wrote,
} from "../../test/specification/scene.ts";
import { shapes } from "../../test/specification/template.ts";
import type { Actor } from "../actor.ts";
import type { DomainEvent } from "../event.ts";
import type { Template } from "../template.ts";
import { isMeant, withoutConsent } from "./consents.ts";
import { dropped } from "./dropped.ts";
import { continueTrail, emptyTrail, type TrailEvent } from "./trail.ts";

type Said = readonly [event: DomainEvent, actor: Actor];

/** Those with lived experience who decide consent before they take part. */
const consenting: Template = {
  ...shapes("group"),
  circles: {
    ...shapes("group").circles,
    meant: { of: [{ side: "pwle", roles: ["decision-maker"] }] },
    anybody: { of: [{ side: "staff" }, { side: "pwle" }] },
  },
  declarations: [{ key: "consents", label: "I agree to take part." }],
  steps: shapes("group").steps.map((step) => ({
    ...step,
    needs: [{ step: "group" }, { declared: "consents", by: "either", of: "meant" }],
  })),
};

const begun = specify(shapes("group")).given(
  ...askedGroup,
  joined("fay", "pwle", ["contributor"]),
).run;
const first = begun.events.length + 1;

const trailOf = (said: readonly Said[], template = consenting) =>
  continueTrail(emptyTrail(template), [
    ...begun.events.map((event): TrailEvent => ({ ...event, id: `e${event.version}` })),
    ...said.map(([event, actor], index): TrailEvent => ({
      ...event,
      id: `n${first + index}`,
      version: first + index,
      at: MONDAY,
      actor,
    })),
  ]);
const found = (said: readonly Said[], template?: Template) =>
  withoutConsent(trailOf(said, template)).map(({ code, step, visit, events }) => [
    code,
    step,
    visit,
    ...events.map((id) => Number(id.slice(1)) - first),
  ]);

const consents = (member: string, holds = true, by: "self" | "guardian" = "self"): Said => [
  { type: "declarationMade", data: { member, declares: "consents", holds, ...of(by) } },
  who(member),
];
const of = (by: "self" | "guardian") =>
  by === "self" ? ({ by } as const) : ({ by, guardian: "fay" } as const);
const answer = (member: string, actor = who(member)) => ({
  actor,
  data: { part: "group:1", ...about(member), by: actor.id },
});
const agreed = (member: string, actor = who(member)): Said => [
  { type: "signedOff", data: { ...answer(member, actor).data, answer: "yes", comment: null } },
  actor,
];
const declined = (member: string): Said => [
  { type: "declined", data: { ...answer(member).data, reason: words } },
  who(member),
];
const preferred = (member: string): Said => [
  { type: "preferred", data: { ...answer(member).data, ranking: [] } },
  who(member),
];
const shared = (member: string, part: string | null = "group:1"): Said => [
  {
    type: "contributed",
    data: { contribution: "c", member, step: "group", part, kind: "idea", text: words },
  },
  manager,
];
const saved = (actor: Actor): Said => {
  const order = wrote("group:1", 1, "else");
  if (order.type !== "saveVersion") throw new Error("not a version");
  const { basedOn: _, ...data } = order.data;
  return [{ type: "versionSaved", data: { ...data, version: 2, changed: ["what"] } }, actor];
};
const joins = (member: string, declares: readonly string[], actor = who(member)): Said => [
  { type: "memberJoined", data: { member, side: "pwle", roles: ["decision-maker"], declares } },
  actor,
];
const gave = (member: string): Said => [
  { type: "stoodAside", data: answer(member).data },
  who(member),
];

describe("whoever takes part where their consent is needed, without it, is found", () => {
  test.each([
    ["who agreed", [agreed("ada")], [0]],
    ["who declined", [declined("ada")], [0]],
    ["who put options in order", [preferred("ada")], [0]],
    ["who shared something, whoever wrote it down", [shared("ada")], [0]],
    ["who wrote", [saved(who("ada"))], [0]],
    ["not who stepped back", [gave("ada")], []],
    ["not what was shared about no part", [shared("ada", null)], []],
    [
      "not whoever only wrote down for another who consented",
      [consents("ada"), agreed("ada", who("ben"))],
      [],
    ],
    ["not staff", [agreed("dee")], []],
    ["not who only contributes", [shared("fay")], []],
    ["not a stranger", [shared("nobody")], []],
    ["not who consented before", [consents("ada"), agreed("ada")], []],
    ["who consented only afterwards", [agreed("ada"), consents("ada")], [0]],
    ["while another consented", [consents("ben"), agreed("ada")], [1]],
    [
      "who took it back",
      [consents("ada"), agreed("ada"), consents("ada", false), agreed("ada")],
      [3],
    ],
    ["not whose guardian consented", [consents("ada", true, "guardian"), agreed("ada")], []],
    [
      "whose guardian consented, though they say no",
      [consents("ada", false), consents("ada", true, "guardian"), agreed("ada")],
      [2],
    ],
    ["not who said so at the joining", [joins("new", ["consents"]), agreed("new")], []],
    [
      "of whom another said so at the joining",
      [joins("new", ["consents"], manager), agreed("new")],
      [1],
    ],
    ["who said something else", [joins("new", ["other"]), agreed("new")], [1]],
  ] as const)("%s", (_, said, at) => {
    expect(found(said)).toEqual(at.map((event) => ["without-consent", "group", 1, event]));
  });

  test("nothing is found where a step needs no consent", () => {
    expect(found([agreed("ada")], shapes("group"))).toEqual([]);
  });

  test("those are meant whose side and role a line names, whatever they declared", () => {
    const { end } = trailOf([]);
    const meant = (circle: string) =>
      ["ada", "cyd", "fay", "nobody"].filter((id) => isMeant(end, circle, id));
    expect(meant("meant")).toEqual(["ada"]);
    expect(meant("anybody")).toEqual(["ada", "cyd", "fay"]);
  });
});

test("a part that was given up is named, and nothing else is", () => {
  const data = { part: "group:1", reason: words };
  expect(dropped(trailOf([[{ type: "partDropped", data }, manager]]))).toMatchObject([
    { code: "part-dropped", step: "group", visit: 1, events: [`n${first}`], weight: "note" },
  ]);
  expect(dropped(trailOf([agreed("ada")]))).toEqual([]);
  const nowhere = { part: "group:2", reason: words };
  expect(dropped(trailOf([[{ type: "partDropped", data: nowhere }, manager]]))).toEqual([]);
});
