import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createLogSigner } from "../../audit/log/signer.ts";
import { auditLog } from "../../audit/verify/live/audit-log.ts";
import { nodePorts } from "../../audit/verify/node-ports.ts";
import { logOnSite } from "../../infra/verify/log-source.ts";
import { demoRuns } from "../support/demo-runs.ts";
import { served, storedLog, type StoredLog } from "../support/stored-log.ts";

const FSCK = "github.com/transparency-dev/tessera/cmd/fsck@v1.0.4";
const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
let log: StoredLog;
let shown: StoredLog;
let server: Server;
let url: string;
let folder: string;

beforeAll(async () => {
  const runs = [...(await demoRuns()), ...(await demoRuns(" again"))];
  log = storedLog(runs, signer);
  shown = log;
  server = createServer((request, response) => {
    void served(shown)((request.url ?? "").replace("/log/", "")).then((bytes) => {
      if (bytes === null) response.writeHead(404).end();
      else response.end(bytes);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port }: Pick<AddressInfo, "port"> = Object(server.address());
  url = `http://127.0.0.1:${port}/log/`;
  folder = await mkdtemp(path.join(tmpdir(), "alongside-fsck-"));
  await writeFile(path.join(folder, "key"), `${signer.verifierKey}\n`);
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

/**
 * Tessera's own check. With one worker it can stand still once a tile is wrong, so it gets several, and an end; it is right
 * only when it says so.
 */
const fsck = async () => {
  const where = [`--storage_url=${url}`, `--public_key=${folder}/key`];
  const child = spawn("go", ["run", FSCK, ...where, "--ui=false", "-N=8"], {
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  let said = "";
  child.stderr.on("data", (piece: Buffer) => (said += piece.toString("utf8")));
  const end = setTimeout(() => child.pid !== undefined && process.kill(-child.pid), 60_000);
  await once(child, "exit");
  clearTimeout(end);
  return { isRight: said.includes("Successfully fsck'd"), said };
};

const ours = () => auditLog(logOnSite(url, undefined), nodePorts, { entries: true });

it("tessera's fsck accepts the tiles as they are served, and so does our own audit", async () => {
  expect(await fsck()).toMatchObject({ isRight: true });
  expect(await ours()).toMatchObject({ ok: true, size: log.size });
});

it("both refuse the log after one byte of one entry was changed", async () => {
  const [row] = log.rows.slice(300);
  if (row === undefined) throw new Error("a log of over 300 events");
  const entry = Uint8Array.from(row.entry);
  entry[40] = (entry[40] ?? 0) ^ 1;
  shown = { ...log, rows: log.rows.with(300, { ...row, entry }) };
  expect((await fsck()).isRight).toBe(false);
  expect((await ours()).ok).toBe(false);
  shown = log;
});

it("both refuse the log after one byte of one tile was changed", async () => {
  const hashes = log.tiles.get("0/1") ?? [];
  const [first, ...rest] = hashes.map((hash) => Uint8Array.from(hash));
  if (first === undefined) throw new Error("a log of over 256 events");
  first[0] = (first[0] ?? 0) ^ 1;
  shown = { ...log, tiles: new Map(log.tiles).set("0/1", [first, ...rest]) };
  expect((await fsck()).isRight).toBe(false);
  expect((await ours()).ok).toBe(false);
  shown = log;
});
