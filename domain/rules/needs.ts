import { newestReading } from "../blocks/measure/lookup.ts";
import type { Member, RunState } from "../state.ts";
import type { Need } from "../need.ts";
import type { Step } from "../template.ts";
import { dayBegins, londonDate } from "./calendar.ts";
import { belongs, circleOf, leastOf, sidesNeeded } from "./circle.ts";
import { isHeld } from "./declared.ts";
import { newestVersion, own, stewards } from "./lookup.ts";

/** A need that does not hold yet. `members`: who can help it along. `until`: when it holds by itself, if it does. */
export type Missing = {
  readonly need: Need;
  readonly members: readonly string[];
  readonly until: string | null;
};

/** What must hold before a step opens and does not, at `now` (ISO 8601 UTC). Each kind of need says here when it holds. */
export const missingNeeds = (state: RunState, step: Step, now: string): readonly Missing[] =>
  (step.needs ?? []).flatMap((need) => missing(state, need, now) ?? []);

const missing = (state: RunState, need: Need, now: string): Missing | null => {
  const unless = (holds: boolean, members: readonly string[] = stewards(state)): Missing | null =>
    holds ? null : { need, members, until: null };
  if ("step" in need)
    return unless(state.steps.some(({ key, status }) => key === need.step && status === "closed"));
  if ("measured" in need) return unless(newestReading(state, need.measured, need.at) !== undefined);
  if ("answered" in need)
    return unless(
      Object.values(state.links).some(
        ({ kind, answered, part }) =>
          kind === "asks" && answered !== null && isOf(state, part, need.answered),
      ),
    );
  if ("day" in need) return onDay(need, own(state.parameters, need.day), now);
  if ("dayOf" in need) return onDay(need, writtenDay(state, need.dayOf), now);
  const people = membersOf(state, need.of);
  if ("holds" in need) {
    const without = people.filter(({ holds }) => !holds.includes(need.holds));
    const isEnough =
      need.atLeast === undefined
        ? isFilled(state, need.of, people) && without.length === 0
        : people.length - without.length >= need.atLeast;
    return unless(isEnough, idsOr(state, without));
  }
  const open = people.filter((member) => !hasDeclared(member, need));
  return unless(isFilled(state, need.of, people) && open.length === 0, idsOr(state, open));
};

const isOf = (state: RunState, part: string | null, key: string): boolean =>
  part === null || part === key || own(state.parts, part)?.step === key;

/** A day that was never written holds nothing up: there is none to wait for. */
const onDay = (need: Need, day: unknown, now: string): Missing | null =>
  typeof day === "string" && londonDate(now) < day
    ? { need, members: [], until: dayBegins(day) }
    : null;

type Place = Extract<Need, { readonly dayOf: unknown }>["dayOf"];

const writtenDay = (state: RunState, { step, section, field }: Place): unknown =>
  Object.values(state.parts)
    .filter((part) => part.step === step)
    .flatMap((part) => newestVersion(part)?.sections[section] ?? [])
    .at(-1)?.fields[field];

const membersOf = (state: RunState, name: string): readonly Member[] => {
  const circle = circleOf(state, name);
  return Object.values(state.members).filter((member) => belongs(state, circle, member));
};

/** Somebody is there, and no side lacks anybody. */
const isFilled = (state: RunState, name: string, people: readonly Member[]): boolean => {
  const circle = circleOf(state, name);
  return (
    people.length > 0 &&
    sidesNeeded(circle).every(
      (side) => people.filter((one) => one.side === side).length >= leastOf(circle, side),
    )
  );
};

const idsOr = (state: RunState, members: readonly Member[]): readonly string[] =>
  members.length > 0 ? members.map(({ id }) => id) : stewards(state);

const hasDeclared = (
  member: Member,
  { declared, by }: Extract<Need, { readonly declared: string }>,
): boolean => {
  const said = own(member.declared, declared);
  if (said === undefined) return false;
  switch (by) {
    case "self":
      return said.self === true;
    case "guardian":
      return said.guardian === true && said.self !== false;
    case "either":
      return isHeld(said);
  }
};
