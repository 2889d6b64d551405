import { Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { secureHeaders } from "hono/secure-headers";
import { isSameOrigin } from "../api/http/same-origin.ts";
import type { Services } from "../api/services.ts";
import { answerRoutes } from "./answer/answer-routes.tsx";
import { auditRoutes } from "./auditing/audit-routes.tsx";
import { boardRoutes } from "./board/board-routes.tsx";
import { calendarRoutes } from "./calendar/calendar-routes.tsx";
import { checkRoutes } from "./check/check-routes.tsx";
import { checkReceiptRoutes } from "./check-receipt/check-receipt-routes.tsx";
import { contributeRoutes } from "./contribute/contribute-routes.tsx";
import { courseRoutes } from "./course/course-routes.tsx";
import { decisionRoutes } from "./decisions/decision-routes.tsx";
import { detailsRoutes } from "./details/details-routes.tsx";
import { problemOf } from "./errors/problem-of.ts";
import { showProblem } from "./errors/show-problem.tsx";
import { helpRoutes } from "./help/help-routes.tsx";
import { homeRoutes } from "./home/home-routes.tsx";
import { joinRoutes } from "./joining/join-routes.tsx";
import { membershipRoutes } from "./membership/membership-routes.tsx";
import { yourPartRoutes } from "./joining/your-part-routes.tsx";
import { linksRoutes } from "./board/links-routes.tsx";
import { launchRoutes } from "./launch/launch-routes.tsx";
import { earnedRoutes } from "./earned/earned-routes.tsx";
import { organisationRoutes } from "./organisation/organisation-routes.tsx";
import { vouchersRoutes } from "./organisation/vouchers-routes.tsx";
import { ownDataRoutes } from "./own-data/own-data-routes.tsx";
import { ownPathsRoutes } from "./own-paths/own-paths-routes.tsx";
import { printRoutes } from "./print/print-routes.tsx";
import { powersRoutes } from "./powers/powers-routes.tsx";
import { deskRoutes } from "./desk/desk-routes.tsx";
import { templateRoutes } from "./path/template-routes.tsx";
import { supportRoutes } from "./support/support-routes.tsx";
import { voteRoutes } from "./vote/vote-routes.tsx";
import { languageRoutes } from "./language/language-routes.ts";
import type { PageDependencies, PageEnv } from "./page-env.ts";
import { isUploadForm, takeUploads } from "./form/take-uploads.ts";
import { frameFor, requireSignIn } from "./reader.ts";
import { sentByItsReader } from "./sign-in/signed-in-as.tsx";
import { questionLinkRoutes } from "./sign-in/question-link-routes.tsx";
import { notMeRoutes } from "./sign-in/not-me-routes.tsx";
import { signInRoutes } from "./sign-in/sign-in-routes.tsx";
import { staffRoutes } from "./staff/staff-routes.tsx";
import { staticRoutes } from "./static-routes.ts";

/** Bytes that a form may send: a whole form of long answers fits many times over. */
const MOST = 512 * 1024;

/** What people check in their own browsers, signed in or not. */
const CHECKS = ["/check", "/check-receipt"];
const open = [
  "/vote/*",
  "/question/*",
  "/not-me/*",
  "/calendar/feed/*",
  "/sign-in",
  "/sign-in/*",
  "/set-up/*",
  "/sign-out",
  "/language",
  ...CHECKS,
];
const closed = [
  "/",
  "/launch",
  "/desk",
  "/audit",
  "/audit/*",
  "/calendar",
  "/calendar/take-back",
  "/paths",
  "/paths/*",
  "/own-paths",
  "/own-paths/*",
  "/board/*",
  "/answer/*",
  "/contribute/*",
  "/join",
  "/join/*",
  "/your-part/*",
  "/who-we-are/*",
  "/earned",
  "/earned/*",
  "/decisions/*",
  "/polls/*",
  "/details",
  "/details/*",
  "/did-it-happen/*",
  "/help-wanted",
  "/help-wanted/*",
  "/your-offers",
  "/your-data",
  "/your-data/*",
  "/who-can-act",
  "/who-can-act/*",
  "/who-can-vouch",
  "/who-can-vouch/*",
  "/organisation",
  "/organisation/*",
  "/first-day",
  "/staff",
  "/staff/*",
];

/** Seconds for which a browser asks for nothing but https of the public address, once it was there. */
const HTTPS_ONLY = "max-age=31536000";

const headersWith = (connectSrc: "'self'" | "'none'", isHttps: boolean) =>
  secureHeaders({
    strictTransportSecurity: isHttps ? HTTPS_ONLY : false,
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: [connectSrc],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: "same-origin",
    xFrameOptions: "DENY",
  });

/** A form on another site can do nothing here in somebody's name. */
const ownFormsOnly =
  (publicOrigin: string): MiddlewareHandler<PageEnv> =>
  async (c, next) => {
    const { headers } = c.req.raw;
    if (c.req.method === "GET" || c.req.method === "HEAD") return next();
    if (isSameOrigin(headers, publicOrigin)) return next();
    // Our own page, under an address that is not the public one, such as 127.0.0.1 for localhost.
    const own = headers.get("sec-fetch-site") === "same-origin";
    return showProblem(c, own ? "wrong-address" : "not-allowed", publicOrigin);
  };

/**
 * The pages for people, to be mounted at `/`, last. Middleware is bound to the pages' own addresses, so that nothing here
 * touches the API's; only a browser that asks for an address which nobody knows is answered here.
 */
export function createPages(deps: PageDependencies): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const { services } = deps;
  const { origin, protocol } = new URL(deps.publicUrl);
  const isHttps = protocol === "https:";
  const headers = headersWith("'self'", isHttps);
  /** For pages that check what people put into them: the browser itself sees to it that their scripts send nothing. */
  const sendsNothing = headersWith("'none'", isHttps);
  const ownForms = ownFormsOnly(origin);
  const limited = bodyLimit({ maxSize: MOST, onError: (c) => showProblem(c, "too-large") });
  // What is compressed holds no secret that a stranger could guess letter by letter (ADR 0215).
  const compressed = compress();
  app.use("/static/*", compressed);
  app.route("/", staticRoutes(deps.files));
  for (const path of [...open, ...closed]) {
    app.use(path, compressed);
    app.use(path, CHECKS.includes(path) ? sendsNothing : headers);
    app.use(path, frameFor(deps));
    app.use(path, ownForms);
    app.use(path, (c, next) => (isUploadForm(c) ? next() : limited(c, next)));
    // Pages hold what people wrote: no cache may keep them.
    app.use(path, async (c, next) => {
      await next();
      c.header("Cache-Control", "no-store");
    });
  }
  for (const path of closed) {
    app.use(path, requireSignIn);
    app.use(path, takeUploads(services));
    app.use(path, sentByItsReader);
  }
  for (const routes of sections(deps, services)) app.route("/", routes);
  for (const path of [...open, ...closed]) app.all(path, (c) => showProblem(c, "not-found"));
  const frame = frameFor(deps);
  app.get("*", async (c, next) => {
    if (c.req.header("accept")?.includes("text/html") !== true) return next();
    await headers(c, () => frame(c, () => Promise.resolve()).then(() => undefined));
    return showProblem(c, "not-found");
  });
  app.onError((error, c) => {
    const kind = problemOf(error);
    if (kind === "broken") deps.onUnexpected(error, `${c.req.method} ${c.req.routePath}`);
    return showProblem(c, kind);
  });
  return app;
}

const sections = (deps: PageDependencies, services: Services): readonly Hono<PageEnv>[] => [
  signInRoutes(services, deps.clientOf ?? (() => "unknown"), deps.publicUrl),
  questionLinkRoutes(services, deps.clientOf ?? (() => "unknown"), deps.publicUrl),
  notMeRoutes(services),
  languageRoutes(services, deps.publicUrl),
  checkRoutes(),
  checkReceiptRoutes(),
  homeRoutes(services),
  helpRoutes(services),
  launchRoutes(services),
  boardRoutes(services),
  courseRoutes(services),
  answerRoutes(services),
  contributeRoutes(services),
  joinRoutes(services),
  yourPartRoutes(services),
  membershipRoutes(services),
  earnedRoutes(services),
  linksRoutes(services),
  decisionRoutes(services),
  ownDataRoutes(services),
  detailsRoutes(services),
  powersRoutes(services),
  organisationRoutes(services),
  vouchersRoutes(services),
  staffRoutes(services),
  supportRoutes(services),
  templateRoutes(services),
  ownPathsRoutes(services),
  deskRoutes(services),
  printRoutes(services, deps.files),
  auditRoutes(services),
  calendarRoutes(services, deps.publicUrl),
  voteRoutes(services),
];
