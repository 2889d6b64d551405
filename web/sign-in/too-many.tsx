import type { PageContext } from "../page-env.ts";
import { show } from "../respond.ts";
import { TooManyPage } from "./sign-in-pages.tsx";

/** @param retryAfter seconds. */
export const tooMany = (c: PageContext, retryAfter: number) => {
  c.header("Retry-After", String(retryAfter));
  const minutes = Math.max(1, Math.ceil(retryAfter / 60));
  return show(c, <TooManyPage frame={c.get("frame")} minutes={minutes} />, 429);
};
