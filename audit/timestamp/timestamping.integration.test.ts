import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Pool } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../test/support/database.ts";
import { openPool } from "../connection.ts";
import { createLogSigner } from "../log/signer.ts";
import { startPublishing } from "../log/publisher.ts";
import { readTimestampOf } from "./store.ts";
import { createTimestamping } from "./timestamping.ts";
import { readTimestamp, timestampRequest } from "./token.ts";

const folder = mkdtempSync(join(tmpdir(), "alongside-tsa-"));
const file = (name: string, bytes?: Uint8Array | string): string => {
  const path = join(folder, name);
  if (bytes !== undefined) writeFileSync(path, bytes);
  return path;
};
const openssl = (...args: readonly string[]): string =>
  execFileSync("openssl", args, { cwd: folder, encoding: "utf8", stdio: "pipe" });

/** An authority of OpenSSL's own making. */
const reply = (query: Uint8Array): Uint8Array => {
  const [from, to] = [file("query.tsq", query), file("reply.tsr")];
  openssl("ts", "-reply", "-config", "tsa.cnf", "-queryfile", from, "-out", to);
  return new Uint8Array(readFileSync(to));
};

let server: Server;
let url: string;
let answer: (query: Uint8Array) => Uint8Array = reply;
beforeAll(async () => {
  file(
    "tsa.cnf",
    `[tsa]
default_tsa = a
[a]
serial = ${file("serial", "01\n")}
crypto_device = builtin
signer_cert = ${file("tsa.pem")}
signer_key = ${file("tsa.key")}
certs = ${file("tsa.pem")}
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
accuracy = secs:1
tsa_name = yes
ess_cert_id_chain = no
[req]
distinguished_name = dn
[dn]
[tsa_ext]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
`,
  );
  openssl(
    ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-config", "tsa.cnf"],
    ...["-extensions", "tsa_ext", "-subj", "/CN=A test authority"],
    ...["-keyout", "tsa.key", "-out", "tsa.pem"],
  );
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      response.setHeader("content-type", "application/timestamp-reply");
      response.end(answer(Buffer.concat(chunks)));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`;
});
afterAll(() => server.close());

let database: FreshDatabase;
let pool: Pool;
beforeEach(async () => {
  answer = reply;
  database = await freshDatabase();
  pool = openPool(database.appUrl, 3);
  const client = await pool.connect();
  const publish = await startPublishing(
    client,
    {
      signer: createLogSigner("log.example/test", new Uint8Array(32).fill(1)),
      lastPublished: { read: () => Promise.resolve(null), swap: () => Promise.resolve(true) },
    },
    100,
  );
  await publish();
  client.release(true);
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

const PACE = { every: 0, look: 20, again: 20, patience: 10_000 };

it("has the newest checkpoint timestamped, so that OpenSSL verifies it against the authority's certificate", async () => {
  const worker = createTimestamping({ pool, url, pace: PACE, onError: () => undefined });
  worker.start();
  let stored = await readTimestampOf(pool);
  while (stored === null) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    stored = await readTimestampOf(pool);
  }
  await worker.stop();
  const token = file("token.tsr", stored.token);
  const verify = (data: string): string =>
    openssl("ts", "-verify", "-in", token, "-data", data, "-CAfile", "tsa.pem");
  expect(verify(file("note.txt", stored.note))).toContain("Verification: OK");
  expect(() => verify(file("other.txt", stored.note.replace("\n0\n", "\n1\n")))).toThrow(
    "Command failed",
  );
});

it("stores no answer to another question, no refusal and no nonsense", async () => {
  const errors: unknown[] = [];
  const wrong = [
    () => reply(timestampRequest(Buffer.from("something else")).der),
    (query: Uint8Array) => reply(query.subarray(0, -3)),
    () => Buffer.from("<html>"),
  ];
  answer = (query) => wrong[errors.length % wrong.length]?.(query) ?? query;
  const worker = createTimestamping({
    pool,
    url,
    pace: PACE,
    onError: (error) => errors.push(error),
  });
  worker.start();
  while (errors.length < 3) await new Promise((resolve) => setTimeout(resolve, 20));
  await worker.stop();
  expect(errors.slice(0, 3).map((error) => (error instanceof Error ? error.name : error))).toEqual(
    Array.from({ length: 3 }, () => "TimestampRefused"),
  );
  expect(await readTimestampOf(pool)).toBeNull();
});

it("tells a token's time", () => {
  const data = Buffer.from("a checkpoint");
  const { der, nonce } = timestampRequest(data);
  const { time } = readTimestamp(reply(der), data, nonce);
  expect(Math.abs(time.getTime() - Date.now())).toBeLessThan(60 * 60 * 1000);
});
