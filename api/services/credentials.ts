import type { Pool } from "pg";
import { DamagedRun } from "../../audit/damaged-run.ts";
import type { Reader } from "../../audit/read.ts";
import { credentialOf, isEarned } from "../../domain/credentials/credentials.ts";
import { activeMember, own } from "../../domain/rules/lookup.ts";
import type { RunState } from "../../domain/state.ts";
import { authorise } from "../policy.ts";
import type { Principal } from "../principal.ts";
import type { ActResult } from "./act-result.ts";
import type { Submit } from "./runs/act.ts";
import { isMember } from "./runs/decider.ts";
import type { RunEvent } from "../../domain/event.ts";

/**
 * What the reader is, or can be, qualified for in one of their runs. `earned`: they said so, and it is on record; `to-claim`:
 * they came to the sessions that it takes; `to-show`: they earned it in the run `earnedIn`, and this run takes it.
 */
export type OwnCredential = {
  readonly run: string;
  readonly runTitle: string | null;
  readonly credential: string;
  readonly label: string;
  readonly stands: "earned" | "to-claim" | "to-show";
  readonly earnedIn: string | null;
};

export type Credentials = {
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

/** What people earned in their runs, and bring from one to another: each by the person's own act alone. */
export const createCredentials = (deps: {
  readonly pool: Pool;
  readonly load: (principal: Principal, run: string) => Promise<RunState | null>;
  readonly titles: (runs: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly reader: Pick<Reader<RunEvent>, "readRun">;
  readonly submit: Submit;
}): Credentials => {
  const { pool, load, titles, reader, submit } = deps;

  /** The runs of the person that asks, as they see them: of their own organisation alone. */
  const runsOf = async (principal: Principal): Promise<readonly Own[]> => {
    const { rows } = await pool.query<{ run: string }>(
      `select run from projections.run_list where $1::uuid = any (members)
       order by updated_at desc limit $2`,
      [principal.person, MOST],
    );
    const found = await Promise.all(
      rows.map(async ({ run }) => ({ run, state: await load(principal, run) })),
    );
    return found.flatMap(({ run, state }) => (state === null ? [] : [{ run, state }]));
  };

  return {
    async list(principal) {
      const { person } = principal;
      if (person === null) return [];
      const runs = await runsOf(principal);
      const earned = runs.flatMap(({ run, state }) => earnedIn(run, state, person));
      const found = runs.flatMap((one) => standingIn(one, person, earned));
      const titleOf = await titles([...new Set(found.map(({ run }) => run))]);
      return found.map((one) => ({ ...one, runTitle: titleOf.get(one.run) ?? null }));
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

type Standing = Omit<OwnCredential, "runTitle">;

const standingIn = (
  { run, state }: Own,
  person: string,
  earned: readonly Earned[],
): readonly Standing[] => {
  const holds = own(state.members, person)?.holds ?? [];
  return (state.template.credentials ?? []).flatMap((credential): readonly Standing[] => {
    const { key, label } = credential;
    const one = { run, credential: key, label, earnedIn: null };
    if (holds.includes(key)) return [{ ...one, stands: "earned" as const }];
    if (isEarned(state, credential, person)) return [{ ...one, stands: "to-claim" as const }];
    if (!("from" in credential) || activeMember(state, person) === undefined) return [];
    const before = earned.find(
      (known) => known.credential === key && known.template === credential.from,
    );
    return before === undefined || state.status === "finished"
      ? []
      : [{ ...one, stands: "to-show" as const, earnedIn: before.run }];
  });
};
