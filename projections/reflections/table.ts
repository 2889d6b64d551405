import { sql, type Kysely } from "kysely";

/** Which step somebody named as the one most likely to be skipped. Who it was stays in the record. */
export async function createReflectionTable(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table projections.reflection (
      event uuid primary key,
      run uuid not null,
      organisation uuid not null,
      template text not null,
      step text not null
    )`.execute(db);
  await sql`
    create index reflection_organisation on projections.reflection (organisation)`.execute(db);
  await sql`
    grant select, insert, update, delete on projections.reflection to alongside_app`.execute(db);
}

/** The self-check looks at one run after another. */
export async function indexReflectionsByRun(db: Kysely<unknown>): Promise<void> {
  await sql`create index reflection_run on projections.reflection (run)`.execute(db);
}
