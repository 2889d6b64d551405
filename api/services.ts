import type { StoredAlarm } from "../audit/log/witness/alarms.ts";
import type { HistoryPage, RunAlarms } from "./damage.ts";
import type { Plan } from "../domain/plan.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { AskedStatus } from "../domain/blocks/gate/asked-status.ts";
import type { Withheld } from "../domain/visibility/state-for.ts";
import type { Results } from "../domain/visibility/results.ts";
import type { RunState, Session, Version, Voice } from "../domain/state.ts";
import type { Side, Template, TemplateReference } from "../domain/template.ts";
import type { Verdict } from "../domain/verdict.ts";
import type { RegistrationOptions } from "./auth/passkeys.ts";
import type { SigningIn } from "./auth/signing-in.ts";
import type { NewToken, TokenInfo } from "./auth/tokens.ts";
import type { InputIssue } from "./contracts/check.ts";
import type { RawOrder } from "./contracts/order.ts";
import type { Attestation, Passkey, Signed } from "./contracts/passkey.ts";
import type { OrganisationRole, Principal } from "./principal.ts";
import type { Access, AccessKind } from "./services/access.ts";
import type { FileService } from "./services/files.ts";
import type { HistoryEntry, HistoryFilter, RunHistoryPage } from "./services/history-page.ts";
import type { Links } from "./services/links.ts";
import type { JoinableRuns } from "./services/joining.ts";
import type { OpenClaim } from "./services/claims.ts";
import type { PageOf, Wanted } from "./services/page.ts";
import type { Credentials } from "./services/credentials.ts";
import type { Erasure, Held } from "./services/personal-data.ts";
import type { Polls } from "./services/polls.ts";
import type { PasskeyChallenge } from "./services/runs/signed-answer.ts";

/** The newest alarm of each witness that ever spoke against the log. */
export type WitnessAlarms = readonly StoredAlarm[];

/** What somebody gets when their act is on record. `leaf`: SHA-256(0x00 || entry), hex. */
export type Receipt = {
  readonly run: string;
  readonly event: string;
  readonly version: number;
  readonly type: string;
  readonly at: string;
  readonly leaf: string;
  /** The log's position once sequenced. */
  readonly position: number | null;
};

export type ActResult =
  | {
      readonly kind: "accepted";
      readonly version: number;
      readonly receipts: readonly Receipt[];
      readonly replayed: boolean;
    }
  | { readonly kind: "refused"; readonly refusal: Refusal; readonly version: number }
  /** What was sent cannot be so; nothing was put on record. */
  | { readonly kind: "invalid"; readonly issues: readonly InputIssue[] }
  | { readonly kind: "key-reused" }
  | { readonly kind: "forbidden"; readonly why: string }
  | { readonly kind: "not-found" };

/**
 * The versions, sessions and voices whose texts are wanted, picked from the state as its reader sees it. Titles are always told; no other text of the
 * record is read for somebody who does not look at it.
 */
export type InWords = (state: RunState) => readonly (Version | Session | Voice | undefined)[];

/** A run as its folded state tells it to a reader. */
export type RunFold = {
  /** What is withheld while gates are open, and why; null when none is. */
  readonly withheld: Withheld | null;
  readonly run: string;
  readonly title: string | null;
  readonly state: RunState;
  readonly plan: Plan;
  readonly names: { readonly [pseudonym: string]: string };
  /** What titles, and the versions that were asked for, stand for, as far as it still exists. */
  readonly disclosed: { readonly [commitment: string]: unknown };
  /** What this reader may know of each request's answers. */
  readonly results: { readonly [request: string]: Results };
  /** Of each request at an open gate: how those who are asked stand. Only where the reader may help, and has no say. */
  readonly asked: { readonly [request: string]: readonly AskedStatus[] };
};

/** A run as its folded state tells it, and judged by all of its events. */
export type RunView = RunFold & {
  /** Computed from all events of the run. */
  readonly verdict: Verdict;
  /** The run's versions of the events that findings cite, by event. */
  readonly cited: { readonly [event: string]: number };
};

export type RunListItem = {
  readonly run: string;
  readonly title: string | null;
  readonly template: TemplateReference;
  readonly step: string | null;
  readonly status: RunState["status"];
  readonly waitingFor: readonly string[];
  /** It can't be read at the moment, and is shown as it was before the damage. */
  readonly damaged: boolean;
  readonly launchedAt: string;
  readonly updatedAt: string;
};

/** Names are null once they are erased. */
export type NamedPerson = { readonly person: string; readonly name: string | null };

/** `asks`: whose answer is wanted. `from`: who may give it, the same person or who stands in for them. */
export type InboxItem = {
  readonly asks: NamedPerson;
  readonly from: NamedPerson;
  readonly run: string;
  readonly runTitle: string | null;
  readonly part: string;
  readonly stepTitle: string;
  readonly request: string;
  readonly version: number;
  readonly dueAt: string;
  readonly answered: string | null;
};

/** What came of a question about the directory. `invalid`: it cannot be so; the message says why and how to mend it. */
export type Answered<T> =
  | { readonly kind: "done"; readonly value: T; readonly replayed?: boolean }
  | { readonly kind: "invalid"; readonly field: string; readonly message: string }
  | { readonly kind: "key-reused" }
  | { readonly kind: "forbidden"; readonly why: string }
  | { readonly kind: "not-found" };

export type Organisation = { readonly organisation: string; readonly name: string };

/** Somebody in the directory. Names and addresses are null after erasure. */
export type Person = {
  readonly person: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly timeZone: string;
  readonly roles: readonly OrganisationRole[];
};

export type NewPerson = {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly timeZone: string;
  readonly roles: readonly OrganisationRole[];
};

export type PersonChange = { readonly [K in keyof NewPerson]?: NewPerson[K] | undefined };

/** Without `expiresAt` a token ends by itself after `TOKEN_DAYS`. */
export type TokenRequest = Pick<NewToken, "name" | "role" | "person" | "scopes"> & {
  readonly expiresAt?: string | undefined;
};
export type IssuedToken = {
  readonly id: string;
  readonly token: string;
  readonly prefix: string;
  readonly expiresAt: string;
};

/** How often a step was named as the one most likely to be skipped, over all runs of a template. */
export type ReflectionCount = {
  readonly template: string;
  readonly step: string;
  readonly count: number;
};

/** Everything that pages and routes may ask of the product. Authorisation happens inside: one policy, deny by default. */
export type Services = {
  readonly runs: {
    launch(
      principal: Principal,
      input: LaunchInput,
      key?: string,
    ): Promise<ActResult & { readonly run?: string }>;
    /** The newest first. */
    list(principal: Principal, page: Wanted): Promise<PageOf<RunListItem>>;
    /** What most pages need: read from the folded state, without the events. */
    folded(principal: Principal, run: string, inWords?: InWords): Promise<RunFold | null>;
    /** As `folded`, and judged. */
    view(principal: Principal, run: string, inWords?: InWords): Promise<RunView | null>;
    history(
      principal: Principal,
      run: string,
      filter: HistoryFilter,
    ): Promise<RunHistoryPage | null>;
    receipt(principal: Principal, run: string, event: string): Promise<Receipt | null>;
    /** Authorise, seal, decide, commit: the one way in for every act on a run. `texts` fills the order's sealed fields by path. */
    act(
      principal: Principal,
      run: string,
      order: RawOrder,
      key?: string,
      signed?: Signed,
    ): Promise<ActResult>;
    /** As `act`, for an order about a sign-off request, whose part is looked up: the order's own `part` does not matter. */
    actOnRequest(
      principal: Principal,
      run: string,
      request: string,
      order: RawOrder,
      key?: string,
      signed?: Signed,
    ): Promise<ActResult>;
    /** What the reader's passkey would sign of an answer; null when they have none, or may not read the request. */
    passkeyChallenge(
      principal: Principal,
      run: string,
      request: string,
      order: RawOrder,
    ): Promise<PasskeyChallenge | null>;
  };
  readonly files: FileService;
  /** One's own passkeys. */
  readonly passkeys: {
    list(principal: Principal): Promise<readonly Passkey[]>;
    registrationOptions(principal: Principal): Promise<RegistrationOptions | null>;
    register(principal: Principal, attestation: Attestation): Promise<Passkey | null>;
    /** What it signed stays proven by the record. `credential`: as `list` names it. */
    remove(principal: Principal, credential: string): Promise<Answered<null>>;
  };
  /** The decision history over all runs that the reader may read, newest first. `before`: the `next` of the page before. */
  readonly history: {
    list(
      principal: Principal,
      filter: Omit<HistoryFilter, "part" | "matters" | "after" | "event" | "newest">,
    ): Promise<
      HistoryPage<HistoryEntry & { readonly run: string }> & { readonly next: string | null }
    >;
  };
  readonly joinable: JoinableRuns;
  readonly links: Links;
  readonly reflections: { list(principal: Principal): Promise<readonly ReflectionCount[]> };
  readonly organisations: {
    get(principal: Principal, organisation: string): Promise<Answered<Organisation>>;
    rename(
      principal: Principal,
      organisation: string,
      name: string,
    ): Promise<Answered<Organisation>>;
  };
  readonly people: {
    /** In the order of their names. `find`: what stands in a name or an address, in whichever case. */
    list(
      principal: Principal,
      page: Wanted & { readonly find?: string },
    ): Promise<Answered<PageOf<Person>>>;
    get(principal: Principal, person: string): Promise<Answered<Person>>;
    add(
      principal: Principal,
      input: NewPerson,
      key?: string,
    ): Promise<Answered<{ readonly person: string }>>;
    change(principal: Principal, person: string, change: PersonChange): Promise<Answered<Person>>;
    /** Nobody signs in as them any more; their name stays in what is on record. */
    endAccount(principal: Principal, person: string): Promise<Answered<null>>;
  };
  /** What is held on somebody, theirs to take along and to erase. `what`: commitments (hex), or all of it. */
  readonly personalData: {
    held(principal: Principal, person: string): Promise<Answered<Held>>;
    erase(
      principal: Principal,
      person: string,
      what: "all" | readonly string[],
    ): Promise<Answered<Erasure>>;
  };
  /** What was said about the reader that only they can bear out. */
  readonly claims: {
    /** The newest first. */
    list(principal: Principal, page: Wanted): Promise<PageOf<OpenClaim>>;
  };
  /** What the reader has earned in their runs, and brings from one to another. */
  readonly credentials: Credentials;
  /** Who looked at a run's decision history. `saw` never waits and never fails; `run` null: the history over all runs. */
  readonly access: {
    saw(principal: Principal, run: string | null, what: AccessKind): void;
    /** The newest first; null when the reader may not read the run. */
    list(principal: Principal, run: string, page: Wanted): Promise<PageOf<Access> | null>;
  };
  /** The newest alarm of each witness of the log; for administrators and auditors. */
  readonly witnesses: { alarms(principal: Principal): Promise<WitnessAlarms> };
  /** Runs that were set aside because they can't be read; for administrators and auditors. */
  readonly damage: { alarms(principal: Principal): Promise<RunAlarms> };
  /** What the record's newest check of itself found; empty when all fits, or none was made. */
  readonly selfCheck: { problems(principal: Principal): Promise<readonly string[]> };
  readonly tokens: {
    list(principal: Principal): Promise<Answered<readonly TokenInfo[]>>;
    issue(principal: Principal, input: TokenRequest, key?: string): Promise<Answered<IssuedToken>>;
    revoke(principal: Principal, token: string): Promise<Answered<null>>;
  };
  readonly polls: Polls;
  readonly signingIn: SigningIn;
  readonly inbox: {
    /** What is not answered first, and of each the most urgent first. */
    list(principal: Principal, page: Wanted): Promise<PageOf<InboxItem>>;
  };
  readonly templates: {
    list(): readonly (TemplateReference & { readonly title: string; readonly summary: string })[];
    get(
      name: string,
      version?: number,
    ): { readonly reference: TemplateReference; readonly template: Template } | null;
  };
};

export type LaunchInput = {
  readonly template: string;
  readonly title: string;
  readonly parameters: { readonly [key: string]: unknown };
  readonly nation: "england-and-wales" | "scotland" | "northern-ireland";
  /** The side on which whoever launches the run leads it. */
  readonly leads?: Side;
};
