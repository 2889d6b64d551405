import type { Pool } from "pg";
import { DamagedRun } from "../../audit/damaged-run.ts";
import type { Reader } from "../../audit/read.ts";
import {
  borneOut,
  credentialOf,
  isEarned,
  type BorneOut,
} from "../../domain/credentials/credentials.ts";
import { activeMember, own } from "../../domain/rules/lookup.ts";
import type { RunState } from "../../domain/state.ts";
import { authorise } from "../policy.ts";
import type { Principal } from "../principal.ts";
import type { ActResult } from "./act-result.ts";
import type { OfferedTemplates, Templates } from "./templates.ts";
import type { Submit } from "./runs/act.ts";
import { isMember } from "./runs/decider.ts";
import type { RunEvent } from "../../domain/event.ts";

/**
 * What the reader is, or can be, qualified for in one of their runs. `earned`: they said so, and it is on record; `shown`: they
 * brought it here from the run `earnedIn`; `to-claim`: they came to the sessions that it takes; `to-show`: they earned it in
 * the run `earnedIn`, and this run takes it.
 */
export type OwnCredential = {
  readonly run: string;
  readonly runTitle: string | null;
  readonly credential: string;
  readonly label: string;
  readonly stands: "earned" | "shown" | "to-claim" | "to-show";
  readonly earnedIn: string | null;
  readonly earnedInTitle: string | null;
  /** How many sessions it takes, and those that count; none where it is not earned in this run. */
  readonly takes: number;
  readonly sessions: readonly BorneOut[];
};

export type Credentials = {
  /** Whether somebody is or was in a run in which there is something to earn or to show. */
  concern(principal: Principal): Promise<boolean>;
  list(principal: Principal): Promise<readonly OwnCredential[]>;
  /** Brings what somebody earned in another run of their organisation into this one. `earnedIn`: that run; absent: any. */
  show(
    principal: Principal,
    run: string,
    asked: { readonly credential: string; readonly earnedIn?: string | undefined },
    key: string | undefined,
  ): Promise<ActResult>;
};

type Earned = { readonly run: string; readonly credential: string; readonly template: string };
type Own = { readonly run: string; readonly state: RunState };

/** Runs looked at, at most. */
const MOST = 100;

const notEarned = (version: number): ActResult => ({
  kind: "refused",
  version,
  refusal: {
    code: "credential-not-earned",
    message: "There is no run of this organisation in which you earned it.",
    mend: "Say in the run whose sessions you came to that you came. Then show it here.",
    about: null,
  },
});

/** Runs in which somebody is or was a member, those that moved last first; `most` of them. */
export const createMemberOf =
  (pool: Pool) =>
  async (person: string, most: number): Promise<readonly string[]> => {
    const { rows } = await pool.query<{ run: string }>(
      `select run from projections.run_list where $1::uuid = any (members)
       order by updated_at desc limit $2`,
      [person, most],
    );
    return rows.map(({ run }) => run);
  };

/** Whether somebody is or was in a run of one of these templates. */
export const createIsIn =
  (pool: Pool) =>
  async (person: string, templates: readonly string[]): Promise<boolean> => {
    const { rows } = await pool.query(
      `select 1 from projections.run_list
       where members @> array[$1::uuid] and template ->> 'name' = any ($2::text[]) limit 1`,
      [person, templates],
    );
    return rows.length > 0;
  };

/** Templates in whose runs there is something to earn or to show. */
const withCredentials = (templates: Templates): readonly string[] =>
  templates
    .list()
    .map(({ name }) => name)
    .filter((name) => (templates.get(name)?.template.credentials ?? []).length > 0);

/** What people earned in their runs, and bring from one to another: each by the person's own act alone. */
export const createCredentials = (deps: {
  readonly memberOf: ReturnType<typeof createMemberOf>;
  readonly isIn: ReturnType<typeof createIsIn>;
  readonly offered: OfferedTemplates;
  readonly load: (principal: Principal, run: string) => Promise<RunState | null>;
  readonly titles: (runs: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly reader: Pick<Reader<RunEvent>, "readRun">;
  readonly submit: Submit;
}): Credentials => {
  const { memberOf, load, titles, reader, submit } = deps;

  /** The runs of the person that asks, as they see them: of their own organisation alone. */
  const runsOf = async (principal: Principal): Promise<readonly Own[]> => {
    const runs = principal.person === null ? [] : await memberOf(principal.person, MOST);
    const found = await Promise.all(
      runs.map(async (run) => ({ run, state: await load(principal, run) })),
    );
    return found.flatMap(({ run, state }) => (state === null ? [] : [{ run, state }]));
  };

  return {
    async concern({ person, organisation }) {
      if (person === null) return false;
      const names = withCredentials(await deps.offered.of(organisation));
      return names.length > 0 && deps.isIn(person, names);
    },

    async list(principal) {
      const { person } = principal;
      if (person === null) return [];
      const runs = await runsOf(principal);
      const earned = runs.flatMap(({ run, state }) => earnedIn(run, state, person));
      const found = runs.flatMap((one) => standingIn(one, person, earned));
      const named = found.flatMap(({ run, earnedIn: where }) => [run, ...(where ? [where] : [])]);
      const titleOf = await titles([...new Set(named)]);
      return found.map((one) => ({
        ...one,
        runTitle: titleOf.get(one.run) ?? null,
        earnedInTitle: one.earnedIn === null ? null : (titleOf.get(one.earnedIn) ?? null),
      }));
    },

    async show(principal, run, { credential, earnedIn: only }, key) {
      const { person } = principal;
      const state = person === null ? null : await load(principal, run);
      if (person === null || state === null) return { kind: "not-found" };
      const { organisation } = state;
      const member = isMember(state, principal);
      const permission = authorise(principal, "showCredential", { organisation, member });
      if (permission.kind !== "allowed") return permission;
      const asked = credentialOf(state.template, credential);
      const from = asked !== undefined && "from" in asked ? asked.from : null;
      const earned = (await runsOf(principal))
        .flatMap((one) => earnedIn(one.run, one.state, person))
        .find(
          (one) =>
            one.credential === credential &&
            one.template === from &&
            one.run !== run &&
            (only === undefined || one.run === only),
        );
      if (earned === undefined) return notEarned(state.version);
      const event = (await reader.readRun(earned.run)).find(
        (one) =>
          !(one instanceof DamagedRun) &&
          one.type === "credentialEarned" &&
          one.data.member === person &&
          one.data.credential === credential,
      );
      if (event === undefined || event instanceof DamagedRun) return notEarned(state.version);
      const data = { member: person, credential, run: earned.run, event: event.id };
      return submit(
        principal,
        run,
        { type: "showCredential", data },
        key === undefined ? {} : { commandKey: `${principal.id}/${key}` },
      );
    },
  };
};

/** What somebody earned in a run itself, and did not bring there from another. */
const earnedIn = (run: string, state: RunState, person: string): readonly Earned[] =>
  (own(state.members, person)?.holds ?? []).flatMap((credential) => {
    const found = credentialOf(state.template, credential);
    return found !== undefined && "earnedBy" in found
      ? [{ run, credential, template: state.template.name }]
      : [];
  });

type Standing = Omit<OwnCredential, "runTitle" | "earnedInTitle">;

const standingIn = (
  { run, state }: Own,
  person: string,
  earned: readonly Earned[],
): readonly Standing[] => {
  const holds = own(state.members, person)?.holds ?? [];
  return (state.template.credentials ?? []).flatMap((credential): readonly Standing[] => {
    const { key, label } = credential;
    if ("earnedBy" in credential) {
      const sessions = borneOut(state, credential, person);
      const one = { run, credential: key, label, earnedIn: null, sessions };
      const here = { ...one, takes: credential.earnedBy.came };
      if (holds.includes(key)) return [{ ...here, stands: "earned" as const }];
      return isEarned(state, credential, person) ? [{ ...here, stands: "to-claim" as const }] : [];
    }
    const before = earned.find(
      (known) => known.credential === key && known.template === credential.from,
    );
    const one = { run, credential: key, label, takes: 0, sessions: [] };
    const from = { ...one, earnedIn: before?.run ?? null };
    if (holds.includes(key)) return [{ ...from, stands: "shown" as const }];
    return before === undefined ||
      state.status === "finished" ||
      activeMember(state, person) === undefined
      ? []
      : [{ ...from, stands: "to-show" as const }];
  });
};
