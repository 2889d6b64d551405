import {
  createServer,
  connect as connectTo,
  type AddressInfo,
  type Server,
  type Socket,
} from "node:net";
import type { Pool } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../test/support/database.ts";
import { createAppender } from "./append.ts";
import { openPool } from "./connection.ts";
import type { NewEvent } from "./event.ts";
import { createReader, type Reader } from "./read.ts";
import { RecordUnavailable } from "./record-unavailable.ts";
import { sampleEvent } from "./sample-event.ts";
import { uuidV7 } from "./uuid-v7.ts";

type Cut = "before" | "after" | "last";

/** A wire to PostgreSQL that a test can cut at a chosen moment. */
type Wire = {
  readonly url: string;
  /**
   * Cuts the next connection that asks for an append: before the server has it, or once the server has answered; "last":
   * then too, with all others, for good.
   */
  cutNext(when: Cut): void;
  /** Cuts every connection now. */
  cutAll(): void;
  close(): Promise<void>;
};

const NAME = "record-append";

async function openWire(target: string): Promise<Wire> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let cut: Cut | null = null;
  const server: Server = createServer((client) => {
    const upstream = connectTo(Number(port), hostname);
    let dropReply: Cut | null = null;
    const end = (): void => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", end).on("close", () => {
        sockets.delete(socket);
        end();
      });
    }
    client.on("data", (bytes) => {
      if (cut !== null && bytes.includes(NAME)) {
        dropReply = cut;
        cut = null;
      }
      if (dropReply === "before") end();
      else upstream.write(bytes);
    });
    // The server answers an append only when it is done with it: a reply means that it was committed.
    upstream.on("data", (bytes) => {
      if (dropReply === null) {
        client.write(bytes);
        return;
      }
      end();
      if (dropReply !== "last") return;
      server.close();
      for (const socket of sockets) socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(target);
  url.hostname = "127.0.0.1";
  url.port = String(portOf(server));
  const cutAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    cutNext: (when) => {
      cut = when;
    },
    cutAll,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cutAll();
      }),
  };
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

let database: FreshDatabase;
let direct: Pool;
let pool: Pool;
let wire: Wire;
let reader: Reader<NewEvent>;
beforeEach(async () => {
  database = await freshDatabase();
  wire = await openWire(database.appUrl);
  direct = openPool(database.appUrl, 4);
  pool = openPool(wire.url, 6);
  reader = createReader(direct);
});
afterEach(async () => {
  await Promise.all([pool.end(), direct.end()]);
  await wire.close();
  await database.drop();
});

const events = [sampleEvent("a"), sampleEvent("b")];

test.each(["before", "after"] as const)(
  "a connection that breaks %s the server commits: appended, and stored once",
  async (when) => {
    const appender = createAppender({ pool });
    const [run, other] = [uuidV7(), uuidV7()];
    await appender.append({ run: other, expected: 0, events });
    wire.cutNext(when);
    const results = await Promise.all([
      appender.append({ run, expected: 0, events, commandKey: "k" }),
      appender.append({ run: other, expected: 1, events }),
      appender.append({ run: other, expected: 2, events }),
    ]);
    expect(results.map(({ kind }) => kind)).toEqual(["appended", "conflict", "appended"]);
    expect(await reader.readStream(run)).toHaveLength(2);
    expect(await reader.readStream(other)).toHaveLength(4);
  },
);

test("PostgreSQL out of reach: a typed error at once, and nothing stored", async () => {
  await wire.close();
  const run = uuidV7();
  const appended = createAppender({ pool }).append({ run, expected: 0, events });
  await expect(appended).rejects.toThrow(RecordUnavailable);
  await expect(appended).rejects.toMatchObject({ code: "record-unavailable", stored: "no" });
  await expect(createReader(pool).head(run)).rejects.toThrow(RecordUnavailable);
  expect(await reader.head(run)).toBe(0);
});

test("out of reach for longer than its patience, after sending: the outcome is called unknown", async () => {
  const appender = createAppender({ pool, patience: 200 });
  await appender.append({ run: uuidV7(), expected: 0, events });
  wire.cutNext("last");
  const run = uuidV7();
  await expect(appender.append({ run, expected: 0, events })).rejects.toMatchObject({
    code: "record-unavailable",
    stored: "unknown",
  });
  expect(await reader.readStream(run)).toHaveLength(2);
});

test("connections cut at random under load: what was acknowledged is stored, once, and nothing else is", async () => {
  const appender = createAppender({ pool });
  const load = new AbortController();
  const writers = Array.from({ length: 12 }, async () => {
    const run = uuidV7();
    let head = 0;
    while (!load.signal.aborted) {
      try {
        const result = await appender.append({ run, expected: head, events });
        expect(result.kind).toBe("appended");
        head += 2;
      } catch (error) {
        // Cut while connecting. Nothing was stored, so the same head must be right again.
        expect(error).toMatchObject({ stored: "no" });
      }
    }
    return { run, head };
  });
  for (let cut = 0; cut < 12; cut++) {
    await new Promise((resolve) => setTimeout(resolve, 25));
    if (cut % 3 === 0) wire.cutAll();
    else wire.cutNext(cut % 3 === 1 ? "before" : "after");
  }
  load.abort();
  for (const { run, head } of await Promise.all(writers)) {
    const stored = await reader.readStream(run);
    expect(stored.map(({ version }) => version)).toEqual(
      Array.from({ length: head }, (_, index) => index + 1),
    );
  }
});
