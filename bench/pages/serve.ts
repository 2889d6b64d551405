import { mkdir } from "node:fs/promises";
import path from "node:path";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { createSignIn } from "../../api/auth/sign-in.ts";
import type { ApiDatabase } from "../../api/database.ts";
import { createEntrance } from "../../demo/entrance.ts";
import { buildCode } from "../../infra/build.ts";
import { startChild } from "../../infra/child-process.ts";
import { freePort } from "../../infra/servers/free-port.ts";

const root = path.resolve(import.meta.dirname, "../..");
const SECRET = "a secret for measurements, long enough";

export type Page = { readonly status: number; readonly bytes: number };

export type Site = {
  /** Opens a page as somebody who has signed in, by a link of their own. */
  open(person: string, path: string): Promise<Page>;
  stop(): Promise<void>;
};

/** The product's API process with its pages, and none of its others: nothing works beside those who open pages. */
export async function servePages(where: {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly dataDir: string;
}): Promise<Site> {
  const port = await freePort();
  const publicUrl = `http://localhost:${port}`;
  await mkdir(where.dataDir, { recursive: true });
  const api = await startChild({
    script: path.join(await buildCode(root), "processes", "api.js"),
    env: {
      ...process.env,
      DATABASE_URL: where.databaseUrl,
      TEMPORAL_ADDRESS: where.temporalAddress,
      ALONGSIDE_SECRET: SECRET,
      ALONGSIDE_DATA: where.dataDir,
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      LOG_LEVEL: "warn",
    },
    logFile: path.join(where.dataDir, "api.log"),
    signal: new AbortController().signal,
  });
  const pool = new pg.Pool({ connectionString: where.databaseUrl, max: 2 });
  const db = new Kysely<ApiDatabase>({ dialect: new PostgresDialect({ pool }) });
  const { signInLinkFor } = createSignIn({
    ...{ db, secret: SECRET, publicUrl },
    mailer: { send: () => Promise.reject(new Error("No mail is sent from here.")) },
    onMailFailure: () => undefined,
  });
  const entrance = createEntrance(publicUrl, {
    administratorLink: () => Promise.reject(new Error("Nobody administers this one.")),
    signInLink: signInLinkFor,
  });
  return {
    async open(person, to) {
      const response = await fetch(`${publicUrl}${to}`, {
        headers: { ...(await entrance.signedIn(person)), accept: "text/html" },
        redirect: "manual",
      });
      return { status: response.status, bytes: (await response.arrayBuffer()).byteLength };
    },
    async stop() {
      await api.stop();
      await db.destroy();
    },
  };
}
