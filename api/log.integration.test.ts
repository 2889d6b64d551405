import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { leafHash } from "../audit/log/merkle.ts";
import { parseCheckpoint } from "../audit/log/checkpoint.ts";
import { parseNote, parseVerifierKey } from "../audit/log/note.ts";
import { checkSignature, createLogSigner, sha256 } from "../audit/log/signer.ts";
import { readCheckpoint } from "../audit/log/store.ts";
import { parseTlogProof } from "../audit/log/proof.ts";
import { decodeEntries } from "../audit/log/tile.ts";
import { checkReceipt } from "../audit/receipt/check.ts";
import { storeTimestamp } from "../audit/timestamp/store.ts";
import { nodePorts } from "../audit/verify/node-ports.ts";
import { checkRunList } from "../audit/verify/runs/run-list.ts";
import { runProjections } from "../projections/run-projections.ts";
import { runningApi, type RunningApi, type Someone } from "../test/support/running-api.ts";
import { publishOnce } from "../test/support/publish-once.ts";

let api: RunningApi;
let auditor: Someone;
let manager: Someone;
const signer = createLogSigner("log.example/test", new Uint8Array(32).fill(1));

const Launched = z.object({
  receipts: z.array(z.object({ run: z.string(), event: z.string() })),
});
let launched: z.infer<typeof Launched>;

beforeAll(async () => {
  api = await runningApi();
  const organisation = await api.organisation();
  [auditor, manager] = await Promise.all([
    api.someone(organisation, "auditor"),
    api.someone(organisation, "programme-manager"),
  ]);
  const launch = { template: "implementation-pathway", title: "A run", nation: "scotland" };
  launched = Launched.parse((await api.send(manager, "POST", "/runs", { body: launch })).body);
  await publishOnce(api.pool, signer);
});
afterAll(() => api.close());

test("the key and the checkpoint are everybody's, and fit each other", async () => {
  const key = await api.send(null, "GET", "/log/key");
  expect(key.text).toBe(`${signer.verifierKey}\n`);
  const checkpoint = await api.send(null, "GET", "/log/checkpoint");
  const note = parseNote(checkpoint.text);
  expect(checkSignature(note, parseVerifierKey(sha256, key.text.trim())).result).toBe("signed");
});

test("tiles are everybody's; entries are for auditors, and are what the tiles' hashes are of", async () => {
  const { size } = parseCheckpoint(
    parseNote((await api.send(null, "GET", "/log/checkpoint")).text).text,
  );
  const tile = await api.app.request(`/log/tile/0/000.p/${size}`);
  const hashes = Buffer.from(await tile.arrayBuffer());
  expect(hashes.length).toBe(32 * size);

  const path = `/log/tile/entries/000.p/${size}`;
  expect((await api.send(null, "GET", path)).status).toBe(401);
  expect((await api.send(manager, "GET", path)).status).toBe(403);
  const response = await api.app.request(path, {
    headers: auditor.headers,
  });
  const entries = decodeEntries(new Uint8Array(await response.arrayBuffer())) ?? [];
  expect(entries.length).toBe(size);
  expect(Buffer.concat(entries.map((entry) => leafHash(sha256, entry)))).toEqual(hashes);
});

test("an organisation's list of runs is an auditor's, and provably whole", async () => {
  expect((await api.send(null, "GET", "/log/runs")).status).toBe(401);
  expect((await api.send(manager, "GET", "/log/runs")).status).toBe(403);
  const following = runProjections({
    pool: api.pool,
    stateAfter: async (run) => (await api.api.load(run))?.state ?? null,
  });
  following.start();
  await expect.poll(async () => (await api.send(auditor, "GET", "/log/runs")).status).toBe(200);
  await following.stop();
  const answered = await api.send(auditor, "GET", "/log/runs");
  const trusted = { keys: [signer.verifierKey], witnesses: [] };
  const report = await checkRunList(Buffer.from(answered.text), nodePorts, trusted);
  expect(report).toMatchObject({ ok: true, runs: [launched.receipts[0]?.run] });
});

test.each([
  "tile/0/000.p/200",
  "tile/0/001",
  "tile/0/0",
  "tile/9/000.p/1",
  "tile/entries",
  "tile/x/000",
])("%s is not there", async (path) => {
  const answer = await api.send(auditor, "GET", `/log/${path}`);
  expect([answer.status, answer.code]).toEqual([404, "not-found"]);
});

test("whoever may see an act gets its proof and a receipt that holds on its own; nobody else", async () => {
  const [act] = launched.receipts;
  const address = `/runs/${act?.run}/receipts/${act?.event}`;
  const proof = await api.send(manager, "GET", `${address}/proof`);
  expect(proof).toMatchObject({ status: 200 });
  expect(parseTlogProof(proof.text).checkpoint).toBe(
    (await api.send(null, "GET", "/log/checkpoint")).text,
  );
  const file = await api.send(manager, "GET", `${address}/file`);
  expect(await checkReceipt(nodePorts, file.text)).toMatchObject({
    holds: true,
    event: { id: act?.event, run: act?.run },
    // A launch is followed by what it sets in motion.
    newest: { kind: "newer", version: 3 },
    keys: [signer.verifierKey],
  });
  expect((await api.send(null, "GET", `${address}/file`)).status).toBe(401);
  const stranger = await api.someone(await api.organisation(), "programme-manager");
  expect((await api.send(stranger, "GET", `${address}/proof`)).status).toBe(404);
  expect((await api.send(manager, "GET", `${address.slice(0, -4)}0000/proof`)).status).toBe(404);
});

test("the newest timestamp is served beside the bytes that it is of, once there is one", async () => {
  expect((await api.send(null, "GET", "/log/timestamp")).status).toBe(404);
  const checkpoint = await readCheckpoint(api.pool);
  if (checkpoint === null) throw new Error("nothing was published");
  const { size, note } = checkpoint;
  await storeTimestamp(api.pool, { size, note, token: Uint8Array.of(0x30, 0xff) });
  const token = await api.app.request("/log/timestamp");
  expect(token.headers.get("content-type")).toBe("application/timestamp-reply");
  expect(new Uint8Array(await token.arrayBuffer())).toEqual(Uint8Array.of(0x30, 0xff));
  expect((await api.send(null, "GET", "/log/timestamp/checkpoint")).text).toBe(note);
});
