import type { Answer, Member, Part, Request, RunState } from "../../state.ts";
import type { Circle, Gate, Side } from "../../template.ts";
import { circleOf, leastOf, seatsOf, sidesNeeded } from "../../rules/circle.ts";
import { votersOf } from "./eligibility.ts";
import { isSettled, lostIn } from "../../loss/loss.ts";
import { own } from "../../rules/lookup.ts";
import { countsAsPwle } from "../../rules/sides.ts";
import { foundOnce } from "../../rules/found-once.ts";

/**
 * A request's answers as they count now: current ones, of people who were asked and may answer. `eligible` leaves out those
 * who stepped back. `said`: yes under `consent` and `majority`, a ranking under `preference`. `people`: distinct PWLE who
 * answered by an act of their own; of a group it takes two.
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
  readonly people: ReadonlySet<string>;
  readonly reachable: boolean;
  readonly met: boolean;
};

/** The answer of a member that counts now, if any. */
export const currentAnswer = (request: Request, member: string): Answer | undefined => {
  const answer = own(request.answers, member);
  return answer?.standing === "current" ? answer : undefined;
};

/** The person whose own act an answer is: theirs, their delegate's, or theirs once they confirmed what a helper wrote. */
export const giverOf = ({ member, by, assistance, assurance }: Answer): string | null => {
  if (assistance === null) return by;
  return assurance === "assisted-confirmed" ? member : null;
};

/** How many distinct PWLE must answer by their own acts: two, unless no two were asked. */
const peopleNeeded = (state: RunState, request: Pick<Request, "asked">): number =>
  Math.min(
    2,
    countPwle(
      state,
      request.asked.flatMap((id) => own(state.members, id) ?? []),
    ),
  );

/** How many count among those with lived experience. */
const countPwle = (state: RunState, members: readonly Member[]): number =>
  members.reduce((count, member) => (countsAsPwle(state, member) ? count + 1 : count), 0);

const countSide = (members: readonly Member[], side: Side): number =>
  members.reduce((count, member) => (member.side === side ? count + 1 : count), 0);

/** PWLE answers that a gate needs of `eligible` PWLE: the count and the share, and never fewer than one. */
export const quorumNeeded = (circle: Circle, gate: Gate, eligible: number): number =>
  // 0.07 × 100 is 7.000000000000001 in binary: the tolerance keeps the share from asking for one person more
  Math.max(1, leastOf(circle, "pwle"), Math.ceil(gate.share * eligible - 1e-9));

/** Sides besides PWLE of which somebody must have answered, with how many. */
const others = foundOnce((circle: Circle) =>
  sidesNeeded(circle)
    .filter((side) => side !== "pwle")
    .map((side) => ({ side, least: leastOf(circle, side) })),
);

const enough = (circle: Circle, members: readonly Member[]): boolean =>
  others(circle).every(({ side, least }) => countSide(members, side) >= least);

const inReach = (
  state: RunState,
  circle: Circle,
  eligible: readonly Member[],
  needed: number,
): boolean =>
  countPwle(state, eligible) >= needed &&
  enough(circle, eligible) &&
  seatsOf(circle).every(({ side, count }) => countSide(eligible, side) === count);

/** Whether a gate could pass if everybody who may answer said yes. */
export const isReachable = (state: RunState, gate: Gate, eligible: readonly Member[]): boolean => {
  const circle = circleOf(state, gate.circle);
  return inReach(state, circle, eligible, quorumNeeded(circle, gate, countPwle(state, eligible)));
};

type Counts = Map<Request, { readonly part: Part; readonly gate: Gate; readonly counted: Tally }>;

const countedIn = foundOnce((_: RunState): Counts => new Map());

/**
 * Counts one request. Nothing here depends on time: silence is never an answer. Of one state it is asked by what is due, what is
 * decided and what is judged, and counted once.
 */
export const tally = (state: RunState, part: Part, gate: Gate, request: Request): Tally => {
  const counts = countedIn(state);
  const known = counts.get(request);
  if (known !== undefined && known.part === part && known.gate === gate) return known.counted;
  const counted = count(state, part, gate, request);
  counts.set(request, { part, gate, counted });
  return counted;
};

const count = (state: RunState, part: Part, gate: Gate, request: Request): Tally => {
  const people = new Set<string>();
  const eligible: Member[] = [];
  const said: Member[] = [];
  const no: Member[] = [];
  const unanswered: Member[] = [];
  const unconfirmed: Member[] = [];
  for (const member of votersOf(state, part, gate, request)) {
    const answer = currentAnswer(request, member.id);
    const kind = answer?.kind;
    if (kind === "step-back") continue;
    eligible.push(member);
    if (kind === "yes" || kind === "yes-with-changes" || kind === "preference") said.push(member);
    else if (kind === "no") no.push(member);
    else unanswered.push(member);
    const counts = said.at(-1) === member || (gate.rule === "majority" && kind === "no");
    if (!counts || answer === undefined || !countsAsPwle(state, member)) continue;
    const giver = giverOf(answer);
    if (giver === null) unconfirmed.push(member);
    else people.add(giver);
  }
  const absent: Member[] = [];
  for (const member of lostIn(state, request)) {
    if (part.recused.includes(member.id)) continue;
    const kind = currentAnswer(request, member.id)?.kind;
    // What they said counts. Their silence does, too, until the group has said how it goes on: nobody makes the bar lower by
    // saying that somebody is gone.
    if (kind === "yes" || kind === "yes-with-changes" || kind === "preference") said.push(member);
    else if (kind === "no") no.push(member);
    else {
      if (!isSettled(member) && kind !== "step-back") absent.push(member);
      continue;
    }
    eligible.push(member);
    const answer = currentAnswer(request, member.id);
    const giver = answer === undefined ? null : giverOf(answer);
    const counts = giver !== null && (kind !== "no" || gate.rule === "majority");
    if (counts && countsAsPwle(state, member)) people.add(giver);
  }
  const pwle = countPwle(state, [...eligible, ...absent]);
  const circle = circleOf(state, gate.circle);
  const needed = quorumNeeded(circle, gate, pwle);
  const least = peopleNeeded(state, request);
  const reachable = inReach(state, circle, eligible, Math.max(needed, least));
  const answered = gate.rule === "majority" ? [...said, ...no] : said;
  const met =
    reachable &&
    countPwle(state, answered) >= needed &&
    // A helper's word alone never passes a gate, and neither does one person for all.
    people.size >= Math.max(1, least) &&
    enough(circle, answered) &&
    (gate.rule !== "majority" || unanswered.length === 0);
  return { eligible, pwle, needed, said, no, unanswered, unconfirmed, people, reachable, met };
};

/** How a gate falls once its quorum is met, and the tie rule if it took one. */
export type GateOutcome = { readonly outcome: "pass" | "refuse"; readonly tie: string | null };

/**
 * `majority`: more yes than no passes, but never without one PWLE yes; a tie follows the rule that the adopter stated.
 * The other rules only pass: what keeps them from it is a wait.
 */
export const outcomeOf = (state: RunState, gate: Gate, counted: Tally): GateOutcome => {
  if (gate.rule !== "majority") return { outcome: "pass", tie: null };
  const margin = counted.said.length - counted.no.length;
  const agreed = countPwle(state, counted.said);
  if (margin > 0) return { outcome: agreed > 0 ? "pass" : "refuse", tie: null };
  if (margin < 0) return { outcome: "refuse", tie: null };
  const stated = gate.tie === undefined ? undefined : own(state.parameters, gate.tie);
  const tie = typeof stated === "string" ? stated : "refuse";
  const decides = tie === "lived-experience-decides" && agreed > 0 && agreed === counted.pwle;
  return { outcome: decides ? "pass" : "refuse", tie };
};
