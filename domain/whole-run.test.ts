import { expect, test } from "vitest";
import type { Command, Order } from "./command.ts";
import { ENGINE } from "./actor.ts";
import type { Actor } from "./actor.ts";
import { plan } from "./plan.ts";
import { emptyRun, give } from "../test/specification/run.ts";
import type { Run } from "../test/specification/run.ts";
import { everyShape } from "../test/specification/template.ts";
import { formOf } from "./rules/blocks.ts";
import type { Part } from "./state.ts";
import { currentStep, stepDefinition } from "./rules/lookup.ts";

const manager: Actor = { id: "manager", role: "programme-manager", via: "session" };
const sealed = { commitment: "00" };
const people = [
  ["ada", "pwle"],
  ["ben", "pwle"],
  ["cyd", "staff"],
  ["dee", "staff"],
] as const;

const must = (run: Run, command: Command): Run => {
  const next = give(run, command);
  if (next.refusal) throw new Error(`${JSON.stringify(command)}: ${JSON.stringify(next.refusal)}`);
  return next;
};

/** Does everything that the plan asks for, until nothing is left to do at `at`. */
const settle = (run: Run, at: string): Run => {
  let settled = run;
  for (let step = 0; step < 500; step++) {
    const planned = plan(settled.state, at);
    const orders: readonly Order[] = [
      ...planned.parts.flatMap((part) => part.orders),
      ...planned.orders,
      ...planned.parts.flatMap((part) =>
        part.notices.map((notice): Order => ({
          type: "recordNotice",
          data: { ...notice, result: { sent: "email" } },
        })),
      ),
    ];
    const order = orders[0];
    if (order === undefined) return settled;
    settled = must(settled, { ...order, actor: ENGINE, at });
  }
  throw new Error("the plan never comes to rest");
};

const content = (part: Part, round: number) => {
  const step = stepDefinition({ ...emptyRun(everyShape).state }, part.step);
  if (!step) throw new Error(part.step);
  const values: { [field: string]: string } = {
    again: round < 2 ? "yes" : "no",
    next: "end",
    which: "north",
  };
  return Object.fromEntries(
    formOf(part, step).sections.map((section) => [
      section.key,
      {
        digest: `${section.key}${round}`,
        fields: Object.fromEntries(
          section.fields.map((field) => [
            field.key,
            field.kind === "options" ? ["a", "b"] : (values[field.key] ?? sealed),
          ]),
        ),
      },
    ]),
  );
};

test("a run of every shape goes from launch to its end, and only by what people answer", () => {
  let day = Date.UTC(2026, 0, 5, 9);
  const now = () => new Date(day).toISOString();
  let id = 0;
  let run = must(emptyRun(everyShape), {
    type: "launchRun",
    actor: manager,
    at: now(),
    data: {
      organisation: "org",
      template: { name: "every-shape", version: 1, digest: "t" },
      title: sealed,
      parameters: { tie: "refuse" },
      calendar: { nation: "scotland", from: "2026-01-01", until: "2029-12-31", holidays: [] },
    },
  });
  for (const [member, side] of people)
    run = must(run, {
      type: "joinMember",
      actor: manager,
      at: now(),
      data: {
        member,
        side,
        roles: ["decision-maker", "deliverer"],
        declares: [],
      },
    });
  for (const [member, side] of people)
    if (side === "pwle")
      run = must(run, {
        type: "makeDeclaration",
        actor: { id: member, role: "member", via: "session" },
        at: now(),
        data: { member, declares: "no-funding", holds: true, by: "self" },
      });
  for (let step = 0; step < 200 && run.state.status === "running"; step++) {
    run = settle(run, now());
    const step = currentStep(run.state);
    if (run.state.status !== "running" || !step) break;
    const by = { actor: manager, at: now() };
    const isAdded = stepDefinition(run.state, step.key)?.parts.kind === "added";
    if (isAdded && !step.sitesComplete && step.parts.length < 2) {
      run = must(run, { type: "addSite", data: { step: step.key, title: sealed }, ...by });
      if (step.parts.length === 1)
        run = must(run, { type: "completeSites", data: { step: step.key }, ...by });
    }
    for (const part of step.parts.map((key) => run.state.parts[key])) {
      if (!part || part.status === "closed") continue;
      if (part.versions.length === 0) {
        run = must(run, {
          type: "saveVersion",
          data: {
            part: part.id,
            basedOn: 0,
            digest: `digest of ${part.id}`,
            sections: content(part, part.ordinal),
            note: null,
          },
          ...by,
        });
        if (part.gate === "none") {
          const data = { part: part.id, version: 1 };
          run = must(run, { type: "submitPart", data, ...by });
          continue;
        }
        const request = `request ${++id}`;
        run = must(run, {
          type: "requestSignOff",
          data: { id: request, part: part.id, version: 1, sections: [] },
          ...by,
        });
        run = settle(run, now());
        for (const [member] of people) {
          const actor: Actor = { id: member, role: "member", via: "session" };
          const answer = {
            request,
            version: 1,
            digest: `digest of ${part.id}`,
            member,
          };
          run = must(
            run,
            step.key === "survey"
              ? { type: "prefer", data: { ...answer, ranking: ["b", "a"] }, actor, at: now() }
              : {
                  type: "signOff",
                  data: { ...answer, answer: "yes", comment: null },
                  actor,
                  at: now(),
                },
          );
        }
      } else if (part.gate === "passed" && part.delivery === "not-started") {
        const on = now().slice(0, 10);
        run = must(run, { type: "startDelivery", data: { part: part.id, on }, ...by });
        run = must(run, {
          type: "completeDelivery",
          data: { part: part.id, on, reached: 12, deliveredBy: ["ada"], report: sealed },
          ...by,
        });
      }
    }
    day += 86_400_000;
  }
  expect(run.state.status).toBe("finished");
  expect(run.state.steps.map((s) => `${s.key} ${s.parts.length}`)).toEqual([
    "group 1",
    "areas 3",
    "blocks 2",
    "refine 2",
    "sites 2",
    "workshops 4",
    "panel 1",
    "survey 1",
    "rounds 2",
    "gathering 1",
    "learn 1",
  ]);
});
