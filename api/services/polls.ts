import type { Actor } from "../../domain/actor.ts";
import { randomUUID } from "node:crypto";
import type { Choosing, Scale } from "../../domain/blocks/poll/block.ts";
import type { OptionResult } from "../../domain/blocks/poll/event.ts";
import { blockOfPoll, isPoorResponse } from "../../domain/blocks/poll/lookup.ts";
import type { Poll } from "../../domain/blocks/poll/state.ts";
import type { Order } from "../../domain/command.ts";
import { decide } from "../../domain/decide.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { RunState } from "../../domain/state.ts";
import type { VoteLink, VoteLinks } from "../auth/vote-link.ts";
import { authorise } from "../policy.ts";
import { actorOf, type Principal } from "../principal.ts";
import type { ActResult } from "./act-result.ts";
import { isUuid } from "../../domain/written/uuid.ts";
import type { PersonsActs, RunHandler } from "./runs/act.ts";
import { isMember } from "./runs/decider.ts";
import type { NewVoter } from "./voters.ts";

/** A poll as whoever may vote in it, or read its run, may see it. */
export type PollView = {
  readonly poll: string;
  readonly part: string;
  readonly block: string;
  readonly programme: string;
  readonly question: string;
  readonly choose: Choosing;
  readonly options: readonly string[];
  readonly scale: Scale | null;
  readonly anonymous: boolean;
  readonly closesAt: string;
  readonly open: boolean;
  /** How many are asked, and how many of them have voted. */
  readonly asked: number;
  readonly cast: number;
  /** Whether the reader has voted; null for somebody who is not asked. */
  readonly standing: "asked" | "voted" | null;
  /** Null until the poll is closed. */
  readonly results: readonly OptionResult[] | null;
  /** Fewer took part than the template calls a good response. */
  readonly poorResponse: boolean;
};

export type Polls = {
  open(
    principal: Principal,
    run: string,
    asked: {
      readonly id: string;
      readonly part: string;
      readonly block: string;
      readonly voters: readonly NewVoter[] | null;
    },
    key?: string,
  ): Promise<ActResult>;
  changeElectorate(
    principal: Principal,
    run: string,
    poll: string,
    change: { readonly added: readonly NewVoter[]; readonly removed: readonly string[] },
    key?: string,
  ): Promise<ActResult>;
  /** Null when there is no such poll, or the reader may know of none. */
  get(principal: Principal, run: string, poll: string): Promise<PollView | null>;
  /** Whoever holds a voter's link, as that voter and as nothing else; null for a link that is none of ours. */
  byLink(link: VoteLink, mac: string): Promise<Principal | null>;
};

const NOT_FOUND: ActResult = { kind: "not-found" };

type PollOrder = Extract<Order, { readonly type: "openPoll" | "changeElectorate" }>;

export function createPolls(deps: {
  /** See `votersBy`. */
  readonly votersBy: (
    organisation: string,
    actor: Actor,
    wanted: readonly NewVoter[],
  ) => Promise<readonly string[]>;
  readonly handler: Pick<RunHandler, "load">;
  readonly act: PersonsActs["act"];
  readonly links: Pick<VoteLinks, "isGenuine">;
  readonly now: () => Date;
}): Polls {
  const { votersBy, handler, act, links } = deps;

  const stateOf = async (run: string): Promise<RunState | null> =>
    isUuid(run) ? ((await handler.load(run))?.state ?? null) : null;

  /** As whom the rules would take it, or null: nobody enters the directory for an act that is refused. */
  const acceptedBy = (state: RunState, principal: Principal, order: PollOrder): Actor | null => {
    const permission = authorise(principal, order.type, {
      organisation: state.organisation,
      member: isMember(state, principal),
    });
    if (permission.kind !== "allowed") return null;
    const actor = actorOf(principal, permission.role);
    const at = deps.now().toISOString();
    return decide(state, { ...order, actor, at }).kind === "accepted" ? actor : null;
  };

  /** Gives the order with those who are meant by the addresses, or with nobody new where it is refused anyhow. */
  const withVoters = async (
    principal: Principal,
    run: string,
    wanted: readonly NewVoter[],
    orderWith: (voters: readonly string[], poll: Poll | undefined) => PollOrder,
    key: string | undefined,
    id?: string,
  ): Promise<ActResult> => {
    const state = await stateOf(run);
    if (state === null) return NOT_FOUND;
    const poll = id === undefined ? undefined : own(state.polls, id);
    const standIn = orderWith(wanted.length === 0 ? [] : [randomUUID()], poll);
    const actor = acceptedBy(state, principal, standIn);
    const voters = actor === null ? [] : await votersBy(state.organisation, actor, wanted);
    return act(principal, run, orderWith(voters, poll), key);
  };

  return {
    open: (principal, run, { voters, ...asked }, key) =>
      withVoters(
        principal,
        run,
        voters ?? [],
        (found) => ({
          type: "openPoll",
          data: { ...asked, voters: voters === null ? null : found },
        }),
        key,
      ),

    changeElectorate: (principal, run, id, { added, removed }, key) =>
      withVoters(
        principal,
        run,
        added,
        (found, poll) => ({
          type: "changeElectorate",
          data: { poll: id, part: poll?.part ?? "none:1", added: found, removed },
        }),
        key,
        id,
      ),

    async get(principal, run, id) {
      const state = await stateOf(run);
      const poll = state === null ? undefined : own(state.polls, id);
      if (state === null || poll === undefined) return null;
      const { person, organisation } = principal;
      const standing = person === null ? null : (own(poll.voters, person) ?? null);
      const reads = authorise(principal, "readRun", {
        organisation: state.organisation,
        member: isMember(state, principal),
      });
      const votes = standing !== null && organisation === state.organisation;
      return votes || reads.kind === "allowed" ? viewOf(state, poll, standing) : null;
    },

    async byLink(link, mac) {
      if (!links.isGenuine(link, mac)) return null;
      const state = await stateOf(link.run);
      const poll = state === null ? undefined : own(state.polls, link.poll);
      if (state === null || poll === undefined || own(poll.voters, link.voter) === undefined) {
        return null;
      }
      return {
        id: link.voter,
        person: link.voter,
        organisation: state.organisation,
        roles: [],
        scopes: "all",
        via: "session",
        assurance: "signed-in",
      };
    },
  };
}

const viewOf = (state: RunState, poll: Poll, standing: PollView["standing"]): PollView => {
  const block = blockOfPoll(state, poll);
  return {
    poll: poll.id,
    part: poll.part,
    block: poll.block,
    programme: state.template.title,
    question: block?.question ?? "",
    choose: poll.choose,
    options: poll.options,
    scale: block?.scale ?? poll.scale,
    anonymous: poll.anonymous,
    closesAt: poll.closesAt,
    open: poll.outcome === null && state.status === "running",
    asked: poll.asked,
    cast: poll.cast,
    standing,
    results: poll.outcome?.results ?? null,
    poorResponse: isPoorResponse(state, poll),
  };
};
