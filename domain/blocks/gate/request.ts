import type { Command } from "../../command.ts";
import type { DomainEvent } from "../../event.ts";
import type { Refusal } from "../../refusal.ts";
import { accept, because, refuse, refused } from "../../result.ts";
import type { Decision } from "../../result.ts";
import { dueAfter, dueOnRestart, noticeAfter, timeLastsUntil } from "../../rules/clock.ts";
import { askersOf, eligibleMembers } from "./eligibility.ts";
import { coveredSections, missingFields } from "../form/complete.ts";
import { formOf } from "../../rules/blocks.ts";
import { gateOf, newestVersion, own, requestsOf, stepDefinition } from "../../rules/lookup.ts";
import { giverOf, isReachable, tally } from "./quorum.ts";
import { standingShortfall } from "./readiness.ts";
import type { Part, Request, RunState, Version } from "../../state.ts";
import type { Gate, Step } from "../../template.ts";
import { consequences } from "./consequences.ts";
import { findPart, mustHold, mustSteer, noSuchPart } from "../../decide/guards.ts";
import { mustBeNear } from "../../decide/turn.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

export const gateClosed = (part: string): Refusal =>
  because("gate-closed", "This is not open for answers now.", "Look at the run's board.", part);

export const noSuchRequest = (id: string): Refusal =>
  because("unknown-request", "There is no such request.", "Open the run's page again.", id);

/** The request, if it belongs to a part whose gate is open. */
export const findOpenRequest = (state: RunState, id: string) => {
  const request = own(state.requests, id);
  const part = request && findPart(state, request.part);
  const gate = part ? gateOf(state, part) : null;
  if (request === undefined || part === undefined || gate === null)
    return { refusal: noSuchRequest(id) };
  if (part.gate !== "open") return { refusal: gateClosed(part.id) };
  return { part, request, gate };
};

/** Whether two requests of a part would ask about the same section; an empty list asks about all. */
const overlaps = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === 0 || other.length === 0 || one.some((section) => other.includes(section));

const whyNotYet = (
  state: RunState,
  command: Of<"requestSignOff">,
  part: Part,
  step: Step,
  gate: Gate,
  newest: Version,
): Refusal | null => {
  const { id, sections } = command.data;
  const form = formOf(part, step);
  const unknown = sections.find((key) => !coveredSections(form, []).includes(key));
  if (unknown !== undefined)
    return because(
      "form-incomplete",
      `"${unknown}" is no part of this form.`,
      "Leave it out.",
      unknown,
    );
  if (Object.hasOwn(state.requests, id))
    return because("already-requested", "This request is on record.", "Nothing to do.", id);
  if (requestsOf(state, part).some((request) => overlaps(request.sections, sections)))
    return because(
      "already-requested",
      "People are being asked about this already.",
      "Wait for their answers. A new version asks them again.",
      part.id,
    );
  const missing = missingFields(form, newest, sections)[0];
  if (missing !== undefined)
    return because(
      "form-incomplete",
      `"${missing}" has no answer yet.`,
      "Fill it in first.",
      missing,
    );
  if (standingShortfall(state, gate).length > 0)
    return because(
      "group-incomplete",
      "The group is not complete yet.",
      "Add the decision-makers who are missing: the run's board lists them.",
      standingShortfall(state, gate)[0]?.side ?? null,
    );
  return null;
};

/** The request about the same sections that can't be met any more, because people left it. */
const outOfReach = (
  state: RunState,
  part: Part,
  gate: Gate,
  sections: readonly string[],
): Request | undefined =>
  requestsOf(state, part).find(
    (request) =>
      !tally(state, part, gate, request).reachable &&
      String(request.sections.toSorted()) === String(sections.toSorted()),
  );

/**
 * Asks again about the same words: whoever decides now is asked, and every answer that was given stands, but for those that the asker gave,
 * in whosever name: as at the first asking, who asks does not decide.
 */
const askAgain = (
  state: RunState,
  command: Of<"requestSignOff">,
  part: Part,
  gate: Gate,
  request: Request,
): Decision => {
  const asked = eligibleMembers(state, part, gate, [...askersOf(request), command.actor.id]);
  if (!isReachable(state, gate, asked)) return refused(tooFew(part.id));
  const again: DomainEvent = {
    type: "answersLapsed",
    data: {
      part: part.id,
      request: request.id,
      members: Object.values(request.answers).flatMap((answer) =>
        answer.standing === "current" && giverOf(answer) === command.actor.id ? answer.member : [],
      ),
      version: request.version,
      digest: request.digest,
      dueAt: dueAfter(state, command.at, gate.due),
      noticeUntil: noticeAfter(state, command.at, gate.notice),
    },
  };
  return accept(again, ...consequences(state, command, [again], "asked-again", [request.id]));
};

const tooFew = (part: string): Refusal =>
  because(
    "group-incomplete",
    "Too few people may answer this, so it could never pass.",
    "Add people who did not write it and have no conflict of interest.",
    part,
  );

export const requestSignOff = (state: RunState, command: Of<"requestSignOff">): Decision => {
  const { id, part: partId, version, sections } = command.data;
  const part = findPart(state, partId);
  const step = part && stepDefinition(state, part.step);
  if (part === undefined || step === undefined) return refused(noSuchPart(partId));
  const wrong = mustHold(
    state,
    command.actor,
    "lead",
    "author",
    "coordinator",
    "chair",
    "facilitator",
    "decision-maker",
  );
  if (wrong) return refused(wrong);
  const gate = gateOf(state, part);
  if (gate === null || part.gate !== "open") return refused(gateClosed(partId));
  const early = mustBeNear(state, part, gate);
  if (early) return refused(early);
  const newest = newestVersion(part);
  if (newest === undefined)
    return refuse("no-version", "There is nothing written yet.", "Write it first.", partId);
  if (newest.number !== version)
    return refuse(
      "not-current-version",
      `There is a newer version: ${newest.number}.`,
      "Read it, and ask about that one.",
      String(newest.number),
    );
  const stuck = outOfReach(state, part, gate, sections);
  if (stuck !== undefined) return askAgain(state, command, part, gate, stuck);
  const notYet = whyNotYet(state, command, part, step, gate, newest);
  if (notYet) return refused(notYet);
  const asked = eligibleMembers(state, part, gate, [command.actor.id]);
  if (!isReachable(state, gate, asked)) return refused(tooFew(partId));
  return accept({
    type: "signOffRequested",
    data: {
      part: partId,
      request: id,
      version,
      digest: newest.digest,
      sections,
      asked: asked.map((member) => member.id),
      dueAt: dueAfter(state, command.at, gate.due),
      noticeUntil: noticeAfter(state, command.at, gate.notice),
    },
  });
};

export const restartClock = (state: RunState, command: Of<"restartClock">): Decision => {
  const { request: id, reason } = command.data;
  const found = findOpenRequest(state, id);
  const wrong = mustSteer(state, command.actor);
  if (wrong) return refused(wrong);
  if (found.refusal !== undefined) return refused(found.refusal);
  if (found.request.clockStoppedAt === null)
    return refuse("not-due", "The clock is running.", "Nothing to do.", id);
  const until = timeLastsUntil(state, found.part, found.gate, found.request);
  if (until !== null && until > command.at)
    return refuse(
      "not-due",
      "Somebody asked for time, and has it for as long as the notice was.",
      `Wait until ${until}, or until they answer. Only they can end it sooner.`,
      id,
    );
  const dueAt = dueOnRestart(state, found.gate, found.request, command.at);
  return accept({
    type: "clockRestarted",
    data: { part: found.part.id, request: id, dueAt, reason },
  });
};
