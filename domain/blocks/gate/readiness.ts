import type { Wait } from "../../plan-types.ts";
import type { Member, Part, Request, RunState, Version } from "../../state.ts";
import type { Gate, Step } from "../../template.ts";
import { unansweredAtGate } from "../../rules/contributions.ts";
import { formOf } from "../../rules/blocks.ts";
import { circleOf, shortfallOf } from "../../rules/circle.ts";
import { eligibleMembers } from "./eligibility.ts";
import { coveredSections, missingFields } from "../form/complete.ts";
import { yetToSay } from "../../loss/loss.ts";
import { gateOf, newestVersion, requestsOf, stepDefinition, stewards } from "../../rules/lookup.ts";
import { reachedHow } from "../../rules/notices.ts";
import { blocksBefore } from "../../rules/progress.ts";
import { rules } from "../rules.ts";
import { isReachable, outcomeOf, tally } from "./quorum.ts";
import type { GateOutcome, Tally } from "./quorum.ts";

/** Whether a part's gate can be decided now, and everything that is still missing if not. */
export type Readiness =
  | (GateOutcome & {
      readonly kind: "ready";
      readonly version: Version;
      readonly eligible: number;
      readonly needed: number;
      readonly yes: readonly string[];
    })
  | { readonly kind: "waiting"; readonly waits: readonly Wait[]; readonly wakeAt: string | null };

const ids = (members: readonly { readonly id: string }[]): readonly string[] =>
  members.map((member) => member.id);

/** What the circle that must stand before this gate is asked still lacks. */
export const standingShortfall = (state: RunState, gate: Gate) =>
  gate.standing === undefined ? [] : shortfallOf(state, circleOf(state, gate.standing));

/** Sections of the part's form that no request asks about yet. */
export const unaskedSections = (state: RunState, part: Part, step: Step): readonly string[] => {
  const form = formOf(part, step);
  const asked = requestsOf(state, part).flatMap((r) => coveredSections(form, r.sections));
  return coveredSections(form, []).filter((section) => !asked.includes(section));
};

const requestWaits = (
  state: RunState,
  part: Part,
  gate: Gate,
  request: Request,
  counted: Tally,
  now: string,
): readonly Wait[] => {
  const waits: Wait[] = [];
  const wait = (what: Wait["for"], members: readonly string[], until: string | null = null) =>
    waits.push({ part: part.id, for: what, members, until });
  if (!counted.reachable) wait("quorum-out-of-reach", []);
  else if (!counted.met) {
    const { unanswered, unconfirmed, no } = counted;
    if (unanswered.length > 0) wait("answers", ids(unanswered), request.dueAt);
    else if (no.length > 0) wait("objection", ids(no));
    else wait("confirmation", ids(unconfirmed), request.dueAt);
  }
  const speakers = yetToSay(state, request);
  if (speakers !== null) wait("loss", speakers);
  if (request.clockStoppedAt !== null)
    wait(
      "more-time",
      ids(counted.unanswered.filter((m) => request.answers[m.id]?.kind === "more-time")),
    );
  const sending: Member[] = [];
  const failed: Member[] = [];
  const looking: Member[] = [];
  for (const member of counted.unanswered) {
    const reached = reachedHow(request, gate, member.id);
    if (reached === "being-sent") sending.push(member);
    if (reached === "failed") failed.push(member);
    if (reached === "by-choice") looking.push(member);
  }
  if (sending.length > 0) wait("sending", ids(sending));
  if (failed.length > 0) wait("notice", ids(failed));
  if (looking.length > 0) wait("opening", ids(looking));
  if (counted.unanswered.length > 0 && request.noticeUntil > now)
    wait("notice", [], request.noticeUntil);
  return waits;
};

const partWaits = (state: RunState, part: Part, step: Step, gate: Gate): readonly Wait[] => {
  const waits: Wait[] = [];
  const wait = (what: Wait["for"], members: readonly string[]) =>
    waits.push({ part: part.id, for: what, members, until: null });
  for (const { block } of blocksBefore(state, part, gate.key)) {
    const { waits: what } = rules.passing[block];
    if (what !== null) wait(what, stewards(state));
  }
  const version = newestVersion(part);
  const isWritten =
    version !== undefined && missingFields(formOf(part, step), version).length === 0;
  if (!isWritten || part.gate === "refused") wait("version", stewards(state));
  else if (part.requests.length === 0 || unaskedSections(state, part, step).length > 0) {
    wait("request", stewards(state));
    if (part.requests.length === 0 && !isReachable(state, gate, eligibleMembers(state, part, gate)))
      wait("quorum-out-of-reach", []);
  }
  if (standingShortfall(state, gate).length > 0) wait("group", stewards(state));
  const objectors = Object.values(part.objections).filter((o) => o.open && o.blocks);
  if (objectors.length > 0) wait("objection", [...new Set(objectors.map((o) => o.member))]);
  if (unansweredAtGate(state, part).length > 0) wait("contribution", stewards(state));
  // Whoever takes part counts, not only who decides.
  const inNeed = Object.values(state.members).filter(
    ({ status, needs }) =>
      status === "active" && Object.values(needs).some((state) => state !== "met"),
  );
  if (part.requests.length > 0 && inNeed.length > 0) wait("access-need", ids(inNeed));
  return waits;
};

/** A request with its answers counted. */
export type Counted = { readonly request: Request; readonly counted: Tally };

/** What is asked at a part's gate, each request counted once. */
export const countedAt = (state: RunState, part: Part, gate: Gate): readonly Counted[] =>
  requestsOf(state, part).map((request) => ({
    request,
    counted: tally(state, part, gate, request),
  }));

/**
 * Reads from the record alone whether a gate may pass at `now` (ISO 8601 UTC). Time can only be missing here: it never
 * stands in for an answer. Requests over different sections are counted apart, and each must be met.
 * @param known what is asked there, where it has been counted already.
 */
export const gateReadiness = (
  state: RunState,
  part: Part,
  now: string,
  known?: readonly Counted[],
): Readiness => {
  const step = stepDefinition(state, part.step);
  const gate = gateOf(state, part);
  const version = newestVersion(part);
  if (!step || !gate) return { kind: "waiting", waits: [], wakeAt: null };
  const asked = known ?? countedAt(state, part, gate);
  const tallies = asked.map(({ counted }) => counted);
  const waits = [
    ...partWaits(state, part, step, gate),
    ...asked.flatMap(({ request, counted }) =>
      requestWaits(state, part, gate, request, counted, now),
    ),
  ];
  if (waits.length > 0 || version === undefined) {
    const onlyTime = waits.every((wait) => wait.for === "notice" && wait.members.length === 0);
    const wakeAt = onlyTime
      ? waits
          .map((wait) => wait.until ?? now)
          .toSorted()
          .at(-1)
      : null;
    return { kind: "waiting", waits, wakeAt: wakeAt ?? null };
  }
  const outcomes = tallies.map((counted) => outcomeOf(state, gate, counted));
  const outcome = outcomes.find((o) => o.outcome === "refuse") ?? outcomes.find((o) => o.tie);
  return {
    kind: "ready",
    ...(outcome ?? { outcome: "pass", tie: null }),
    version,
    eligible: Math.min(...tallies.map((counted) => counted.pwle)),
    needed: Math.max(...tallies.map((counted) => counted.needed)),
    yes: [...new Set(tallies.flatMap((counted) => ids(counted.said)))],
  };
};
