import { describe, expect, test } from "vitest";
import type { Actor } from "../../actor.ts";
import type { Order } from "../../command.ts";
import { plan } from "../../plan.ts";
import type { Given } from "../../../test/specification/run.ts";
import {
  at,
  group,
  joined,
  launched,
  specify,
  who,
  words,
} from "../../../test/specification/scene.ts";
import { gathering, part } from "../../../test/specification/poll.ts";
import { everyShape } from "../../../test/specification/template.ts";
import type { Role, SessionBlock, Template } from "../../template.ts";
import { acts } from "../acts.ts";

type Of<T extends Order["type"]> = Extract<Order, { readonly type: T }>["data"];

const template = (block: Partial<SessionBlock> = {}): Template => ({
  ...gathering([
    { block: "session", key: "talk", ...block },
    { block: "session", key: "other" },
  ]),
  parameters: [
    ...everyShape.parameters,
    { key: "day", label: "The day", kind: "date", default: "2026-01-09" },
  ],
});
const plans = (more: Partial<Of<"planSession">> = {}): Given => ({
  type: "planSession",
  data: {
    ...{ id: "s1", part, block: "talk", on: "2026-01-09", until: null },
    ...{ place: words, mode: "in-person", offers: null },
    ...more,
  },
});
const holds = (more: Partial<Of<"holdSession">> = {}): Given => ({
  type: "holdSession",
  at: "2026-01-09T18:00:00.000Z",
  data: {
    ...{ session: "s1", on: "2026-01-09", came: ["ada", "ben"], ledBy: ["eve"] },
    ...{ others: 3, account: words },
    ...more,
  },
});
const cancels: Given = { type: "cancelSession", data: { session: "s1", reason: words } };
const hears = (more: Partial<Of<"hearVoice">> = {}): Given => ({
  type: "hearVoice",
  at: "2026-01-09T19:00:00.000Z",
  data: {
    ...{ id: "v1", session: "s1", kind: "story", text: words },
    ...{ mayContact: false, contact: null },
    ...more,
  },
});
const of = (block: Partial<SessionBlock> = {}, ...more: readonly Given[]) =>
  specify(template(block)).given(launched(), ...group, ...more);
const why = ({ refusal }: { refusal: { code: string; about?: string | null } | null }) =>
  refusal === null ? null : `${refusal.code}, ${refusal.about}`;

describe("a session is planned", () => {
  test.each<readonly [Partial<Of<"planSession">>, string | null]>([
    [{ part: "elsewhere:1" }, "unknown-part, elsewhere:1"],
    [{ block: "none" }, "unknown-session, none"],
    [{ block: "other" }, "not-due, talk"],
    [{ on: "2026-02-30" }, "invalid-date, on"],
    [{ on: "2126-01-09" }, "invalid-date, on"],
    [{ on: "2026-01-04" }, "invalid-date, on"],
    [{ on: "2026-01-05" }, null],
    [{ until: "2026-01-08" }, "invalid-date, until"],
    [{ until: "2026-01-32" }, "invalid-date, until"],
    [{ until: "2126-01-09" }, "invalid-date, until"],
    [{ until: "2026-01-09" }, null],
    [{ until: "2026-01-10" }, null],
  ])("with %j: %s", (more, code) => {
    expect(why(of().when(plans(more)))).toBe(code);
  });

  test("once, and not in a part that was given up", () => {
    expect(why(of({}, plans()).when(plans()))).toBe("session-order, s1");
    const site: Given = { type: "addSite", data: { step: "gathering", title: words } };
    const gone: Given = { type: "dropPart", data: { part, reason: words } };
    const added = gathering([{ block: "session", key: "talk" }], "added");
    const after = specify(added).given(launched(), ...group, site, gone);
    expect(why(after.when(plans()))).toBe(`part-not-open, ${part}`);
  });

  test("for the day that was stated, until one was cancelled in its own block", () => {
    const stated = of({ onDay: "day" });
    expect(why(stated.when(plans({ on: "2026-01-10" })))).toBe("invalid-date, on");
    expect(why(stated.when(plans()))).toBeNull();
    expect(why(of({ onDay: "nothing" }).when(plans({ on: "2026-01-10" })))).toBeNull();
    const held = of({ onDay: "day", held: 2 }, plans(), holds());
    expect(why(held.when(plans({ id: "s2", on: "2026-01-10" })))).toBe("invalid-date, on");
  });

  test.each<readonly [Role, boolean]>([
    ["coordinator", true],
    ["chair", true],
    ["facilitator", true],
    ["deliverer", true],
    ["author", false],
    ["decision-maker", false],
  ])("by whom: %s %s", (role, may) => {
    const here = of({}, joined("fay", "staff", [role]));
    expect(why(here.when({ ...plans(), actor: who("fay") }))).toBe(may ? null : "not-allowed, fay");
  });

  test("not by the engine, nor by somebody who left", () => {
    const engine: Actor = { ...who("cyd"), role: "engine" };
    expect(why(of().when({ ...plans(), actor: engine }))).toBe("not-allowed, cyd");
    const left = of({}, { type: "withdraw", actor: who("cyd"), data: { member: "cyd" } });
    expect(why(left.when({ ...plans(), actor: who("cyd") }))).toBe("not-allowed, cyd");
  });
});

describe("what came of a session", () => {
  test.each<readonly [Partial<Of<"holdSession">>, string | null]>([
    [{ session: "s2" }, "unknown-session, s2"],
    [{ on: "on Friday" }, "invalid-date, on"],
    [{ on: "2026-01-08" }, "invalid-date, on"],
    [{ on: "2026-01-10" }, "invalid-date, on"],
    [{ came: ["nobody"] }, "unknown-member, nobody"],
    [{ ledBy: ["no-one"] }, "unknown-member, no-one"],
    [{ others: -1 }, "parameter-invalid, others"],
    [{ others: 1.5 }, "parameter-invalid, others"],
    [{ others: 0 }, null],
    [{ came: [], ledBy: [] }, null],
  ])("is refused with %j: %s", (more, code) => {
    expect(why(of({}, plans()).when(holds(more)))).toBe(code);
  });

  test("names everybody once, and may be written down on a later day", () => {
    const held = of({}, plans()).when(
      at(
        "2026-01-20T09:00:00.000Z",
        holds({ on: "2026-01-11", came: ["ada", "ada"], ledBy: ["eve", "eve"] }),
      ),
    );
    expect(held.events).toMatchObject([
      { data: { on: "2026-01-11", came: ["ada"], ledBy: ["eve"] } },
    ]);
  });

  test("is said of one that is planned, by whoever runs it", () => {
    expect(why(of({}, plans(), cancels).when(cancels))).toBe("session-order, s1");
    expect(why(of().when(cancels))).toBe("unknown-session, s1");
    for (const order of [holds(), cancels, hears()])
      expect(why(of({ voices: true }, plans()).when({ ...order, actor: who("ada") }))).toBe(
        "not-allowed, ada",
      );
    const led = of({ voices: true }, plans(), holds());
    expect(why(led.when({ ...holds(), actor: who("eve") }))).toBe("not-allowed, eve");
  });

  test("stands in the run as it was said", () => {
    const planned = {
      id: "s1",
      part,
      block: "talk",
      place: words,
      mode: "in-person",
      offers: null,
    };
    const empty = { came: [], ledBy: [], others: 0, event: null, heldAt: null };
    const s1 = (...more: readonly Given[]) => of({}, plans(), ...more).run.state.sessions["s1"];
    const on = { on: "2026-01-09", until: null };
    expect(s1()).toEqual({ ...planned, ...empty, ...on, status: "planned", account: null });
    expect(s1(cancels)).toEqual({
      ...planned,
      ...empty,
      ...on,
      status: "cancelled",
      account: words,
    });
    expect(s1(holds())).toEqual({
      ...planned,
      ...on,
      ...{ status: "held", account: words, came: ["ada", "ben"], ledBy: ["eve"], others: 3 },
      ...{ event: 10, heldAt: "2026-01-09T18:00:00.000Z" },
    });
  });

  test("builds what people learn by it: who came what the template says, who led by how many they were", () => {
    const built = (block: Partial<SessionBlock>, more: Partial<Of<"holdSession">>) =>
      of(block, plans(), holds(more)).run.state.capacity;
    const of10 = { on: "2026-01-09", event: 10 };
    expect(built({ capacity: "speaking" }, { came: ["ada"], ledBy: ["eve"] })).toEqual([
      { ...of10, member: "ada", kind: "speaking" },
      { ...of10, member: "eve", kind: "delivering" },
    ]);
    expect(built({}, { ledBy: ["eve", "dee"] })).toEqual([
      { ...of10, member: "eve", kind: "co-facilitating" },
      { ...of10, member: "dee", kind: "co-facilitating" },
    ]);
  });
});

describe("a voice is heard", () => {
  const here = (...more: readonly Given[]) => of({ voices: true }, plans(), ...more);

  test("in a session that has begun and was not cancelled, once", () => {
    expect(why(here().when(at("2026-01-08T23:00:00.000Z", hears())))).toBe("session-order, s1");
    expect(why(here().when(at("2026-01-09T00:30:00.000Z", hears())))).toBeNull();
    expect(why(here(cancels).when(hears()))).toBe("session-order, s1");
    expect(why(here(holds()).when(hears()))).toBeNull();
    expect(why(here(hears()).when(hears()))).toBe("already-answered, v1");
    expect(why(here().when(hears({ session: "s2" })))).toBe("unknown-session, s2");
    expect(why(of({}, plans()).when(hears()))).toBe("no-voices, s1");
    expect(why(here().when(hears({ contact: words })))).toBe("parameter-invalid, contact");
    expect(why(here().when(hears({ mayContact: true })))).toBeNull();
  });

  test("and kept with who wrote it down", () => {
    const { state } = here(hears({ mayContact: true, contact: words })).run;
    expect(state.voices).toEqual({
      v1: {
        ...{
          id: "v1",
          session: "s1",
          kind: "story",
          text: words,
          mayContact: true,
          contact: words,
        },
        ...{ by: "manager", at: "2026-01-09T19:00:00.000Z", erased: false },
      },
    });
  });
});

describe("a session is waited for", () => {
  const waitOf = (now: string, ...more: readonly Given[]) => {
    const { waits, wakeAt } = plan(of({ held: 2 }, ...more).run.state, now);
    return [waits.map((wait) => wait.for), wakeAt];
  };
  const lateAt = "2026-01-17T00:00:00.000Z";

  test.each<readonly [string, readonly Given[], string, string | null]>([
    ["2026-01-09T09:00:00.000Z", [], "session", null],
    ["2026-01-09T09:00:00.000Z", [plans()], "session", lateAt],
    ["2026-01-16T23:59:59.999Z", [plans()], "session", lateAt],
    [lateAt, [plans()], "session-late", null],
    [lateAt, [plans({ until: "2026-01-10" })], "session", "2026-01-18T00:00:00.000Z"],
    [lateAt, [plans(), holds()], "session", null],
    [lateAt, [plans(), cancels], "session", null],
    [
      lateAt,
      [plans(), plans({ id: "s2", on: "2026-01-12" })],
      "session-late",
      "2026-01-20T00:00:00.000Z",
    ],
  ])("at %s after %j: %s, next at %s", (now, more, wait, wakeAt) => {
    expect(waitOf(now, ...more)).toEqual([[wait], wakeAt]);
  });

  test("by those who look after the run", () => {
    expect(plan(of().run.state, "2026-01-09T09:00:00.000Z").waits).toEqual([
      { part, for: "session", members: ["cyd"], until: null },
    ]);
  });
});

test("a session's leaders are a circle of the template, and its day a date that the adopter states", () => {
  const found = (block: Partial<SessionBlock>) =>
    acts.blocks.session
      .findings(template(), { block: "session", key: "talk", ...block }, ["here"], undefined)
      .map(({ code, path }) => `${code}, ${path.join(".")}`);
  expect(found({})).toEqual([]);
  expect(found({ leads: "panel", onDay: "day" })).toEqual([]);
  expect(found({ leads: "nobody" })).toEqual(["unknown-circle, here.leads"]);
  expect(found({ onDay: "never" })).toEqual(["unknown-parameter, here.onDay"]);
});

test("a session says in words how often people meet, and who leads", () => {
  const said = (block: Partial<SessionBlock>) =>
    acts.blocks.session.words(everyShape, { block: "session", key: "talk", ...block });
  expect(said({})).toEqual(["People meet."]);
  expect(said({ held: 1 })).toEqual(["People meet."]);
  expect(said({ held: 2, leads: "everybody" })).toEqual([
    "People meet 2 times.",
    expect.stringMatching(/^It is led by: .*lived experience/u),
  ]);
});
