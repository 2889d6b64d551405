import { Hono, type Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { CODE_MINUTES } from "../../api/auth/sign-in-codes.ts";
import type { Services } from "../../api/services.ts";
import { fromEach } from "../../domain/language.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { readBody } from "../read-body.ts";
import { goTo, localPath, show, signInThen } from "../respond.ts";
import { CodePage, SentPage, ShownCodePage } from "./code-pages.tsx";
import { SpentLinkPage } from "./sign-in-pages.tsx";
import { signInWords } from "./sign-in-words.tsx";
import { tooMany } from "./too-many.tsx";

/** Which address was written in this browser, so that a code can be typed for it. An address never stands in a page's own address. */
const TYPED = "alongside.address";

const typedIn = (c: PageContext): string | null => {
  const kept = getCookie(c, TYPED);
  return kept === undefined ? null : Buffer.from(kept, "base64url").toString("utf8");
};

export const keepTyped = (c: PageContext, email: string, isHttps: boolean): void =>
  setCookie(c, TYPED, Buffer.from(email).toString("base64url"), {
    ...{ path: "/sign-in", httpOnly: true, sameSite: "Lax", secure: isHttps },
    maxAge: CODE_MINUTES * 60,
  });

/** A page of the sign-in that leads on to a path of this site. */
export const leadingOn = (page: string, to: string): string =>
  to === "/" ? page : `${page}?to=${encodeURIComponent(to)}`;

const WRONG = {
  field: "code",
  message: fromEach(signInWords, (t) => t.codeWrong),
};

/** Signing in by a code that was mailed, or shown on another device. */
export function codeRoutes(
  { signingIn }: Services,
  clientOf: (c: Context) => string,
  publicUrl: string,
): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  app.get("/sign-in/sent", (c) => {
    const to = localPath(c.req.query("to"));
    return show(c, <SentPage frame={c.get("frame")} to={to} typed={typedIn(c) !== null} />);
  });

  app.get("/sign-in/code", (c) => {
    const to = localPath(c.req.query("to"));
    if (typedIn(c) === null) return goTo(c, signInThen(to));
    return show(c, <CodePage frame={c.get("frame")} to={to} mistakes={[]} />);
  });

  app.post("/sign-in/code", async (c) => {
    const body = await readBody(c);
    const to = localPath(body.text("to"));
    const email = typedIn(c);
    if (email === null) return goTo(c, signInThen(to));
    const code = body.text("code").replaceAll(/[\s\p{Pd}]/gu, "");
    const spent = /^\d{6}$/u.test(code)
      ? await signingIn.spendCode(email, code, clientOf(c), c.req.raw.headers)
      : ({ kind: "invalid-code" } as const);
    if (spent.kind === "too-many") return tooMany(c, spent.retryAfter);
    if (spent.kind === "invalid-code") {
      return show(c, <CodePage frame={c.get("frame")} to={to} mistakes={[WRONG]} />, 422);
    }
    for (const cookie of spent.cookies) c.header("Set-Cookie", cookie, { append: true });
    deleteCookie(c, TYPED, { path: "/sign-in" });
    return goTo(c, to === "/" ? localPath(spent.page ?? "/") : to);
  });

  app.post("/sign-in/:token/code", async (c) => {
    const token = c.req.param("token");
    const code = await signingIn.codeFor(token);
    const frame = c.get("frame");
    if (code === null) return show(c, <SpentLinkPage frame={frame} to="/" setUp={false} />, 410);
    const back = `/sign-in/${encodeURIComponent(token)}`;
    return show(c, <ShownCodePage {...{ frame, code, publicUrl, back }} />);
  });

  return app;
}
