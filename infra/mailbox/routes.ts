import { createHmac } from "node:crypto";
import path from "node:path";
import { Hono, type Context, type MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { Config } from "../config.ts";
import { readMail, readMails } from "./folder.ts";
import { listPage, mailPage } from "./mailbox-pages.ts";

/** This computer, as addresses and as `Host` name it. */
const HERE = new Set(["localhost", "127.0.0.1", "::1", "[::1]", "::ffff:127.0.0.1"]);

/** Headers by which a proxy or a tunnel says that a request came from elsewhere. */
const FORWARDED = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"];

type Where = Pick<Config, "smtpUrl" | "publicUrl" | "host"> & {
  readonly outside?: Pick<Config["outside"], "notify">;
};

/**
 * Where the mail can be read that no server takes: an address that only who sees the start's own lines knows, because every link
 * that signs somebody in is read there.
 * @returns null where mail goes out, or where others than this computer can come in.
 */
export function mailboxPath(
  { smtpUrl, publicUrl, host, outside }: Where,
  secret: string,
): string | null {
  if (
    (smtpUrl ?? outside?.notify) !== undefined ||
    !HERE.has(host) ||
    !HERE.has(new URL(publicUrl).hostname)
  ) {
    return null;
  }
  return `/mailbox/${createHmac("sha256", secret).update("mailbox").digest("hex").slice(0, 32)}`;
}

/** The mailbox's pages, for requests that come from this computer and were meant for it. @param deps.style the style sheet's address. @param deps.remoteOf where a connection comes from. */
export function mailboxRoutes(deps: {
  readonly config: Where & Pick<Config, "dataDir">;
  readonly secret: string;
  readonly style: string;
  readonly remoteOf: (c: Context) => string | undefined;
}): Hono {
  const app = new Hono();
  const { config, secret, style, remoteOf } = deps;
  const here = mailboxPath(config, secret);
  if (here === null) return app;
  const folder = path.join(config.dataDir, "mail");

  const fromHere: MiddlewareHandler = async (c, next) => {
    const isForwarded = FORWARDED.some((name) => c.req.header(name) !== undefined);
    // A page elsewhere whose name was made to lead here still sends its own name as `Host`.
    const isMeant = HERE.has(new URL(c.req.url).hostname);
    if (isForwarded || !isMeant || !HERE.has(remoteOf(c) ?? "")) return c.notFound();
    await next();
    c.header("Cache-Control", "no-store");
    return undefined;
  };
  const headers = secureHeaders({
    contentSecurityPolicy: {
      ...{ defaultSrc: ["'none'"], styleSrc: ["'self'"], fontSrc: ["'self'"] },
      ...{ baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] },
    },
    referrerPolicy: "no-referrer",
    strictTransportSecurity: false,
  });
  for (const pattern of [here, `${here}/*`]) app.use(pattern, headers, fromHere);
  app.get(here, async (c) => c.html(await listPage(style, here, await readMails(folder))));
  app.get(`${here}/:file`, async (c) => {
    const mail = await readMail(folder, c.req.param("file"));
    return mail === null ? c.notFound() : c.html(await mailPage(style, here, mail));
  });
  return app;
}
