import { isReachable, tally } from "../blocks/gate/quorum.ts";
import { eligibleMembers } from "../blocks/gate/eligibility.ts";
import { allBlocksOf } from "../rules/blocks.ts";
import { belongs, circleOf } from "../rules/circle.ts";
import { isHeld } from "../rules/declared.ts";
import { currentStep, gateOf, hasRole, own, requestsOf } from "../rules/lookup.ts";
import { isPwle, saysPwle } from "../rules/sides.ts";
import type { Member, Part, RunState } from "../state.ts";
import type { Gate, Step } from "../template.ts";
import { isMeant, neededIn } from "../verdict/consents.ts";
import { isStaffChaired } from "../verdict/people.ts";
import { risk, type Risk } from "./risk.ts";

const membersOf = (state: RunState): readonly Member[] => Object.values(state.members);

const activeIn = (state: RunState): readonly Member[] =>
  membersOf(state).filter(({ status }) => status === "active");

export const ids = (members: readonly Member[]): readonly string[] => members.map(({ id }) => id);

/** Parts whose gate is still to be decided. */
export const undecided = (
  state: RunState,
): readonly { readonly part: Part; readonly gate: Gate }[] =>
  Object.values(state.parts).flatMap((part) => {
    const gate = part.status === "open" && part.gate === "open" ? gateOf(state, part) : null;
    return gate === null ? [] : [{ part, gate }];
  });

/**
 * Whether enough people could decide at a gate that is still to come, by sides and roles alone: what else its circle asks of them
 * they may do until then. Gates share circles, so who is meant by one is looked up once.
 */
const whetherCouldPass = (state: RunState): ((gate: Gate) => boolean) => {
  const meant = new Map<string, { readonly known: RunState; readonly people: readonly Member[] }>();
  return (gate) => {
    const its = meant.get(gate.circle) ?? relaxedTo(state, gate.circle);
    meant.set(gate.circle, its);
    return isReachable(its.known, gate, its.people);
  };
};

/** The run with a circle that asks for sides and roles alone, and who is meant by it then. */
const relaxedTo = (state: RunState, name: string) => {
  const circle = circleOf(state, name);
  const relaxed = {
    ...circle,
    of: circle.of.map(({ side, roles, atLeast, exactly }) => ({
      side,
      ...(roles === undefined ? {} : { roles }),
      atLeast: atLeast ?? exactly ?? 0,
    })),
  };
  const known: RunState = {
    ...state,
    template: { ...state.template, circles: { ...state.template.circles, [name]: relaxed } },
  };
  const people = activeIn(state).filter(
    (member) =>
      member.id !== state.launcher &&
      member.side !== "partner" &&
      !hasRole(member, "lead", "supporter") &&
      belongs(known, relaxed, member),
  );
  return { known, people };
};

/** Steps that the run has not come to yet, in the template's order. */
const stepsAhead = ({ template, steps }: RunState): readonly Step[] =>
  template.steps.filter((step) => !steps.some(({ key }) => key === step.key));

/** Too few people may decide at a gate that is open. */
export const tooFewPeople = (state: RunState): readonly Risk[] =>
  undecided(state)
    .filter(({ part, gate }) => {
      const requests = requestsOf(state, part);
      return requests.length === 0
        ? !isReachable(state, gate, eligibleMembers(state, part, gate))
        : requests.some((request) => !tally(state, part, gate, request).reachable);
    })
    .map(({ part }) => risk("too-few-people", [], { step: part.step, part: part.id }));

/** Too few people may decide at the first gate to come. */
export const tooFewPeopleAhead = (state: RunState): readonly Risk[] => {
  const couldPass = whetherCouldPass(state);
  const ahead = stepsAhead(state).find((step) =>
    allBlocksOf(step).some((block) => block.block === "gate" && !couldPass(block)),
  );
  return ahead === undefined ? [] : [risk("too-few-people", [], { step: ahead.key })];
};

/** Only whoever added them says that these people have lived experience. */
export const onlyManagersWord = (state: RunState): readonly Risk[] => {
  const asserted = activeIn(state).filter((member) => isPwle(member) && !saysPwle(member));
  return asserted.length === 0 ? [] : [risk("only-managers-word", ids(asserted))];
};

export const staffChairs = (state: RunState): readonly Risk[] =>
  isStaffChaired(state)
    ? [risk("staff-chairs", ids(activeIn(state).filter((one) => hasRole(one, "chair"))))]
    : [];

/** By the stand-ins that people named, one person would answer for two thirds of those with lived experience or more. */
export const oneVoiceForMany = (state: RunState): readonly Risk[] => {
  const pwle = activeIn(state).filter(
    (member) => isPwle(member) && hasRole(member, "decision-maker"),
  );
  const voices = Map.groupBy(pwle, ({ id }) => own(state.delegations, id)?.to ?? id);
  return [...voices].flatMap(([voice, of]) =>
    of.length > 1 && of.length * 3 >= pwle.length * 2 ? [risk("one-voice-for-many", [voice])] : [],
  );
};

/** Somebody said what they need to take part, and has not said that they have it. */
export const needsUnmet = (state: RunState): readonly Risk[] => {
  const inNeed = activeIn(state).filter(({ needs }) =>
    Object.values(needs).some((need) => need !== "met"),
  );
  return inNeed.length === 0 ? [] : [risk("need-unmet", ids(inNeed))];
};

/** A step that was opened, or the next, needs a consent that somebody whom it is about has not given. */
export const consentMissing = (state: RunState): readonly Risk[] => {
  const next = currentStep(state)?.next ?? state.template.steps[0]?.key;
  const keys = new Set([
    ...state.steps.map(({ key }) => key),
    ...(next === undefined ? [] : [next]),
  ]);
  return [...keys].flatMap((key) => {
    const missing = activeIn(state).filter(({ id, declared }) =>
      neededIn(state, key).some(
        (need) => isMeant(state, need.of, id) && !isHeld(own(declared, need.declared) ?? {}),
      ),
    );
    return missing.length === 0 ? [] : [risk("consent-missing", ids(missing), { step: key })];
  });
};

/** People with lived experience who were asked, shared something or met, and were offered neither payment nor thanks. */
export const nothingOffered = (state: RunState): readonly Risk[] => {
  const gave = new Set([
    ...Object.values(state.requests).flatMap(({ asked }) => asked),
    ...Object.values(state.contributions).map(({ member }) => member),
    ...Object.values(state.sessions).flatMap(({ came, ledBy }) => [...came, ...ledBy]),
  ]);
  const unpaid = membersOf(state).filter(
    ({ id, side, payments, erased, status }) =>
      side === "pwle" &&
      !erased &&
      status !== "lost" &&
      gave.has(id) &&
      Object.keys(payments).length === 0,
  );
  return unpaid.length === 0 ? [] : [risk("nothing-offered", ids(unpaid))];
};
