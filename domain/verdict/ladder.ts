import { hasGate } from "../rules/blocks.ts";
import { stepDefinition } from "../rules/lookup.ts";
import type { Finding, FindingCode } from "./finding.ts";
import { stepsWithPwle } from "./people.ts";
import type { Trail } from "./trail.ts";

/** The ladder of participation, lowest first (Think Local Act Personal, National Co-production Advisory Group). */
export const RUNGS = [
  "coercion",
  "educating",
  "informing",
  "consultation",
  "engagement",
  "co-design",
  "co-production",
] as const;

export type Rung = (typeof RUNGS)[number];

/** What a finding lets a run reach at most. */
const CAPS: { readonly [code in FindingCode]?: Rung } = {
  "N2-after-the-fact": "informing",
  "no-pwle-decides": "consultation",
  "gate-without-assent": "consultation",
  "N1-outcome-not-supported": "consultation",
  "N3-one-off": "engagement",
  "pwle-absent-from-roll-out": "co-design",
  "pwle-absent-from-monitoring": "co-design",
};

const lower = (a: Rung, b: Rung): Rung => (RUNGS.indexOf(a) <= RUNGS.indexOf(b) ? a : b);

/** How far the events themselves reach, before any finding caps it. */
const reached = (trail: Trail): Rung => {
  const { end: state } = trail;
  const withPwle = stepsWithPwle(trail);
  if (withPwle.size === 0) return "informing";
  const isGated = [...withPwle].some((key) => {
    const step = stepDefinition(state, key);
    return step !== undefined && hasGate(step);
  });
  if (!isGated) return "consultation";
  const decided = Object.values(state.parts).filter((part) => part.gate === "passed");
  if (decided.length === 0) return "engagement";
  const carriesOut = [...withPwle].some((key) => {
    const kind = stepDefinition(state, key)?.kind;
    return kind === "roll-out" || kind === "pilot" || kind === "monitor" || kind === "decide";
  });
  return carriesOut ? "co-production" : "co-design";
};

/** The rung is derived, never claimed: what the events reach, capped by each finding. */
export const rungOf = (trail: Trail, findings: readonly Finding[]): Rung =>
  findings.reduce<Rung>((rung, { code }) => lower(rung, CAPS[code] ?? rung), reached(trail));
