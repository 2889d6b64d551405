import type { MiddlewareHandler } from "hono";
import { setCookie } from "hono/cookie";
import type { Principal } from "../api/principal.ts";
import type { Services } from "../api/services.ts";
import type { Frame } from "./frame.ts";
import type { PageDependencies, PageEnv } from "./page-env.ts";
import { HOME_ZONE, isZone } from "./words/times.ts";

/** Where to go after signing in: kept for an hour in the browser that asked, since the link arrives by mail. */
export const RETURN_COOKIE = "alongside.return";

export const frameFor =
  ({ services, authenticate, files, now }: PageDependencies): MiddlewareHandler<PageEnv> =>
  async (c, next) => {
    const stranger: Frame = {
      files,
      principal: null,
      zone: HOME_ZONE,
      now: now?.() ?? new Date(),
      path: c.req.path,
    };
    // Also a page that says that the database is away needs its frame.
    c.set("frame", stranger);
    const found = await authenticate(c.req.raw.headers);
    // A program's token opens the API, never a page.
    const principal =
      found.kind === "principal" && found.principal.via === "session" ? found.principal : null;
    c.set("frame", { ...stranger, principal, zone: await zoneOf(services, principal) });
    await next();
  };

async function zoneOf(services: Services, principal: Principal | null): Promise<string> {
  if (principal?.person == null) return HOME_ZONE;
  const person = await services.people.get(principal, principal.person);
  return person.kind === "done" && isZone(person.value.timeZone)
    ? person.value.timeZone
    : HOME_ZONE;
}

export const requireSignIn: MiddlewareHandler<PageEnv> = async (c, next) => {
  const { principal } = c.get("frame");
  if (principal === null) {
    if (c.req.method === "GET") {
      setCookie(c, RETURN_COOKIE, c.req.path, {
        path: "/sign-in",
        httpOnly: true,
        sameSite: "Lax",
        maxAge: 60 * 60,
      });
    }
    return c.redirect("/sign-in", 303);
  }
  c.set("principal", principal);
  await next();
  return undefined;
};
