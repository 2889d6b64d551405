import { randomUUID } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "../../api/principal.ts";
import { openPool } from "../../audit/connection.ts";
import { askedRun } from "../../test/support/asked-run.ts";
import { freshDatabase, type FreshDatabase } from "../../test/support/database.ts";
import { projectedApi, type ProjectedApi } from "../../test/support/projected-api.ts";
import { followVerdicts } from "./follow.ts";
import { judgedQuery, listJudged, type OnlyJudged } from "./query.ts";

describe("of many runs", () => {
  const RUNS = 5_000;
  const PAGE = 20;
  const organisation = randomUUID();
  let database: FreshDatabase;
  let pool: Pool;
  let client: PoolClient;

  beforeAll(async () => {
    database = await freshDatabase();
    pool = openPool(database.url, 2);
    client = await pool.connect();
    await client.query(
      `insert into projections.run_verdict (run, organisation, version, standing, rung, launched_at)
       select md5(n::text)::uuid, $1, 1, case when n % 100 = 7 then 'not-co-produced' else 'co-produced' end,
         'co-design', timestamptz '2026-01-01' + n * interval '1 minute' from generate_series(1, ${RUNS}) as n`,
      [organisation],
    );
    await client.query(
      `insert into projections.run_finding (run, code, organisation, standing, launched_at)
       select run, code, organisation, standing, launched_at from projections.run_verdict,
         unnest(array['N3-one-off', case when standing = 'co-produced' then 'fresh-key' else 'N1-outcome-not-supported' end]) as code`,
    );
    await client.query("analyze projections.run_verdict, projections.run_finding");
  }, 120_000);
  afterAll(async () => {
    client.release(true);
    await pool.end();
    await database.drop();
  });

  const readSoFar = async (): Promise<number> => {
    const { rows } = await client.query<{ read: string }>(
      `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as read from pg_stat_xact_all_tables
       where schemaname = 'projections'`,
    );
    return Number(rows[0]?.read ?? 0);
  };

  const filters: readonly OnlyJudged[] = [
    {},
    { standing: "not-co-produced" },
    { finding: "N1-outcome-not-supported" },
    { finding: "N3-one-off", standing: "not-co-produced" },
    { finding: "N3-one-off", standing: "at-risk" },
  ];
  test.each(filters)("a page of %j reads what it shows", async (only) => {
    const { text, values } = judgedQuery(
      organisation,
      { bound: null, backwards: false, limit: PAGE },
      only,
    );
    await client.query("begin");
    const before = await readSoFar();
    const { rows } = await client.query<{ standing: string; findings: readonly string[] }>(
      text,
      values,
    );
    const cost = (await readSoFar()) - before;
    await client.query("commit");
    expect(rows.length).toBe(only.standing === "at-risk" ? 0 : PAGE);
    for (const { standing, findings } of rows) {
      if (only.standing !== undefined) expect(standing).toBe(only.standing);
      if (only.finding !== undefined) expect(findings).toContain(only.finding);
    }
    // A run is read from the index of the list, from its verdict, and from its two findings.
    expect(cost).toBeLessThanOrEqual(4 * PAGE + 4);
  });

  test("pages lead through all of them, and back", async () => {
    const only = { standing: "not-co-produced" };
    const there: string[] = [];
    for (let bound: string | null = null; ;) {
      const page = await listJudged(
        pool,
        organisation,
        { bound, backwards: false, limit: PAGE },
        only,
      );
      there.push(...page.map(({ run }) => run));
      bound = page.at(-1)?.run ?? null;
      if (page.length < PAGE) break;
    }
    expect(new Set(there).size).toBe(RUNS / 100);
    const last = there.at(-1) ?? "";
    const back = await listJudged(
      pool,
      organisation,
      { bound: last, backwards: true, limit: RUNS },
      only,
    );
    expect(back.map(({ run }) => run).toReversed()).toEqual(there.slice(0, -1));
  });
});

describe("as the record grows", () => {
  let projected: ProjectedApi;
  let verdicts: ReturnType<typeof followVerdicts>;

  beforeAll(async () => {
    projected = await projectedApi();
    const { api } = projected;
    verdicts = followVerdicts({
      pool: api.pool,
      stateAfter: async (run) => (await api.api.load(run))?.state ?? null,
      onError: (error) => expect.unreachable(String(error)),
    });
    verdicts.start();
  }, 120_000);
  afterAll(async () => {
    await verdicts.stop();
    await projected.close();
  });

  const principal = (
    organisation: string,
    id: string,
    role: Principal["roles"][number],
  ): Principal => ({
    ...{ id, person: id, organisation, roles: [role], scopes: "all", via: "session" },
    assurance: "signed-in",
  });

  const told = async () => {
    await projected.caughtUp();
    const { rows } = await projected.api.pool.query<{ last: number }>(
      "select max(position)::int as last from record.sequence",
    );
    expect(await verdicts.waitFor(rows[0]?.last ?? 0, 20_000)).toBe(true);
  };

  test("a run is listed under its verdict and its findings, to those who read all runs and to no member", async () => {
    const { api } = projected;
    const asked = await askedRun(api);
    const other = await askedRun(api);
    const { judged } = api.api.services;
    const auditor = principal(asked.organisation, randomUUID(), "auditor");
    const list = async (who: Principal, only: OnlyJudged = {}) => {
      const found = await judged.list(who, {}, only);
      return found.kind === "done" ? found.value.items : found.kind;
    };
    await told();
    expect(await list(auditor)).toMatchObject([
      { run: asked.run, title: expect.any(String), damaged: false },
    ]);
    expect(await list(auditor, { standing: "not-co-produced" })).toEqual([]);

    const overridden = await api.send(
      asked.manager,
      "POST",
      `/runs/${asked.run}/parts/${asked.part}/override`,
      { body: { reason: "We could not wait." } },
    );
    expect(overridden.status).toBe(201);
    await told();
    const found = { run: asked.run, standing: "not-co-produced" };
    const finding = "N1-outcome-not-supported";
    expect(await list(auditor, { standing: "not-co-produced", finding })).toMatchObject([
      { ...found, findings: expect.arrayContaining([finding]) },
    ]);
    expect(await list(auditor, { standing: "at-risk", finding })).toEqual([]);

    expect(
      await list(principal(asked.organisation, asked.pwle[0]?.id ?? "", "pwle-approver")),
    ).toBe("forbidden");
    expect(await list(principal(other.organisation, randomUUID(), "auditor"))).toMatchObject([
      { run: other.run },
    ]);
  });
});
