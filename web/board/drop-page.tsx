import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { Part } from "../../domain/state.ts";
import { freshKey, type Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { TextArea } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";
import { partTitle, runTitle } from "../run/titles.ts";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly part: Part;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
};

export const DropPage = ({ frame, view, part, body, mistakes }: Props) => {
  const title = partTitle(view, part);
  const here = `/board/${view.run}/${part.id}`;
  return (
    <Page
      mistakes={mistakes}
      frame={frame}
      title={`This will not happen: ${title}`}
      back={{ href: here, text: title }}
    >
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>{title} will not happen?</h1>
      <p class="lead">The rest goes on without it. Nothing that was written here is lost.</p>
      <p>Everybody who was asked about it hears that it ends. The record keeps your reason.</p>
      <form method="post" action={`${here}/drop`} novalidate>
        <input type="hidden" name="key" value={freshKey()} />
        <TextArea
          name="reason"
          label="Why will it not happen?"
          hint="Everybody in the run can read this."
          value={body.text("reason")}
          error={mistakeFor(mistakes, "reason")}
        />
        <div class="row">
          <button class="button" type="submit">
            It will not happen
          </button>
          <a href={here}>Go back</a>
        </div>
      </form>
    </Page>
  );
};
