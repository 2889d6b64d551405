import type { Command, Order } from "../../domain/command.ts";
import type { Actor } from "../../domain/actor.ts";
import { newestVersion, own, gateOf } from "../../domain/rules/lookup.ts";
import { signedBy } from "../specification/run.ts";
import type { Part, Request, RunState } from "../../domain/state.ts";
import type { Random } from "./random.ts";
import { MANAGER, PEOPLE, person, sealed } from "./pools.ts";

type Answering = Extract<
  Order,
  { type: "signOff" | "decline" | "prefer" | "askForTime" | "standAside" }
>;

const body = (
  kind: number,
  base: Answering["data"],
  isRanking: boolean,
  fresh: string,
  random: Random,
): Answering => {
  const { request, version, digest, member, assistance } = base;
  const data = { request, version, digest, member, ...(assistance && { assistance }) };
  if (kind >= 96) return { type: "askForTime", data: { ...data, reason: sealed } };
  if (kind >= 92) return { type: "standAside", data };
  if (isRanking) {
    const ranking = ["a", "b", "c"].slice(random.below(2), 1 + random.below(3));
    return { type: "prefer", data: { ...data, ranking: ranking.length ? ranking : ["c", "a"] } };
  }
  if (kind >= 80)
    return { type: "decline", data: { ...data, reason: sealed, objection: `o${fresh}` } };
  if (kind >= 72)
    return {
      type: "signOff",
      data: { ...data, answer: "yes-with-changes", comment: sealed, contribution: `c${fresh}` },
    };
  return { type: "signOff", data: { ...data, answer: "yes", comment: null } };
};

/** With a passkey, which is mostly the actor's own. */
const signed = (order: Answering, signer: string, actor: Actor, at: string): Command => {
  const passkey = signedBy(signer, at);
  const common = { actor, at, assurance: "passkey-signed" } as const;
  switch (order.type) {
    case "signOff":
      return { type: "signOff", data: { ...order.data, passkey }, ...common };
    case "decline":
      return { type: "decline", data: { ...order.data, passkey }, ...common };
    case "prefer":
      return { type: "prefer", data: { ...order.data, passkey }, ...common };
    case "askForTime":
      return { type: "askForTime", data: { ...order.data, passkey }, ...common };
    case "standAside":
      return { type: "standAside", data: { ...order.data, passkey }, ...common };
  }
};

/** An answer to a request: mostly yes, by the person, a helper with them, or their delegate. */
export const answer = (
  state: RunState,
  part: Part,
  request: Request,
  member: string,
  fresh: string,
  at: string,
  random: Random,
): Command => {
  const newest = newestVersion(part);
  const isStale = random.chance(4);
  const helper: Actor = random.chance(50) ? MANAGER : person(random.pick(PEOPLE) ?? member);
  const isHelped = random.chance(20);
  const delegate = own(state.delegations, member)?.to;
  const actor = isHelped
    ? helper
    : delegate && random.chance(60)
      ? person(delegate)
      : person(member);
  const base = {
    request: request.id,
    version: isStale ? request.version - 1 : (newest?.number ?? 0),
    digest: isStale && random.chance(50) ? "stale" : request.digest,
    member,
    ...(isHelped && {
      assistance: { helper: helper.id, channel: "phone", readBack: random.chance(80) } as const,
    }),
    answer: "yes" as const,
    comment: null,
  };
  const isRanking = gateOf(state, part)?.rule === "preference" && !random.chance(3);
  const isPanel = gateOf(state, part)?.rule === "majority";
  const kind = isPanel && random.chance(40) ? 80 : random.below(100);
  const taken = random.pick([...Object.keys(part.objections), ...Object.keys(state.contributions)]);
  const named = random.chance(5) && taken !== undefined ? taken.slice(1) : fresh;
  const order = body(kind, base, isRanking, named, random);
  if (!random.chance(30)) return { ...order, actor, at, assurance: "signed-in" };
  const signer = random.chance(95) ? actor.id : (random.pick(PEOPLE) ?? actor.id);
  return signed(order, signer, actor, at);
};
