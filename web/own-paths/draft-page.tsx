import type { Draft } from "../../api/services/own-templates/own-templates.ts";
import { templateInWords } from "../../domain/templates/plain-words.ts";
import type { Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { Select, TextArea } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";
import { DonePanel, Panel } from "../layout/panel.tsx";
import { PathDrawing, PathInWords } from "../path/path-drawing.tsx";
import { wordsOfPath } from "../path/path-words.ts";
import { nations } from "../words/nations.ts";
import { standingWords } from "./list-page.tsx";

type Props = { readonly frame: Frame; readonly draft: Draft };

const DONE = { saved: "Saved.", begun: "Your draft is there. Now make it yours." } as const;

/** What stands against using a path, with the place of each as its data has it. */
export const Problems = ({ draft }: { readonly draft: Draft }) =>
  draft.problems.length === 0 ? null : (
    <Panel tone="wait" title="What must be mended before anybody can use it">
      <ul>
        {draft.problems.map(({ path, message }) => (
          <li>
            {message}
            {path !== "" && <span class="soft"> ({placeWords(draft, path)})</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );

/** `steps.2.parts…` as people find it: in step 3, by its title. */
function placeWords({ template }: Draft, path: string): string {
  const step = /^steps\.(\d+)/u.exec(path)?.[1];
  if (step === undefined) return path;
  const title = template?.steps[Number(step)]?.title;
  return `step ${Number(step) + 1}${title === undefined ? "" : `, “${title}”`}: ${path}`;
}

const Steps = ({ draft }: { readonly draft: Draft }) => {
  const { template } = draft;
  if (template === null) return null;
  const isFree = draft.standing === "draft";
  return (
    <ol>
      {templateInWords(template).map(({ title, purpose, sentences, ways }, index) => (
        <li>
          <h3>{title}</h3>
          <p>
            <strong>{purpose}</strong>
          </p>
          <p>{sentences.join(" ")}</p>
          {ways.map((way) => (
            <p class="soft">{way}</p>
          ))}
          {isFree && (
            <p>
              <a href={`/own-paths/${draft.draft}/steps/${index + 1}`}>
                Change step {index + 1}, “{title}”
              </a>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
};

const AskForm = ({
  draft,
  body,
  mistakes,
}: Pick<Props, "draft"> & { readonly body: Body; readonly mistakes: readonly Mistake[] }) => (
  <>
    <h2>Ask people about it</h2>
    <p>
      This starts a run. You choose the group. At least 2 people with lived experience and 1 member
      of staff must agree. Then it can be started here, and this version does not change any more.
    </p>
    <form method="post" action={`/own-paths/${draft.draft}/ask`} novalidate>
      <TextArea
        name="why"
        label="Why do you need a path of your own?"
        rows={3}
        value={body.text("why")}
        error={mistakeFor(mistakes, "why")}
      />
      <Select
        name="nation"
        label="Where are you?"
        hint="Bank holidays differ."
        empty="Choose"
        value={body.text("nation")}
        error={mistakeFor(mistakes, "nation")}
        options={nations}
      />
      <button class="button" type="submit">
        Start asking
      </button>
    </form>
  </>
);

const Change = ({ draft }: Pick<Props, "draft">) => (
  <ul>
    {draft.template !== null && (
      <li>
        <a href={`/own-paths/${draft.draft}/about`}>
          Change its name, who is in it and its questions
        </a>
      </li>
    )}
    <li>
      <a href={`/own-paths/${draft.draft}/data`}>Change it as data (JSON)</a>
    </li>
  </ul>
);

/** A draft in plain words, drawn, with what stands against it and what can be done with it. */
export const DraftPage = ({
  frame,
  draft,
  body,
  mistakes,
  done,
}: Props & {
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
  readonly done: string | null;
}) => {
  const { template, standing, run } = draft;
  const title = draft.title ?? "A draft that can't be read yet";
  const steps = template === null ? [] : wordsOfPath(template, null);
  return (
    <Page
      frame={frame}
      mistakes={mistakes}
      title={title}
      back={{ href: "/own-paths", text: "Paths of your own" }}
      wide
    >
      <DonePanel words={DONE} done={done} />
      <p class="eyebrow">{standingWords[standing]}</p>
      <h1>{title}</h1>
      {template !== null && <p class="lead">{template.summary}</p>}
      <Problems draft={draft} />
      {run !== null && (
        <p>
          <a class="button" href={`/board/${run}`}>
            The run in which people decide
          </a>
        </p>
      )}
      {standing === "draft" && <Change draft={draft} />}
      {template !== null && (
        <div class="board">
          <div>
            <h2 class="first">In plain words</h2>
            <Steps draft={draft} />
          </div>
          <aside aria-labelledby="path">
            <h2 id="path" class="first">
              The path
            </h2>
            <PathDrawing steps={steps} />
            <details>
              <summary>The drawing in words</summary>
              <div class="opened">
                <PathInWords steps={steps} />
              </div>
            </details>
          </aside>
        </div>
      )}
      {standing === "draft" && draft.problems.length === 0 && (
        <AskForm draft={draft} body={body} mistakes={mistakes} />
      )}
      <h2>Or</h2>
      <form method="post" action={`/own-paths/${draft.draft}/copy`}>
        <button class="button button-second" type="submit">
          Make a copy to change
        </button>
      </form>
      {standing === "draft" && (
        <form method="post" action={`/own-paths/${draft.draft}/remove`} class="after-button">
          <button class="button button-second" type="submit">
            Throw this draft away
          </button>
        </form>
      )}
    </Page>
  );
};
