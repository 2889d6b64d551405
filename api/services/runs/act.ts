import type { CommandHandler } from "../../../audit/handle.ts";
import type { CommandOptions } from "../../../audit/command.ts";
import type { RequestKeys } from "../../../audit/request-keys.ts";
import { isUuid } from "../../../domain/written/uuid.ts";
import type { Order } from "../../../domain/command.ts";
import { own } from "../../../domain/rules/lookup.ts";
import type { RunState } from "../../../domain/state.ts";
import { checked, type InputIssue } from "../../contracts/check.ts";
import { PersonsOrder, type RawOrder } from "../../contracts/order.ts";
import type { Signed } from "../../contracts/passkey.ts";
import type { Principal } from "../../principal.ts";
import type { ActResult } from "../act-result.ts";
import { decideAsk, type Ask, type AskRefusal } from "./decider.ts";
import type { RecordedRunEvent } from "../../../audit/run-event.ts";
import type { RunEvent } from "../../../domain/event.ts";
import type { Vouching } from "../vouchers.ts";
import type { Linking } from "./linking.ts";
import { actResultOf } from "./outcome.ts";
import { sealOrder } from "./seal-order.ts";
import { createSealer } from "./sealer.ts";
import type { PasskeyProof, SignedAnswers } from "./signed-answer.ts";
import type { Versions } from "./save-version.ts";

export type RunHandler = Omit<
  CommandHandler<RunState, Ask, RunEvent, AskRefusal>,
  "follow" | "forget"
>;

/** Told after a commit, and never waited for: the word that a run's record grew. */
export type AfterCommit = (run: string, events: readonly RecordedRunEvent[]) => void;

export type ActDependencies = {
  readonly handler: RunHandler;
  readonly versions: Versions;
  readonly linking: Linking;
  readonly vouching: Vouching;
  /** Without it no passkey can sign. `partOf`: what a request is about, if this principal may read it. */
  readonly signing?: {
    readonly answers: SignedAnswers;
    readonly partOf: (principal: Principal, run: string, request: string) => Promise<string | null>;
  };
  readonly requestKeys: Pick<RequestKeys, "fingerprint">;
  readonly afterCommit: AfterCommit;
  readonly onUntold?: (error: unknown) => void;
  /** Told of a refused act that has no entry of its own: the version of the one that it is counted with. */
  readonly onRefusedAgain?: (run: string, countedWith: number) => void;
  readonly onActed: (order: string, outcome: ActResult["kind"]) => void;
  readonly now: () => Date;
};

export type Submit = (
  principal: Principal,
  run: string,
  order: Order,
  options: CommandOptions<RunState> & Pick<Ask, "wrongSignature">,
) => Promise<ActResult>;

/** What people do themselves. */
export type PersonsActs = {
  /** Authorise, seal, decide, commit: the one way in for every act on a run. `texts` fills the order's sealed fields by path. */
  act(
    principal: Principal,
    run: string,
    order: RawOrder,
    key?: string,
    signed?: Signed,
  ): Promise<ActResult>;
  /**
   * Whether an act would be refused as the run is now. Nothing goes on record; what is done then may still be refused. For acts that
   * something else has to be done for first.
   */
  isRefused(principal: Principal, run: string, order: RawOrder): Promise<boolean>;
};

export type Acts = PersonsActs & {
  submit: Submit;
  /** What makes a command repeatable: its key, which is the caller's own, and a fingerprint of what was asked. */
  repeatable(
    principal: Principal,
    key: string | undefined,
    asked: unknown,
  ): Promise<Pick<CommandOptions<RunState>, "commandKey" | "fingerprint">>;
};

const NOT_FOUND: ActResult = { kind: "not-found" };
const ONCE = {} as const;

/** The one way in for every act on a run: seal, decide on the folded state, commit, tell. It reads nothing but memory. */
export function createActs(deps: ActDependencies): Acts {
  const { handler } = deps;

  /** What is on record is acknowledged, whoever cannot be told: they follow the record by themselves, too. */
  const tell: AfterCommit = (run, events) => {
    try {
      deps.afterCommit(run, events);
    } catch (error) {
      deps.onUntold?.(error);
    }
  };

  const submit: Submit = async (principal, run, order, { wrongSignature, ...options }) => {
    const at = deps.now().toISOString();
    const ask: Ask = {
      principal,
      at,
      order,
      ...(wrongSignature === undefined ? ONCE : { wrongSignature }),
    };
    const result = await handler.handle(run, ask, options);
    const isNews = (result.kind === "accepted" || result.kind === "refused") && !result.replayed;
    if (isNews && result.events.length > 0) tell(run, result.events);
    if (result.kind === "refused" && result.countedWith !== undefined) {
      deps.onRefusedAgain?.(run.toLowerCase(), result.countedWith);
    }
    const answer = actResultOf(result);
    deps.onActed(order.type, answer.kind);
    return answer;
  };

  const repeatable: Acts["repeatable"] = async (principal, key, asked) =>
    key === undefined
      ? ONCE
      : {
          commandKey: `${principal.id}/${key}`,
          fingerprint: await deps.requestKeys.fingerprint("act", JSON.stringify(asked)),
        };

  /** What goes into the ballot box with the event that somebody voted. Whether it has their name was settled at the opening. */
  const ballotOf = async (
    principal: Principal,
    run: string,
    { data: { poll: id, choice } }: Extract<Order, { readonly type: "castBallot" }>,
  ): Promise<Pick<CommandOptions<RunState>, "ballot">> => {
    const folded = await handler.load(run);
    const poll = folded === null ? undefined : own(folded.state.polls, id);
    if (poll === undefined) return ONCE;
    return { ballot: { poll: id, voter: poll.anonymous ? null : principal.id, choice } };
  };

  /** The order with its proof; without one it goes on to be refused, so that the attempt is on record. */
  const signedOrder = async (
    principal: Principal,
    run: string,
    unsigned: Order,
    signed: Signed,
  ): Promise<{ readonly order: Order; readonly wrongSignature?: true }> => {
    const { signing } = deps;
    if (signing === undefined) return { order: unsigned, wrongSignature: true };
    const part =
      "request" in unsigned.data
        ? await signing.partOf(principal, run, unsigned.data.request)
        : null;
    const passkey =
      part === null ? null : await signing.answers.verify(principal, run, part, unsigned, signed);
    return passkey === null
      ? { order: unsigned, wrongSignature: true }
      : { order: withProof(unsigned, passkey) };
  };

  const act: PersonsActs["act"] = async (principal, run, sent, key, signed) => {
    if (!isUuid(run)) return NOT_FOUND;
    const read = checked(PersonsOrder, sent);
    if (read.kind === "invalid") return inside(read.issues);
    const raw = read.value;
    const options = await repeatable(principal, key, { ...raw, data: withoutFreshIds(raw) });
    const sealer = createSealer(
      signed === undefined ? undefined : deps.signing?.answers.wordsKey(signed.nonce),
    );
    if (raw.type === "saveVersion") {
      const prepared = await deps.versions.prepare(principal, run, raw, sealer);
      if (prepared.kind !== "ready") return prepared;
      const { disclosures } = sealer;
      return submit(principal, run, prepared.order, { ...options, disclosures });
    }
    if (raw.type === "linkRun") {
      const prepared = await deps.linking.prepare(principal, run, raw);
      if (prepared.kind !== "ready") return prepared;
      return submit(principal, run, prepared.order, options);
    }
    if (raw.type === "vouchForMember") {
      const prepared = await deps.vouching.prepare(principal, run, raw);
      if (prepared.kind !== "ready") return prepared;
      return submit(principal, run, prepared.order, options);
    }
    const unsigned = sealOrder(raw, principal.id, sealer);
    const { disclosures } = sealer;
    if (unsigned.type === "castBallot") {
      const ballot = await ballotOf(principal, run, unsigned);
      return submit(principal, run, unsigned, { ...options, ...ballot });
    }
    if (signed !== undefined) {
      const { order, ...more } = await signedOrder(principal, run, unsigned, signed);
      return submit(principal, run, order, { ...options, ...more, disclosures });
    }
    return submit(
      principal,
      run,
      unsigned,
      disclosures.length === 0 ? options : { ...options, disclosures },
    );
  };

  const isRefused: PersonsActs["isRefused"] = async (principal, run, sent) => {
    const read = checked(PersonsOrder, sent);
    const folded = isUuid(run) ? await handler.load(run) : null;
    if (read.kind === "invalid" || folded === null) return true;
    const raw = read.value;
    // What these come to is found out as they are prepared.
    if (raw.type === "saveVersion" || raw.type === "linkRun" || raw.type === "vouchForMember")
      return false;
    const order = sealOrder(raw, principal.id, createSealer());
    const at = deps.now().toISOString();
    return decideAsk(folded.state, { principal, at, order }).kind === "refused";
  };

  return {
    submit,
    repeatable,
    act,
    isRefused,
  };
}

/** Issues by their place in the order's data, which is what callers put together. */
const inside = (issues: readonly InputIssue[]): ActResult => ({
  kind: "invalid",
  issues: issues.map((issue) => ({ ...issue, path: issue.path.slice(1) })),
});

const withProof = (order: Order, passkey: PasskeyProof): Order => {
  switch (order.type) {
    case "signOff":
      return { ...order, data: { ...order.data, passkey } };
    case "decline":
      return { ...order, data: { ...order.data, passkey } };
    case "prefer":
      return { ...order, data: { ...order.data, passkey } };
    case "askForTime":
      return { ...order, data: { ...order.data, passkey } };
    case "standAside":
      return { ...order, data: { ...order.data, passkey } };
    default:
      return order;
  }
};

/** What was asked, without the ids that a caller makes up for each attempt. */
function withoutFreshIds(raw: RawOrder): unknown {
  switch (raw.type) {
    case "stateAccessNeed":
    case "offerPayment":
    case "requestSignOff":
    case "object":
    case "planSession":
    case "hearVoice":
    case "contribute": {
      const { id: _, ...rest } = raw.data;
      return rest;
    }
    case "linkRun": {
      const { link: _, ...rest } = raw.data;
      return rest;
    }
    case "signOff": {
      const { contribution: _, ...rest } = raw.data;
      return rest;
    }
    case "decline": {
      const { objection: _, ...rest } = raw.data;
      return rest;
    }
    case "openPoll": {
      const { id: _, voters: __, ...rest } = raw.data;
      return rest;
    }
    // A fingerprint of what somebody chose, which stands beside the event that they voted, could be tried out.
    case "castBallot": {
      const { choice: _, ...rest } = raw.data;
      return rest;
    }
    default:
      return raw.data;
  }
}
