import { createHash } from "node:crypto";
import { betterAuth } from "better-auth";
import { magicLink } from "better-auth/plugins/magic-link";
import type { Kysely } from "kysely";
import type { ApiDatabase } from "../database.ts";

/** Seconds. A link may wait in an inbox for an afternoon, and for a good moment. */
export const LINK_LIFETIME = 8 * 60 * 60;
const SESSION_LIFETIME = 14 * 24 * 60 * 60;
const DAY = 24 * 60 * 60;

const BASE_PATH = "/sign-in-machinery";

export type LinkMade = (link: {
  readonly token: string;
  /** A reference of the call that asked for the link. */
  readonly handOver: string;
}) => void;

export type AuthSettings = {
  readonly db: Kysely<ApiDatabase>;
  /** At least 32 characters; signs session cookies. */
  readonly secret: string;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  readonly onLink: LinkMade;
};

/** How a link's token is stored: 32 letters are too many to guess, so a fast hash is enough. */
const storedToken = (token: string): string =>
  createHash("sha256").update(token).digest("base64url");

/** What the library calls a link in `auth.verification`. */
export const linkIdentifier = (token: string): string => `magic-link:${storedToken(token)}`;

/** Whether a session has lasted so long that its end may be put off, which gives the browser a fresh cookie. */
export const isRenewable = (expiresAt: Date): boolean =>
  expiresAt.getTime() - Date.now() <= (SESSION_LIFETIME - DAY) * 1000;

/**
 * better-auth, reached only by calls from here: none of its own addresses is served. Tokens of links are stored hashed,
 * work once and for hours; nobody can sign up; network addresses and browsers are not stored with sessions. How often
 * somebody may ask for a link is limited by us (`links.ts`).
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
    rateLimit: { enabled: false },
    session: { expiresIn: SESSION_LIFETIME, updateAge: DAY },
    advanced: {
      cookiePrefix: "alongside",
      useSecureCookies: settings.publicUrl.startsWith("https://"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
      ipAddress: { disableIpTracking: true },
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
        storeToken: { type: "custom-hasher", hash: (token) => Promise.resolve(storedToken(token)) },
        sendMagicLink: ({ token, metadata }) => {
          const reference: unknown = metadata?.["handOver"];
          if (typeof reference === "string") settings.onLink({ token, handOver: reference });
        },
      }),
    ],
  });

export type BetterAuth = ReturnType<typeof createBetterAuth>;
