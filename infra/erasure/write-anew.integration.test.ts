import { createHash } from "node:crypto";
import { readdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { canonicalBytes } from "../../audit/entry.ts";
import { askedRun } from "../../test/support/asked-run.ts";
import { runningApi, type RunningApi } from "../../test/support/running-api.ts";
import { migrate } from "../migrate.ts";
import { startPostgres, type PostgresServer } from "../servers/postgres.ts";
import { writeAnew } from "./write-anew.ts";

let dataDir: string;
let postgres: PostgresServer;
let api: RunningApi;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "alongside-erasure-"));
  postgres = await startPostgres({ dataDir });
  await migrate(postgres.url);
  const appUrl = `${postgres.url}?options=${encodeURIComponent("-c role=alongside_app")}`;
  const drop = () => Promise.resolve();
  api = await runningApi({}, undefined, () => Promise.resolve({ url: postgres.url, appUrl, drop }));
}, 120_000);

afterAll(async () => {
  await api.close();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const WORDS = "Nobody told me that Quillfeather Hall was shut";
const REFUSED = "Thistlewick wrote this in vain";
const PERSON = {
  name: "Marigold Underhallow",
  email: "marigold.underhallow@example.org",
  phone: "+44 7700 900471",
  roles: ["pwle-approver"],
};
const KEY = { "idempotency-key": "a-form-sent-once" };

/** The folders that hold the cluster, the logs and whatever else the product keeps. */
async function folders(): Promise<readonly string[]> {
  const elsewhere = await readFile(path.join(dataDir, "postgres-is-in"), "utf8").catch(() => "");
  return elsewhere === "" ? [dataDir] : [dataDir, elsewhere.trim()];
}

/** Every file in which one of some byte strings stands, with which. */
async function filesWith(marks: ReadonlyMap<string, Buffer>): Promise<readonly string[]> {
  const found: string[] = [];
  for (const folder of await folders()) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      // A file of PostgreSQL's may go while it is read.
      const bytes = await readFile(file).catch(() => Buffer.alloc(0));
      for (const [name, mark] of marks) if (bytes.includes(mark)) found.push(`${file}: ${name}`);
    }
  }
  return found;
}

const sha256 = (bytes: Uint8Array | string): Buffer => createHash("sha256").update(bytes).digest();

/** A text as it stands, and its plain SHA-256 in bytes and in hex, of the text, its JSON, and requests that held it. */
function marksOf(texts: readonly string[]): ReadonlyMap<string, Buffer> {
  const body = JSON.stringify(PERSON);
  const hashed = [...texts, ...texts.map((text) => JSON.stringify(text)), body].map(sha256);
  const named = ["addPerson\0", ""].map((what) =>
    sha256(Buffer.concat([Buffer.from(what), canonicalBytes(PERSON)])),
  );
  return new Map([
    ...texts.map((text) => [text, Buffer.from(text)] as const),
    ...[...hashed, ...named].flatMap((hash) => [
      [`SHA-256 ${hash.toString("hex")}`, hash] as const,
      [`SHA-256 in hex ${hash.toString("hex")}`, Buffer.from(hash.toString("hex"))] as const,
    ]),
  ]);
}

/** All personal texts at once take a page's worth of the table: statistics would keep them. */
async function leaveTraces() {
  const asked = await askedRun(api);
  const admin = await api.someone(asked.organisation, "administrator");
  const [ada] = asked.pwle;
  if (ada === undefined) throw new Error("nobody");
  const added = await api.send(admin, "POST", "/people", { body: PERSON, headers: KEY });
  expect(added.status).toBe(201);
  const again = await api.send(admin, "POST", "/people", { body: PERSON, headers: KEY });
  expect(again.body["person"]).toBe(added.body["person"]);
  const other = { ...PERSON, name: "Somebody else" };
  const reused = await api.send(admin, "POST", "/people", { body: other, headers: KEY });
  expect(reused.code).toBe("key-reused");
  await api.db
    .updateTable("directory.person")
    .set({ name: PERSON.name, email: PERSON.email, phone: PERSON.phone })
    .where("pseudonym", "=", ada.id)
    .execute();
  const answers = `/runs/${asked.run}/sign-off-requests/${asked.request}/answers`;
  const { version, digest } = asked;
  const no = { version, digest, answer: "no", reason: WORDS };
  expect((await api.send(ada, "POST", answers, { body: no, headers: KEY })).status).toBe(201);
  const late = { ...no, version: 99, reason: REFUSED };
  const refused = await api.send(ada, "POST", answers, {
    body: late,
    headers: { "idempotency-key": "another" },
  });
  expect(refused.code).toBe("not-current-version");
  await api.api.signIn.signInLinkFor(ada.id);
  return { admin, ada, person: String(added.body["person"]) };
}

/** Errors whose details quote what was sent. */
async function provoke(): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  for (const [text, values] of [
    ["select $1::uuid", [PERSON.email]],
    ["select $1::int", [WORDS]],
    [`do $$ begin raise exception unique_violation using detail = '${PERSON.email}'; end $$`, []],
    [`select '${PERSON.name}'::date`, []],
  ] as const) {
    await expect(client.query(text, [...values])).rejects.toThrow(
      /invalid input syntax|unique_violation/u,
    );
  }
  await client.query("analyze");
  await client.end();
}

test("after an erasure no file of the cluster or log holds the person's words, nor a hash of them", async () => {
  const { admin, ada, person } = await leaveTraces();
  await provoke();
  const texts = [WORDS, REFUSED, PERSON.name, PERSON.email, PERSON.phone];
  const marks = marksOf(texts);
  expect(await filesWith(marks)).not.toEqual([]);
  for (const one of [ada.id, person]) {
    const gone = await api.send(admin, "POST", `/people/${one}/erasure`, { body: { what: "all" } });
    expect(gone.status).toBe(200);
  }
  expect(await writeAnew(postgres.url)).toMatchObject({ beyond: [] });
  const { rows } = await api.pool.query("select from record.erasure_due");
  expect(rows).toEqual([]);
  expect(await filesWith(marks)).toEqual([]);
  // A request that is repeated now is answered as it was, though nobody can tell any more what it held.
  const again = await api.send(admin, "POST", "/people", { body: PERSON, headers: KEY });
  expect(again.body["person"]).toBe(person);
  expect(await filesWith(marksOf([WORDS, REFUSED]))).toEqual([]);
}, 240_000);

/** Columns whose type could hold words and that hold none of a person: what they hold instead, table by table. */
const IMPERSONAL: readonly (readonly [holds: string, table: string, ...columns: string[]])[] = [
  ["random ids and fixed words", "auth.account", "id", "providerId", "scope", "userId"],
  ["a keyed hash that goes with its window", "auth.attempt", "key"],
  ["fixed words", "auth.passkey", "transports"],
  ["fixed words", "auth.program_token", "role", "scopes"],
  ["always null", "auth.session", "ipAddress", "userAgent"],
  ["a hash of random bytes", "auth.set_up_link", "hash"],
  ["a random id", "auth.verification", "id"],
  ["fixed words", "directory.membership", "role"],
  ["fixed words and numbers", "directory.mail", "kind", "reply", "state"],
  [
    "an organisation's name, colour and number",
    "directory.organisation",
    "colour",
    "name",
    "phone",
  ],
  [
    "names of steps, pseudonyms and commitments",
    "projections.desk",
    ...["risks", "status", "told", "waiting_for"],
  ],
  ["a commitment", "projections.run_name", "commitment"],
  ["a filling", "projections.heartbeat", "filling"],
  ["ids and fixed words", "projections.inbox", "answered", "part", "request"],
  ["pseudonyms, ids and fixed words", "projections.open_cry", "name"],
  ["names of templates", "projections.reflection", "step", "template"],
  ["names of templates", "projections.retired_template", "template"],
  ["fixed words", "projections.run_finding", "code", "standing"],
  ["a fixed word and a part's key", "projections.run_link", "kind", "part"],
  ["names, and a commitment", "projections.run_list", "step", "status", "template", "title"],
  ["fixed words", "projections.run_list", "waiting_for"],
  ["ids of parts", "projections.run_list", "added_parts"],
  ["fixed words", "projections.run_verdict", "rung", "standing"],
  ["pseudonyms and fixed words", "record.access", "role", "what", "who"],
  ["the log's own", "record.checkpoint", "note", "root"],
  ["pseudonyms, ids and names of steps", "projections.history", "actor", "matter", "part", "type"],
  ["pseudonyms, and kinds of events", "projections.history_person", "person", "type"],
  ["the log's own", "record.checkpoint_of_subscription", "name"],
  ["the log's own", "record.cosignature", "line", "witness"],
  ["commitments and pseudonyms", "record.disclosure", "commitment", "subject"],
  ["what is hashed for ever", "record.event", "entry", "leaf", "type"],
  ["a caller's key, an HMAC", "record.event", "command_key", "fingerprint"],
  ["a pseudonym and a part's key", "record.file", "part", "subject"],
  ["the log's own", "record.head_part", "hash", "key", "prefix", "value"],
  ["the log's own", "record.log_key", "verifier_key"],
  ["ids", "record.self_check", "problems"],
  ["what is wrong with bytes that are hashed", "record.set_aside", "code", "follower", "message"],
  ["the log's own", "record.sequenced", "server"],
  ["a template", "record.template", "bytes", "digest"],
  ["a template", "directory.own_template", "digest", "text"],
  ["which kind of change", "auth.not_me_link", "what"],
  ["the log's own", "record.tile", "hashes"],
  ["the log's own", "record.timestamp", "note", "token"],
  ["the log's own", "record.witness_alarm", "code", "message", "witness"],
];

test("no statistics are kept of any column that can hold a person's values", async () => {
  const { rows } = await api.pool.query<{ name: string; target: number | null }>(
    `select format('%s.%s.%s', n.nspname, c.relname, a.attname) as name, a.attstattarget as target
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('record', 'directory', 'auth', 'projections') and a.attnum > 0 and not a.attisdropped
       and (c.relkind = 'r' and a.atttypid in ('text'::regtype, 'bytea'::regtype, 'jsonb'::regtype, 'json'::regtype,
            'text[]'::regtype, 'varchar'::regtype) or c.relkind = 'i' and c.relname in ('person_email', 'person_listed') and a.attname in ('lower', 'coalesce'))
     order by 1`,
  );
  const kept = rows.filter(({ target }) => target !== 0).map(({ name }) => name);
  const known = IMPERSONAL.flatMap(([, table, ...columns]) =>
    columns.map((column) => `${table}.${column}`),
  );
  expect(kept.toSorted()).toEqual(known.toSorted());
  const several = await api.pool.query<{ name: string }>(
    `select format('%s.%s', n.nspname, s.stxname) as name from pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace`,
  );
  // Of a template's name.
  expect(several.rows.map(({ name }) => name)).toEqual(["projections.run_list_template"]);
});
