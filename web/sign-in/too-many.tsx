import { inChosenLanguage } from "../language/choice.ts";
import type { PageContext } from "../page-env.ts";
import { show } from "../respond.ts";
import { TooManyPage } from "./sign-in-pages.tsx";

/** @param retryAfter seconds. */
export const tooMany = (c: PageContext, retryAfter: number) => {
  c.header("Retry-After", String(retryAfter));
  const minutes = Math.max(1, Math.ceil(retryAfter / 60));
  return show(c, <TooManyPage frame={inChosenLanguage(c)} minutes={minutes} />, 429);
};
