import type { GeneratorValue } from "fast-check";
import type { Need } from "../../domain/need.ts";
import type { Next, Parts, Step, StepKind, Template } from "../../domain/template.ts";
import { blocksOfLast, listOfBlocks, type Sketch } from "./blocks.ts";
import { drawFrom, type Draw } from "./draw.ts";
import { circles, declarations, DEFER, parameters } from "./people.ts";

const KINDS: readonly StepKind[] = [
  ...(["form-group", "plan", "pilot", "refine", "roll-out"] as const),
  ...(["monitor", "learn", "decide", "embed", "meet"] as const),
];

const partsOf = (draw: Draw, sketch: Sketch): Parts => {
  const kind = draw.pick(["one", "one", "named", "added", "rounds", "repeats"] as const);
  const list = (steers = false) => listOfBlocks(draw, sketch, steers);
  switch (kind) {
    case "one":
    case "added":
      return { kind, blocks: list(true) };
    case "rounds":
      return {
        kind,
        again: { section: "ways", field: "again", is: "again" },
        blocks: list(true),
      };
    case "repeats":
      return { kind, count: "count", every: "every", blocks: list(true) };
    case "named": {
      const isJoined = draw.chance(50);
      return {
        kind,
        order: draw.pick(["side-by-side", "in-order"] as const),
        parts: ["north", "south"].map((key) => ({
          key,
          title: key,
          ...(draw.chance(40) ? { titleFrom: "place" } : {}),
          ...(draw.chance(50) ? { blocks: list(true) } : {}),
        })),
        blocks: list(true),
        ...(isJoined ? { join: { title: "Both", blocks: list(true) } } : {}),
      };
    }
  }
};

/** Where a step leads: on to the following one, and at times also back, over it, or out. */
const waysOf = (draw: Draw, { at, of, keys, parts }: Placed): readonly Next[] => {
  const following = keys[at + 1] ?? "end";
  const field = { section: "ways", field: "next" } as const;
  const blocks = blocksOfLast(parts);
  const asks = blocks.some(
    (block) => block.block === "form" && block.form.sections.some(({ key }) => key === "ways"),
  );
  const measure = blocks.find((block) => block.block === "measure");
  const isMajority = blocks.some((block) => block.block === "gate" && block.rule === "majority");
  const ways: Next[] = [];
  if (isMajority && draw.chance(50)) ways.push({ when: { gate: "refused" }, to: following });
  if (measure !== undefined && draw.chance(40)) {
    const drifted = measure.indicators[0] ?? "";
    const since = measure.point;
    ways.push({ when: { drifted, since, by: "drift" }, to: keys[draw.below(at + 1)] ?? "end" });
  }
  if (!asks) return ways;
  if (draw.chance(30)) {
    const together = draw.chance(50)
      ? { together: { parameter: "split", is: "together" } }
      : undefined;
    const over = { section: "ways", field: "amount", over: "over", ...together };
    ways.push({ when: over, to: of > at + 2 ? (keys[at + 2] ?? "end") : "end" });
  }
  if (draw.chance(50)) {
    ways.push({ when: { ...field, is: "back" }, to: keys[draw.below(at + 1)] ?? "end" });
    ways.push({ when: { ...field, is: "out" }, to: "end" });
    ways.push({ when: { ...field, is: "on" }, to: following });
  }
  return ways;
};

type Placed = {
  readonly at: number;
  readonly of: number;
  readonly keys: readonly string[];
  readonly parts: Parts;
};

/** The steps before `at` through which every run goes that comes to it: none of their ways leads over them. */
const surelyBefore = (steps: readonly Step[], at: number): readonly Step[] => {
  const indexOf = (to: string): number => steps.findIndex(({ key }) => key === to);
  return steps
    .slice(0, at)
    .filter((_, candidate) =>
      steps.every((step, from) =>
        (step.next ?? []).every(({ to }) => from >= candidate || indexOf(to) <= candidate),
      ),
    );
};

/** Whether a no leads out of a step, and so past what comes after the vote. */
const refusable = ({ next = [] }: Step): boolean =>
  next.some(({ when }) => when !== undefined && "gate" in when);

const needsOf = (draw: Draw, steps: readonly Step[], at: number): readonly Need[] => {
  const before = surelyBefore(steps, at);
  const needs: Need[] = [];
  if (draw.chance(10)) needs.push({ day: "starts" });
  if (draw.chance(10)) needs.push({ declared: "consent", by: "either", of: "young" });
  if (draw.chance(10)) needs.push({ declared: "seat", by: "self", of: "seated" });
  for (const step of before) {
    const blocks = blocksOfLast(step.parts);
    if (draw.chance(10)) needs.push({ step: step.key });
    if (draw.chance(10)) needs.push({ answered: step.key });
    if (step.parts.kind === "added" || refusable(step)) continue;
    for (const block of blocks) {
      if (block.block === "measure" && draw.chance(50))
        for (const measured of block.indicators) needs.push({ measured, at: block.point });
      const asksDay =
        block.block === "form" && block.form.sections.some(({ key }) => key === "days");
      if (asksDay && draw.chance(50))
        needs.push({ dayOf: { step: step.key, section: "days", field: "review" } });
    }
  }
  return needs;
};

/** A majority that can end in a tie which other people decide, in a step of their own. */
const deferring = (keys: readonly [string, string], following: string): readonly Step[] => {
  const [first, second] = keys;
  const asked = (circle: string, tie?: string): Step["parts"] => ({
    kind: "one",
    blocks: [
      { block: "form", key: "text", form: { sections: [WORDS] } },
      {
        ...{ block: "gate", key: "gate", circle, share: 0.5, ...PACE },
        ...(tie === undefined ? { rule: "consent" } : { rule: "majority", tie }),
      },
    ],
  });
  const common = { title: "Decide", purpose: "Decide.", kind: "decide" } as const;
  return [
    {
      ...common,
      key: first,
      parts: asked("panel", DEFER),
      next: [{ when: { gate: "tied" }, to: second }, { to: following }],
    },
    { ...common, key: second, parts: asked("others") },
  ];
};

const WORDS = {
  key: "words",
  title: "Words",
  fields: [{ key: "what", label: "What?", kind: "text", required: true }],
} as const;

const PACE = {
  notice: { workingDays: 2 },
  due: { workingDays: 5 },
  reminders: [{ workingDays: 1 }],
  extension: { workingDays: 2 },
} as const;

/** A template that says what it likes in the words of the language, and is well formed. */
export const templateFrom = (generate: GeneratorValue): Template => {
  const draw = drawFrom(generate);
  const led = draw.chance(20);
  const many = 1 + draw.below(5);
  const keys = Array.from({ length: many }, (_, at) => `s${at}`);
  const defers = !led && draw.chance(20);
  const sketches = keys.map((key) => ({ step: key, led }));
  const plain = keys.map((key, at): Step => {
    const sketch = sketches[at] ?? { step: key, led };
    const parts = partsOf(draw, sketch);
    const next = waysOf(draw, { at, of: many, keys, parts });
    return {
      key,
      title: `Step ${at}`,
      purpose: "People do what they like.",
      kind: draw.pick(KINDS),
      parts,
      ...(next.length > 0 ? { next } : {}),
      ...(draw.chance(10) ? { answers: true } : {}),
      ...(draw.chance(10) ? { retires: "retired" } : {}),
    };
  });
  const opening = defers ? deferring(["panel", "other-panel"], keys[0] ?? "end") : [];
  const all = [...opening, ...plain];
  const steps = all.map((step, at): Step => {
    const needs = needsOf(draw, all, at);
    return needs.length > 0 ? { ...step, needs } : step;
  });
  const measured = steps.flatMap(({ parts }) =>
    everyList(parts).flatMap((block) => (block.block === "measure" ? block.indicators : [])),
  );
  const meets = steps.find(({ parts }) =>
    everyList(parts).some(({ block }) => block === "session"),
  );
  const indicators = [...new Set(measured)].map((key) => ({
    key,
    label: key,
    unit: "points",
    better: draw.pick(["higher", "lower"] as const),
  }));
  return {
    name: "any",
    version: 1,
    title: "Any",
    summary: "Anything that can be said.",
    parameters,
    circles: circles(defers),
    declarations,
    ...(indicators.length > 0 ? { indicators } : {}),
    ...(led ? { lead: { side: "pwle" } } : {}),
    ...(draw.chance(20) ? { joins: [{ side: "pwle", roles: ["contributor"] }] } : {}),
    ...(meets !== undefined && draw.chance(50)
      ? {
          credentials: [
            { key: "trained", label: "Trained", earnedBy: { steps: [meets.key], came: 1 } },
          ],
        }
      : {}),
    ...(draw.chance(10) ? { supersedes: "older" } : {}),
    steps,
  };
};

const everyList = (parts: Parts) => [
  ...parts.blocks,
  ...(parts.kind === "named"
    ? [...parts.parts.flatMap(({ blocks = [] }) => blocks), ...(parts.join?.blocks ?? [])]
    : []),
];
