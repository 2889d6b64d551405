import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createFileCatalogue } from "../audit/files/file-catalogue.ts";
import { createFiles } from "../audit/files/files.ts";
import { commandScanner } from "../audit/files/scan.ts";
import { memoryStore } from "../test/in-memory/files.ts";
import { runningApi, type RunningApi, type Someone } from "../test/support/running-api.ts";
import {
  BOARD_PART,
  storyboard,
  storyboardRun,
  type StoryboardRun,
} from "../test/support/storyboard.ts";

const store = memoryStore();
const scanner = commandScanner("! grep --quiet --text HARM");
let api: RunningApi;
let other: Pick<RunningApi, "app" | "send">;
let one: StoryboardRun;
beforeAll(async () => {
  api = await runningApi({ files: { store, most: 300_000, scanner } });
  other = api.offering([storyboard]);
});
beforeEach(async () => {
  one = await storyboardRun({ ...api, ...other });
});
afterAll(() => api.close());

const WORDS = "Scene 1: the waiting room.\n";
const sha256 = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const filesOf = (run: string) => `/runs/${run}/parts/${BOARD_PART}/files`;
const formOf = (run: string) => `/runs/${run}/parts/${BOARD_PART}/form`;
const BOARD = "?section=film&field=board";

const upload = async (
  who: Someone | null,
  body: string | Uint8Array<ArrayBuffer>,
  headers: { readonly [name: string]: string } = {},
  path = filesOf(one.run) + BOARD,
) => {
  const response = await other.app.request(path, {
    method: "POST",
    headers: {
      ...who?.headers,
      "content-type": "text/plain",
      "content-disposition": "attachment; filename*=UTF-8''sc%C3%A8ne%201.txt",
      ...headers,
    },
    body,
  });
  const read: unknown = await response.json();
  const value: Record<string, unknown> = typeof read === "object" ? { ...read } : {};
  return { status: response.status, value, code: value["code"], mend: String(value["mend"]) };
};

const download = (who: Someone, file: unknown, headers = {}, run = one.run) =>
  other.app.request(`/runs/${run}/files/${String(file)}`, {
    headers: { ...who.headers, ...headers },
  });

const save = (who: Someone, basedOn: number, film: unknown, run = one.run) =>
  other.send(who, "PUT", formOf(run), {
    body: { sections: { film } },
    headers: { "if-match": `"${basedOn}"` },
  });

test("a file is uploaded, named in a version, and handed out to whoever may read it, as an attachment", async () => {
  const { staff, pwle } = one;
  const kept = await upload(staff, WORDS);
  expect(kept).toMatchObject({
    status: 201,
    value: { name: "scène 1.txt", size: 27, type: "text/plain", sha256: sha256(WORDS) },
  });
  const { file } = kept.value;
  // Until it is named, only whoever uploaded it knows of it.
  expect((await download(staff, file)).status).toBe(200);
  const [ada] = pwle;
  if (ada === undefined) throw new Error("nobody");
  expect((await download(ada, file)).status).toBe(404);
  expect((await save(staff, 0, { about: "Us", board: { file } })).status).toBe(201);
  const form = await other.send(ada, "GET", formOf(one.run));
  expect(form.body["sections"]).toEqual({ film: { about: "Us", board: kept.value } });

  const got = await download(ada, file);
  expect(await got.text()).toBe(WORDS);
  expect(Object.fromEntries(got.headers)).toMatchObject({
    "content-type": "text/plain",
    "content-length": "27",
    "content-disposition":
      "attachment; filename=\"sc?ne 1.txt\"; filename*=UTF-8''sc%C3%A8ne%201.txt",
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "accept-ranges": "bytes",
  });
  const part = await download(ada, file, { range: "bytes=9-11" });
  expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([
    206,
    "bytes 9-11/27",
    "the",
  ]);
  const beyond = await download(ada, file, { range: "bytes=27-" });
  expect([beyond.status, beyond.headers.get("content-range")]).toEqual([416, "bytes */27"]);
  // The record has neither the name, nor the hash, nor the size: a commitment alone.
  const { rows } = await api.pool.query<{ entry: Buffer }>(
    "select entry from record.event where run = $1 and type = 'versionSaved'",
    [one.run],
  );
  const entry = rows[0]?.entry.toString("utf8") ?? "";
  expect(entry).toMatch(/"board":\{"commitment":"[0-9a-f]{64}"\}/u);
  for (const told of ["text/plain", sha256(WORDS), String(file)]) expect(entry).not.toContain(told);
  for (const bytes of store.stored.values()) {
    expect(Buffer.from(bytes).includes("waiting room")).toBe(false);
  }
});

test("what can run in a browser is handed out as bytes without a type", async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const kept = await upload(one.staff, svg, { "content-type": "image/svg+xml" });
  expect(kept).toMatchObject({ status: 201, value: { type: "image/svg+xml" } });
  const got = await download(one.staff, kept.value["file"]);
  expect(got.headers.get("content-type")).toBe("application/octet-stream");
  expect(got.headers.get("content-disposition")).toMatch(/^attachment;/u);
});

describe("an upload is refused, with what to do about it,", () => {
  test.each<readonly [number, string, string | Uint8Array<ArrayBuffer>, Record<string, string>]>([
    [413, "file-too-large", "a".repeat(300_001), {}],
    [415, "file-type", WORDS, { "content-type": "application/pdf" }],
    [415, "file-type", "<p>", { "content-type": "text/html" }],
    [422, "file-empty", "", {}],
    [422, "file-refused", "HARM", {}],
    [422, "invalid", WORDS, { "content-disposition": "attachment; filename*=UTF-8''a%2Fb" }],
    [400, "malformed-request", WORDS, { "content-disposition": "attachment" }],
  ])("with %i %s", async (status, code, bytes, headers) => {
    const before = store.stored.size;
    const refused = await upload(one.staff, bytes, headers);
    expect(refused).toMatchObject({ status, code });
    expect(refused.mend.length).toBeGreaterThan(20);
    expect(store.stored.size).toBe(before);
  });

  test("by the question's own limit of bytes", async () => {
    const path = `${filesOf(one.run)}?section=film&field=cut`;
    expect(await upload(one.staff, "b".repeat(2_001), {}, path)).toMatchObject({
      code: "file-too-large",
      value: { detail: "A file may have at most 2 KB here." },
    });
    expect((await upload(one.staff, "b".repeat(2_000), {}, path)).status).toBe(201);
  });

  test("for a question that is none, or takes no file", async () => {
    for (const field of ["about", "nothing"]) {
      const path = `${filesOf(one.run)}?section=film&field=${field}`;
      expect(await upload(one.staff, WORDS, {}, path)).toMatchObject({ code: "invalid" });
    }
  });

  test("from whoever may not write there", async () => {
    const elsewhere = await api.someone(await api.organisation(), "programme-manager");
    const stranger = await api.someone(one.staff.organisation, "member");
    const auditor = await api.someone(one.staff.organisation, "auditor");
    expect((await upload(null, WORDS)).status).toBe(401);
    expect((await upload(elsewhere, WORDS)).status).toBe(404);
    expect((await upload(stranger, WORDS)).status).toBe(404);
    expect((await upload(auditor, WORDS)).status).toBe(403);
  });
});

describe("a version can name", () => {
  const WRONG = /not uploaded here/u;
  const wrong = async (film: unknown, run = one.run) => {
    const answer = await save(one.staff, 0, film, run);
    expect(answer.status).toBe(422);
    return answer.text;
  };

  test("no file that was not uploaded for this very part", async () => {
    const { value } = await upload(one.staff, WORDS);
    const another = await storyboardRun({ ...api, ...other });
    const theirs = await upload(another.staff, WORDS, {}, filesOf(another.run) + BOARD);
    expect(await wrong({ board: { file: theirs.value["file"] } })).toMatch(WRONG);
    expect(await wrong({ board: { ...value, file: one.run } })).toMatch(WRONG);
    expect(await wrong({ board: theirs.value })).toMatch(WRONG);
  });

  test("a file as nothing but what was uploaded", async () => {
    const { value } = await upload(one.staff, WORDS);
    for (const lie of [{ name: "x" }, { size: 1 }, { type: "image/png" }, { sha256: sha256("x") }])
      expect(await wrong({ board: { ...value, ...lie } })).toMatch(/says something else/u);
    expect(await wrong({ board: "film.pdf" })).toMatch(/needs a file/u);
    expect(await wrong({ board: [value] })).toMatch(/needs a file/u);
  });

  test("a file that its question takes, wherever it was uploaded for", async () => {
    const path = `${filesOf(one.run)}?section=film&field=cut`;
    const page = await upload(one.staff, "<p>", { "content-type": "text/html" }, path);
    expect(page.status).toBe(201);
    expect(await wrong({ board: page.value })).toMatch(/takes PDF, picture, plain text/u);
  });
});

test("the same content under the same name, uploaded again, is no change", async () => {
  const [first, again, renamed] = [
    await upload(one.staff, WORDS),
    await upload(one.staff, WORDS),
    await upload(one.staff, WORDS, { "content-disposition": 'attachment; filename="other.txt"' }),
  ];
  const about = "Us";
  expect((await save(one.staff, 0, { about, board: first.value })).status).toBe(201);
  const same = await save(one.manager, 1, { about, board: again.value });
  expect(same.code).toBe("nothing-changed");
  expect((await save(one.manager, 1, { about, board: renamed.value })).status).toBe(201);
});

test("erasing whoever uploaded a file, or the one value, leaves neither key, nor name, nor bytes", async () => {
  const [ada, ben] = one.pwle;
  if (ada === undefined || ben === undefined) throw new Error("nobody");
  const admin = await api.someone(one.staff.organisation, "administrator");
  const adas = await upload(ada, WORDS);
  const path = `${filesOf(one.run)}?section=film&field=cut`;
  const bens = await upload(ben, "A first cut", {}, path);
  const unused = await upload(ada, "Never used");
  // Somebody else saves: a file stays its uploader's.
  const film = { about: "Us", board: adas.value, cut: bens.value };
  expect((await save(one.staff, 0, film)).status).toBe(201);
  const held = async (who: Someone) =>
    (
      await api.pool.query<{ id: string; commitment: string }>(
        `select f.id, encode(d.commitment, 'hex') as commitment from record.file as f
       left join record.disclosure as d on d.value = f.value where f.subject = $1 order by f.id`,
        [who.id],
      )
    ).rows;
  const [itsBens] = await held(ben);
  const erased = await api.send(admin, "POST", `/people/${ben.id}/erasure`, {
    body: { what: [itsBens?.commitment] },
  });
  expect(erased.status).toBe(200);
  expect((await download(one.staff, bens.value["file"])).status).toBe(404);
  expect((await download(one.staff, adas.value["file"])).status).toBe(200);
  const all = await api.send(admin, "POST", `/people/${ada.id}/erasure`, { body: { what: "all" } });
  expect(all.status).toBe(200);
  expect((await download(one.staff, adas.value["file"])).status).toBe(404);
  expect([...(await held(ada)), ...(await held(ben))]).toEqual([]);
  const files = createFiles({ store, most: 1, catalogue: createFileCatalogue(api.pool) });
  expect(await files.removeGone()).toBe(3);
  for (const { value } of [adas, bens, unused])
    expect(store.stored.has(String(value["file"]))).toBe(false);
  const form = await other.send(one.staff, "GET", formOf(one.run));
  expect(form.body["sections"]).toEqual({ film: { about: "Us" } });
});

test("an upload that no version named within a day is removed, and one that a version names stays", async () => {
  const named = await upload(one.staff, WORDS);
  const unnamed = await upload(one.staff, "Draft");
  expect((await save(one.staff, 0, { about: "Us", board: named.value })).status).toBe(201);
  const catalogue = createFileCatalogue(api.pool);
  const files = createFiles({ store, most: 1, catalogue });
  await files.removeGone();
  expect((await download(one.staff, unnamed.value["file"])).status).toBe(200);
  const owner = api.databaseUrl;
  await asOwner(owner, "update record.file set used_at = used_at - interval '25 hours'");
  // Named again in time: it stays a day more.
  expect(await catalogue.use(one.run, String(unnamed.value["file"]))).not.toBeNull();
  await files.removeGone();
  expect((await download(one.staff, unnamed.value["file"])).status).toBe(200);
  await asOwner(owner, "update record.file set used_at = used_at - interval '25 hours'");
  await files.removeGone();
  expect((await download(one.staff, unnamed.value["file"])).status).toBe(404);
  expect(store.stored.has(String(unnamed.value["file"]))).toBe(false);
  expect((await download(one.staff, named.value["file"])).status).toBe(200);
  for (const change of ["delete from record.file", "update record.file set subject = 'x'"])
    await expect(api.pool.query(change)).rejects.toThrow("permission denied");
});

async function asOwner(url: string, statement: string): Promise<void> {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
