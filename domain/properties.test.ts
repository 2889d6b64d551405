import fc from "fast-check";
import { expect, test } from "vitest";
import type { Command } from "./command.ts";
import type { EventType } from "./event.ts";
import { evolve } from "./evolve.ts";
import { initial } from "./initial.ts";
import { decidesAlike, player } from "../test/properties/driver.ts";
import { deepFreeze } from "../test/properties/freeze.ts";
import { gateOf } from "./rules/lookup.ts";
import { askingForTime } from "./rules/clock.ts";
import type { Run } from "../test/specification/run.ts";
import { everyShape, shapes } from "../test/specification/template.ts";
import { builtIn } from "../programmes/all.ts";
import { refusable } from "../test/judge/judge.ts";
import type { Template } from "./template.ts";

const steps = everyShape.steps.map((step) => step.key);

const template: fc.Arbitrary<Template> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(everyShape) },
  { weight: 1, arbitrary: fc.constantFrom(...builtIn) },
  { weight: 1, arbitrary: fc.constantFrom(shapes("panel"), shapes("group", "panel")) },
  {
    weight: 3,
    arbitrary: fc
      .shuffledSubarray(steps, { minLength: 1, maxLength: 4 })
      .map((keys) => shapes(...keys)),
  },
);
const tie = fc.constantFrom("refuse", "defer-to-another-panel", "lived-experience-decides");
const choices = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 0x7fffffff }), {
    minLength: length,
    size: "max",
    maxLength: length * 2,
  });

const check = (isSo: boolean, what: string, ...about: readonly unknown[]): void => {
  if (!isSo) throw new Error(`${what}: ${JSON.stringify(about)}`);
};

/** Events in a line each, short enough to read. */
const told = (events: Run["events"]): readonly string[] =>
  events.map(({ version, at, actor, type, data }) =>
    [version, at.slice(0, 16), actor.id, type, JSON.stringify(data).slice(0, 240)].join(" "),
  );

/** A clock stands still only for somebody who may answer and still asks for time. */
const standsForNobody = ({ state }: Run): boolean =>
  Object.values(state.requests).some((request) => {
    const part = state.parts[request.part];
    const gate = part && gateOf(state, part);
    if (request.clockStoppedAt === null || part?.gate !== "open" || !gate) return false;
    return askingForTime(state, part, gate, request).length === 0;
  });

/** Folds what JSON keeps of the events: the workflow's state must be the record's. */
const refolded = (run: Run, pinned: Template) => {
  const events: typeof run.events = JSON.parse(JSON.stringify(run.events));
  return events.reduce(evolve, initial(pinned));
};

const PEOPLES_YES = ["signOff", "prefer", "overrideGate"];

test("whatever people and time do, the record holds to the rules", { timeout: 180_000 }, () => {
  const seen = new Map<string, number>();
  const refusals = new Map<string, number>();
  let commands = 0;
  let finished = 0;
  let runs = 0;
  fc.assert(
    fc.property(template, tie, choices(180), (pinned, rule, steps) => {
      const watch = (before: Run, command: Command, after: Run): void => {
        deepFreeze(after.state);
        if (after.refusal) {
          check(after.state === before.state, "a refusal changed the state", command);
          refusals.set(after.refusal.code, (refusals.get(after.refusal.code) ?? 0) + 1);
          return;
        }
        check(!standsForNobody(after), "a clock stands still for nobody", command);
        check(after.last.length > 0, "accepted, and nothing happened", command);
        if (after.events.length % 7 === 0) check(decidesAlike(before, command), "wavers", command);
        for (const event of after.events.slice(before.events.length)) {
          seen.set(event.type, (seen.get(event.type) ?? 0) + 1);
        }
      };
      const played = player(pinned, watch).play(rule, steps);
      const wrong = refusable(pinned, played.run.events);
      check(wrong.length === 0, "against the rules", wrong, told(played.run.events));
      commands += played.commands;
      runs++;
      if (played.run.state.status === "finished") finished++;
      const { state } = played.run;
      check(state.version === played.run.events.length, "the version does not count the events");
      expect(refolded(played.run, pinned)).toEqual(state);
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      expect(structuredClone(state)).toEqual(state);
    }),
    { numRuns: 150, endOnFailure: true },
  );
  expect(commands).toBeGreaterThan(20_000);
  expect(finished).toBeGreaterThan(runs / 5);
  const never = EVERY.filter((type) => !seen.has(type));
  expect(never).toEqual([]);
});

const EVERY: readonly EventType[] = [
  "runLaunched",
  "memberJoined",
  "rolesChanged",
  "declarationMade",
  "withdrew",
  "accessNeedStated",
  "accessNeedMet",
  "delegated",
  "delegationEnded",
  "capacityBuilt",
  "supportOffered",
  "paymentOffered",
  "paymentAnswered",
  "paymentMade",
  "stepOpened",
  "partOpened",
  "versionSaved",
  "partClosed",
  "stepClosed",
  "sitesComplete",
  "deliveryStarted",
  "deliveryCompleted",
  "factStated",
  "signOffRequested",
  "noticeSent",
  "noticeFailed",
  "noticeReturned",
  "toldInPerson",
  "requestSeen",
  "signedOff",
  "declined",
  "preferred",
  "askedForTime",
  "stoodAside",
  "recused",
  "answerConfirmed",
  "answerDisputed",
  "answersLapsed",
  "quorumRecomputed",
  "objected",
  "objectionLifted",
  "clockStopped",
  "clockRestarted",
  "escalated",
  "dueExtended",
  "gatePassed",
  "gateRefused",
  "gateOverridden",
  "contributed",
  "contributionAnswered",
  "contributionDisputed",
  "reflected",
  "paused",
  "resumed",
  "runFinished",
  "credentialRegistered",
  "corroborated",
  "erased",
];

test(
  "while nobody says yes, neither time nor the engine passes a gate",
  { timeout: 60_000 },
  () => {
    let asked = 0;
    let extended = 0;
    fc.assert(
      fc.property(template, tie, choices(80), (pinned, rule, steps) => {
        const watch = (_: Run, __: Command, after: Run): void => {
          for (const event of after.last) {
            check(event.type !== "gatePassed", "passed in silence", event);
            if (event.type === "signOffRequested") asked++;
            if (event.type === "dueExtended") extended++;
          }
        };
        player(pinned, watch, (command) => PEOPLES_YES.includes(command.type)).play(rule, steps);
      }),
      { numRuns: 90, endOnFailure: true },
    );
    expect(asked).toBeGreaterThan(30);
    expect(extended).toBeGreaterThan(15);
  },
);
