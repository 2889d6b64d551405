import { sql, type Kysely } from "kysely";

/** One row for each person who has not said yet whether what was said about them happened. The key is in the order of lists. */
export async function createOpenClaimTable(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table projections.open_claim (
      person uuid not null,
      at timestamptz not null,
      run uuid not null,
      claim int not null,
      version int not null,
      primary key (person, at, run, claim)
    )`.execute(db);
  await sql`create index open_claim_run on projections.open_claim (run)`.execute(db);
  await sql`
    grant select, insert, update, delete on projections.open_claim to alongside_app`.execute(db);
}
