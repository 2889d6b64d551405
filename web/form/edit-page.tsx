import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { FormValues } from "../../domain/blocks/form/form.ts";
import type { Part, Version } from "../../domain/state.ts";
import type { Form } from "../../domain/template.ts";
import { freshKey } from "../body.ts";
import type { Frame } from "../frame.ts";
import { DraftNote, draftKey } from "../layout/draft-note.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { TextArea } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { plainSections } from "../run/reveal.ts";
import { formOfPart, partTitle, runTitle } from "../run/titles.ts";
import { nameOf } from "../words/people.ts";
import { Conflict } from "./conflict.tsx";
import { activeMembers } from "../choose/matching.ts";
import { FormFields } from "./form-fields.tsx";
import type { Merge } from "./merge.ts";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly part: Part;
  readonly values: FormValues;
  readonly note: string;
  /** The version that the writer saw; 0 for none. */
  readonly basedOn: number;
  readonly mistakes: readonly Mistake[];
  readonly more: string | null;
  readonly conflict?: {
    readonly newest: Version;
    readonly yours: FormValues;
    readonly merge: Merge;
  };
};

const takesFiles = (form: Form): boolean =>
  form.sections.some(({ fields }) => fields.some(({ kind }) => kind === "file"));

export const EditPage = (props: Props) => {
  const { frame, view, part, values, note, basedOn, mistakes, more, conflict } = props;
  const form = formOfPart(view.state, part);
  const title = partTitle(view, part);
  const here = `/board/${view.run}/${part.id}`;
  const asked = part.requests.length > 0;
  const signed = part.gate !== "none";
  return (
    <Page
      mistakes={mistakes}
      frame={frame}
      title={`${conflict ? "Two people wrote" : "Write"}: ${title}`}
      back={{ href: here, text: title }}
    >
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>{title}</h1>
      {conflict && (
        <Conflict
          form={form}
          view={view}
          theirs={plainSections(conflict.newest, view.disclosed)}
          author={nameOf(view.names, conflict.newest.author)}
          yours={conflict.yours}
          merge={conflict.merge}
        />
      )}
      {asked && !conflict && (
        <Panel tone="wait" title="People have been asked about this">
          <p>
            If you change what it says, those who answered about that section are asked again. They
            see what changed.
          </p>
        </Panel>
      )}
      <form
        method="post"
        action={`${here}/edit`}
        enctype={takesFiles(form) ? "multipart/form-data" : undefined}
        data-draft={draftKey(frame, `${view.run}/${part.id}`)}
        novalidate
      >
        {/* Enter in a text field presses a form's first button, which must be the one that saves. */}
        <button class="unseen" type="submit" tabindex={-1} aria-hidden="true">
          Save
        </button>
        <DraftNote />
        <input type="hidden" name="key" value={freshKey()} />
        <input type="hidden" name="basedOn" value={String(basedOn)} />
        <FormFields
          form={form}
          values={values}
          more={more}
          context={{
            mistakes,
            members: activeMembers(view),
          }}
        />
        {basedOn > 0 && (
          <TextArea
            name="note"
            label="What did you change, and why?"
            hint="In a few plain words. Everybody who is asked reads this."
            optional
            rows={2}
            value={note}
            error={mistakeFor(mistakes, "note")}
          />
        )}
        {!signed && (
          <p class="soft">
            “Save” keeps what you wrote, and you or others can go on later. “This is finished” saves
            it too, and then nothing more can be written here.
          </p>
        )}
        <div class="row">
          <button class="button" type="submit">
            {conflict ? "Save with both in mind" : "Save"}
          </button>
          {!signed && (
            <button class="button button-second" type="submit" name="finish" value="yes">
              This is finished
            </button>
          )}
          <a href={here}>Stop without saving</a>
        </div>
      </form>
    </Page>
  );
};
