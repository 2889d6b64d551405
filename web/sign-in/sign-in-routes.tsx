import { Hono, type Context } from "hono";
import type { SignedIn } from "../../api/auth/signing-in.ts";
import type { Services } from "../../api/services.ts";
import { checked } from "../../api/contracts/check.ts";
import { SetUp } from "../../api/contracts/people.ts";
import { fromEach } from "../../domain/language.ts";
import { emptyBody, type Body } from "../body.ts";
import { readBody } from "../read-body.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { mistakesAt } from "../outcome.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { goTo, localPath, show } from "../respond.ts";
import { codeRoutes, keepTyped, leadingOn } from "./code-routes.tsx";
import { providerRoutes } from "./provider-routes.tsx";
import { SetUpPage } from "./set-up-page.tsx";
import { LinkPage, SignInPage, SpentLinkPage } from "./sign-in-pages.tsx";
import { signInWords } from "./sign-in-words.tsx";
import { signedOutPage } from "./signed-out.ts";
import { tooMany } from "./too-many.tsx";

/** By the contract that people are added with: whoever has an address here can sign in by it. */
const emailMistakes = (email: string): readonly Mistake[] => {
  const read = checked(SetUp.pick({ email: true }), { email });
  const message = fromEach(signInWords, (t) => t.emailWrong);
  return read.kind === "invalid" ? [{ field: "email", message }] : [];
};

const setUpMistakes = (body: Body): readonly Mistake[] => {
  const missing = [
    ...(body.text("organisation") === ""
      ? [{ field: "organisation", message: "Write what your organisation is called" }]
      : []),
    ...(body.text("name") === "" ? [{ field: "name", message: "Write your name" }] : []),
  ];
  const read = checked(SetUp, {
    organisation: body.text("organisation"),
    name: body.text("name"),
    email: body.text("email"),
  });
  const wrong = read.kind === "invalid" ? mistakesAt(read.issues, body) : [];
  return [
    ...missing,
    ...wrong.filter(({ field }) => !missing.some((mistake) => mistake.field === field)),
  ];
};

export function signInRoutes(
  services: Services,
  clientOf: (c: Context) => string,
  publicUrl: string,
): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const { signingIn } = services;
  const provider = services.staffSignIn.isOffered;

  const afterLink = (c: PageContext, result: SignedIn, to: string, setUp: boolean) => {
    if (result.kind === "invalid-link") {
      return show(c, <SpentLinkPage frame={c.get("frame")} to={to} setUp={setUp} />, 410);
    }
    for (const cookie of result.cookies) c.header("Set-Cookie", cookie, { append: true });
    return goTo(c, to);
  };

  app.get("/sign-in", (c) =>
    show(
      c,
      <SignInPage
        frame={c.get("frame")}
        email=""
        to={localPath(c.req.query("to"))}
        mistakes={[]}
        provider={provider}
        signedOut={c.req.query("signed-out") === "yes"}
      />,
    ),
  );

  app.post("/sign-in", async (c) => {
    const body = await readBody(c);
    const email = body.text("email");
    const to = localPath(body.text("to"));
    const mistakes = emailMistakes(email);
    if (mistakes.length > 0) {
      const page = <SignInPage frame={c.get("frame")} {...{ email, to, mistakes, provider }} />;
      return show(c, page, 422);
    }
    const isHttps = publicUrl.startsWith("https:");
    if (body.text("have") === "code") {
      keepTyped(c, email, isHttps);
      return goTo(c, leadingOn("/sign-in/code", to));
    }
    const result = await signingIn.requestLink(email, clientOf(c), to, c.get("frame").chosen);
    if (result.kind === "too-many") return tooMany(c, result.retryAfter);
    keepTyped(c, email, isHttps);
    return goTo(c, leadingOn("/sign-in/sent", to));
  });

  app.route("/", codeRoutes(services, clientOf, publicUrl));
  app.route("/", providerRoutes(services, clientOf, publicUrl));

  // Mail scanners open links: looking at one changes nothing.
  app.get("/sign-in/:token", async (c) => {
    const token = c.req.param("token");
    const to = localPath(c.req.query("to"));
    const frame = c.get("frame");
    const owner = await signingIn.whoseLink(token);
    return owner === null
      ? show(c, <SpentLinkPage frame={frame} to={to} setUp={false} />, 410)
      : show(c, <LinkPage frame={frame} token={token} to={to} owner={owner} />);
  });

  app.post("/sign-in/:token", async (c) => {
    const to = localPath((await readBody(c)).text("to"));
    const result = await signingIn.spendLink(c.req.param("token"), c.req.raw.headers);
    return afterLink(c, result, to, false);
  });

  app.get("/set-up/:token", (c) =>
    show(
      c,
      <SetUpPage
        frame={c.get("frame")}
        token={c.req.param("token")}
        body={emptyBody}
        mistakes={[]}
      />,
    ),
  );

  app.post("/set-up/:token", async (c) => {
    const body = await readBody(c);
    const mistakes = setUpMistakes(body);
    const token = c.req.param("token");
    if (mistakes.length > 0) {
      return show(
        c,
        <SetUpPage frame={c.get("frame")} token={token} body={body} mistakes={mistakes} />,
        422,
      );
    }
    const input = {
      organisation: body.text("organisation"),
      name: body.text("name"),
      email: body.text("email"),
    };
    return afterLink(c, await signingIn.setUp(token, input), "/first-day", true);
  });

  app.post("/sign-out", async (c) => {
    const { cookies } = await signingIn.signOut(c.req.raw.headers);
    for (const cookie of cookies) c.header("Set-Cookie", cookie, { append: true });
    return goTo(c, signedOutPage(c));
  });

  return app;
}
