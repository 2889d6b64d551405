import { own, gateOf } from "./rules/lookup.ts";
import type { RunState, StepState } from "./state.ts";
import type { Template } from "./template.ts";
import { claimsOf, disputedClaims, type ClaimVerdict } from "./verdict/claims.ts";
import { dropped } from "./verdict/dropped.ts";
import { changesNotMade } from "./verdict/changes.ts";
import { closedUnfinished } from "./verdict/closed.ts";
import { withoutConsent } from "./verdict/consents.ts";
import { covering, evidenceOfAnswers, least, type Evidence } from "./verdict/evidence.ts";
import type { Finding } from "./verdict/finding.ts";
import * as gates from "./verdict/gates.ts";
import * as meetings from "./verdict/meetings.ts";
import { rungOf, type Rung } from "./verdict/ladder.ts";
import { accessNeeds } from "./verdict/needs.ts";
import * as people from "./verdict/people.ts";
import * as polls from "./verdict/polls.ts";
import { assertedSides } from "./verdict/sides.ts";
import {
  continueTrail,
  emptyTrail,
  endingsOf,
  type Trail,
  type TrailEvent,
} from "./verdict/trail.ts";

export type { ClaimVerdict } from "./verdict/claims.ts";
export type { Evidence } from "./verdict/evidence.ts";
export type { Finding, FindingCode } from "./verdict/finding.ts";
export type { Rung } from "./verdict/ladder.ts";
export type { TrailEvent } from "./verdict/trail.ts";

/**
 * `held`: it took place, and nobody was asked to agree to anything in it (a meeting, a training, thanks). `not-yet`: the step
 * is still open and nothing speaks against it.
 */
export type Standing = "co-produced" | "at-risk" | "not-co-produced" | "held" | "not-yet";

export type StepVerdict = {
  readonly step: string;
  readonly visit: number;
  readonly standing: Standing;
  readonly evidence: Evidence;
  readonly findings: readonly Finding[];
};

export type Verdict = {
  readonly standing: Standing;
  /** The rung of the ladder of participation (Think Local Act Personal) that the events reach. */
  readonly rung: Rung;
  readonly steps: readonly StepVerdict[];
  readonly findings: readonly Finding[];
  /** What was said about people by others, and how far they bear it out. */
  readonly claims: readonly ClaimVerdict[];
  /** The version of the run that was judged. */
  readonly version: number;
};

const RULES: readonly ((trail: Trail) => readonly Finding[])[] = [
  gates.overrides,
  gates.passes,
  gates.afterTheFact,
  gates.undelivered,
  gates.neverOpened,
  gates.withoutPwle,
  gates.withoutLost,
  gates.disputed,
  gates.disowned,
  gates.freshKeys,
  changesNotMade,
  assertedSides,
  closedUnfinished,
  dropped,
  disputedClaims,
  people.oneOff,
  people.chairs,
  people.payment,
  accessNeeds,
  people.unanswered,
  people.absences,
  people.baselines,
  meetings.meetings,
  polls.poorResponses,
  polls.changedElectorates,
  withoutConsent,
  people.withoutBefore,
];

/** The firmest evidence that still covers the quorum of every passed gate of the step. */
const evidenceOf = (trail: Trail, { key, visit }: StepState): Evidence => {
  const closings = endingsOf(trail, "gatePassed").filter(({ before, event }) => {
    const part = own(before.parts, event.data.part);
    return part?.step === key && part.visit === visit;
  });
  const evidence = evidenceOfAnswers(trail);
  return least(
    closings.flatMap(({ before, event }) => {
      const part = own(before.parts, event.data.part);
      // Each request by what counted there: an answer about other sections stands for nothing here.
      return (part ? gates.standingCounted(trail, before, part) : []).map(({ needed, answers }) =>
        covering(answers.map(evidence), needed),
      );
    }),
  );
};

const standingOf = (
  findings: readonly Finding[],
  isDone: boolean,
  done: "co-produced" | "held" = "co-produced",
): Standing => {
  if (findings.some(({ weight }) => weight === "breaks")) return "not-co-produced";
  if (findings.some(({ weight }) => weight === "weakens")) return "at-risk";
  return isDone ? done : "not-yet";
};

/** How firmly it is known who was at a step's sessions: the least of them counts. */
const meetingEvidence = (trail: Trail, step: StepState): Evidence => {
  const sessions = meetings.heldIn(trail.end, step);
  if (sessions.length === 0) return evidenceOf(trail, step);
  return sessions.every((session) => meetings.isBorneOut(trail.end, session))
    ? "own-act"
    : "helpers-word";
};

const marks = (found: Finding, steps: readonly StepState[], at: number): boolean => {
  const from = steps.findIndex(({ key, visit }) => key === found.step && visit === found.visit);
  return found.onwards ? from >= 0 && at >= from : at === from;
};

/**
 * A run whose template makes no decision, or that has decided nothing, can't be called co-produced. That people agree how a
 * meeting was written down is no decision.
 */
const hasDecided = (state: RunState): boolean =>
  Object.values(state.parts).some(
    (part) =>
      part.gate === "passed" &&
      gateOf(state, part) &&
      !meetings.onlyMeets(state, { key: part.step }),
  );

/**
 * Judges a run from its events alone: nothing that anybody says of it counts. The same events give the same verdict on
 * the manager's board, in an auditor's browser and offline.
 * @param events all of the run's events in the order of their versions; what is missing counts against it.
 */
export const verdict = (template: Template, events: readonly TrailEvent[]): Verdict =>
  judge(continueTrail(emptyTrail(template), events));

/** As `verdict`, of events that are folded already. */
export const judge = (trail: Trail): Verdict => {
  const findings = RULES.flatMap((rule) => rule(trail));
  const { steps } = trail.end;
  const judged = steps.map((step, at): StepVerdict => {
    const own = findings.filter((found) => marks(found, steps, at));
    if (meetings.onlyMeets(trail.end, step))
      return {
        step: step.key,
        visit: step.visit,
        standing: standingOf(own, step.status === "closed", "held"),
        evidence: meetingEvidence(trail, step),
        findings: own,
      };
    const evidence = evidenceOf(trail, step);
    const isDone = step.status === "closed" && evidence !== "none";
    return {
      step: step.key,
      visit: step.visit,
      standing: standingOf(own, isDone),
      evidence,
      findings: own,
    };
  });
  const isOver = trail.end.status === "finished";
  const onlyMet = meetings.decidedNothing(trail.end);
  const isDone = isOver && (onlyMet || hasDecided(trail.end));
  return {
    standing: standingOf(findings, isDone, onlyMet ? "held" : "co-produced"),
    rung: rungOf(trail, findings),
    steps: judged,
    findings,
    claims: claimsOf(trail),
    version: trail.end.version,
  };
};
