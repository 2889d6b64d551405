import type { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPool } from "../audit/connection.ts";
import { createReader } from "../audit/read.ts";
import { askedRun } from "../test/support/asked-run.ts";
import { runningApi, type RunningApi, type Someone } from "../test/support/running-api.ts";
import type { RunEvent } from "../domain/event.ts";

let api: RunningApi;
/** As the owner: there are tables that the application itself can't read. */
let owner: Pool;
beforeAll(async () => {
  api = await runningApi();
  owner = openPool(api.databaseUrl, 2);
});
afterAll(async () => {
  await owner.end();
  await api.close();
});

const WORDS = "Nobody told me that Quillfeather Hall was shut";
const NEED = "A room without Brackenlight lamps";
const NAME = "Marigold Underhallow";
const EMAIL = "marigold.underhallow@example.org";
const PHONE = "+44 7700 900471";

/** Every table of the database in which a text stands, as text or as bytes. */
async function tablesWith(text: string): Promise<readonly string[]> {
  const { rows } = await owner.query<{ table: string }>(
    `select format('%I.%I', schemaname, tablename) as table from pg_tables
     where schemaname in ('record', 'directory', 'auth', 'projections')`,
  );
  const hex = Buffer.from(text, "utf8").toString("hex");
  const found = await Promise.all(
    rows.map(async ({ table }) => {
      const { rows: hits } = await owner.query(
        `select 1 from ${table} as t where strpos(lower(t::text), lower($1)) > 0 or strpos(t::text, $2) > 0 limit 1`,
        [text, hex],
      );
      return hits.length > 0 ? [table] : [];
    }),
  );
  return found.flat();
}

/** A member who has left traces in every table that can hold one. */
async function talkative() {
  const asked = await askedRun(api);
  const [ada] = asked.pwle;
  if (ada === undefined) throw new Error("nobody");
  await api.db
    .updateTable("directory.person")
    .set({ name: NAME, email: EMAIL, phone: PHONE })
    .where("pseudonym", "=", ada.id)
    .execute();
  const link = await api.api.signIn.signInLinkFor(ada.id);
  await api.api.signIn.spendLink((link ?? "").split("/").at(-1) ?? "");
  await api.api.signIn.signInLinkFor(ada.id);
  const post = async (path: string, body: unknown) => {
    const answer = await api.send(ada, "POST", `/runs/${asked.run}${path}`, { body });
    expect(answer.status).toBe(201);
  };
  await post(`/sign-off-requests/${asked.request}/answers`, {
    version: asked.version,
    digest: asked.digest,
    answer: "no",
    reason: WORDS,
  });
  await post(`/members/${ada.id}/access-needs`, { what: NEED });
  const paid = await api.send(
    asked.manager,
    "POST",
    `/runs/${asked.run}/members/${ada.id}/payments`,
    {
      body: { kind: "payment", pence: 25_000 },
    },
  );
  expect(paid.status).toBe(201);
  return { asked, ada };
}

const eventsOf = (run: string) => createReader<RunEvent>(api.pool).readStream(run);

const erase = (who: Someone, person: string, what: unknown) =>
  api.send(who, "POST", `/people/${person}/erasure`, { body: { what } });

describe("a person's data", () => {
  test("comes along as a whole, for themselves and nobody else in the group", async () => {
    const { asked, ada } = await talkative();
    const [, bea] = asked.pwle;
    const held = await api.send(ada, "GET", `/people/${ada.id}/export`);
    expect(held.status).toBe(200);
    for (const text of [
      NAME,
      EMAIL,
      PHONE,
      WORDS,
      NEED,
      "declined",
      '"value":25000,"pounds":"£250.00"',
    ]) {
      expect(held.text).toContain(text);
    }
    expect((await api.send(bea ?? null, "GET", `/people/${ada.id}/export`)).status).toBe(404);
    expect((await erase(bea ?? ada, ada.id, "all")).status).toBe(404);
    await erase(ada, ada.id, "all");
  });

  test("one value goes, and only that one; the record says so", async () => {
    const { asked, ada } = await talkative();
    const held = await api.send(ada, "GET", `/people/${ada.id}/export`);
    const values: { commitment: string; value: unknown }[] = Array.isArray(held.body["values"])
      ? held.body["values"]
      : [];
    const need = values.find(({ value }) => value === NEED)?.commitment;
    const gone = await erase(ada, ada.id, [need]);
    expect([gone.status, gone.body]).toEqual([200, { runs: [asked.run], values: 1 }]);
    expect(await tablesWith(NEED)).toEqual([]);
    expect(await tablesWith(WORDS)).toEqual(["record.disclosure"]);
    expect((await eventsOf(asked.run)).at(-1)).toMatchObject({
      type: "erased",
      data: { member: ada.id, what: [need], by: ada.id },
    });
    expect((await erase(ada, ada.id, [need])).status).toBe(404);
    await erase(ada, ada.id, "all");
  });

  test("all of it goes from every table, and the run no longer waits for the person", async () => {
    const { asked, ada } = await talkative();
    for (const text of [WORDS, NEED, NAME, EMAIL, PHONE]) {
      expect(await tablesWith(text)).not.toEqual([]);
    }
    const gone = await erase(ada, ada.id, "all");
    expect([gone.status, gone.body["runs"]]).toEqual([200, [asked.run]]);
    for (const text of [WORDS, NEED, NAME, EMAIL, PHONE]) {
      expect([text, await tablesWith(text)]).toEqual([text, []]);
    }
    const events = await eventsOf(asked.run);
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(["withdrew", "erased"]));
    expect(JSON.stringify(events)).not.toContain(NAME);
    const run = await api.send(asked.manager, "GET", `/runs/${asked.run}`);
    expect(run.text).not.toContain(NAME);
    expect(run.body["state"]).toMatchObject({ members: { [ada.id]: { status: "withdrawn" } } });
    expect(await api.api.signIn.signInLinkFor(ada.id)).not.toBeNull();
    expect((await api.send(ada, "GET", "/me")).status).toBe(401);
  });

  test("an administrator erases for somebody, and cannot make them leave by it", async () => {
    const { asked, ada } = await talkative();
    const admin = await api.someone(asked.organisation, "administrator");
    expect((await erase(asked.manager, ada.id, "all")).status).toBe(403);
    expect((await erase(admin, ada.id, "all")).status).toBe(200);
    expect(await tablesWith(WORDS)).toEqual([]);
    const run = await api.send(admin, "GET", `/runs/${asked.run}`);
    expect(run.body["state"]).toMatchObject({ members: { [ada.id]: { status: "active" } } });
  });
});
