import type { Actor } from "../../domain/actor.ts";
import type { CommandType, Order } from "../../domain/command.ts";
import { newestVersion } from "../../domain/rules/lookup.ts";
import type { Part, RunState } from "../../domain/state.ts";
import { PEOPLE } from "../properties/pools.ts";
import type { Gene } from "./gene.ts";

/** A run as it stands when somebody makes a move. `fresh`: an id that nothing in the run has. */
export type Scene = { readonly state: RunState; readonly at: string; readonly fresh: string };

/** Numbers that say, read against the run as it stands, what a move is about. */
export type Numbers = Gene["about"];

export type OrderOf<T extends CommandType> = Extract<Order, { readonly type: T }>;

/** How one kind of command is made. `by`: who gives it, where that is not whoever rightly would. */
export type Made<T extends CommandType> = { readonly order: OrderOf<T>; readonly by?: Actor };
export type Moves<T extends CommandType> = {
  readonly [K in T]: (scene: Scene, about: Numbers) => Made<K>;
};

export const pick = <T>(from: readonly T[], number: number): T | undefined =>
  from.length === 0 ? undefined : from[number % from.length];

/** What the run holds that numbers are read against, the newest first. */
export const thingsOf = ({ state }: Scene, [a, b, c]: Numbers) => {
  const part = pick(Object.values(state.parts).toReversed().slice(0, 3), a);
  const request = pick(Object.values(state.requests).toReversed().slice(0, 3), a);
  const members = Object.keys(state.members);
  return {
    part: part?.id ?? "none",
    written: part,
    request,
    members,
    member: pick(members, b) ?? pick(PEOPLE, b) ?? "ada",
    voter: pick(request?.asked ?? members, b) ?? "ada",
    other: pick(members, c) ?? "ben",
    anyone: pick(PEOPLE, c) ?? "cyd",
    step: pick(state.steps.toReversed().slice(0, 2), a)?.key ?? "none",
    contribution: pick(Object.values(state.contributions).toReversed().slice(0, 4), b),
    claim: pick(Object.values(state.claims).toReversed().slice(0, 5), b),
    session: pick(Object.values(state.sessions).toReversed().slice(0, 3), b),
    poll: pick(Object.values(state.polls).toReversed().slice(0, 2), b),
  };
};

export const newestOf = (part: Part | undefined): number =>
  part === undefined ? 0 : (newestVersion(part)?.number ?? 0);

/** The instant some hours before now, up to some two months. */
export const earlier = (at: string, number: number): string =>
  new Date(Date.parse(at) - (number % 60) * 24 * 3_600_000).toISOString();

export const dayOf = (at: string): string => at.slice(0, 10);
