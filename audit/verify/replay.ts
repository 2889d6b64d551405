import type { Command } from "../../domain/command.ts";
import { decide } from "../../domain/decide.ts";
import type { DomainEvent } from "../../domain/event.ts";
import { createFold, type Fold } from "../../domain/fold.ts";
import { initial } from "../../domain/initial.ts";
import type { RunState } from "../../domain/state.ts";
import type { Template } from "../../domain/template.ts";
import type { JsonValue } from "../json.ts";
import { sameBytes } from "./bytes.ts";
import { canonicalBytesOf } from "./json.ts";
import type { LoggedEvent } from "./logged-event.ts";
import { originOf } from "./replay/order-of.ts";

/** What was found at one event. `unsure`: this release can't judge it, nor anything after it. */
export type Judged = {
  readonly event: LoggedEvent;
  readonly result: "fails" | "could-not-check";
  readonly why: string;
};

/**
 * Judges a run's events anew: from each event the command that it came of is read, and the domain decides it again upon
 * the events before. What it decides must be what is on record, to the last field. So a gate that is recorded as passed
 * without the assent that it needed is found out here, whoever recorded it.
 * @param events all of a run's events, in the order of their versions.
 */
export const replay = (template: Template, events: readonly LoggedEvent[]): readonly Judged[] => {
  const judged: Judged[] = [];
  const fold = createFold(initial(template));
  let at = 0;
  for (let event = events[0]; event !== undefined; event = events[at]) {
    const finding = taken(fold, event, events, at);
    if ("why" in finding) judged.push({ event, ...finding });
    if ("why" in finding && finding.result === "could-not-check") return judged;
    at += "why" in finding ? 1 : finding.count;
  }
  return judged;
};

/** How many events a decision accounts for, or what is wrong with the first of them. */
type Finding = { readonly count: number } | Pick<Judged, "result" | "why">;

/** Judges the event at a position, and folds it and those that it accounts for. */
const taken = (
  fold: Fold,
  event: LoggedEvent,
  events: readonly LoggedEvent[],
  at: number,
): Finding => {
  try {
    const finding = judge(fold.now(), event, events, at);
    const until = at + ("why" in finding ? 1 : finding.count);
    for (const one of events.slice(at, until)) fold.add(one);
    return finding;
  } catch (error) {
    // The rules trust the form of what they are given; an entry may hold anything.
    return { result: "fails", why: `the rules can't be applied to it (${String(error)})` };
  }
};

const judge = (
  state: RunState,
  event: LoggedEvent,
  events: readonly LoggedEvent[],
  at: number,
): Finding => {
  if (event.type === "actRefused") return { count: 1 };
  const later = () => events.slice(at + 1);
  const origin = originOf(state, event, events[at + 1], events[at + 2], later);
  if (origin === "unknown") {
    return { result: "could-not-check", why: "this release does not know events of its kind" };
  }
  if (origin === "none") return { result: "fails", why: "nothing on record leads to it" };
  const mark = wrongMark(event);
  if (mark !== null) return { result: "fails", why: mark };
  const { order, act } = origin;
  // A key that is registered with an answer is marked as the session was, the answer as signed.
  const { assurance } = act;
  const command: Command = {
    ...order,
    actor: event.actor,
    at: event.at,
    ...(assurance && { assurance }),
  };
  const decision = decide(state, command);
  if (decision.kind === "refused") {
    return { result: "fails", why: `the rules refuse it: ${unended(decision.refusal.message)}` };
  }
  for (const [index, decided] of decision.events.entries()) {
    if (isRecorded(decided, command, events[at + index])) continue;
    const why =
      index === 0
        ? "the rules lead to something else than what is recorded"
        : `the rules lead from it to ${decided.type}, which is not recorded after it as it should be`;
    return { result: "fails", why };
  }
  return { count: decision.events.length };
};

/** A sentence that goes on. */
const unended = (sentence: string): string => sentence.replace(/\.$/u, "");

/** Whether an event that was decided is the one on record: of the same command, with the same content. */
const isRecorded = (
  decided: DomainEvent,
  command: Command,
  recorded: LoggedEvent | undefined,
): boolean =>
  recorded !== undefined &&
  isComplete(decided) &&
  same([decided.type, comparable(decided)], [recorded.type, comparable(recorded)]) &&
  same([command.at, command.actor], [recorded.at, recorded.actor]) &&
  isMarked(command, recorded);

/** What an event leaves out, the command read from it leaves out, and the rules may pass it on: nothing is missing that has its place. */
const isComplete = ({ data }: DomainEvent): boolean => !Object.values(data).includes(undefined);

/** What follows from a signed answer is not signed itself. */
const isMarked = ({ assurance }: Command, recorded: LoggedEvent): boolean =>
  assurance === "passkey-signed" && !("signature" in recorded.data)
    ? recorded.assurance !== "passkey-signed"
    : recorded.assurance === assurance;

/** The order of changed sections is that of a form as it was sent; the record sorts a version's sections. */
const comparable = (event: DomainEvent): JsonValue =>
  event.type === "versionSaved"
    ? { ...event.data, changed: event.data.changed.toSorted() }
    : event.data;

const same = (one: JsonValue, other: JsonValue): boolean =>
  sameBytes(canonicalBytesOf(one), canonicalBytesOf(other));

/** An answer that a helper wrote down can't be marked as stronger than that. */
const wrongMark = (event: LoggedEvent): string | null => {
  const helped = "assistance" in event.data && event.data.assistance !== undefined;
  const isMarked = event.assurance === "assisted-unconfirmed";
  if (helped === isMarked || event.assurance === undefined) return null;
  return helped
    ? "a helper wrote it down, and it is marked as if they had not"
    : "it is marked as a helper's, and names none";
};
