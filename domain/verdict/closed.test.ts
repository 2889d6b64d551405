import { expect, test } from "vitest";
import {
  andThen,
  gate,
  launched,
  template,
  trailOf,
  written,
} from "../../test/specification/verdict.ts";
import type { DomainEvent } from "../event.ts";
import type { Block, Template } from "../template.ts";
import { closedUnfinished } from "./closed.ts";
import { continueTrail, emptyTrail } from "./trail.ts";

const [first, ...others] = template.steps;
const form = first?.parts.blocks.filter(({ block }) => block === "form") ?? [];
const session: Block = { block: "session", key: "session" };
const of = (...blocks: readonly Block[]): Template => ({
  ...template,
  steps: first === undefined ? [] : [{ ...first, parts: { kind: "one", blocks } }, ...others],
});

const closed = (outcome: "not-needed" | "passed" = "not-needed", part = "plan:1"): DomainEvent => ({
  type: "partClosed",
  data: { part, outcome },
});
const said = (part = "plan:1"): DomainEvent => ({
  type: "partSubmitted",
  data: { part, version: 1 },
});

const begun = trailOf(launched());
const wrote = trailOf(written(launched()));

test.each([
  ["what was written and closed", of(...form), wrote, [closed()], [0]],
  ["not what somebody had said was finished", of(...form), wrote, [said(), closed()], []],
  ["what was said to be finished only afterwards", of(...form), wrote, [closed(), said()], [0]],
  [
    "not what was said so before, and again after",
    of(...form),
    wrote,
    [said(), closed(), said()],
    [],
  ],
  ["what something else was finished beside", of(...form), wrote, [said("pilot:1"), closed()], [1]],
  ["not what nobody wrote", of(...form), begun, [closed()], []],
  ["not what a gate was to decide", of(...form, gate), wrote, [closed()], []],
  ["not where there is nothing to write", of(session), wrote, [closed()], []],
  ["not what closed because it was decided", of(...form), wrote, [closed("passed")], []],
  ["not a part that is not there", of(...form), wrote, [closed("not-needed", "plan:2")], []],
  ["not a step that is not there", { ...template, steps: others }, wrote, [closed()], []],
] as const)("closed before anybody finished it: %s", (_, judged, before, further, at) => {
  const events = andThen(before, ...further);
  const found = closedUnfinished(continueTrail(emptyTrail(judged), events));
  expect(found).toMatchObject(
    at.map((index) => ({
      ...{ code: "closed-unfinished", step: "plan", visit: 1 },
      events: [events[before.length + index]?.id],
    })),
  );
});
