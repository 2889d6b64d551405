import { wasThere, wereThere } from "../blocks/session/sessions.ts";
import { hasGate } from "../rules/blocks.ts";
import { own, stepDefinition } from "../rules/lookup.ts";
import { isPwle as isPwleMember } from "../rules/sides.ts";
import type { Session } from "../blocks/session/state.ts";
import type { RunState, StepState } from "../state.ts";
import { finding, type Finding } from "./finding.ts";
import { idsOf, type Trail } from "./trail.ts";

/**
 * Whether a step only meets, trains, thanks or tells. Nobody is asked to agree to anything in it; or its kind says that it is a
 * meeting, and whoever is asked says only whether it was written down right.
 */
export const onlyMeets = (state: RunState, { key }: Pick<StepState, "key">): boolean => {
  const step = stepDefinition(state, key);
  return step !== undefined && (step.kind === "meet" || !hasGate(step));
};

/** Whether nobody was asked to agree to anything in the whole run but how a meeting went. */
export const decidedNothing = (state: RunState): boolean =>
  Object.values(state.parts).every(
    ({ gate, step }) => gate === "none" || onlyMeets(state, { key: step }),
  );

/** The sessions that were held in one visit of a step. */
export const heldIn = (
  state: RunState,
  { key, visit }: Pick<StepState, "key" | "visit">,
): readonly Session[] =>
  Object.values(state.sessions).filter((session) => {
    const part = own(state.parts, session.part);
    return session.status === "held" && part?.step === key && part.visit === visit;
  });

/** Whether somebody who is named says that it was so. What one writes of oneself alone nobody else can bear out. */
export const isBorneOut = (state: RunState, { event }: Session): boolean =>
  Object.values(own(state.claims, String(event))?.answers ?? {}).includes(true);

const isPwle = (state: RunState, id: string): boolean => {
  const member = own(state.members, id);
  return member !== undefined && isPwleMember(member);
};

const hadPwle = (state: RunState, session: Session): boolean =>
  wereThere(session).some((id) => isPwle(state, id) && wasThere(state, session, id)) ||
  Object.values(state.voices).some((voice) => voice.session === session.id);

/** Thanks or payment for somebody who was there, or what was heard, written down in the same step after the session. */
const gaveBack = (state: RunState, step: StepState, sessions: readonly Session[]): boolean => {
  const thanked = sessions
    .flatMap(wereThere)
    .some((id) => Object.keys(own(state.members, id)?.payments ?? {}).length > 0);
  const first = sessions.map(({ heldAt }) => heldAt ?? "").toSorted()[0] ?? "";
  return (
    thanked ||
    step.parts.some((id) => own(state.parts, id)?.versions.some(({ at }) => at >= first) === true)
  );
};

type Fault = {
  readonly code:
    | "nobody-came"
    | "pwle-absent-from-session"
    | "session-not-borne-out"
    | "nothing-given-back";
  readonly sessions: readonly Session[];
};

/** What speaks against a step that only meets, by the sessions that were held so far, and which of them it rests on. */
export const faultsOf = (state: RunState, step: StepState): readonly Fault[] => {
  const sessions = heldIn(state, step);
  if (sessions.length === 0 || !onlyMeets(state, step)) return [];
  const unborne = sessions.filter(
    (session) =>
      own(state.claims, String(session.event)) !== undefined && !isBorneOut(state, session),
  );
  const faults: readonly Fault[] = [
    ...(sessions.every(({ came, others }) => came.length + others === 0)
      ? [{ code: "nobody-came" as const, sessions }]
      : []),
    ...(sessions.some((session) => hadPwle(state, session))
      ? []
      : [{ code: "pwle-absent-from-session" as const, sessions }]),
    ...(unborne.length === 0
      ? []
      : [{ code: "session-not-borne-out" as const, sessions: unborne }]),
    ...(gaveBack(state, step, sessions) ? [] : [{ code: "nothing-given-back" as const, sessions }]),
  ];
  return faults;
};

/** How steps that only meet went: who came, whether they bear it out, and what was given back to them. */
export const meetings = (trail: Trail): readonly Finding[] => {
  const { end } = trail;
  return end.steps.flatMap((step) =>
    step.status !== "closed"
      ? []
      : faultsOf(end, step).map(({ code, sessions }) =>
          finding(code, { step: step.key, visit: step.visit }, idsOf(trail, sessions)),
        ),
  );
};
