import type { Block, Field, Form, Gate, Parts, Section } from "../../domain/template.ts";
import type { Draw } from "./draw.ts";

/** What a list of blocks is for: its step, and whether somebody of lived experience leads the run, so that staff never decide. */
export type Sketch = { readonly step: string; readonly led: boolean };

const choice = (key: string, values: readonly string[]): Field => ({
  key,
  label: key,
  kind: "choice",
  required: true,
  options: values.map((value) => ({ value, label: value })),
});

/** Every answer that steers a run; always asked where a part is steered by its form. */
const WAYS: Section = {
  key: "ways",
  title: "Where it goes",
  fields: [
    choice("again", ["again", "enough"]),
    choice("next", ["on", "back", "out"]),
    { key: "amount", label: "How much?", kind: "number", required: true, unit: "pence", min: 0 },
  ],
};

const DAYS: Section = {
  key: "days",
  title: "When",
  fields: [{ key: "review", label: "When?", kind: "date", required: true, when: "future" }],
};

const LISTS: Section = {
  key: "lists",
  title: "What there is",
  fields: [{ key: "options", label: "Which?", kind: "options", required: true }],
};

const EVERY_KIND: Section = {
  key: "words",
  title: "What is said",
  fields: [
    { key: "line", label: "What?", kind: "text", required: true },
    { key: "more", label: "More?", kind: "long-text" },
    { key: "many", label: "Some?", kind: "choices", options: [{ value: "a", label: "A" }] },
    { key: "people", label: "Who?", kind: "members" },
    { key: "is", label: "Is it?", kind: "yes-no" },
    { key: "size", label: "How far?", kind: "number", decimals: 2, max: 10 },
    { key: "day", label: "When?", kind: "date", when: "past", means: "baseline" },
    { key: "film", label: "The film", kind: "file", accept: ["video/*"] },
    { key: "rows", label: "Rows", kind: "list", of: [{ key: "one", label: "One", kind: "text" }] },
  ],
};

const formWith = (draw: Draw, steers: boolean): Form => ({
  sections: [EVERY_KIND, LISTS, ...(draw.chance(40) ? [DAYS] : []), ...(steers ? [WAYS] : [])],
});

const CIRCLES = ["group", "peers", "free"] as const;

const gateFor = (draw: Draw, key: string, { led }: Sketch): Gate => {
  const common = {
    block: "gate" as const,
    key,
    share: draw.pick([0, 0.5, 0.6]),
    notice: { workingDays: 2 },
    due: { workingDays: 5 },
    extension: { workingDays: 2 },
    reminders: draw.chance(50) ? [{ workingDays: 1 }] : [],
  };
  const rule = led ? "consent" : draw.pick(["consent", "consent", "majority", "preference"]);
  const circle = led ? "peers" : draw.pick(CIRCLES);
  if (rule === "preference")
    return { ...common, rule, circle, options: { section: "lists", field: "options" } };
  if (rule === "consent") return { ...common, rule, circle };
  return draw.chance(50)
    ? { ...common, rule: "majority", circle: "small" }
    : { ...common, rule: "majority", circle: "panel", tie: "tie" };
};

const pollFor = (draw: Draw, key: string, hasForm: boolean): Block => {
  const choose = draw.pick(["one", "several", "rank", "scale"] as const);
  return {
    block: "poll",
    key,
    question: "Which?",
    choose,
    options:
      hasForm && draw.chance(50)
        ? { section: "lists", field: "options" }
        : ["red", "green"].map((value) => ({ value, label: value })),
    ...(choose === "scale" ? { scale: { least: 1, most: 5 } } : {}),
    voters: draw.pick(["addresses", "group", "leaders"]),
    anonymous: draw.chance(50),
    open: { workingDays: 5 },
    reminders: draw.chance(50) ? [{ workingDays: 1 }] : [],
    ...(draw.chance(50) ? { leastShare: 0.5 } : {}),
  };
};

/** What needs no form before it. */
const free = (draw: Draw, key: string, { step }: Sketch, hasForm: boolean): Block => {
  switch (draw.pick(["session", "poll", "measure"] as const)) {
    case "session":
      return {
        block: "session",
        key,
        ...(draw.chance(30) ? { held: 2 } : {}),
        ...(draw.chance(30) ? { leads: "leaders" } : {}),
        ...(draw.chance(30) ? { capacity: "training" } : {}),
        ...(draw.chance(30) ? { voices: true } : {}),
      };
    case "poll":
      return pollFor(draw, key, hasForm);
    case "measure":
      return {
        block: "measure",
        key,
        point: `${step}-${key}`,
        indicators: draw.chance(50) ? ["waits"] : ["waits", "calls"],
      };
  }
};

/** Blocks in an order that works. `steers`: a form among them asks where the run goes, if there is one at all. */
export const listOfBlocks = (draw: Draw, sketch: Sketch, steers: boolean): readonly Block[] => {
  const blocks: Block[] = [];
  const key = (): string => `b${blocks.length}`;
  for (let stretch = 1 + draw.below(2); stretch > 0; stretch--) {
    if (draw.chance(30)) blocks.push(free(draw, key(), sketch, false));
    const circle = draw.chance(20) ? { circle: "writers" } : {};
    blocks.push({ block: "form", key: key(), form: formWith(draw, steers), ...circle });
    if (draw.chance(30)) blocks.push(free(draw, key(), sketch, true));
    if (draw.chance(60)) blocks.push(gateFor(draw, key(), sketch));
    if (draw.chance(30)) blocks.push({ block: "delivery", key: key() });
    if (draw.chance(20)) blocks.push(free(draw, key(), sketch, true));
  }
  return blocks;
};

/** The blocks of the part that closes last: what it says decides where the run goes. */
export const blocksOfLast = (parts: Parts): readonly Block[] =>
  (parts.kind === "named" ? (parts.join?.blocks ?? parts.parts.at(-1)?.blocks) : undefined) ??
  parts.blocks;
