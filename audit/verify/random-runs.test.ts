import fc from "fast-check";
import { expect, test } from "vitest";
import type { NumberedEvent } from "../../domain/event.ts";
import { createFold } from "../../domain/fold.ts";
import { initial } from "../../domain/initial.ts";
import { everyShape, shapes } from "../../test/specification/template.ts";
import type { Template } from "../../domain/template.ts";
import { builtIn } from "../../programmes/all.ts";
import { verdict } from "../../domain/verdict.ts";
import { numberedUpTo } from "../../domain/visibility/withheld.ts";
import { playedTrail } from "../../test/support/played-run.ts";
import { recordedRun } from "../../test/support/recorded-run.ts";
import { bundleOf, inPieces, storedLog } from "../../test/support/stored-log.ts";
import { createLogSigner } from "../log/signer.ts";
import { verifyBundle } from "./bundle.ts";
import { nodePorts } from "./node-ports.ts";
import { replay } from "./replay.ts";

const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
const steps = everyShape.steps.map((step) => step.key);

const template: fc.Arbitrary<Template> = fc.oneof(
  fc.constantFrom(everyShape, ...builtIn),
  fc
    .shuffledSubarray(steps, { minLength: 1, maxLength: 4 })
    .map((keys): Template => shapes(...keys)),
);
const tie = fc.constantFrom("refuse", "defer-to-another-panel", "lived-experience-decides");
const choices = fc.array(fc.integer({ min: 0, max: 0x7fffffff }), {
  minLength: 120,
  maxLength: 240,
  size: "max",
});

/** Played by people at random, by the very rules; the signatures in it are stand-ins. */
test(
  "whatever a run came to, its bundle is decided again to the last field, and judged as it was live",
  { timeout: 120_000 },
  async () => {
    const seen = new Map<string, number>();
    const standings = new Set<string>();
    await fc.assert(
      fc.asyncProperty(template, tie, choices, async (pinned, rule, steps) => {
        const trail = playedTrail(pinned, rule, steps);
        const recorded = recordedRun(pinned, trail, "random");
        const text = await bundleOf(storedLog([recorded], signer), recorded.run);
        const report = await verifyBundle(inPieces(text), nodePorts);
        const troubles = report.checks.filter(
          ({ step, result }) => ["rules", "verdict"].includes(step) && result !== "holds",
        );
        expect(troubles).toEqual([]);
        expect(report.verdict).toEqual(verdict(pinned, recorded.events));
        for (const { type } of recorded.events) seen.set(type, (seen.get(type) ?? 0) + 1);
        standings.add(report.verdict?.standing ?? "none");
      }),
      { numRuns: 25, endOnFailure: true },
    );
    expect(seen.size).toBeGreaterThan(40);
    expect(standings.size).toBeGreaterThan(1);
  },
);

/** The versions with which a file would end while one of the gates is open and people are answering. */
const endsWhileOpen = (pinned: Template, trail: readonly NumberedEvent[]): ReadonlySet<number> => {
  const fold = createFold(initial(pinned));
  const ends = trail.map((event) => {
    fold.add(event);
    return numberedUpTo(fold.now());
  });
  return new Set(ends.filter((end, index) => end < index + 1));
};

test(
  "wherever an open gate ends a file, what is in it is decided again to the last field",
  { timeout: 120_000 },
  () => {
    let ended = 0;
    fc.assert(
      fc.property(template, tie, choices, (pinned, rule, steps) => {
        const trail = playedTrail(pinned, rule, steps);
        const { events } = recordedRun(pinned, trail, "random");
        for (const end of endsWhileOpen(pinned, trail)) {
          expect(replay(pinned, events.slice(0, end))).toEqual([]);
          ended += 1;
        }
      }),
      { numRuns: 30, endOnFailure: true },
    );
    expect(ended).toBeGreaterThan(30);
  },
);
