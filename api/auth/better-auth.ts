import { betterAuth } from "better-auth";
import { magicLink } from "better-auth/plugins/magic-link";
import type { Kysely } from "kysely";
import type { ApiDatabase } from "../database.ts";
import { createAttempts } from "./attempts.ts";

/** Seconds. A link may wait in an inbox for an afternoon, and for a good moment. */
export const LINK_LIFETIME = 8 * 60 * 60;
const SESSION_LIFETIME = 14 * 24 * 60 * 60;
const DAY = 24 * 60 * 60;

/** Who is called from where; set by us alone, on requests that never leave this process. */
const CLIENT_HEADER = "x-alongside-client";
const BASE_PATH = "/sign-in-machinery";

export type LinkMade = (link: {
  readonly email: string;
  readonly token: string;
  /** A reference of the call that asked for the link itself; null when it is to be mailed. */
  readonly handOver: string | null;
}) => void;

export type AuthSettings = {
  readonly db: Kysely<ApiDatabase>;
  /** At least 32 characters; signs session cookies. */
  readonly secret: string;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  readonly onLink: LinkMade;
  /** Requests a minute from one client, whichever process serves them; more are answered with 429. */
  readonly rateLimit: number;
};

/**
 * better-auth, reached only by calls from here: none of its own addresses is served. Tokens of links are stored hashed,
 * work once and for hours; nobody can sign up; network addresses and browsers are not stored with sessions.
 */
export const createBetterAuth = (settings: AuthSettings) =>
  betterAuth({
    appName: "Alongside",
    baseURL: settings.publicUrl,
    basePath: BASE_PATH,
    secret: settings.secret,
    database: { db: settings.db, type: "postgres", schemaName: "auth", transaction: true },
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: {
      enabled: true,
      window: 60,
      max: settings.rateLimit,
      customStorage: createAttempts(settings.db, settings.secret),
    },
    session: { expiresIn: SESSION_LIFETIME, updateAge: DAY },
    advanced: {
      cookiePrefix: "alongside",
      useSecureCookies: settings.publicUrl.startsWith("https://"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
      ipAddress: { ipAddressHeaders: [CLIENT_HEADER] },
      // The directory's view is no table, which the check of the schema would not understand.
      database: { validateSchema: false },
    },
    databaseHooks: {
      session: {
        create: {
          before: (session) =>
            Promise.resolve({ data: { ...session, ipAddress: null, userAgent: null } }),
        },
      },
    },
    plugins: [
      magicLink({
        expiresIn: LINK_LIFETIME,
        disableSignUp: true,
        storeToken: "hashed",
        rateLimit: { window: 60, max: settings.rateLimit },
        sendMagicLink: ({ email, token, metadata }) => {
          const reference: unknown = metadata?.["handOver"];
          settings.onLink({
            email,
            token,
            handOver: typeof reference === "string" ? reference : null,
          });
        },
      }),
    ],
  });

/** A request to the machinery, counted against the client's rate limit. */
export function machineRequest(
  publicUrl: string,
  path: string,
  client: string,
  body?: { readonly [key: string]: unknown },
): Request {
  const headers = new Headers({ [CLIENT_HEADER]: client, origin: new URL(publicUrl).origin });
  const url = `${publicUrl}${BASE_PATH}${path}`;
  if (body === undefined) return new Request(url, { headers });
  headers.set("content-type", "application/json");
  return new Request(url, { method: "POST", headers, body: JSON.stringify(body) });
}
