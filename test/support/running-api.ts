import { randomUUID } from "node:crypto";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { Kysely, PostgresDialect } from "kysely";
import type { Pool } from "pg";
import { createApp } from "../../api/app.ts";
import { makeToken, storeToken } from "../../api/auth/tokens.ts";
import type { ApiDatabase } from "../../api/database.ts";
import { createMetrics } from "../../api/http/metrics.ts";
import type { Mail, Mailer } from "../../api/mailer.ts";
import type { OrganisationRole, Scope } from "../../api/principal.ts";
import { addPerson } from "../../api/services/add-person.ts";
import { OPERATOR } from "../../api/services/record-powers.ts";
import { createApi, type Api, type ServiceDependencies } from "../../api/services/create.ts";
import { openPool } from "../../audit/connection.ts";
import type { Template } from "../../domain/template.ts";
import { builtIn } from "../../programmes/all.ts";
import { freshDatabase, type FreshDatabase } from "./database.ts";
import { memoryStore } from "../in-memory/files.ts";

export const PUBLIC_URL = "http://localhost:3000";

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
  readonly text: string;
  /** Of a problem. */
  readonly code: string | null;
  /** Of a page, as it goes into the next request. */
  readonly next: string | null;
};

export type Sent = {
  readonly body?: unknown;
  readonly headers?: { readonly [name: string]: string };
};

/** The headers by which a request says whose it is. */
export type Credential = { readonly headers: { readonly [name: string]: string } };

/** Somebody who is signed in, or a program with its token. */
export type Someone = Credential & {
  readonly id: string;
  readonly organisation: string;
};

export const bearer = (token: unknown): Credential => ({
  headers: { authorization: `Bearer ${String(token)}` },
});

export type RunningApi = {
  readonly app: OpenAPIHono;
  readonly api: Api;
  readonly pool: Pool;
  readonly db: Kysely<ApiDatabase>;
  /** As the owner. */
  readonly databaseUrl: string;
  readonly mails: Mail[];
  /** What reached the log as unexpected. */
  readonly unexpected: unknown[];
  organisation(): Promise<string>;
  /** A person, signed in by their link. */
  someone(organisation: string, role: OrganisationRole, name?: string): Promise<Someone>;
  /** A program with a token. */
  program(
    organisation: string,
    role: OrganisationRole,
    scopes?: readonly Scope[] | "all",
  ): Promise<Someone>;
  send(who: Credential | null, method: string, path: string, sent?: Sent): Promise<Answer>;
  /** Another process on the same database, whose release offers these templates. */
  offering(templates: readonly Template[]): Pick<RunningApi, "app" | "send">;
  close(): Promise<void>;
};

/**
 * The whole API on a database of its own. Every answer is checked against the document.
 * @param connect where its connections come from, instead of straight from PostgreSQL.
 * @param fresh a database of the caller's, instead of one of the suite's server.
 */
export async function runningApi(
  settings: Partial<
    Pick<
      ServiceDependencies,
      | "afterCommit"
      | "onUntold"
      | "onAccessUnwritten"
      | "onAccessLost"
      | "onCountsUnwritten"
      | "onCountsLost"
      | "now"
      | "publicUrl"
      | "signInRate"
      | "provider"
      | "textsGoOut"
      | "onProviderTrouble"
      | "mailer"
      | "files"
    >
  > & {
    /** A mailer on the database of the API. */
    readonly mailerOn?: (pool: Pool) => Mailer;
  } = {},
  connect: (appUrl: string) => Promise<Pool> = (appUrl) => Promise.resolve(openPool(appUrl, 8)),
  fresh: () => Promise<FreshDatabase> = freshDatabase,
): Promise<RunningApi> {
  const database = await fresh();
  const pool = await connect(database.appUrl);
  const db = new Kysely<ApiDatabase>({ dialect: new PostgresDialect({ pool }) });
  const mails: Mail[] = [];
  const unexpected: unknown[] = [];
  const dependencies = (templates: readonly Template[]): ServiceDependencies => ({
    recordPool: pool,
    pool,
    db,
    templates,
    files: { store: memoryStore(), most: 500_000_000 },
    mailer: { send: (mail) => Promise.resolve(void mails.push(mail)) },
    secret: "a secret for tests that is long enough",
    publicUrl: settings.publicUrl ?? PUBLIC_URL,
    onMailFailure: (error) => unexpected.push(error),
    signInRate: 1_000,
    ...settings,
    ...(settings.mailerOn === undefined ? {} : { mailer: settings.mailerOn(pool) }),
  });
  const appOf = (api: Api): OpenAPIHono =>
    createApp({
      services: api.services,
      authenticate: api.authenticate,
      log: api.log,
      bundles: api.bundles,
      receipts: api.receipts,
      publicUrl: settings.publicUrl ?? PUBLIC_URL,
      onUnexpected: (error) => unexpected.push(error),
      notReady: () => Promise.resolve([]),
      metrics: createMetrics(),
      checkAnswers: true,
    });
  const api = createApi(dependencies(builtIn));
  const app = appOf(api);

  return {
    send: sendTo(app),
    offering(templates) {
      const other = appOf(createApi(dependencies(templates)));
      return { app: other, send: sendTo(other) };
    },
    app,
    api,
    pool,
    db,
    databaseUrl: database.url,
    mails,
    unexpected,
    async organisation() {
      const id = randomUUID();
      await db.insertInto("directory.organisation").values({ id, name: "Test" }).execute();
      return id;
    },
    async someone(organisation, role, name = `A ${role}`) {
      const id = randomUUID();
      await db.transaction().execute((trx) =>
        addPerson(trx, organisation, OPERATOR, {
          person: id,
          name,
          email: null,
          roles: [role],
        }),
      );
      const link = await api.signIn.signInLinkFor(id);
      const result = await api.signIn.spendLink(link?.split("/").at(-1) ?? "");
      if (result.kind !== "signed-in") throw new Error("A link did not sign in.");
      const cookie = result.cookies.map((one) => one.split(";", 1)[0]).join("; ");
      const origin = new URL(settings.publicUrl ?? PUBLIC_URL).origin;
      return { id, organisation, headers: { cookie, origin } };
    },
    async program(organisation, role, scopes = "all") {
      const made = makeToken();
      const expiresAt = new Date(Date.now() + 3_600_000);
      const wanted = { name: "test", role, organisation, scopes, expiresAt, createdBy: null };
      await storeToken(db, made, wanted);
      return { id: made.id, organisation, ...bearer(made.token) };
    },
    async close() {
      await pool.end();
      await database.drop();
    },
  };
}

const sendTo =
  (app: OpenAPIHono): RunningApi["send"] =>
  async (who, method, path, { body, headers } = {}) => {
    const response = await app.request(path, {
      method,
      headers: {
        ...who?.headers,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const read = objectIn(text);
    const { code, next } = read;
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: read,
      code: typeof code === "string" ? code : null,
      next: typeof next === "string" || typeof next === "number" ? String(next) : null,
    };
  };

function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
