import type { PageContext } from "../page-env.ts";

/** Where whoever has signed out goes on, in the language that they read. */
export const signedOutPage = (c: PageContext): string => {
  const { chosen } = c.get("frame");
  return `/sign-in?signed-out=yes${chosen === "en" ? "" : `&lang=${chosen}`}`;
};
