import { afterAll, beforeAll, expect, test } from "vitest";
import { askedRun, LAUNCH } from "../../test/support/asked-run.ts";
import { projectedApi, type ProjectedApi } from "../../test/support/projected-api.ts";
import { findDesk, findDues, type OnlyOnDesk } from "./query.ts";

let projected: ProjectedApi;
beforeAll(async () => {
  projected = await projectedApi();
});
afterAll(() => projected.close());

const PAGE = { bound: null, backwards: false, limit: 10 };

const find = async (
  organisation: string,
  only: OnlyOnDesk = {},
  order: "newest" | "due" = "newest",
) => {
  const reader = { organisation, person: crypto.randomUUID() };
  const rows = await findDesk(projected.api.pool, reader, PAGE, { only, order });
  return rows.map(({ run }) => run);
};

test("a desk finds runs by their titles and by the people in them, and by nothing that was erased", async () => {
  const { run, organisation, pwle } = await askedRun(projected.api);
  const { pool } = projected.api;
  await pool.query("update directory.person set name = 'Ada 100%' where pseudonym = $1", [
    pwle[0]?.id,
  ]);
  await projected.caughtUp();
  const [word = ""] = LAUNCH.title.split(" ").toSorted((a, b) => b.length - a.length);
  expect(await find(organisation, { text: word.toUpperCase() })).toEqual([run]);
  expect(await find(organisation, { text: "da 100%" })).toEqual([run]);
  // What stands for any text elsewhere is only itself here.
  expect(await find(organisation, { text: "da_100" })).toEqual([]);
  expect(await find(crypto.randomUUID(), { text: word })).toEqual([]);
  await pool.query(
    `select record.erase(subject, array[commitment]) from record.disclosure
     where commitment = (select title from projections.run_list where run = $1)`,
    [run],
  );
  expect(await find(organisation, { text: word })).toEqual([]);
  const { rows } = await pool.query("select from projections.run_name where run = $1", [run]);
  expect(rows).toEqual([]);
});

test("a desk says what is due, and narrows by what runs wait for and what puts them at risk", async () => {
  const { run, organisation } = await askedRun(projected.api);
  await projected.caughtUp();
  expect(await find(organisation, {}, "due")).toEqual([run]);
  expect(await find(organisation, { waitingFor: "answers", status: "running" })).toEqual([run]);
  expect(await find(organisation, { waitingFor: "votes" })).toEqual([]);
  expect(await find(organisation, { risk: "nothing-offered" })).toEqual([run]);
  expect(await find(organisation, { risk: "any" })).toEqual([run]);
  expect(await find(organisation, { risk: "few-votes" })).toEqual([]);
  expect(await findDues(projected.api.pool, organisation, 100)).toMatchObject([
    { run, title: LAUNCH.title, for: "answers" },
  ]);
});

test("a desk goes on from page to page, both ways, in either order", async () => {
  const first = await askedRun(projected.api);
  const { organisation } = first;
  const launch = async () => {
    const launched = await projected.api.send(first.manager, "POST", "/runs", { body: LAUNCH });
    return launched.body["run"];
  };
  const others = [await launch(), await launch()];
  await projected.caughtUp();
  const all = await find(organisation);
  expect(all).toEqual([...others.toReversed(), first.run]);
  const reader = { organisation, person: first.manager.id };
  const page = async (bound: string | undefined, backwards: boolean) =>
    (
      await findDesk(
        projected.api.pool,
        reader,
        { bound: bound ?? null, backwards, limit: 1 },
        { only: {}, order: "newest" },
      )
    ).map(({ run }) => run);
  expect(await page(all[0], false)).toEqual([all[1]]);
  expect(await page(all[2], true)).toEqual([all[1]]);
});

test("each question of a desk goes by an index, however many runs there are", async () => {
  const { organisation } = await askedRun(projected.api);
  const asked: string[] = [];
  const pool = projected.api.pool;
  const watching: Parameters<typeof findDesk>[0] = Object.create(pool, {
    query: {
      value: async ({ text, values }: { text: string; values: unknown[] }) => {
        const client = await pool.connect();
        try {
          await client.query("begin");
          await client.query("set local enable_seqscan = off");
          const { rows } = await client.query(`explain ${text}`, values);
          await client.query("rollback");
          asked.push(rows.map((row) => String(row["QUERY PLAN"])).join("\n"));
        } finally {
          client.release();
        }
        return { rows: [] };
      },
    },
  });
  const reader = { organisation, person: crypto.randomUUID() };
  const which: readonly OnlyOnDesk[] = [
    {},
    { waitingFor: "answers" },
    { risk: "one-off" },
    { text: "front desk" },
  ];
  for (const only of which)
    for (const order of ["newest", "due"] as const)
      await findDesk(watching, reader, PAGE, { only, order });
  expect(asked).toHaveLength(8);
  for (const plan of asked)
    expect(plan).not.toMatch(/Seq Scan on (?:desk|run_list|run_name|person)/u);
});

test("a run's row tells of the newest event, whether what it says has changed or not, by whichever process", async () => {
  const asked = await askedRun(projected.api);
  const { pool } = projected.api;
  const [person] = asked.pwle;
  if (person === undefined) throw new Error("nobody was asked");
  const row = async () => {
    const { rows } = await pool.query(
      `select d.told, d.version, e.version as newest, d.as_of
       from projections.desk as d, record.stream as e where d.run = $1 and e.run = d.run`,
      [asked.run],
    );
    return rows[0];
  };
  const answer = async (body: object) => {
    const { status } = await projected.answer(asked, person, body);
    expect(status).toBe(201);
    await projected.caughtUp();
    return await row();
  };
  const before = await row();
  const first = await answer({ answer: "yes" });
  const again = await answer({ answer: "yes" });
  expect(first.told).not.toEqual(before?.told);
  expect(again.told).toEqual(first.told);
  expect(again.version).toBe(again.newest);
  expect(again.as_of.getTime()).toBeGreaterThan(first.as_of.getTime());
  await projected.stopFollowing();
  projected.follow();
  const later = await answer({ answer: "yes" });
  expect(later.told).toEqual(first.told);
  expect(later.version).toBe(later.newest);
});
