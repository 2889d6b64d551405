import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { RefusalCode } from "../../domain/refusal.ts";
import { whyNotAsked } from "../../domain/blocks/gate/eligibility.ts";
import { currentAnswer } from "../../domain/blocks/gate/quorum.ts";
import { gateOf, newestVersion, own } from "../../domain/rules/lookup.ts";
import type { Answer, Part, Request, Version } from "../../domain/state.ts";
import type { Gate, Step } from "../../domain/template.ts";
import { stepOf } from "../run/titles.ts";

/** A sign-off request as one person meets it. */
export type Asked = {
  readonly view: RunFold;
  readonly part: Part;
  readonly request: Request;
  readonly step: Step;
  readonly gate: Gate;
  readonly version: Version;
  /** Whose answer it is. */
  readonly member: string;
  /** Who holds the pen: themselves, somebody who stands in for them, or a helper who writes it down. */
  readonly as: "self" | "delegate" | "helper";
  readonly answer: Answer | undefined;
  /** The version that they saw before, when this one is another. */
  readonly before: Version | undefined;
  readonly may: "answer" | "closed" | "paused" | RefusalCode;
};

export function askedOf(
  found: { readonly view: RunFold; readonly part: Part; readonly request: Request },
  me: string,
  member: string,
  now: Date,
): Asked | null {
  const { view, part, request } = found;
  const step = stepOf(view.state, part.step);
  const version =
    part.versions.find(({ number }) => number === request.version) ?? newestVersion(part);
  const gate = gateOf(view.state, part);
  if (step === undefined || gate === null || version === undefined) return null;
  const person = own(view.state.members, member);
  const reason =
    person === undefined ? "unknown-member" : whyNotAsked(view.state, part, gate, request, person);
  return {
    ...found,
    step,
    gate,
    version,
    member,
    as: member === me ? "self" : standsIn(view, member, me, now) ? "delegate" : "helper",
    answer: currentAnswer(request, member),
    before: versionBefore(part, request, member),
    may:
      part.gate !== "open"
        ? "closed"
        : view.state.status === "paused"
          ? "paused"
          : (reason ?? "answer"),
  };
}

function standsIn(view: RunFold, from: string, to: string, now: Date): boolean {
  const delegation = own(view.state.delegations, from);
  return delegation?.to === to && delegation.until >= now.toISOString().slice(0, 10);
}

/** What this person read last: the newest earlier version that they opened or answered; none, if this is their first. */
export function versionBefore(part: Part, request: Request, member: string): Version | undefined {
  const answered = [...request.past, ...Object.values(request.answers)]
    .filter((answer) => answer.member === member)
    .map(({ version }) => version);
  const known = [...answered, ...(own(request.seen, member) ?? [])];
  const number = Math.max(...known.filter((version) => version < request.version));
  return part.versions.find((version) => version.number === number);
}
