import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { inDatabase, templateDatabase } from "./servers.ts";

export interface FreshDatabase {
  /** As the owner. */
  readonly url: string;
  /** As the processes connect: with the rights of `alongside_app` only. */
  readonly appUrl: string;
  drop(): Promise<void>;
}

/** A migrated database of the suite's own. Call `drop` when done, though open connections do not prevent it. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `suite_${randomUUID().replaceAll("-", "")}`;
  const server = inject("postgresUrl");
  await administer(server, `create database ${name} template ${templateDatabase}`);
  const url = inDatabase(server, name);
  return {
    url,
    appUrl: `${url}?options=${encodeURIComponent("-c role=alongside_app")}`,
    drop: () => administer(server, `drop database if exists ${name} with (force)`),
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
