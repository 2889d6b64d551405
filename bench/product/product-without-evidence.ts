import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { migrate } from "../../infra/migrate.ts";
import { startProduct } from "./start-product.ts";
import type { Product } from "./product.ts";

const root = path.resolve(import.meta.dirname, "../..");
const sources = [
  ...["domain", "workflows", "audit", "projections", "activities", "api", "web", "infra"],
  ...["bench/without-evidence", "package.json", "package-lock.json", "tsconfig.json"],
];

/** What stands in for what; a stand-in that lacks something which the product wants fails its build. */
const exchanged = {
  "audit/entry.ts": "../bench/without-evidence/entry.ts",
  "audit/commitment.ts": "../bench/without-evidence/commitment.ts",
  "audit/log/publisher.ts": "../../bench/without-evidence/publisher.ts",
  "audit/heads/stater.ts": "../../bench/without-evidence/stater.ts",
};

/**
 * The product without tamper evidence, on servers that run already: a copy of its sources in which events are kept as plain
 * JSON, nothing is hashed or committed to, no log is built or signed, and it states nothing of its runs; in its database the column of leaf hashes, which
 * PostgreSQL computes, is an empty one. All else is the product, the sequencer included: read models need positions too.
 * @param where.folder for the copy; it must not exist.
 */
export async function startProductWithoutEvidence(where: {
  readonly folder: string;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
}): Promise<Product> {
  const { folder, databaseUrl, temporalAddress } = where;
  for (const source of sources) {
    await cp(path.join(root, source), path.join(folder, source), { recursive: true });
  }
  for (const [file, standIn] of Object.entries(exchanged)) {
    await writeFile(path.join(folder, file), `export * from "${standIn}";\n`);
  }
  await symlink(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  await migrate(databaseUrl);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    "alter table record.event alter column leaf drop expression, alter column leaf set default ''",
  );
  await client.end();
  const dataDir = path.join(folder, ".data");
  await mkdir(dataDir);
  return await startProduct({ root: folder, databaseUrl, temporalAddress, dataDir });
}
