import type { Command } from "../../command.ts";
import type { DomainEvent } from "../../event.ts";
import { accept, refuse, refused } from "../../result.ts";
import type { Decision } from "../../result.ts";
import { newestVersion, own, stepDefinition } from "../../rules/lookup.ts";
import type { Part, Request, RunState } from "../../state.ts";
import { findPart, mustBeActive, mustBeSelf, noSuchPart } from "../../decide/guards.ts";
import { unaskedSections } from "./readiness.ts";
import { gateClosed } from "./request.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

export const object = (state: RunState, command: Of<"object">): Decision => {
  const { id, part: partId, member, version, reason } = command.data;
  const part = findPart(state, partId);
  if (part === undefined) return refused(noSuchPart(partId));
  const wrong = mustBeActive(state, member) ?? mustBeSelf(command.actor, member);
  if (wrong) return refused(wrong);
  if (part.gate !== "open") return refused(gateClosed(partId));
  const newest = newestVersion(part);
  if (newest?.number !== version)
    return refuse(
      newest === undefined ? "no-version" : "not-current-version",
      "This is not the newest version.",
      "Read the newest version first.",
      partId,
    );
  if (Object.hasOwn(part.objections, id))
    return refuse("already-answered", "This objection is on record.", "Nothing to do.", id);
  return accept({
    type: "objected",
    data: { part: partId, member, objection: id, version, request: null, reason },
  });
};

/** Only who objected can lift it, even after they left the group: nobody gains by making them leave. */
export const liftObjection = (state: RunState, command: Of<"liftObjection">): Decision => {
  const { part: partId, objection: id } = command.data;
  const part = findPart(state, partId);
  if (part === undefined) return refused(noSuchPart(partId));
  const objection = own(part.objections, id);
  if (objection === undefined || !objection.open)
    return refuse("unknown-objection", "There is no such open objection.", "Look again.", id);
  if (mustBeSelf(command.actor, objection.member))
    return refuse(
      "not-your-objection",
      "Only the person who objected can lift it.",
      "Talk with them, or write a new version that they can agree to.",
      id,
    );
  if (part.gate !== "open") return refused(gateClosed(partId));
  return accept({
    type: "objectionLifted",
    data: { part: partId, objection: id, because: "lifted" },
  });
};

/** Whether a request asks about all of a part: nothing of it is asked about elsewhere, or still to be asked about. */
const isAboutAll = (state: RunState, part: Part): boolean => {
  const step = stepDefinition(state, part.step);
  return (
    part.requests.length === 1 &&
    step !== undefined &&
    unaskedSections(state, part, step).length === 0
  );
};

/**
 * A person's own yes lifts their no to the same request, and what they said against the whole part if it is about all of it. A
 * yes to anything else lifts nothing; neither does one that another gave for them, until they confirm it.
 * @param answered the run's version at which the yes was given: what was objected to later than that stands.
 */
export const liftedByAgreeing = (
  state: RunState,
  part: Part,
  request: Request,
  member: string,
  answered: number,
): readonly DomainEvent[] =>
  Object.entries(part.objections)
    .filter(
      ([, { open, member: objector, request: about, event }]) =>
        open &&
        objector === member &&
        event < answered &&
        (about === request.id || (about === null && isAboutAll(state, part))),
    )
    .map(([objection]) => ({
      type: "objectionLifted",
      data: { part: part.id, objection, because: "agreed-to-version" },
    }));
