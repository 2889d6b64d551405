import { Hono, type Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { Visit } from "../../api/auth/visit.ts";
import type { Services } from "../../api/services.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { goTo, localPath, show } from "../respond.ts";
import { NotSignedInPage } from "./provider-pages.tsx";
import { tooMany } from "./too-many.tsx";

const KEPT = "alongside.provider";
const PLACE = "/sign-in/provider";

/** Seconds that somebody may take at their provider: a password, a second device, a forgotten one. */
const LONGEST = 15 * 60;

const visitOf = (c: PageContext): Visit | null => {
  try {
    const kept = Buffer.from(getCookie(c, KEPT) ?? "", "base64url").toString("utf8");
    return Visit.safeParse(JSON.parse(kept)).data ?? null;
  } catch {
    return null;
  }
};

const STATUS = {
  nobody: 403,
  several: 403,
  unverified: 403,
  declined: 403,
  rejected: 400,
  "invalid-link": 400,
  away: 503,
} as const;

/**
 * Signing in by the organisation's own provider. What binds the answer to this browser lies in a cookie of these two addresses; the
 * provider's answer is worth nothing without it, and nothing twice.
 */
export function providerRoutes(
  { staffSignIn }: Services,
  clientOf: (c: Context) => string,
  publicUrl: string,
): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const secure = publicUrl.startsWith("https:");

  const notIn = (c: PageContext, kind: keyof typeof STATUS, to: string) =>
    show(c, <NotSignedInPage frame={c.get("frame")} kind={kind} to={to} />, STATUS[kind]);

  app.get(PLACE, async (c, next) => {
    if (!staffSignIn.isOffered) return next();
    const to = localPath(c.req.query("to"));
    const asked = await staffSignIn.begin(to, clientOf(c));
    if (asked.kind === "too-many") return tooMany(c, asked.retryAfter);
    if (asked.kind === "away") return notIn(c, "away", to);
    // Lax: the way back is a link from another site.
    setCookie(c, KEPT, Buffer.from(JSON.stringify(asked.visit)).toString("base64url"), {
      ...{ path: PLACE, httpOnly: true, sameSite: "Lax", secure },
      maxAge: LONGEST,
    });
    return c.redirect(asked.url, 303);
  });

  app.get(`${PLACE}/back`, async (c, next) => {
    if (!staffSignIn.isOffered) return next();
    const visit = visitOf(c);
    const to = localPath(visit?.to);
    deleteCookie(c, KEPT, { path: PLACE });
    const end = await staffSignIn.finish(new URL(c.req.url).search, visit, c.req.raw.headers);
    if (end.kind !== "signed-in") return notIn(c, end.kind, to);
    for (const cookie of end.cookies) c.header("Set-Cookie", cookie, { append: true });
    return goTo(c, to);
  });

  return app;
}
