import { afterAll, beforeAll, expect, test } from "vitest";
import { parseCheckpoint } from "../audit/log/checkpoint.ts";
import { leafHash } from "../audit/log/merkle.ts";
import { parseNote, parseVerifierKey } from "../audit/log/note.ts";
import { startPublishing } from "../audit/log/publisher.ts";
import { checkSignature, createLogSigner, sha256 } from "../audit/log/signer.ts";
import { decodeEntries } from "../audit/log/tile.ts";
import { startSequencing } from "../audit/sequencer.ts";
import { runningApi, type RunningApi, type Someone } from "../test/support/running-api.ts";

let api: RunningApi;
let auditor: Someone;
let manager: Someone;
const signer = createLogSigner("log.example/test", new Uint8Array(32).fill(1));

beforeAll(async () => {
  api = await runningApi();
  const organisation = await api.organisation();
  [auditor, manager] = await Promise.all([
    api.someone(organisation, "auditor"),
    api.someone(organisation, "programme-manager"),
  ]);
  const launch = { template: "implementation-pathway", title: "A run", nation: "scotland" };
  await api.send(manager, "POST", "/runs", { body: launch });
  const client = await api.pool.connect();
  await (
    await startSequencing(client, 1_000)
  )();
  const lastPublished = { read: () => Promise.resolve(null), swap: () => Promise.resolve(true) };
  await (
    await startPublishing(client, { signer, lastPublished }, 1_000)
  )();
  client.release(true);
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
    headers: { authorization: `Bearer ${auditor.token}` },
  });
  const entries = decodeEntries(new Uint8Array(await response.arrayBuffer())) ?? [];
  expect(entries.length).toBe(size);
  expect(Buffer.concat(entries.map((entry) => leafHash(sha256, entry)))).toEqual(hashes);
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
