import { Hono, type Context } from "hono";
import type { Services } from "../../api/services.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { goTo, show } from "../respond.ts";
import { ShownCodePage } from "./code-pages.tsx";
import { QuestionLinkEndedPage, QuestionLinkPage } from "./question-link-pages.tsx";
import { SpentLinkPage } from "./sign-in-pages.tsx";
import { tooMany } from "./too-many.tsx";

/** The link in a question's own mail: one page and one button, then the question. */
export function questionLinkRoutes(
  { mailedQuestions, runs }: Services,
  clientOf: (c: Context) => string,
  publicUrl: string,
): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const tokenOf = (c: PageContext): string => c.req.param("token") ?? "";

  const ended = async (c: PageContext) => {
    const [frame, token] = [c.get("frame"), tokenOf(c)];
    const question = await mailedQuestions.question(token);
    return question === null
      ? show(c, <SpentLinkPage frame={frame} to="/" setUp={false} />, 410)
      : show(c, <QuestionLinkEndedPage frame={frame} token={token} question={question} />, 410);
  };

  const takesPart = async (c: PageContext, run: string): Promise<boolean> => {
    const { principal } = c.get("frame");
    if (principal === null) return false;
    const view = await runs.folded(principal, run);
    return view !== null && own(view.state.members, principal.id) !== undefined;
  };

  // Mail scanners open links: looking at one changes nothing.
  app.get("/question/:token", async (c) => {
    const [frame, token] = [c.get("frame"), tokenOf(c)];
    const question = await mailedQuestions.question(token);
    if (question === null) return ended(c);
    const { run, request, person, works } = question;
    // Whoever is signed in as this person needs no link, and spends none.
    if (frame.principal?.id === person) return goTo(c, `/answer/${run}/${request}`);
    if (!works) return ended(c);
    const inRun = await takesPart(c, run);
    return show(c, <QuestionLinkPage {...{ frame, token, question, inRun }} />);
  });

  app.post("/question/:token", async (c) => {
    const token = tokenOf(c);
    const question = await mailedQuestions.question(token);
    const signedIn = await mailedQuestions.enter(token, c.req.raw.headers);
    if (question === null || signedIn.kind === "invalid-link") return ended(c);
    for (const cookie of signedIn.cookies) c.header("Set-Cookie", cookie, { append: true });
    return goTo(c, `/answer/${question.run}/${question.request}`);
  });

  app.post("/question/:token/code", async (c) => {
    const [frame, token] = [c.get("frame"), tokenOf(c)];
    const code = await mailedQuestions.codeFor(token);
    if (code === null) return ended(c);
    const back = `/question/${encodeURIComponent(token)}`;
    return show(c, <ShownCodePage {...{ frame, code, publicUrl, back }} />);
  });

  app.post("/question/:token/again", async (c) => {
    const asked = await mailedQuestions.sendAgain(tokenOf(c), clientOf(c));
    return asked.kind === "too-many" ? tooMany(c, asked.retryAfter) : goTo(c, "/sign-in/sent");
  });

  return app;
}
