import type { AnswerKind, Request, RunState } from "../state.ts";
import type { Side } from "../template.ts";
import { own } from "../rules/lookup.ts";
import { currentAnswer } from "../blocks/gate/quorum.ts";
import { hearsCries, type Reader } from "./reader.ts";
import { openPart } from "./withheld.ts";

/** Fewer answers than this are not broken down: with less, a reader could tell who said what. */
export const SMALLEST_GROUP = 5;

/** Who looks: a member of the run, or null for somebody outside it (a manager, an auditor). */
export type Viewer = { readonly member: string | null; readonly reader?: Reader };

export type Breakdown = { readonly [kind in AnswerKind]?: number };

/**
 * What a viewer may see of a request's answers.
 * - `hidden`: the gate is open; only the viewer's own answer, and how many have answered.
 * - `counted`: the gate is settled; how many gave each answer, by side, with sides of fewer than five left out (null).
 */
export type Results =
  | {
      readonly kind: "hidden";
      readonly own: AnswerKind | null;
      readonly answered: number;
      readonly asked: number;
    }
  | {
      readonly kind: "counted";
      readonly own: AnswerKind | null;
      readonly answered: number;
      readonly asked: number;
      readonly total: Breakdown | null;
      readonly bySide: { readonly [side in Side]?: Breakdown | null };
    };

const count = (kinds: readonly AnswerKind[]): Breakdown | null => {
  if (kinds.length < SMALLEST_GROUP) return null;
  const counted: { [kind in AnswerKind]?: number } = {};
  for (const kind of kinds) counted[kind] = (counted[kind] ?? 0) + 1;
  return counted;
};

/** Results stay hidden from everybody until the gate closes, so that nobody answers by looking at the others. */
export const resultsFor = (state: RunState, request: Request, viewer: Viewer): Results => {
  const current = Object.values(request.answers).filter((answer) => answer.standing === "current");
  const mine = viewer.member === null ? undefined : currentAnswer(request, viewer.member);
  const known = {
    own: mine?.kind ?? null,
    asked: request.asked.length,
  };
  const open = openPart(state, request.part);
  // Who asked for time is still waited for. While the gate is open only who hears of it may count them apart.
  const isApart =
    open === null || (viewer.reader !== undefined && hearsCries(state, open, viewer.reader));
  const answered = current.filter(({ kind }) => !isApart || kind !== "more-time").length;
  if (open !== null) return { kind: "hidden", ...known, answered };
  const bySide: { [side in Side]?: Breakdown | null } = {};
  const sideOf = (member: string): Side | undefined => own(state.members, member)?.side;
  for (const side of new Set(current.flatMap((answer) => sideOf(answer.member) ?? [])))
    bySide[side] = count(current.filter((a) => sideOf(a.member) === side).map((a) => a.kind));
  const total = count(current.map((answer) => answer.kind));
  return { kind: "counted", ...known, answered, total, bySide: guarded(bySide) };
};

/** With one side left out, the total would give it away by subtraction: then every side is left out. */
const guarded = (bySide: { readonly [side in Side]?: Breakdown | null }): typeof bySide =>
  Object.values(bySide).every((breakdown) => breakdown !== null)
    ? bySide
    : Object.fromEntries(Object.keys(bySide).map((side) => [side, null]));
