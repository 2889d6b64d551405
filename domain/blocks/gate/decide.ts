import type { Command } from "../../command.ts";
import { accept, refuse, refused } from "../../result.ts";
import type { Decision } from "../../result.ts";
import { dueAfter } from "../../rules/clock.ts";
import { newestVersion } from "../../rules/lookup.ts";
import { tally } from "./quorum.ts";
import { gateReadiness } from "./readiness.ts";
import { whoHelps } from "./recipients.ts";
import type { RunState } from "../../state.ts";
import { findPart, mustBeEngine, mustManage, noSuchPart } from "../../decide/guards.ts";
import { findOpenRequest, gateClosed } from "./request.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

/** The engine asks; the record answers. Nothing that the caller says counts here. */
export const passGate = (state: RunState, command: Of<"passGate">): Decision => {
  const { part: id } = command.data;
  const part = findPart(state, id);
  const wrong = mustBeEngine(command.actor);
  if (wrong) return refused(wrong);
  if (part === undefined) return refused(noSuchPart(id));
  if (part.gate !== "open") return refused(gateClosed(id));
  const readiness = gateReadiness(state, part, command.at);
  if (readiness.kind === "waiting") {
    const missing = [...new Set(readiness.waits.map((wait) => wait.for))].join(", ");
    return refuse(
      "gate-not-ready",
      `This can't pass yet. It still waits for: ${missing}.`,
      "Wait, or help what it waits for along.",
      id,
    );
  }
  const { version, tie, eligible, needed, yes } = readiness;
  const decided = { part: id, version: version.number, digest: version.digest, tie };
  return readiness.outcome === "pass"
    ? accept({ type: "gatePassed", data: { ...decided, eligible, needed, yes } })
    : accept({ type: "gateRefused", data: decided });
};

/** N1: those in power may overrule, in their own name and with a reason. It can never be hidden again. */
export const overrideGate = (state: RunState, command: Of<"overrideGate">): Decision => {
  const { part: id, reason } = command.data;
  const part = findPart(state, id);
  const wrong = mustManage(command.actor);
  if (wrong) return refused(wrong);
  if (part === undefined) return refused(noSuchPart(id));
  if (part.status === "closed" || (part.gate !== "open" && part.gate !== "refused"))
    return refused(gateClosed(id));
  const newest = newestVersion(part);
  if (newest === undefined)
    return refuse("no-version", "There is nothing written to decide.", "Write it first.", id);
  const { number: version, digest } = newest;
  return accept({
    type: "gateOverridden",
    data: { part: id, version, digest, by: command.actor.id, reason },
  });
};

const notDue = (about: string): Decision =>
  refuse("not-due", "This is not due now.", "Look at what the run waits for.", about);

/** When answers are late, a person is told. Nothing else ever comes of being late. */
export const escalate = (state: RunState, command: Of<"escalate">): Decision => {
  const { request: id } = command.data;
  const wrong = mustBeEngine(command.actor);
  if (wrong) return refused(wrong);
  const found = findOpenRequest(state, id);
  if (found.refusal !== undefined) return refused(found.refusal);
  const { part, request, gate } = found;
  const waitingFor = tally(state, part, gate, request).unanswered.map((member) => member.id);
  const isLate = request.clockStoppedAt === null && request.dueAt <= command.at;
  if (!isLate || request.escalatedAt !== null || waitingFor.length === 0) return notDue(id);
  return accept({
    type: "escalated",
    data: { part: part.id, request: id, to: whoHelps(state, part), waitingFor },
  });
};

export const extendDue = (state: RunState, command: Of<"extendDue">): Decision => {
  const { request: id } = command.data;
  const wrong = mustBeEngine(command.actor);
  if (wrong) return refused(wrong);
  const found = findOpenRequest(state, id);
  if (found.refusal !== undefined) return refused(found.refusal);
  const { part, request, gate } = found;
  const isLate = request.clockStoppedAt === null && request.dueAt <= command.at;
  if (!isLate || request.escalatedAt === null) return notDue(id);
  const dueAt = dueAfter(state, command.at, gate.extension);
  return accept({ type: "dueExtended", data: { part: part.id, request: id, dueAt } });
};
