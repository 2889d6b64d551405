import type { Poll } from "../../domain/blocks/poll/state.ts";
import type { Session } from "../../domain/blocks/session/state.ts";
import { initial } from "../../domain/initial.ts";
import type {
  Answer,
  Claim,
  Contribution,
  Member,
  Part,
  Request,
  RunState,
  StepState,
} from "../../domain/state.ts";
import type { Template } from "../../domain/template.ts";
import { AT, template } from "./verdict.ts";

/** States that are written down instead of played: what a rule reads and nothing else, one place changed at a time. */

/** Things by their ids, as a state holds them. */
export const byId = <T extends { readonly id: string }>(
  ...things: readonly T[]
): { readonly [id: string]: T } => Object.fromEntries(things.map((thing) => [thing.id, thing]));

/** An active decision-maker with lived experience, who says so and was offered nothing. */
export const member = (id: string, change: Partial<Member> = {}): Member => ({
  ...{ id, side: "pwle", roles: ["decision-maker"], saidSides: ["pwle"], confirmedBy: [] },
  ...{ vouchedBy: [], declares: [], declared: {}, guardians: [], contactAllowed: false },
  ...{ holds: [], status: "active", loss: null, joinedAt: AT, needs: {}, payments: {} },
  ...{ supported: false, erased: false },
  ...change,
});

/** The first part of a step, open and with an open gate. */
export const part = (step: string, change: Partial<Part> = {}): Part => ({
  ...{ id: `${step}:1`, step, visit: 1, key: null, ordinal: 1, stretch: 1, title: null },
  ...{ openedAt: AT, versions: [], submitted: null, requests: [], recused: [], objections: {} },
  ...{ gate: "open", gateAt: null, tie: null, askedFrom: null, status: "open", dropped: false },
  ...{ delivery: "not-started", deliveredBy: [], facts: [] },
  ...change,
});

/** A first asking of these people, due on 31 March 2026 at 17:00 in London. */
export const request = (
  id: string,
  asked: readonly string[],
  change: Partial<Request> = {},
): Request => ({
  ...{ id, part: "plan:1", sections: [], version: 1, digest: "d", askedAt: AT, noticeUntil: AT },
  ...{ dueAt: "2026-03-31T16:00:00.000Z", toldDueAt: "2026-03-31T16:00:00.000Z", asked },
  ...{ left: [], askedBy: "manager", askedAgainBy: [], answers: {}, past: [], notices: {} },
  ...{ failures: 0, seen: {}, told: {}, round: 1, roundVersion: 1, roundAt: AT, before: {} },
  ...{ clockStoppedAt: null, pausedMs: 0, stops: 0, escalatedAt: null, escalatedTo: [] },
  ...{ escalations: 0, extensions: 0, periodFrom: AT, roundPeriod: 0 },
  ...change,
});

/** Their own current yes. */
export const answer = (who: string, change: Partial<Answer> = {}): Answer => ({
  ...{ member: who, by: who, kind: "yes", version: 1, digest: "d", at: AT, event: 1 },
  ...{ assurance: "signed-in", assistance: null, ranking: [], standing: "current" },
  ...change,
});

/** An idea that nobody answered. */
export const contribution = (id: string, change: Partial<Contribution> = {}): Contribution => ({
  ...{ id, member: "ada", step: "plan", part: null, kind: "idea", status: "open", answers: 0 },
  ...{ reply: null, request: null, at: AT, event: 1 },
  ...change,
});

/** A session that was held, to which nobody came. */
export const session = (id: string, change: Partial<Session> = {}): Session => ({
  ...{ id, part: "plan:1", block: "session", status: "held", on: "2026-03-03", until: null },
  ...{ mode: "in-person", place: { commitment: "5ea1ed" }, offers: null, account: null },
  ...{ came: [], ledBy: [], others: 0, event: 1, heldAt: AT },
  ...change,
});

/** A poll of ten in which nobody has voted. */
export const poll = (id: string, change: Partial<Poll> = {}): Poll => ({
  ...{ id, part: "plan:1", block: "list", choose: "one", options: ["Red", "Green"], scale: null },
  ...{ anonymous: true, openedAt: AT, openedBy: "manager", closesAt: "2026-03-10T17:00:00.000Z" },
  ...{ voters: {}, asked: 10, cast: 0, casts: 0, changes: [], reminders: 0, outcome: null },
  ...{ event: 1 },
  ...change,
});

/** A step that is open, with one part. */
export const visited = (key: string, change: Partial<StepState> = {}): StepState => ({
  ...{ key, visit: 1, status: "open", openedAt: AT, closedAt: null, next: null },
  ...{ parts: [`${key}:1`], sitesComplete: false, pausedMs: 0 },
  ...change,
});

/** A run of these people that is under way, and has come to no step yet. */
export const running = (
  people: readonly Member[],
  change: Partial<RunState> = {},
  of: Template = template,
): RunState => ({
  ...initial(of),
  ...{ status: "running", launcher: "manager", launchedAt: AT },
  calendar: { nation: "scotland", from: "2026-01-01", until: "2029-12-31", holidays: [] },
  members: byId(...people),
  ...change,
});

/** Somebody says something of Ada, who has answered so or not at all, by the event of this version. */
export const claim = (
  kind: Claim["kind"],
  version: number,
  answers: Claim["answers"] = {},
): Pick<RunState, "claims"> => ({
  claims: {
    [version]: { kind, version, about: null, at: AT, by: "sam", members: ["ada"], answers },
  },
});

/** A request about a part, to which Ada and Ben have said yes. */
export const agreed = (id: string, about: string): Request =>
  request(id, ["ada", "ben"], {
    part: about,
    answers: { ada: answer("ada"), ben: answer("ben") },
  });
