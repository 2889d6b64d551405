import type { Kysely } from "kysely";
import type { Pool } from "pg";
import { DamagedRun } from "../../audit/damaged-run.ts";
import { closeAccount } from "../auth/account.ts";
import type { ApiDatabase } from "../database.ts";
import { authorise } from "../policy.ts";
import { actorOf } from "../principal.ts";
import { recordPowers } from "./record-powers.ts";
import { isLastAdministrator, LAST_ADMINISTRATOR } from "./administrators.ts";
import type { Directory, People } from "./people.ts";
import type { Submit } from "./runs/act.ts";

type EndAccountDependencies = {
  readonly db: Kysely<ApiDatabase>;
  readonly pool: Pool;
  readonly submit: Submit;
  readonly people: Pick<Directory, "get">;
  /** Forgets who is signed in. */
  readonly forget: () => void;
};

/**
 * Ends what somebody is to the organisation: roles, sign-ins, passkeys, tokens and addresses go. Their name, and all that is
 * on record, stays. Who does it themselves leaves their runs; nobody else can take them out of one, because that would take
 * a vote.
 */
export function createEndAccount(deps: EndAccountDependencies): People["endAccount"] {
  const { db, pool } = deps;

  const isLast = (organisation: string, person: string): Promise<boolean> =>
    db.transaction().execute((trx) => isLastAdministrator(trx, organisation, person));

  const runsOf = async (person: string): Promise<readonly string[]> => {
    const { rows } = await pool.query<{ run: string }>(
      "select run from projections.run_list where $1::uuid = any (members)",
      [person],
    );
    return rows.map(({ run }) => run);
  };

  return async (principal, person) => {
    const { organisation } = principal;
    const permission = authorise(principal, "endAccount", { organisation, person });
    const isKnown = (await deps.people.get(principal, person)).kind === "done";
    if (!isKnown) return { kind: "not-found" };
    if (permission.kind !== "allowed") return permission;
    if (await isLast(organisation, person)) return LAST_ADMINISTRATOR;
    if (principal.person === person) {
      // Refused where the run is over or they left it before, which comes to the same.
      for (const run of await runsOf(person)) {
        const leaving = deps.submit(
          principal,
          run,
          { type: "withdraw", data: { member: person } },
          {},
        );
        // A run that can't be read waits for nobody.
        await leaving.catch((error: unknown) => {
          if (!(error instanceof DamagedRun)) throw error;
        });
      }
    }
    const isEnded = await db.transaction().execute(async (trx) => {
      if (await isLastAdministrator(trx, organisation, person)) return false;
      const tokens = await closeAccount(trx, person);
      await recordPowers(trx, organisation, actorOf(principal, permission.role), [
        { type: "accountEnded", data: { person } },
        ...tokens.map((token) => ({ type: "tokenEnded", data: { token } }) as const),
      ]);
      return true;
    });
    if (!isEnded) return LAST_ADMINISTRATOR;
    deps.forget();
    return { kind: "done", value: null };
  };
}
