import { isDeepStrictEqual } from "node:util";
import { Hono } from "hono";
import type { InputIssue } from "../../api/contracts/check.ts";
import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { Services } from "../../api/services.ts";
import type { FormValues } from "../../domain/blocks/form/form.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { newestVersion } from "../../domain/rules/lookup.ts";
import type { Part } from "../../domain/state.ts";
import { idFrom, keyOf, type Body } from "../body.ts";
import { readBody } from "../read-body.ts";
import { outcomeOf } from "../outcome.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { goTo, show } from "../respond.ts";
import { partOfPage } from "../run/part-of-page.ts";
import { plainSections } from "../run/reveal.ts";
import { formOfPart } from "../run/titles.ts";
import { activeMembers } from "../choose/matching.ts";
import { EditPage } from "./edit-page.tsx";
import { formMistakes } from "./form-mistakes.ts";
import { merge } from "./merge.ts";
import { readForm } from "./read-form.ts";
import { found } from "../stop.ts";

const valuesAt = (view: RunFold, part: Part, number: number): FormValues => {
  const version = part.versions.find((one) => one.number === number);
  return version === undefined ? {} : plainSections(version, view.disclosed);
};

type Saved = {
  readonly part: Part;
  readonly view: RunFold;
  readonly body: Body;
  /** The version that holds the values. */
  readonly version: number;
  readonly values: FormValues;
};

/** A question without an answer, which a refusal names as `section.field`. */
const issueOf = ({ about, message, mend }: Refusal): InputIssue => ({
  path: ["sections", ...(about ?? "").split(".")],
  message: `${message} ${mend}`,
});

export function editRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const path = "/board/:run/:part{[^/]+:\\d+}/edit";

  const showForm = (
    c: PageContext,
    view: RunFold,
    part: Part,
    rest: Omit<Parameters<typeof EditPage>[0], "frame" | "view" | "part">,
    status: 200 | 409 | 422,
  ) => show(c, <EditPage frame={c.get("frame")} view={view} part={part} {...rest} />, status);

  /** The newest version, the writer's words and what both of them changed, on one page. */
  const showConflict = async (c: PageContext, id: string, body: Body, yours: FormValues) => {
    const { view, part } = await partOfPage(services, c, id, [body.whole("basedOn")]);
    const newest = found(newestVersion(part));
    const base = valuesAt(view, part, body.whole("basedOn"));
    const theirs = plainSections(newest, view.disclosed);
    const merged = merge(formOfPart(view.state, part), base, theirs, yours);
    return showForm(
      c,
      view,
      part,
      {
        values: merged.values,
        note: body.text("note"),
        basedOn: newest.number,
        mistakes: [],
        more: null,
        conflict: { newest, yours, merge: merged },
      },
      409,
    );
  };

  /** Says that what is saved now is finished; what is still missing is shown beside its question, and stays saved. */
  const finish = async (c: PageContext, said: Saved) => {
    const { view, part, body, version, values } = said;
    const order = { type: "submitPart", data: { part: part.id, version } } as const;
    const key = idFrom(keyOf(body), "finish");
    const result = await services.runs.act(c.get("principal"), view.run, order, key);
    const outcome = outcomeOf(result, body);
    switch (outcome.kind) {
      case "done":
        return goTo(c, `/board/${view.run}/${part.id}?done=finished`);
      case "mistakes": {
        const mistakes =
          result.kind === "refused" && result.refusal.code === "form-incomplete"
            ? formMistakes([issueOf(result.refusal)], body)
            : outcome.mistakes;
        const again = { values, note: "", basedOn: version, mistakes, more: null };
        return showForm(c, view, part, again, 422);
      }
      default:
        return outcome satisfies never;
    }
  };

  app.get(path, async (c) => {
    const { view, part } = await partOfPage(services, c, c.req.param("part"));
    const newest = newestVersion(part)?.number ?? 0;
    const values = valuesAt(view, part, newest);
    return showForm(
      c,
      view,
      part,
      { values, note: "", basedOn: newest, mistakes: [], more: null },
      200,
    );
  });

  app.post(path, async (c) => {
    const { view, part } = await partOfPage(services, c, c.req.param("part"));
    const body = await readBody(c);
    const form = formOfPart(view.state, part);
    const read = readForm(body, form, activeMembers(view));
    const { values } = read;
    const mistakes = [...read.mistakes, ...(c.get("sent")?.mistakes ?? [])];
    const basedOn = body.whole("basedOn");
    const note = body.text("note");
    const more = body.text("more");
    // Shown again with 0 for what is no version, so that saving then sets both beside each other.
    const again = { values, note, basedOn: basedOn || 0 };
    if (more !== "") return showForm(c, view, part, { ...again, mistakes: [], more }, 200);

    if (mistakes.length > 0)
      return showForm(c, view, part, { ...again, mistakes, more: null }, 422);
    const finishes = body.text("finish") === "yes";
    const newest = newestVersion(part)?.number ?? 0;
    if (finishes && basedOn === newest && isDeepStrictEqual(values, valuesAt(view, part, newest)))
      return finish(c, { part, view, body, version: newest, values });
    const result = await services.runs.act(
      c.get("principal"),
      view.run,
      {
        type: "saveVersion",
        data: { part: part.id, basedOn, sections: values, note: note === "" ? null : note },
      },
      keyOf(body),
    );
    if (finishes && result.kind === "accepted")
      return finish(c, { part, view, body, version: basedOn + 1, values });
    if (result.kind === "invalid") {
      const wrong = formMistakes(result.issues, body);
      return showForm(c, view, part, { ...again, mistakes: wrong, more: null }, 422);
    }
    const outcome = outcomeOf(result, body);
    switch (outcome.kind) {
      case "done":
        return goTo(c, `/board/${view.run}/${part.id}?saved=yes`);
      case "mistakes":
        if (outcome.code === "edit-conflict") return showConflict(c, part.id, body, values);
        return showForm(c, view, part, { ...again, mistakes: outcome.mistakes, more: null }, 422);
      default:
        return outcome satisfies never;
    }
  });

  return app;
}
