import fc from "fast-check";
import { expect, test } from "vitest";
import { playedTrail } from "../test/support/played-run.ts";
import { createFold } from "./fold.ts";
import { evolve } from "./evolve.ts";
import { initial } from "./initial.ts";
import type { RunState } from "./state.ts";
import { deepFreeze } from "../test/properties/freeze.ts";
import type { Template } from "./template.ts";
import { everyShape } from "../test/specification/template.ts";
import { builtIn } from "../programmes/all.ts";

const pinned: fc.Arbitrary<Template> = fc.constantFrom(everyShape, ...builtIn);
const choices = fc.array(fc.nat(), { minLength: 150, maxLength: 300, size: "max" });

test("comes to the states that evolving comes to, and what was kept never changes", () => {
  const checked = fc.property(
    pinned,
    choices,
    fc.integer({ min: 1, max: 40 }),
    (template, steps, every) => {
      const events = playedTrail(template, "refuse", steps);
      const fold = createFold(deepFreeze(initial(template)));
      let expected = initial(template);
      for (const [index, event] of events.entries()) {
        fold.add(event);
        expected = evolve(expected, event);
        expect(fold.now()).toEqual(expected);
        if (index % every === 0) deepFreeze(fold.keep());
      }
    },
  );
  fc.assert(checked, { numRuns: 60 });
});

test("adds to a large table without copying it, and copies it once when it was kept", () => {
  const fold = createFold(initial(everyShape));
  const join = (version: number) =>
    fold.add({
      type: "memberJoined",
      data: { member: `m${version}`, side: "pwle", roles: [], declares: [] },
      version,
      at: "2026-01-01T00:00:00.000Z",
      actor: { id: "m1", role: "engine", via: "workflow" },
    });
  join(1);
  const { members } = fold.now();
  join(2);
  expect(fold.now().members).toBe(members);
  const kept = fold.keep();
  join(3);
  expect(Object.keys(kept.members)).toEqual(["m1", "m2"]);
  expect(Object.keys(fold.now().members)).toEqual(["m1", "m2", "m3"]);
});

test("adds to a long list without copying it, and copies it once when it was kept", () => {
  const fold = createFold(initial(everyShape));
  const learn = (version: number) =>
    fold.add({
      type: "capacityBuilt",
      data: {
        member: `m${version}`,
        kind: "training",
        what: { commitment: "c" },
        on: "2026-01-01",
      },
      version,
      at: "2026-01-01T00:00:00.000Z",
      actor: { id: "m1", role: "engine", via: "workflow" },
    });
  const learnt = ({ capacity }: RunState) => capacity.map(({ member }) => member);
  learn(1);
  const { capacity } = fold.now();
  learn(2);
  expect(fold.now().capacity).toBe(capacity);
  const kept = fold.keep();
  learn(3);
  expect(learnt(kept)).toEqual(["m1", "m2"]);
  expect(learnt(fold.now())).toEqual(["m1", "m2", "m3"]);
});
