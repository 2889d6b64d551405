import { blockOfPoll, responseOf } from "../blocks/poll/lookup.ts";
import { allBlocksOf, formBlockOf, gateIn } from "../rules/blocks.ts";
import { isBorneOut } from "../rules/borne-out.ts";
import { londonDate } from "../rules/calendar.ts";
import { own, stepDefinition } from "../rules/lookup.ts";
import { isPwle } from "../rules/sides.ts";
import type { Contribution, Part, RunState } from "../state.ts";
import { pwleAnswers } from "../verdict/gates.ts";
import { faultsOf } from "../verdict/meetings.ts";
import { isDelivered, isPwleAt } from "../verdict/people.ts";
import { risk, type Risk, type RiskCode } from "./risk.ts";

const isOfPwle = (state: RunState, id: string): boolean => {
  const member = own(state.members, id);
  return member !== undefined && isPwle(member);
};

const place = ({ step, id }: Part) => ({ step, part: id });

/** By when a contribution should be answered: the part that it is about is being decided. */
const dueOf = (state: RunState, { part }: Contribution): string | null => {
  const about = part === null ? undefined : own(state.parts, part);
  const dues = (about?.gate === "open" ? about.requests : []).flatMap(
    (id) => own(state.requests, id)?.toldDueAt ?? [],
  );
  return dues.toSorted()[0] ?? null;
};

/** What people shared, and nobody answered. */
export const contributionsUnanswered = (state: RunState): readonly Risk[] => {
  const open = Object.values(state.contributions).filter(({ status }) => status !== "answered");
  return [...Map.groupBy(open, ({ step }) => step)].map(([step, some]) =>
    risk("contribution-unanswered", [...new Set(some.map(({ member }) => member))], {
      step,
      until: some.flatMap((one) => dueOf(state, one) ?? []).toSorted()[0] ?? null,
    }),
  );
};

/** Steps in which people with lived experience agreed, shared or met, by what is known and borne out. */
const stepsWithPwle = (state: RunState): ReadonlySet<string> =>
  new Set([
    ...Object.values(state.parts)
      .filter((part) => part.gate === "passed" && pwleAnswers(state, part).length > 0)
      .map(({ step }) => step),
    ...Object.values(state.contributions)
      .filter(
        ({ member, event, request }) =>
          request === null && isOfPwle(state, member) && isBorneOut(state, event, member),
      )
      .map(({ step }) => step),
    ...Object.values(state.sessions)
      .filter((session) => isPwleAt(state, session))
      .flatMap(({ part }) => own(state.parts, part)?.step ?? []),
  ]);

/** People took part in one step only, or nobody has gained anything that is borne out; said as soon as a first step is behind. */
export const oneOff = (state: RunState, now: string): readonly Risk[] => {
  if (!state.steps.some(({ status }) => status === "closed")) return [];
  const isBuilt = state.capacity.some(
    ({ member, event, on }) =>
      isOfPwle(state, member) && on <= londonDate(now) && isBorneOut(state, event, member),
  );
  return isBuilt && stepsWithPwle(state).size > 1 ? [] : [risk("one-off")];
};

const deliversByOwnWord = (state: RunState, { deliveredBy }: Part): boolean =>
  deliveredBy.some(
    (id) =>
      isOfPwle(state, id) &&
      !Object.values(state.claims).some(
        ({ kind, members, answers }) =>
          kind === "deliveryCompleted" && members.includes(id) && own(answers, id) !== true,
      ),
  );

/** A roll-out or a monitoring step is open, and nobody with lived experience has delivered, led or, where nothing is delivered, agreed. */
export const nobodyDelivers = (state: RunState): readonly Risk[] =>
  state.steps.flatMap(({ key, status, parts }) => {
    const step = stepDefinition(state, key);
    if (step === undefined || status !== "open") return [];
    if (step.kind !== "roll-out" && step.kind !== "monitor") return [];
    const isThere = parts
      .flatMap((id) => own(state.parts, id) ?? [])
      .some(
        (part) =>
          (!isDelivered(step) && part.gate === "passed" && pwleAnswers(state, part).length > 0) ||
          deliversByOwnWord(state, part) ||
          Object.values(state.sessions).some(
            (session) =>
              session.part === part.id &&
              session.status === "held" &&
              session.ledBy.some(
                (id) => isOfPwle(state, id) && isBorneOut(state, session.event ?? 0, id),
              ),
          ),
      );
    return isThere ? [] : [risk("nobody-delivers", [], { step: key, part: parts.at(-1) })];
  });

/** Figures that are to show a change, and were not read before the pilot begins. */
export const noBaseline = (state: RunState): readonly Risk[] => {
  const pilot = state.template.steps.find(({ kind }) => kind === "pilot");
  if (pilot === undefined) return [];
  const isBegun = Object.values(state.parts).some(
    (part) =>
      part.step === pilot.key &&
      (part.delivery !== "not-started" ||
        !isDelivered(pilot) ||
        Object.values(state.sessions).some(
          ({ part: id, status }) => id === part.id && status === "held",
        )),
  );
  const measured = state.template.steps.flatMap((step) =>
    allBlocksOf(step).flatMap((block) => (block.block === "measure" ? block.indicators : [])),
  );
  const isUnread = measured.some(
    (key) => !state.readings.some(({ indicator, value }) => indicator === key && value !== null),
  );
  return isBegun || !isUnread ? [] : [risk("no-baseline", [], { step: pilot.key })];
};

/** Something is written where no gate follows, and nobody has said that it is finished. */
export const notFinished = (state: RunState): readonly Risk[] =>
  Object.values(state.parts).flatMap((part) => {
    const step = stepDefinition(state, part.step);
    if (step === undefined || part.status !== "open" || part.versions.length === 0) return [];
    const isWritten = formBlockOf(step, part) !== undefined && gateIn(step, part) === null;
    return isWritten && part.submitted === null ? [risk("not-finished", [], place(part))] : [];
  });

/** What the record says of a meeting so far, and what that risks. */
const MEETINGS: { readonly [finding in ReturnType<typeof faultsOf>[number]["code"]]: RiskCode } = {
  "nobody-came": "nobody-came",
  "pwle-absent-from-session": "absent-from-session",
  "session-not-borne-out": "not-borne-out",
  "nothing-given-back": "nothing-given-back",
};

/** How the meetings of steps stand that only meet, as long as something can be done about it. */
export const meetings = (state: RunState): readonly Risk[] =>
  state.steps.flatMap((step) =>
    faultsOf(state, step)
      .filter(({ code }) => step.status === "open" || code !== "nobody-came")
      .map(({ code }) => risk(MEETINGS[code], [], { step: step.key, part: step.parts.at(-1) })),
  );

/** A poll that is open, in which fewer have voted than its template calls a good response. */
export const fewVotes = (state: RunState): readonly Risk[] =>
  Object.values(state.polls).flatMap((poll) => {
    const least = blockOfPoll(state, poll)?.leastShare;
    const part = own(state.parts, poll.part);
    const { asked: voters, cast } = poll;
    return poll.outcome === null && least !== undefined && responseOf({ voters, cast }) < least
      ? [risk("few-votes", [], { step: part?.step, part: poll.part, until: poll.closesAt })]
      : [];
  });
