import type { Answer, Member, Part, Request, RunState } from "../state.ts";
import type { Gate, Side } from "../template.ts";
import { eligibleMembers } from "./eligibility.ts";
import { own } from "./lookup.ts";

/**
 * A request's answers as they count now: current ones, of people who may answer. `eligible` leaves out those who stepped
 * back. `said`: yes under `consent` and `majority`, a ranking under `preference`.
 */
export type Tally = {
  readonly eligible: readonly Member[];
  readonly pwle: number;
  readonly needed: number;
  readonly said: readonly Member[];
  readonly no: readonly Member[];
  readonly unanswered: readonly Member[];
  /** PWLE whose answer only a helper vouches for so far. */
  readonly unconfirmed: readonly Member[];
  readonly reachable: boolean;
  readonly met: boolean;
};

/** The answer of a member that counts now, if any. */
export const currentAnswer = (request: Request, member: string): Answer | undefined => {
  const answer = own(request.answers, member);
  return answer?.standing === "current" ? answer : undefined;
};

const countSide = (members: readonly Member[], side: Side): number =>
  members.reduce((count, member) => (member.side === side ? count + 1 : count), 0);

/** PWLE answers that a gate needs of `eligible` PWLE: the count and the share, and never fewer than one. */
export const quorumNeeded = (gate: Gate, eligible: number): number =>
  // 0.07 × 100 is 7.000000000000001 in binary: the tolerance keeps the share from asking for one person more
  Math.max(1, gate.quorum.count, Math.ceil(gate.quorum.share * eligible - 1e-9));

const inReach = (gate: Gate, eligible: readonly Member[], needed: number): boolean => {
  if (countSide(eligible, "pwle") < needed) return false;
  if (gate.composition.some(({ side, count }) => countSide(eligible, side) < count)) return false;
  return gate.seats === undefined || seatsExact(gate.seats, eligible);
};

const seatsExact = (seats: NonNullable<Gate["seats"]>, eligible: readonly Member[]): boolean =>
  seats.every(({ side }) => {
    const wanted = seats.reduce((sum, seat) => (seat.side === side ? sum + seat.count : sum), 0);
    return countSide(eligible, side) === wanted;
  });

/** Whether a gate could pass if everybody who may answer said yes. */
export const isReachable = (gate: Gate, eligible: readonly Member[]): boolean =>
  inReach(gate, eligible, quorumNeeded(gate, countSide(eligible, "pwle")));

/** Counts one request. Nothing here depends on time: silence is never an answer. */
export const tally = (state: RunState, part: Part, gate: Gate, request: Request): Tally => {
  const eligible: Member[] = [];
  const said: Member[] = [];
  const no: Member[] = [];
  const unanswered: Member[] = [];
  const unconfirmed: Member[] = [];
  for (const member of eligibleMembers(state, part, gate)) {
    const answer = currentAnswer(request, member.id);
    const kind = answer?.kind;
    if (kind === "step-back") continue;
    eligible.push(member);
    if (kind === "yes" || kind === "yes-with-changes" || kind === "preference") said.push(member);
    else if (kind === "no") no.push(member);
    else unanswered.push(member);
    const counts = said.at(-1) === member || (gate.rule === "majority" && kind === "no");
    if (counts && member.side === "pwle" && answer?.assurance === "assisted-unconfirmed")
      unconfirmed.push(member);
  }
  const pwle = countSide(eligible, "pwle");
  const needed = quorumNeeded(gate, pwle);
  const reachable = inReach(gate, eligible, needed);
  const answered = gate.rule === "majority" ? [...said, ...no] : said;
  const met =
    reachable &&
    countSide(answered, "pwle") >= needed &&
    // A helper's word alone never passes a gate: one answer at least is the person's own, or confirmed by them.
    countSide(answered, "pwle") > unconfirmed.length &&
    gate.composition.every(({ side, count }) => countSide(answered, side) >= count) &&
    (gate.rule !== "majority" || unanswered.length === 0);
  return { eligible, pwle, needed, said, no, unanswered, unconfirmed, reachable, met };
};

/** How a gate falls once its quorum is met, and the tie rule if it took one. */
export type Outcome = { readonly outcome: "pass" | "refuse"; readonly tie: string | null };

/**
 * `majority`: more yes than no passes, but never without one PWLE yes; a tie follows the rule that the adopter stated.
 * The other rules only pass: what keeps them from it is a wait.
 */
export const outcomeOf = (state: RunState, gate: Gate, counted: Tally): Outcome => {
  if (gate.rule !== "majority") return { outcome: "pass", tie: null };
  const margin = counted.said.length - counted.no.length;
  const agreed = countSide(counted.said, "pwle");
  if (margin > 0) return { outcome: agreed > 0 ? "pass" : "refuse", tie: null };
  if (margin < 0) return { outcome: "refuse", tie: null };
  const stated = gate.tie === undefined ? undefined : own(state.parameters, gate.tie);
  const tie = typeof stated === "string" ? stated : "refuse";
  const decides = tie === "lived-experience-decides" && agreed > 0 && agreed === counted.pwle;
  return { outcome: decides ? "pass" : "refuse", tie };
};
