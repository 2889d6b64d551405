import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { json } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDiskStore } from "../audit/files/disk-store.ts";
import { serveHttp } from "../infra/serve-http.ts";
import { runningApi, type RunningApi } from "../test/support/running-api.ts";
import { BOARD_PART, storyboard, storyboardRun } from "../test/support/storyboard.ts";

const SIZE = 500_000_000;
/** Bytes: half the file, and above what a process of Node takes while it is busy on a slow machine. */
const MOST_MEMORY = 250_000_000;

let folder: string;
let api: RunningApi;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "alongside-large-"));
  const store = createDiskStore(folder);
  api = await runningApi({ files: { store, most: SIZE } });
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

/** The same 500 MB every time, made as they are asked for. */
async function* film(): AsyncGenerator<Buffer> {
  const part = Buffer.alloc(1_000_000, "A scene of our film.\n");
  for (let left = SIZE; left > 0; left -= part.length) yield part;
}

/** Sends as much as the other side takes, which `fetch` does not: it would keep the film in memory here. */
async function post(
  url: string,
  headers: { readonly [name: string]: string },
): Promise<{ readonly status: number | undefined; readonly value: unknown }> {
  const asking = request(url, { method: "POST", headers });
  const answered = once(asking, "response");
  await pipeline(film, asking);
  const [answer] = await answered;
  const body = await json(answer);
  return { status: Number(answer.statusCode), value: body };
}

test("500 MB go in and come out without being held in memory", { timeout: 240_000 }, async () => {
  const other = api.offering([storyboard]);
  const { run, staff } = await storyboardRun({ ...api, ...other });
  const listening = Promise.withResolvers<number>();
  const server = serveHttp({ fetch: other.app.fetch, port: 0, host: "127.0.0.1" }, (port) =>
    listening.resolve(port),
  );
  const origin = `http://127.0.0.1:${await listening.promise}`;
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
  const { headers } = staff;
  try {
    const { status, value } = await post(
      `${origin}/runs/${run}/parts/${BOARD_PART}/files?section=film&field=board`,
      {
        ...headers,
        "content-type": "text/plain",
        "content-disposition": 'attachment; filename="film.txt"',
      },
    );
    expect(status).toBe(201);
    expect(value).toMatchObject({ size: SIZE });
    const { file, sha256 } = { file: "", sha256: "", ...Object(value) };
    const got = await fetch(`${origin}/runs/${run}/files/${file}`, { headers });
    expect(got.headers.get("content-length")).toBe(String(SIZE));
    const hash = createHash("sha256");
    if (got.body !== null) for await (const part of got.body) hash.update(part);
    expect(hash.digest("hex")).toBe(sha256);
    expect(peak - before).toBeLessThan(MOST_MEMORY);
  } finally {
    clearInterval(watch);
    await server.close();
  }
});
