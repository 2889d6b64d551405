import { expect, test } from "vitest";
import {
  asked,
  askedGroup,
  group,
  joined,
  launched,
  no,
  settle,
  specify,
  STANDING,
  who,
  words,
  wrote,
  yes,
} from "../../test/specification/scene.ts";
import { shapes } from "../../test/specification/template.ts";
import { give, type Given, type Run } from "../../test/specification/run.ts";
import type { Template } from "../template.ts";
import { verdict } from "../verdict.ts";

const NOW = "2026-01-09T20:00:00.000Z";
const gathering: Template = {
  ...shapes("gathering"),
  steps: ["talk", "thanks"].map((key) => ({
    key,
    title: key,
    purpose: "People meet.",
    kind: "meet",
    parts: { kind: "one", blocks: [{ block: "session", key: "session" }] },
  })),
};

const met = (step: string, came: readonly string[], ledBy: readonly string[], others = 0) =>
  [
    {
      type: "planSession",
      data: {
        ...{ id: step, part: `${step}:1`, block: "session", on: "2026-01-09", until: null },
        ...{ place: words, mode: "in-person", offers: null },
      },
    },
    {
      type: "holdSession",
      at: NOW,
      data: { session: step, on: "2026-01-09", came, ledBy, others, account: words },
    },
  ] as const satisfies readonly Given[];

const thanked: Given = {
  type: "offerPayment",
  data: { id: "thanks", member: "ada", kind: "thanks", pence: null },
};

/** Both meetings, one after the other, as the engine opens them. */
const run = (...orders: readonly Given[]): Run => {
  const scene = specify(gathering).given(launched(), ...group, joined("fay", "leadership"));
  return orders.reduce<Run>((at, order) => {
    const next = give(at, { ...STANDING, ...order });
    return settle(next, NOW);
  }, scene.run);
};
const judged = (one: Run) =>
  verdict(
    gathering,
    one.events.map((event) => ({ ...event, id: `e${event.version}` })),
  );
const codes = (one: Run) => [...new Set(judged(one).findings.map(({ code }) => code))];

test("a run that only meets is held, and never co-produced", () => {
  const held = run(thanked, ...met("talk", ["ada"], ["eve"]), ...met("thanks", ["ada"], ["eve"]));
  expect(held.state.status).toBe("finished");
  const { standing, rung, steps } = judged(held);
  expect(steps.map((step) => step.standing)).toEqual(["held", "held"]);
  expect(standing).not.toBe("co-produced");
  expect(rung).not.toBe("co-production");
  expect(codes(held)).not.toContain("N3-one-off");
});

test("a meeting is corroborated once somebody who is named bears it out", () => {
  const held = run(thanked, ...met("talk", ["ada"], ["eve"]));
  expect(judged(held).steps[0]).toMatchObject({ standing: "held", evidence: "helpers-word" });
  expect(codes(held)).toContain("session-not-borne-out");
  const [claim] = Object.values(held.state.claims);
  const borne = give(held, {
    ...STANDING,
    type: "corroborate",
    actor: who("ada"),
    data: { member: "ada", claim: claim?.version ?? 0, agrees: true },
  });
  expect(judged(borne).steps[0]).toMatchObject({ standing: "held", evidence: "own-act" });
  expect(codes(borne)).not.toContain("session-not-borne-out");
});

test("a meeting to which nobody came, or nobody with lived experience, is found out", () => {
  expect(codes(run(...met("talk", [], ["cyd"])))).toEqual(
    expect.arrayContaining(["nobody-came", "pwle-absent-from-session", "nothing-given-back"]),
  );
  const staff = run(thanked, ...met("talk", ["dee"], ["cyd"]));
  expect(codes(staff)).toContain("pwle-absent-from-session");
  expect(judged(staff).steps[0]?.standing).toBe("at-risk");
});

test("whoever gave their time is to be thanked or told", () => {
  expect(codes(run(...met("talk", ["ada"], ["eve"])))).toContain("nothing-given-back");
  expect(codes(run(thanked, ...met("talk", ["ada"], ["eve"])))).not.toContain("nothing-given-back");
});

test("a refused decision is none, though the meeting after it was agreed to be written down right", () => {
  const everyShapes = shapes("group");
  const [first] = everyShapes.steps;
  if (first?.parts.kind !== "one") throw new Error("The shape is another.");
  const blocks = first.parts.blocks.map((block) =>
    block.block === "gate" ? { ...block, rule: "majority" as const, tie: "tie" } : block,
  );
  const template: Template = {
    ...everyShapes,
    steps: [
      {
        ...first,
        kind: "decide",
        parts: { kind: "one", blocks },
        next: [{ when: { gate: "refused" }, to: "talk" }],
      },
      ...["talk", "thanks"].map((key) => ({ ...first, key, kind: "meet" as const })),
    ],
  };
  const people = ["ada", "ben", "eve", "cyd", "dee"];
  const LATER = "2026-01-19T20:00:00.000Z";
  const then = (one: Run, orders: readonly Given[], at: string): Run =>
    orders.reduce<Run>((state, order) => {
      const next = give(state, { ...STANDING, at, ...order });
      expect(next.refusal).toBeNull();
      return next;
    }, one);
  const given = specify(template).given(...askedGroup, ...people.map((id) => no(id))).run;
  const thanks = ["ada", "ben", "eve"].map((member): Given => ({
    type: "offerPayment",
    data: { id: `thanks-${member}`, member, kind: "thanks", pence: null },
  }));
  const trained: Given = {
    type: "buildCapacity",
    data: { member: "ada", kind: "training", what: words, on: "2026-01-05" },
  };
  const says = ["ada", "ben", "eve"].map((member): Given => ({
    type: "declareSide",
    actor: who(member),
    data: { member, sides: ["pwle"] },
  }));
  const said = then(given, [...thanks, { ...trained, actor: who("ada") }, ...says], NOW);
  const refused = settle(said, LATER);
  expect(refused.state.parts["group:1"]?.gate).toBe("refused");
  const over = ["talk", "thanks"].reduce<Run>((before, step) => {
    const part = `${step}:1`;
    const asking = settle(then(before, [wrote(part, 0), asked(part, step)], LATER), LATER);
    const agreed = then(
      asking,
      people.map((id) => yes(id, step)),
      LATER,
    );
    return settle(agreed, LATER);
  }, refused);
  expect(over.state.status).toBe("finished");
  const { standing, findings } = verdict(
    template,
    over.events.map((event) => ({ ...event, id: `e${event.version}` })),
  );
  expect(findings.filter(({ weight }) => weight !== "note")).toEqual([]);
  expect(standing).toBe("not-yet");
});
