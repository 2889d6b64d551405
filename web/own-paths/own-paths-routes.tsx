import { Hono } from "hono";
import type { Answered } from "../../api/services/answered.ts";
import type { Draft } from "../../api/services/own-templates/own-templates.ts";
import type { Services } from "../../api/services.ts";
import { emptyBody, keyOf, type Body } from "../body.ts";
import { formPage, type FormPage } from "../form-page.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { answeredWith } from "../outcome.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { readBody } from "../read-body.ts";
import { goTo } from "../respond.ts";
import { found } from "../stop.ts";
import { DraftPage } from "./draft-page.tsx";
import { EditDataPage, EditWordsPage } from "./edit-pages.tsx";
import { editableStep, editableWhole, type EditableGroup } from "./editable.ts";
import { OwnPathsPage } from "./list-page.tsx";
import { arranged, isArrangement, withWritten } from "./put-at.ts";

/** Paths that an organisation writes itself: begun, changed, checked, and put before people. */
export function ownPathsRoutes({ ownTemplates, templates }: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const idOf = (c: PageContext): string => c.req.param("draft") ?? "";
  const pageOf = (c: PageContext, more = ""): string => `/own-paths/${idOf(c)}${more}`;

  const draftOf = async (c: PageContext): Promise<Draft> => {
    const draft = answeredWith(await ownTemplates.get(c.get("principal"), idOf(c)));
    return found(draft.kind === "done" ? draft.value : null);
  };

  const listed = formPage(async (c, { body, mistakes }) => {
    const principal = c.get("principal");
    const drafts = answeredWith(await ownTemplates.list(principal));
    return (
      <OwnPathsPage
        frame={c.get("frame")}
        drafts={drafts.kind === "done" ? drafts.value : []}
        templates={(await templates.of(principal.organisation)).list()}
        {...{ body, mistakes }}
      />
    );
  });

  const one = formPage(async (c, filled) => (
    <DraftPage
      frame={c.get("frame")}
      draft={await draftOf(c)}
      done={c.req.query("done") ?? null}
      {...filled}
    />
  ));

  const data = formPage(async (c, filled) => (
    <EditDataPage frame={c.get("frame")} draft={await draftOf(c)} {...filled} />
  ));

  /** The step that an address names, counted from 1; null for the path as a whole. */
  const stepIn = (c: PageContext): number | null => {
    const written = c.req.param("step");
    return written === undefined ? null : /^[1-9]\d?$/u.test(written) ? Number(written) : 0;
  };

  const groupsOf = (c: PageContext, { template }: Draft): readonly EditableGroup[] => {
    const whole = found(template);
    const step = stepIn(c);
    return step === null
      ? editableWhole(whole)
      : editableStep(found(whole.steps[step - 1]), step - 1);
  };

  const words = formPage(async (c, filled) => {
    const draft = await draftOf(c);
    const step = stepIn(c);
    return (
      <EditWordsPage
        frame={c.get("frame")}
        title={step === null ? "The path as a whole" : `Step ${step}`}
        groups={groupsOf(c, draft)}
        action={pageOf(c, step === null ? "/about" : `/steps/${step}`)}
        {...{ draft, step, ...filled }}
      />
    );
  });

  const mistakeOf = (
    { field, message }: Extract<Answered<never>, { kind: "invalid" }>,
    body: Body,
  ): Mistake => ({
    field: body.names.includes(field) && field !== "revision" ? field : null,
    message,
  });

  /** Keeps a text, and goes on; or shows the form again. */
  const save = async (c: PageContext, page: FormPage, body: Body, text: string) => {
    const revision = body.whole("revision");
    const saved = answeredWith(
      await ownTemplates.save(c.get("principal"), idOf(c), { text, revision }),
    );
    return saved.kind === "done"
      ? goTo(c, pageOf(c, "?done=saved"))
      : page.mend(c, body, [mistakeOf(saved, body)]);
  };

  app.get("/own-paths", (c) => listed.open(c));

  app.post("/own-paths", async (c) => {
    const body = await readBody(c);
    const [from, text] = [body.text("from"), body.text("text")];
    const start = text !== "" ? { text } : from === "" ? {} : { from };
    const begun = answeredWith(await ownTemplates.begin(c.get("principal"), start, keyOf(body)));
    return begun.kind === "done"
      ? goTo(c, `/own-paths/${begun.value.draft}?done=begun`)
      : listed.mend(c, body, [mistakeOf(begun, body)]);
  });

  app.get("/own-paths/:draft", (c) => one.open(c));

  app.get("/own-paths/:draft/data", (c) => data.open(c));
  app.post("/own-paths/:draft/data", async (c) => {
    const body = await readBody(c);
    return save(c, data, body, body.text("text"));
  });

  const change = async (c: PageContext) => {
    const body = await readBody(c);
    const draft = await draftOf(c);
    const written = withWritten(draft.text, groupsOf(c, draft), body);
    return "mistakes" in written
      ? words.mend(c, body, written.mistakes)
      : save(c, words, body, written.text);
  };

  app.get("/own-paths/:draft/about", (c) => words.open(c));
  app.post("/own-paths/:draft/about", change);
  app.get("/own-paths/:draft/steps/:step", (c) => words.open(c));
  app.post("/own-paths/:draft/steps/:step", change);

  app.post("/own-paths/:draft/steps/:step/arrange", async (c) => {
    const body = await readBody(c);
    const draft = await draftOf(c);
    const how = body.text("how");
    const step = found(stepIn(c));
    found(found(draft.template).steps[step - 1]);
    if (!isArrangement(how)) return words.open(c);
    return save(c, words, body, arranged(draft.text, step - 1, how));
  });

  app.post("/own-paths/:draft/copy", async (c) => {
    const body = await readBody(c);
    const start = { draft: idOf(c) };
    const begun = answeredWith(await ownTemplates.begin(c.get("principal"), start, keyOf(body)));
    return begun.kind === "done"
      ? goTo(c, `/own-paths/${begun.value.draft}?done=begun`)
      : one.mend(c, emptyBody, [{ field: null, message: begun.message }]);
  });

  app.post("/own-paths/:draft/remove", async (c) => {
    const removed = answeredWith(await ownTemplates.remove(c.get("principal"), idOf(c)));
    return removed.kind === "done"
      ? goTo(c, "/own-paths")
      : one.mend(c, emptyBody, [{ field: null, message: removed.message }]);
  });

  app.post("/own-paths/:draft/ask", async (c) => {
    const body = await readBody(c);
    const input = { why: body.text("why"), nation: body.text("nation") };
    const asked = answeredWith(await ownTemplates.ask(c.get("principal"), idOf(c), input));
    return asked.kind === "done"
      ? goTo(c, `/board/${asked.value.run}/people`)
      : one.mend(c, body, [mistakeOf(asked, body)]);
  });

  return app;
}
