import type { EventType } from "../event.ts";
import { own } from "../rules/lookup.ts";
import type { Claim, RunState } from "../state.ts";
import { finding, type Finding } from "./finding.ts";
import { stepsOf, type Trail } from "./trail.ts";

/**
 * What was said about people by somebody else. `corroborated`: all of them say that it happened; `disputed`: one of them
 * says that it did not; `asserted`: one side said so, and not everybody has answered. `event`: its id.
 */
export type ClaimVerdict = {
  readonly event: string;
  readonly kind: EventType;
  readonly members: readonly string[];
  readonly evidence: "proven" | "corroborated" | "asserted" | "disputed";
};

const evidenceOf = (trail: Trail, claim: Claim): ClaimVerdict["evidence"] => {
  const answers = claim.members.map((member) => own(claim.answers, member));
  if (answers.includes(false)) return "disputed";
  if (answers.includes(undefined)) return "asserted";
  const signed = stepsOf(trail, "corroborated").filter(
    ({ event }) => event.data.claim === claim.version && event.assurance === "passkey-signed",
  );
  const isProven = claim.members.every((member) =>
    signed.some(({ event }) => event.data.member === member),
  );
  return isProven ? "proven" : "corroborated";
};

export const claimsOf = (trail: Trail): readonly ClaimVerdict[] =>
  Object.values(trail.end.claims).flatMap((claim) => {
    const { kind, version, members } = claim;
    const event = trail.steps.find((step) => step.event.version === version)?.event.id;
    return event === undefined
      ? []
      : [{ event, kind, members, evidence: evidenceOf(trail, claim) }];
  });

/** Whether the person themselves says that it did not happen. */
export const isDenied = (state: RunState, version: number, member: string): boolean =>
  own(own(state.claims, String(version))?.answers ?? {}, member) === false;

/** The newest word of each person counts: a dispute that was taken back is none. */
export const disputedClaims = (trail: Trail): readonly Finding[] =>
  stepsOf(trail, "corroborated").flatMap(({ event }) => {
    const { agrees, claim, member } = event.data;
    const told = trail.steps.find((step) => step.event.version === claim)?.event.id;
    const isLast = !stepsOf(trail, "corroborated").some(
      ({ event: later }) =>
        later.version > event.version && later.data.claim === claim && later.data.member === member,
    );
    return agrees || !isLast || told === undefined
      ? []
      : [finding("claim-disputed", null, [told, event.id])];
  });
