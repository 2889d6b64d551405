import { sql, type Kysely } from "kysely";

/**
 * The verdict on each run, and each kind of finding in it: a list is narrowed to a verdict, to a finding or to both, and each of
 * these has an index that ends in the order of the list.
 */
export async function createVerdictTables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table projections.run_verdict (
      run uuid primary key,
      organisation uuid not null,
      version int not null,
      standing text not null,
      rung text not null,
      launched_at timestamptz not null
    )`.execute(db);
  await sql`
    create table projections.run_finding (
      run uuid not null,
      code text not null,
      organisation uuid not null,
      standing text not null,
      launched_at timestamptz not null,
      primary key (run, code)
    )`.execute(db);
  const indexes = {
    run_verdict_all: "run_verdict (organisation, launched_at, run)",
    run_verdict_standing: "run_verdict (organisation, standing, launched_at, run)",
    run_finding_code: "run_finding (organisation, code, launched_at, run)",
    run_finding_standing: "run_finding (organisation, code, standing, launched_at, run)",
  };
  for (const [name, columns] of Object.entries(indexes)) {
    await sql`create index ${sql.id(name)} on projections.${sql.raw(columns)}`.execute(db);
  }
  await sql`
    grant select, insert, update, delete on projections.run_verdict, projections.run_finding
    to alongside_app`.execute(db);
}
