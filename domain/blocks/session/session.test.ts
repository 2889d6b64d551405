import { describe, expect, test } from "vitest";
import type { Order } from "../../command.ts";
import {
  specify,
  at,
  group,
  joined,
  launched,
  settle,
  waits,
  who,
  words,
} from "../../../test/specification/scene.ts";
import type { Given } from "../../../test/specification/run.ts";
import { shapes } from "../../../test/specification/template.ts";
import type { SessionBlock, Step, Template } from "../../template.ts";

const meeting = (block: Partial<SessionBlock> = {}): Step => ({
  key: "meeting",
  title: "Meeting",
  purpose: "People meet.",
  kind: "meet",
  parts: { kind: "one", blocks: [{ block: "session", key: "talk", ...block }] },
});

const template = (block: Partial<SessionBlock> = {}): Template => ({
  ...shapes("gathering"),
  circles: {
    ...shapes("gathering").circles,
    champions: { of: [{ side: "pwle", roles: ["deliverer"] }] },
  },
  parameters: [
    ...shapes("gathering").parameters,
    { key: "day", label: "The day", kind: "date", default: "2026-01-09" },
  ],
  steps: [meeting(block)],
});

const planned = (id = "s1", on = "2026-01-09"): Given => ({
  type: "planSession",
  data: {
    ...{ id, part: "meeting:1", block: "talk", on, until: null },
    ...{ place: words, mode: "in-person", offers: null },
  },
});

const held = (more: Partial<Extract<Order, { type: "holdSession" }>["data"]> = {}): Given => ({
  type: "holdSession",
  at: "2026-01-09T18:00:00.000Z",
  data: {
    ...{ session: "s1", on: "2026-01-09", came: ["ada", "ben"], ledBy: ["eve"] },
    ...{ others: 3, account: words },
    ...more,
  },
});

const cancelled: Given = {
  type: "cancelSession",
  data: { session: "s1", reason: words },
};

const voice = (more: Partial<Extract<Order, { type: "hearVoice" }>["data"]> = {}): Given => ({
  type: "hearVoice",
  at: "2026-01-09T19:00:00.000Z",
  data: {
    ...{ id: "v1", session: "s1", kind: "story", text: words },
    ...{ mayContact: false, contact: null },
    ...more,
  },
});

const start = [launched(), ...group];
const of = (block: Partial<SessionBlock> = {}) => specify(template(block));

describe("planning a session", () => {
  test("tells everybody in the run but who planned it", () => {
    const { run } = of()
      .given(...start)
      .when(planned());
    expect(Object.keys(run.state.owed["s1"]?.notices ?? {}).toSorted()).toEqual(
      ["ada", "ben", "cyd", "dee", "eve"].map((id) => `${id}/session-planned/${run.state.version}`),
    );
  });

  test("of a day that has gone tells nobody", () => {
    const { run } = of()
      .given(...start)
      .when(at("2026-01-20T10:00:00.000Z", planned()));
    expect(run.state.owed["s1"]).toBeUndefined();
  });

  test("is for whoever looks after the group, delivers, or is to lead", () => {
    const given = of({ leads: "champions" }).given(...start, joined("fay", "pwle", ["deliverer"]));
    expect(given.when({ ...planned(), actor: who("ada") }).code).toBe("not-allowed");
    expect(given.when({ ...planned(), actor: who("fay") }).types).toEqual(["sessionPlanned"]);
    expect(given.when({ ...planned(), actor: who("cyd") }).types).toEqual(["sessionPlanned"]);
  });

  test("keeps to the day that the adopter stated, until that one is cancelled", () => {
    const given = of({ onDay: "day" }).given(...start);
    expect(given.when(planned("s1", "2026-01-10")).code).toBe("invalid-date");
    const again = of({ onDay: "day" }).given(...start, planned(), cancelled);
    expect(again.when(planned("s2", "2026-01-10")).types).toEqual(["sessionPlanned"]);
  });

  test("waits for what comes before it in its part", () => {
    const [form] = shapes("gathering").steps[0]?.parts.blocks ?? [];
    const step = meeting();
    const blocks = [...(form ? [form] : []), ...step.parts.blocks];
    const given = specify({ ...template(), steps: [{ ...step, parts: { kind: "one", blocks } }] });
    expect(given.given(...start).when(planned()).code).toBe("not-due");
  });
});

describe("a session", () => {
  test("is held on its day or after it, never before", () => {
    const given = of().given(...start, planned());
    expect(given.when({ ...held(), at: "2026-01-08T18:00:00.000Z" }).code).toBe("invalid-date");
    expect(given.when(held({ on: "2026-01-08" })).code).toBe("invalid-date");
    expect(given.when(held()).types).toEqual(["sessionHeld"]);
  });

  test("is held or cancelled once", () => {
    expect(
      of()
        .given(...start, planned(), held())
        .when(held()).code,
    ).toBe("session-order");
    expect(
      of()
        .given(...start, planned(), cancelled)
        .when(held()).code,
    ).toBe("session-order");
    expect(
      of()
        .given(...start, planned(), held())
        .when(cancelled).code,
    ).toBe("session-order");
  });

  test("takes somebody of the circle that is to lead it among those who led", () => {
    const given = of({ leads: "champions" }).given(
      ...start,
      joined("fay", "pwle", ["deliverer"]),
      planned(),
    );
    expect(given.when(held({ ledBy: ["cyd"] })).code).toBe("session-leaders");
    expect(given.when(held({ ledBy: ["cyd", "fay"] })).types).toEqual(["sessionHeld"]);
  });

  test("names only people of the run", () => {
    expect(
      of()
        .given(...start, planned())
        .when(held({ came: ["nobody"] })).code,
    ).toBe("unknown-member");
  });

  test("is a claim about those who are named, which each can bear out", () => {
    const given = of().given(...start, planned(), held());
    const { claims, version } = given.run.state;
    expect(claims[version]?.members).toEqual(["ada", "ben", "eve"]);
    const borne = given.when({
      type: "corroborate",
      actor: who("ada"),
      data: { member: "ada", claim: version, agrees: true },
    });
    expect(borne.types).toEqual(["corroborated"]);
  });

  test("builds what the template says for those who came, and delivery for who led", () => {
    const { state } = of({ capacity: "training" }).given(...start, planned(), held()).run;
    expect(state.capacity.map(({ member, kind }) => [member, kind])).toEqual([
      ["ada", "training"],
      ["ben", "training"],
      ["eve", "delivering"],
    ]);
  });

  test("with more people than an event has room for names them all", () => {
    const many = Array.from({ length: 900 }, (_, n) => `person-${n}-${"x".repeat(30)}`);
    const given = of({ capacity: "training" }).given(
      launched(),
      ...many.map((id) => joined(id, "pwle")),
      planned(),
    );
    const { run, types } = given.when(held({ came: many, ledBy: [] }));
    expect(types).toEqual(["sessionHeld", "listContinued"]);
    expect(run.state.sessions["s1"]?.came).toEqual(many);
    expect(run.state.capacity.map(({ member }) => member)).toEqual(many);
    expect(Object.values(run.state.claims)[0]?.members).toEqual(many);
  });

  test("ends its part when enough are held and none is left planned", () => {
    const NOW = "2026-01-09T20:00:00.000Z";
    const one = of({ held: 2 }).given(...start, planned(), planned("s2"), held()).run;
    expect(settle(one, NOW).state.parts["meeting:1"]?.status).toBe("open");
    const two = of({ held: 2 }).given(
      ...start,
      planned(),
      planned("s2"),
      held(),
      held({ session: "s2" }),
    );
    expect(settle(two.run, NOW).state.status).toBe("finished");
  });

  test("is waited for, and called late a week after its day", () => {
    const { run } = of().given(...start, planned());
    expect(waits(run, "2026-01-16T12:00:00.000Z")).toEqual(["session"]);
    expect(waits(run, "2026-01-17T12:00:00.000Z")).toEqual(["session-late"]);
  });
});

describe("a voice", () => {
  test("is heard where the template says so, on the day of the session or after it", () => {
    expect(
      of()
        .given(...start, planned())
        .when(voice()).code,
    ).toBe("no-voices");
    const given = of({ voices: true }).given(...start, planned());
    expect(given.when(at("2026-01-08T12:00:00.000Z", voice())).code).toBe("session-order");
    expect(given.when(voice()).types).toEqual(["voiceHeard"]);
    const cancelledBefore = of({ voices: true }).given(...start, planned(), cancelled);
    expect(cancelledBefore.when(voice()).code).toBe("session-order");
  });

  test("is heard from whoever led, also when the part has closed", () => {
    const { run } = of({ voices: true }).given(...start, planned(), held());
    expect(run.state.sessions["s1"]?.status).toBe("held");
    const given = of({ voices: true }).given(...start, planned(), held());
    expect(given.when({ ...voice(), actor: who("eve") }).types).toEqual(["voiceHeard"]);
    expect(given.when({ ...voice(), actor: who("ada") }).code).toBe("not-allowed");
  });

  test("keeps how to reach somebody only where they allow it", () => {
    const given = of({ voices: true }).given(...start, planned());
    expect(given.when(voice({ contact: words })).code).toBe("parameter-invalid");
    expect(given.when(voice({ mayContact: true, contact: words })).types).toEqual(["voiceHeard"]);
  });
});
