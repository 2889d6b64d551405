import { wereThere } from "../blocks/session/sessions.ts";
import { allBlocksOf, formOf } from "../rules/blocks.ts";
import { isBorneOut } from "../rules/borne-out.ts";
import { londonDate } from "../rules/calendar.ts";
import { foundOnce } from "../rules/found-once.ts";
import { own, stepDefinition } from "../rules/lookup.ts";
import { isPwle as isPwleMember } from "../rules/sides.ts";
import type { Session } from "../blocks/session/state.ts";
import type { Part, RunState } from "../state.ts";
import type { Step } from "../template.ts";
import { agreedIn } from "./gates.ts";
import { finding, type Finding } from "./finding.ts";
import { decidedNothing } from "./meetings.ts";
import { placeOf, stepsOf, type Trail } from "./trail.ts";

const isPwle = (state: RunState, id: string): boolean => {
  const member = own(state.members, id);
  return member !== undefined && isPwleMember(member);
};

/** Whether somebody with lived experience led a session or came to it, by their own word. */
export const isPwleAt = (state: RunState, session: Session): boolean =>
  session.status === "held" &&
  wereThere(session).some((id) => isPwle(state, id) && isBorneOut(state, session.event ?? 0, id));

/** The parts that somebody with lived experience delivered, by their own word. */
const deliveredIn = foundOnce(
  (trail: Trail): ReadonlySet<string> =>
    new Set(
      stepsOf(trail, "deliveryCompleted")
        .filter(({ event }) =>
          event.data.deliveredBy.some(
            (id) => isPwle(trail.end, id) && isBorneOut(trail.end, event.version, id),
          ),
        )
        .map(({ event }) => event.data.part),
    ),
);

/** Steps in which people with lived experience agreed, contributed, delivered or met: what others say of them counts once they say so. */
export const stepsWithPwle = foundOnce((trail: Trail): ReadonlySet<string> => {
  const { end: state } = trail;
  const steps = [...agreedIn(trail), ...deliveredIn(trail)].flatMap(
    (part) => own(state.parts, part)?.step ?? [],
  );
  const contributed = Object.values(state.contributions)
    .filter(
      ({ member, event, request }) =>
        // What came with an answer counts as the answer does.
        request === null && isPwle(state, member) && isBorneOut(state, event, member),
    )
    .map(({ step }) => step);
  const met = Object.values(state.sessions)
    .filter((session) => isPwleAt(state, session))
    .flatMap(({ part }) => own(state.parts, part)?.step ?? []);
  return new Set([...steps, ...contributed, ...met]);
});

/** Whether the run is over or past its first step, so that "one step only" says something. */
const isUnderWay = (state: RunState): boolean =>
  state.status === "finished" || state.steps.filter(({ status }) => status === "closed").length > 1;

/** What people gained, less what was to come only on a later day than it was written down. */
const builtBy = (trail: Trail): RunState["capacity"] => {
  const days = new Map(
    stepsOf(trail, "capacityBuilt").map(({ event }) => [event.version, londonDate(event.at)]),
  );
  return trail.end.capacity.filter(({ event, on }) => on <= (days.get(event) ?? on));
};

/** N3: one step only, or no capacity built. What is missing is the finding, so it cites no event. */
export const oneOff = (trail: Trail): readonly Finding[] => {
  const { end } = trail;
  // What only meets does not call itself more than that.
  if (!isUnderWay(end) || decidedNothing(end)) return [];
  const isOnce = stepsWithPwle(trail).size <= 1;
  const isBuilt = builtBy(trail).some(
    ({ member, event }) => isPwle(end, member) && isBorneOut(end, event, member),
  );
  const found = finding("N3-one-off", null, []);
  if (!isOnce && isBuilt) return [];
  return [end.status === "finished" ? { ...found, weight: "breaks" } : found];
};

const chairsOf = ({ members }: RunState) =>
  Object.values(members).filter(
    ({ roles, status }) => status === "active" && roles.includes("chair"),
  );

/** Somebody chairs, and nobody who does has lived experience. */
export const isStaffChaired = (state: RunState): boolean => {
  const chairing = chairsOf(state);
  return chairing.length > 0 && !chairing.some(isPwleMember);
};

/**
 * Staff alone lead the meetings: somebody chairs, and nobody who does has lived experience. It is judged as it was when each gate
 * ended, of the step that it decided, and as it is now, of the run: a chair who is named afterwards led nothing before.
 */
export const chairs = (trail: Trail): readonly Finding[] => {
  const appointed = (until: number): readonly string[] =>
    trail.steps.flatMap(({ event }) =>
      (event.type === "memberJoined" || event.type === "rolesChanged") &&
      event.data.roles.includes("chair") &&
      event.version <= until
        ? [event.id]
        : [],
    );
  const ended = trail.endings
    .filter(({ before }) => isStaffChaired(before))
    .map(({ event, place }) =>
      finding("only-staff-chair", place, [...appointed(event.version), event.id]),
    );
  return isStaffChaired(trail.end) && ended.length === 0
    ? [finding("only-staff-chair", null, appointed(trail.end.version))]
    : ended;
};

/** A declined offer is no finding; none made is one, once the person has given their time. */
export const payment = (trail: Trail): readonly Finding[] => {
  const { end } = trail;
  if (!isUnderWay(end)) return [];
  const unpaid = Object.values(end.members).filter(
    ({ side, payments }) => side === "pwle" && Object.keys(payments).length === 0,
  );
  const first = new Map<string, string>();
  for (const { event } of trail.steps) {
    const gave =
      event.type === "signedOff" || event.type === "contributed"
        ? [event.data.member]
        : event.type === "sessionHeld"
          ? wereThere(event.data)
          : [];
    for (const member of gave) if (!first.has(member)) first.set(member, event.id);
  }
  return unpaid.flatMap(({ id }) => {
    const gave = first.get(id);
    return gave === undefined ? [] : [finding("no-payment-offered", null, [gave])];
  });
};

/** What people shared and nobody answered, in a step that is over. */
export const unanswered = (trail: Trail): readonly Finding[] =>
  stepsOf(trail, "contributed").flatMap(({ event, steps }) => {
    const contribution = own(trail.end.contributions, event.data.contribution);
    const visit = steps.findLast(({ key }) => key === event.data.step)?.visit ?? 1;
    const isOver = trail.end.steps.some(
      (step) => step.key === event.data.step && step.visit === visit && step.status === "closed",
    );
    return contribution && contribution.status !== "answered" && isOver
      ? [finding("contribution-unanswered", { step: event.data.step, visit }, [event.id])]
      : [];
  });

const sessionsIn = (state: RunState, part: Part): readonly Session[] =>
  Object.values(state.sessions).filter(
    (session) => session.part === part.id && session.status === "held",
  );

/** Whether somebody can deliver or lead in a step, as its template has it. */
export const isDelivered = (step: Step): boolean =>
  allBlocksOf(step).some(({ block }) => block === "delivery" || block === "session");

/**
 * People with lived experience must be in the roll-out and the monitoring, not only in the design: being there is delivering or
 * leading. Where a step has nothing to deliver, having a say in it is all that there is.
 */
export const absences = (trail: Trail): readonly Finding[] => {
  const { end } = trail;
  const [agreed, delivered] = [agreedIn(trail), deliveredIn(trail)];
  return stepsOf(trail, "stepClosed").flatMap(({ event }) => {
    const { step: key, visit } = event.data;
    const step = stepDefinition(end, key);
    const kind = step?.kind;
    if (step === undefined || (kind !== "roll-out" && kind !== "monitor")) return [];
    const parts = Object.values(end.parts).filter((p) => p.step === key && p.visit === visit);
    const isThere = parts.some(
      (part) =>
        (!isDelivered(step) && agreed.has(part.id)) ||
        delivered.has(part.id) ||
        sessionsIn(end, part).some(({ ledBy, event: held }) =>
          ledBy.some((id) => isPwle(end, id) && isBorneOut(end, held ?? 0, id)),
        ),
    );
    const code = kind === "monitor" ? "pwle-absent-from-monitoring" : "pwle-absent-from-roll-out";
    return isThere ? [] : [finding(code, { step: key, visit }, [event.id])];
  });
};

/** The day on which the pilot began: when it was first delivered, or people first met; where neither is done, when it opened. */
const pilotBegan = (trail: Trail): { readonly on: string; readonly event: string } | undefined => {
  const { end } = trail;
  const isPilot = (key: string | undefined): boolean =>
    key !== undefined && stepDefinition(end, key)?.kind === "pilot";
  for (const { event } of trail.steps) {
    if (event.type === "deliveryStarted" || event.type === "sessionHeld") {
      if (isPilot(own(end.parts, event.data.part)?.step))
        return { on: event.data.on, event: event.id };
    } else if (event.type === "stepOpened") {
      const step = stepDefinition(end, event.data.step);
      if (isPilot(event.data.step) && step !== undefined && !isDelivered(step))
        return { on: event.at.slice(0, 10), event: event.id };
    }
  }
  return undefined;
};

/** The baseline must be in before the pilot begins: compares the days that passed versions state with that day. */
export const baselines = (trail: Trail): readonly Finding[] => {
  const { end } = trail;
  const began = pilotBegan(trail);
  if (!began) return [];
  return stepsOf(trail, "gatePassed").flatMap(({ event }) => {
    const part = own(end.parts, event.data.part);
    const step = part && stepDefinition(end, part.step);
    const version = part?.versions.find(({ number }) => number === event.data.version);
    if (!part || !step || !version) return [];
    const dates = formOf(part, step).sections.flatMap((section) =>
      section.fields
        .filter((field) => field.means === "baseline")
        .map((field) => version.sections[section.key]?.fields[field.key]),
    );
    const isLate = dates.some((date) => typeof date === "string" && date > began.on);
    return isLate ? [finding("baseline-after-pilot", placeOf(part), [event.id, began.event])] : [];
  });
};

/** What a pilot brought can't be shown by a figure that was not read before it began, too: the first of each such indicator. */
export const withoutBefore = (trail: Trail): readonly Finding[] => {
  const began = pilotBegan(trail);
  if (!began) return [];
  const figures = stepsOf(trail, "measured").filter(({ event }) => event.data.value !== null);
  const isBefore = (on: string): boolean => on <= began.on;
  return figures.flatMap(({ event }, index) => {
    const { indicator, part: id } = event.data;
    const part = own(trail.end.parts, id);
    const first = figures.findIndex((one) => one.event.data.indicator === indicator);
    const isKnown = figures.some(
      (one) => one.event.data.indicator === indicator && isBefore(one.event.data.on),
    );
    return part === undefined || isKnown || first !== index
      ? []
      : [finding("baseline-after-pilot", placeOf(part), [event.id, began.event])];
  });
};
