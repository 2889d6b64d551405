import type { MiddlewareHandler } from "hono";
import type { Principal } from "../api/principal.ts";
import type { Services } from "../api/services.ts";
import type { Frame } from "./frame.ts";
import type { PageDependencies, PageEnv } from "./page-env.ts";
import { HOME_ZONE, isZone } from "../domain/time-words.ts";
import { localPath, signInThen } from "./respond.ts";
import { keptForm } from "./sign-in/signed-in-as.tsx";

export const frameFor =
  ({ services, authenticate, files, now }: PageDependencies): MiddlewareHandler<PageEnv> =>
  async (c, next) => {
    const stranger: Frame = {
      files,
      principal: null,
      organisation: null,
      name: null,
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
    const [reader, organisation] = await Promise.all([
      readerOf(services, principal),
      services.organisations.shown(principal),
    ]);
    c.set("frame", { ...stranger, principal, organisation, ...reader });
    if (principal !== null && found.kind === "principal" && found.renewable === true) {
      const { cookies } = await services.signingIn.renew(c.req.raw.headers);
      for (const cookie of cookies) c.header("Set-Cookie", cookie, { append: true });
    }
    await next();
  };

async function readerOf(
  services: Services,
  principal: Principal | null,
): Promise<Pick<Frame, "zone" | "name">> {
  if (principal?.person == null) return { zone: HOME_ZONE, name: null };
  const person = await services.people.get(principal, principal.person);
  if (person.kind !== "done") return { zone: HOME_ZONE, name: null };
  const { name, timeZone } = person.value;
  return { name, zone: isZone(timeZone) ? timeZone : HOME_ZONE };
}

export const requireSignIn: MiddlewareHandler<PageEnv> = async (c, next) => {
  const { principal } = c.get("frame");
  if (principal === null) {
    // The way back travels in the address and in the mailed link: that one is often opened in another browser.
    if (c.req.method === "POST") return keptForm(c);
    const { pathname, search } = new URL(c.req.url);
    return c.redirect(signInThen(localPath(pathname + search)), 303);
  }
  c.set("principal", principal);
  await next();
  return undefined;
};
