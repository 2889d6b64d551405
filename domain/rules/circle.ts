import type { Member, RunState } from "../state.ts";
import type { Circle, CircleSide, Exception, Side } from "../template.ts";
import { isBorneOut } from "./borne-out.ts";
import { foundOnce } from "./found-once.ts";
import { hasRole, own } from "./lookup.ts";

const NOBODY: Circle = { of: [] };

/** The circle that a template calls by this name; nobody, if it has none of it. */
export const circleOf = (state: RunState, name: string): Circle =>
  own(state.template.circles, name) ?? NOBODY;

/** Whether somebody brought something in: a contribution that is theirs by their own word, or a version of a form. */
const hasContributed = (state: RunState, member: string): boolean =>
  Object.values(state.contributions).some(
    (one) => one.member === member && isBorneOut(state, one.event, member),
  ) ||
  Object.values(state.parts).some(({ versions }) =>
    versions.some(({ author }) => author === member),
  );

const fits = (state: RunState, line: CircleSide, member: Member): boolean =>
  line.side === member.side &&
  (line.roles === undefined || hasRole(member, ...line.roles)) &&
  (line.declares ?? []).every((declaration) => member.declares.includes(declaration)) &&
  (line.contributed !== true || hasContributed(state, member.id)) &&
  (line.holds ?? []).every((credential) => member.holds.includes(credential));

const wroteIn = (state: RunState, step: string, member: string): boolean =>
  Object.values(state.parts).some(
    (part) => part.step === step && part.versions.some(({ author }) => author === member),
  );

/** Whether somebody was asked at a gate of a step that is behind. */
const wasAskedIn = (state: RunState, step: string, member: string): boolean =>
  Object.values(state.parts).some(
    (part) =>
      part.step === step &&
      part.status === "closed" &&
      part.requests.some((id) => own(state.requests, id)?.asked.includes(member) === true),
  );

const isLeftOut = (state: RunState, except: Exception, member: string): boolean => {
  if ("launcher" in except) return state.launcher === member;
  return "askedIn" in except
    ? wasAskedIn(state, except.askedIn, member)
    : wroteIn(state, except.authorsOf, member);
};

/** Whether an active member is meant by a circle. */
export const belongs = (state: RunState, circle: Circle, member: Member): boolean =>
  member.status === "active" &&
  circle.of.some((line) => fits(state, line, member)) &&
  !(circle.except ?? []).some((except) => isLeftOut(state, except, member.id));

/** How many of a side a circle takes at least: its `atLeast`, or its seats. */
export const leastOf = (circle: Circle, side: Side): number =>
  circle.of.reduce(
    (sum, line) => (line.side === side ? sum + (line.atLeast ?? line.exactly ?? 0) : sum),
    0,
  );

/** The sides that a circle has a least number for, each once. */
export const sidesNeeded = foundOnce((circle: Circle): readonly Side[] => [
  ...new Set(circle.of.map(({ side }) => side).filter((side) => leastOf(circle, side) > 0)),
]);

/** Sides that have exact seats in a circle, with how many. */
export const seatsOf = foundOnce(
  (circle: Circle): readonly { readonly side: Side; readonly count: number }[] =>
    sidesNeeded(circle).flatMap((side) => {
      const seats = circle.of.filter((line) => line.side === side && line.exactly !== undefined);
      const count = seats.reduce((sum, { exactly = 0 }) => sum + exactly, 0);
      return seats.length > 0 ? [{ side, count }] : [];
    }),
);

/**
 * The circle that must stand before anybody is asked: the first that a gate of the template names, which is the group
 * itself; nobody, where none does.
 */
export const groupCircle = (state: RunState): Circle => {
  for (const { parts } of state.template.steps)
    for (const block of parts.blocks)
      if (block.block === "gate" && block.standing !== undefined)
        return circleOf(state, block.standing);
  return NOBODY;
};

/** Sides of which a circle has fewer members than it takes. Who launched the run is not counted: they decide nothing. */
export const shortfallOf = (
  state: RunState,
  circle: Circle,
): readonly { readonly side: Side; readonly missing: number }[] => {
  const members = Object.values(state.members).filter(
    (member) => member.id !== state.launcher && belongs(state, circle, member),
  );
  return sidesNeeded(circle)
    .map((side) => ({
      side,
      missing: leastOf(circle, side) - members.filter((member) => member.side === side).length,
    }))
    .filter(({ missing }) => missing > 0);
};
