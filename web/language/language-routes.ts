import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import { isLanguage } from "../../domain/language.ts";
import type { PageEnv } from "../page-env.ts";
import { readBody } from "../read-body.ts";
import { goTo, localPath } from "../respond.ts";
import { keepInBrowser } from "./choice.ts";

/** The choice in the header of each page: kept for the person, or in the browser of whoever has not signed in. */
export function languageRoutes({ people }: Services, publicUrl: string): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  app.post("/language", async (c) => {
    const body = await readBody(c);
    const language = body.text("language");
    const to = localPath(body.text("to"));
    if (!isLanguage(language)) return goTo(c, to);
    const { principal } = c.get("frame");
    if (principal?.person == null) keepInBrowser(c, language, publicUrl.startsWith("https:"));
    else await people.change(principal, principal.person, { language });
    return goTo(c, to);
  });

  return app;
}
