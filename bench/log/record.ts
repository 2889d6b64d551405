import pg, { type Pool } from "pg";
import { createAppender } from "../../audit/append.ts";
import { openPool } from "../../audit/connection.ts";
import { sampleEvent } from "../../audit/sample-event.ts";
import { uuidV7 } from "../../audit/uuid-v7.ts";
import { appUrl } from "../../infra/composition/app-url.ts";
import { migrate } from "../../infra/migrate.ts";
import type { Servers } from "../servers.ts";

/**
 * A record of its own, with nothing in it. `url` and `pool` connect as the product's processes do. `analyze`: what PostgreSQL
 * does by itself a while after many rows were written, and a bench does not wait for.
 */
export type EmptyRecord = {
  readonly url: string;
  readonly pool: Pool;
  analyze(): Promise<void>;
};

/** @param name of the database to make. */
export async function openRecord(servers: Servers, name: string): Promise<EmptyRecord> {
  await oneStatement(
    servers.databaseUrl("postgres"),
    `create database ${pg.escapeIdentifier(name)}`,
  );
  const owner = servers.databaseUrl(name);
  await migrate(owner);
  const url = appUrl(owner);
  return { url, pool: openPool(url, 10), analyze: () => oneStatement(owner, "analyze") };
}

async function oneStatement(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Events in one commit, and so in one run. */
const together = 20;
const atATime = 100;

/** Records so many events, a multiple of 20, in runs of 20. */
export async function fill(pool: Pool, events: number): Promise<void> {
  const appender = createAppender({ pool });
  let left = events / together;
  const writer = async () => {
    while (left > 0) {
      left -= 1;
      await appender.append({
        run: uuidV7(),
        expected: "none",
        events: Array.from({ length: together }, (_, index) => sampleEvent("signedOff", index)),
      });
    }
  };
  await Promise.all(Array.from({ length: atATime }, writer));
}
