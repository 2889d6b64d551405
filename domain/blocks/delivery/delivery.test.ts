import { describe, expect, test } from "vitest";
import type { Actor } from "../../actor.ts";
import type { Order } from "../../command.ts";
import type { Given } from "../../../test/specification/run.ts";
import { gathering, part } from "../../../test/specification/poll.ts";
import {
  asked,
  at,
  group,
  joined,
  launched,
  passed,
  runOf,
  specify,
  told,
  who,
  words,
  wrote,
  yes,
} from "../../../test/specification/scene.ts";
import type { Block, Role } from "../../template.ts";

type Of<T extends Order["type"]> = Extract<Order, { readonly type: T }>["data"];

const LATER = "2026-01-20T12:00:00.000Z";
const block: Block = { block: "delivery", key: "delivery" };
const form: Block = { block: "form", key: "text", form: { sections: [] } };
const here = (...more: readonly Given[]) =>
  specify(gathering([block])).given(launched(), ...group, ...more);
const starts = (on = "2026-01-10", of = part): Given => ({
  type: "startDelivery",
  at: LATER,
  data: { part: of, on },
});
const completes = (more: Partial<Of<"completeDelivery">> = {}): Given => ({
  type: "completeDelivery",
  at: LATER,
  data: { part, on: "2026-01-12", reached: 7, deliveredBy: ["ada"], report: words, ...more },
});
const states = (more: Partial<Of<"stateFact">> = {}): Given => ({
  type: "stateFact",
  at: LATER,
  data: { part, fact: "published", on: "2026-01-10", ...more },
});
const disputes = (member: string, fact = 1, actor: Actor = who(member)): Given => ({
  type: "disputeFact",
  actor,
  data: { part, fact, member, reason: words },
});
const why = ({ refusal }: { refusal: { code: string; about?: string | null } | null }) =>
  refusal === null ? null : `${refusal.code}, ${refusal.about}`;

describe("what was agreed is delivered", () => {
  test.each([
    ["2026-01-05", null],
    ["2026-01-20", null],
    ["2026-01-04", "invalid-date, on"],
    ["2026-01-21", "invalid-date, on"],
    ["one day", "invalid-date, on"],
  ])("from %s: %s", (on, code) => {
    expect(why(here().when(starts(on)))).toBe(code);
  });

  test.each<readonly [Partial<Of<"completeDelivery">>, string | null]>([
    [{}, null],
    [{ on: "2026-01-10" }, null],
    [{ on: "2026-01-09" }, "invalid-date, on"],
    [{ on: "2026-01-21" }, "invalid-date, on"],
    [{ reached: 0 }, null],
    [{ reached: -1 }, "parameter-invalid, reached"],
    [{ reached: 0.5 }, "parameter-invalid, reached"],
    [{ deliveredBy: [] }, null],
    [{ deliveredBy: ["ada", "nobody"] }, "unknown-member, nobody"],
    [{ part: "elsewhere:1" }, "unknown-part, elsewhere:1"],
  ])("and done with %j: %s", (more, code) => {
    expect(why(here(starts()).when(completes(more)))).toBe(code);
  });

  test("begun once, then done once, where something is delivered and at its turn", () => {
    expect(why(here().when(completes()))).toBe(`delivery-order, ${part}`);
    expect(why(here(starts()).when(starts()))).toBe(`delivery-order, ${part}`);
    expect(why(here(starts(), completes()).when(completes()))).toBe(`delivery-order, ${part}`);
    expect(why(here().when(starts("2026-01-10", "elsewhere:1")))).toBe("unknown-part, elsewhere:1");
    expect(why(runOf("gathering").given(launched()).when(starts()))).toBe(
      `not-delivering, ${part}`,
    );
    const second = specify(gathering([form, block])).given(launched());
    expect(why(second.when(starts()))).toBe("not-due, text");
  });

  test.each<readonly [Role, boolean]>([
    ["deliverer", true],
    ["coordinator", true],
    ["chair", true],
    ["facilitator", true],
    ["author", false],
    ["decision-maker", false],
  ])("by whom: %s %s", (role, may) => {
    const run = here(joined("fay", "staff", [role]));
    expect(why(run.when({ ...starts(), actor: who("fay") }))).toBe(may ? null : "not-allowed, fay");
  });

  test("and stands in the run as it was said", () => {
    const { state } = here(starts(), completes()).run;
    const fact = { by: "manager", disputed: null };
    expect(state.parts[part]).toMatchObject({ delivery: "completed", deliveredBy: ["ada"] });
    expect(state.parts[part]?.facts).toEqual([
      { ...fact, fact: "delivery-started", on: "2026-01-10", event: 9 },
      { ...fact, fact: "delivery-completed", on: "2026-01-12", event: 10 },
    ]);
    expect(here(starts()).run.state.parts[part]?.delivery).toBe("started");
  });
});

describe("something is said to have happened", () => {
  test.each<readonly [Role, boolean]>([
    ["chair", true],
    ["coordinator", true],
    ["decision-maker", true],
    ["author", true],
    ["facilitator", true],
    ["deliverer", true],
    ["contributor", true],
    ["guardian", false],
    ["supporter", false],
  ])("by whom: %s %s", (role, may) => {
    const run = here(joined("fay", "staff", [role]));
    expect(why(run.when({ ...states(), actor: who("fay") }))).toBe(may ? null : "not-allowed, fay");
  });

  test.each([
    ["2026-01-20", null],
    ["2026-01-20T12:00:00.000Z", null],
    ["2026-01-21", "invalid-date, on"],
    ["2026-01-20T12:00:00.001Z", "invalid-date, on"],
    ["once", "invalid-date, on"],
  ])("on %s: %s", (on, code) => {
    expect(why(here().when(states({ on })))).toBe(code);
  });

  test("in a part that is there", () => {
    expect(why(here().when(states({ part: "elsewhere:1" })))).toBe("unknown-part, elsewhere:1");
  });

  test.each([
    ["2026-01-08", "invalid-date, on"],
    ["2026-01-08T11:00:00.000Z", null],
    ["2026-01-07", null],
    ["2026-01-09", null],
  ])("with its hour on the day on which the group agreed: %s %s", (on, code) => {
    const all = ["ada", "ben", "eve", "cyd", "dee"];
    const agreed = runOf("group").given(
      launched(),
      ...group,
      wrote("group:1", 0),
      asked("group:1"),
      ...told(all),
      ...all.map((id) => yes(id)),
      at("2026-01-08T10:00:00.000Z", passed("group:1")),
    );
    expect(why(agreed.when(states({ part: "group:1", on })))).toBe(code);
  });
});

describe("what was said to have happened is disputed", () => {
  const said = (...more: readonly Given[]) =>
    here({ ...states(), actor: who("ada") }, states({ on: "2026-01-11" }), ...more);
  const disputed = (...more: readonly Given[]) =>
    said(...more).run.state.parts[part]?.facts.map((fact) => fact.disputed);

  test("by anybody of the group, for themselves", () => {
    expect(why(said().when(disputes("ben")))).toBeNull();
    expect(why(said().when(disputes("ben", 1, who("ada"))))).toBe("not-yourself, ben");
    expect(why(said().when(disputes("nobody")))).toBe("unknown-member, nobody");
    expect(why(said().when(disputes("ben", 3)))).toBe(`unknown-fact, ${part}`);
    expect(why(said().when(disputes("ben", 0)))).toBe(`unknown-fact, ${part}`);
    const elsewhere: Given = {
      ...disputes("ben"),
      type: "disputeFact",
      data: { part: "elsewhere:1", fact: 1, member: "ben", reason: words },
    };
    expect(why(said().when(elsewhere))).toBe("unknown-part, elsewhere:1");
  });

  test("once by others, and then taken back by who said it, also when they have left", () => {
    expect(said(disputes("ben")).when(disputes("eve")).code).toBe("already-answered");
    expect(said(disputes("ben")).when(disputes("ada")).code).toBeNull();
    expect(said(disputes("ada")).when(disputes("ada")).code).toBe("already-answered");
    expect(said(disputes("ada")).when(disputes("ben")).code).toBe("already-answered");
    const left: Given = { type: "withdraw", actor: who("ada"), data: { member: "ada" } };
    expect(said(left).when(disputes("ada")).code).toBeNull();
    expect(said(left).when(disputes("ada", 2)).code).toBe("unknown-member");
  });

  test("and stands in the run beside what it is about", () => {
    expect(disputed()).toEqual([null, null]);
    expect(disputed(disputes("ben"))).toEqual(["by-others", null]);
    expect(disputed(disputes("ben", 2))).toEqual([null, "by-others"]);
    expect(disputed(disputes("ben"), disputes("ada"))).toEqual(["taken-back", null]);
  });
});
