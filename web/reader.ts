import type { MiddlewareHandler } from "hono";
import type { Principal } from "../api/principal.ts";
import type { Services } from "../api/services.ts";
import type { Language } from "../domain/language.ts";
import type { Frame } from "./frame.ts";
import { keepInBrowser, languageOfBrowser, languageOfLink } from "./language/choice.ts";
import { isBilingual } from "./language/pages.ts";
import type { PageContext, PageDependencies, PageEnv } from "./page-env.ts";
import { HOME_ZONE, isZone } from "../domain/time-words.ts";
import { localPath, signInThen } from "./respond.ts";
import { keptForm } from "./sign-in/signed-in-as.tsx";

export const frameFor =
  ({
    services,
    authenticate,
    files,
    now,
    publicUrl,
  }: PageDependencies): MiddlewareHandler<PageEnv> =>
  async (c, next) => {
    const here = languageOfBrowser(c);
    const stranger: Frame = {
      files,
      principal: null,
      organisation: null,
      name: null,
      zone: HOME_ZONE,
      now: now?.() ?? new Date(),
      ...languagesOn(c.req.path, here ?? "en"),
      again: c.req.method === "GET" ? againAt(c) : null,
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
    const { language, ...its } = reader;
    const chosen = languagesOn(c.req.path, language ?? here ?? "en");
    c.set("frame", { ...stranger, principal, organisation, ...its, ...chosen });
    await keepLanguage(c, services, principal, language, publicUrl.startsWith("https:"));
    if (principal !== null && found.kind === "principal" && found.renewable === true) {
      const { cookies } = await services.signingIn.renew(c.req.raw.headers);
      for (const cookie of cookies) c.header("Set-Cookie", cookie, { append: true });
    }
    await next();
  };

/** This page's own address. A link's language is not kept in it: what the reader chooses after that counts. */
function againAt(c: PageContext): string {
  const url = new URL(c.req.url);
  url.searchParams.delete("lang");
  return localPath(url.pathname + url.search);
}

const languagesOn = (path: string, chosen: Language): Pick<Frame, "language" | "chosen"> => ({
  chosen,
  language: isBilingual(path) ? chosen : "en",
});

/** What was chosen before somebody signed in is kept for them, if they never chose anything else. */
async function keepLanguage(
  c: PageContext,
  services: Services,
  principal: Principal | null,
  kept: Language | null,
  isHttps: boolean,
): Promise<void> {
  const link = languageOfLink(c);
  if (principal === null) {
    if (link !== null) keepInBrowser(c, link, isHttps);
    return;
  }
  const here = languageOfBrowser(c);
  if (kept !== null || here === null || principal.person === null) return;
  await services.people.change(principal, principal.person, { language: here });
}

async function readerOf(
  services: Services,
  principal: Principal | null,
): Promise<Pick<Frame, "zone" | "name"> & { readonly language: Language | null }> {
  const nobody = { zone: HOME_ZONE, name: null, language: null };
  if (principal?.person == null) return nobody;
  const person = await services.people.get(principal, principal.person);
  if (person.kind !== "done") return nobody;
  const { name, timeZone, language } = person.value;
  return { name, language, zone: isZone(timeZone) ? timeZone : HOME_ZONE };
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
