import type { Decider } from "../../../audit/command.ts";
import type { RecordedRunEvent } from "../../../audit/run-event.ts";
import { createRunFold } from "../../../audit/run-fold.ts";
import type { PinnedTemplates } from "../../../audit/pinned-templates.ts";
import type { Assurance } from "../../../domain/actor.ts";
import type { Order } from "../../../domain/command.ts";
import { decide } from "../../../domain/decide.ts";
import type { DomainEvent, RunEvent } from "../../../domain/event.ts";
import type { Refusal } from "../../../domain/refusal.ts";
import { countedWith } from "../../../domain/rules/refusals.ts";
import type { RunState } from "../../../domain/state.ts";
import { mendOf, REFUSAL_CODES, titleOf } from "../../http/problem.ts";
import { authorise, type Denial, type Permission, type Subject } from "../../policy.ts";
import { actorOf, type Principal } from "../../principal.ts";

/** An order on its way in. Who may give it is decided on the same state as what comes of it. */
export type Ask = {
  readonly principal: Principal;
  readonly at: string;
  readonly order: Order;
  /** It came with a passkey's signature which does not hold: refused, and on record as such. */
  readonly wrongSignature?: true;
};

export type AskRefusal =
  | { readonly kind: "rules"; readonly refusal: Refusal }
  | { readonly kind: "policy"; readonly denial: Denial };

export type RunDecider = Decider<RunState, Ask, RunEvent, AskRefusal>;

const SIGNED: Assurance = "passkey-signed";

const WRONG_SIGNATURE: Refusal = {
  code: "passkey-invalid",
  message: "What the passkey signed is not this answer.",
  mend: "Sign it again, or answer without a passkey.",
  about: null,
};

/** Only what holds a signature is signed; what follows from it in the same commit is not. */
const isSigned = (event: DomainEvent): boolean =>
  "signature" in event.data && event.data.signature !== undefined;

const NOT_FOUND: AskRefusal = { kind: "policy", denial: { kind: "not-found" } };

/** What comes of an order, by the policy and the rules. */
export const decideAsk: RunDecider["decide"] = (state, ask) => {
  const { order } = ask;
  if (isAboutNothing(state, order)) return { kind: "refused", refusal: NOT_FOUND };
  const permission = permissionOf(state, ask.principal, order);
  if (permission.kind !== "allowed") {
    return { kind: "refused", refusal: { kind: "policy", denial: permission } };
  }
  if (ask.wrongSignature === true) {
    return { kind: "refused", refusal: { kind: "rules", refusal: WRONG_SIGNATURE } };
  }
  const { at } = ask;
  const actor = actorOf(ask.principal, permission.role);
  const { assurance: principalAssurance } = ask.principal;
  const assurance = assuranceOf(order, ask.principal);
  const decision = decide(state, { ...order, actor, at, assurance });
  if (decision.kind === "refused") {
    return { kind: "refused", refusal: { kind: "rules", refusal: decision.refusal } };
  }
  return {
    kind: "accepted",
    events: decision.events.map((event) => ({
      ...event,
      actor,
      at,
      assurance: isSigned(event) || assurance !== SIGNED ? assurance : principalAssurance,
    })),
  };
};

/** As much of a refusal as its event says by itself. */
const generalRefusal = (event: RecordedRunEvent): AskRefusal | null => {
  if (event.type !== "actRefused") return null;
  const { code: recorded, about } = event.data;
  const code = REFUSAL_CODES.find((known) => known === recorded) ?? "not-allowed";
  const message = `This was refused before: ${titleOf(code)}.`;
  return { kind: "rules", refusal: { code, message, mend: mendOf(code), about } };
};

/** The domain's rules behind the one policy, as the record's command handler runs them. */
export const createRunDecider = (templates: Pick<PinnedTemplates, "pinnedBy">): RunDecider => ({
  ...createRunFold(templates),

  decide: decideAsk,

  notBefore: (ask, at) => (ask.at < at ? { ...ask, at } : ask),

  /** What the rules refuse is on record; what the policy denies concerns nobody in the run, and a run that was not launched is none. */
  refused(state, { principal, order, at }, refusal) {
    if (refusal.kind === "policy" || order.type === "launchRun") return null;
    const { code, about } = refusal.refusal;
    const counted = countedWith(state, principal.id, { command: order.type, code, about });
    if (counted !== null) return counted;
    const actor = actorOf(principal, principal.roles[0] ?? "voter");
    return { type: "actRefused", data: { command: order.type, code, about }, actor, at };
  },

  refusalIn: generalRefusal,

  refusalAgain(state, ask, event) {
    const general = generalRefusal(event);
    const again = decideAsk(state, { ...ask, at: event.at });
    return again.kind === "refused" &&
      again.refusal.kind === "rules" &&
      general?.kind === "rules" &&
      again.refusal.refusal.code === general.refusal.code
      ? again.refusal
      : (general ?? NOT_FOUND);
  },
});

/** What is asked of a request that the run has not. */
const isAboutNothing = (state: RunState, { data }: Order): boolean =>
  "request" in data && !Object.hasOwn(state.requests, data.request);

function permissionOf(state: RunState, principal: Principal, order: Order): Permission {
  switch (order.type) {
    // The engine's own: nobody reaches them from outside.
    case "openStep":
    case "openPart":
    case "recordNotice":
    case "recordReturn":
    case "recordAskedRun":
    case "escalate":
    case "extendDue":
    case "passGate":
    case "closePart":
    case "closeStep":
    case "closePoll":
    case "remindVoters":
      return { kind: "forbidden", why: "Only the run itself can do this." };
    case "launchRun":
      return launchPermission(principal, order.data);
    case "castBallot":
      return authorise(principal, "castBallot", {
        organisation: state.organisation,
        member: isMember(state, principal),
        ...votingIn(state, principal, order.data.poll),
      });
    case "joinMember":
      return authorise(
        principal,
        isOneself(principal, order.data.member) &&
          (state.template.joins !== undefined || principal.via === "token")
          ? "joinRun"
          : order.type,
        subjectOf(state, principal, order.data.member),
      );
    case "joinMembers":
      return authorise(
        principal,
        // A program is no member, whoever it adds beside itself.
        principal.via === "token" &&
          order.data.members.some(({ member }) => isOneself(principal, member))
          ? "joinRun"
          : order.type,
        subjectOf(state, principal, undefined),
      );
    default:
      return authorise(
        principal,
        order.type,
        subjectOf(state, principal, "member" in order.data ? order.data.member : undefined),
      );
  }
}

const isOneself = ({ id }: Principal, member: string): boolean => member === id;

const subjectOf = (state: RunState, principal: Principal, person: string | undefined): Subject => ({
  organisation: state.organisation,
  member: isMember(state, principal),
  ...(person === undefined ? {} : { person }),
});

/** Who launches a run for others manages; who launches one to lead it does so in person. */
export const launchPermission = (
  principal: Principal,
  { organisation, leads }: { readonly organisation: string; readonly leads?: string },
): Permission =>
  leads === undefined
    ? authorise(principal, "launchRun", { organisation })
    : authorise(principal, "leadRun", {
        organisation,
        ...(principal.person === null ? {} : { person: principal.person }),
      });

/** Whoever is asked in a poll votes in it, member or not. */
const votingIn = (state: RunState, { person }: Principal, id: string) => {
  const poll = Object.hasOwn(state.polls, id) ? state.polls[id] : undefined;
  return person !== null && poll !== undefined && Object.hasOwn(poll.voters, person)
    ? { person }
    : {};
};

/** Also after withdrawing: what one was part of, one may go on reading. */
export const isMember = (state: RunState, principal: Principal): boolean =>
  principal.person !== null && Object.hasOwn(state.members, principal.person);

const assuranceOf = (order: Order, principal: Principal): Assurance =>
  "assistance" in order.data && order.data.assistance !== undefined
    ? "assisted-unconfirmed"
    : "passkey" in order.data && order.data.passkey !== undefined
      ? SIGNED
      : principal.assurance;
