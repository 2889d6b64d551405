import type { Context } from "hono";
import type { Authenticate } from "../api/auth/authenticate.ts";
import type { ErrorLog } from "../api/http/on-error.ts";
import type { Principal } from "../api/principal.ts";
import type { Services } from "../api/services.ts";
import type { Body } from "./body.ts";
import type { Frame } from "./frame.ts";
import type { Mistake } from "./layout/error-summary.tsx";
import type { StaticFiles } from "./static-files.ts";

export type PageDependencies = {
  readonly services: Services;
  readonly authenticate: Authenticate;
  readonly files: StaticFiles;
  /** What people open, without a trailing slash. Forms are taken from there alone, and https of it is insisted on. */
  readonly publicUrl: string;
  /** What counts as one source of requests, for limits only. */
  readonly clientOf?: (c: Context) => string;
  readonly now?: () => Date;
  /** Told of errors that nobody expected, and nothing that came from a person. */
  readonly onUnexpected: ErrorLog;
};

/** `frame` is set for every page; `principal` for every page behind the sign-in. */
/** `sent`: a form that was read as it arrived, because it carries files. */
export type PageEnv = {
  Variables: {
    frame: Frame;
    principal: Principal;
    sent?: { readonly body: Body; readonly mistakes: readonly Mistake[] };
  };
};

export type PageContext = Context<PageEnv>;
