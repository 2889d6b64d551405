import type { DraftLine, DraftStanding } from "../../api/services/own-templates/own-templates.ts";
import type { Templates } from "../../api/services/templates.ts";
import { freshKey, type Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { Select, TextArea } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";

export const standingWords: { readonly [S in DraftStanding]: string } = {
  draft: "A draft",
  asked: "People decide about it now",
  adopted: "Can be started here",
};

/** Paths that the organisation writes itself, and where another begins. */
export const OwnPathsPage = ({
  frame,
  drafts,
  templates,
  body,
  mistakes,
}: {
  readonly frame: Frame;
  readonly drafts: readonly DraftLine[];
  readonly templates: ReturnType<Templates["list"]>;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
}) => (
  <Page
    frame={frame}
    mistakes={mistakes}
    title="Paths of your own"
    back={{ href: "/paths", text: "All paths" }}
  >
    <h1>Paths of your own</h1>
    <p class="lead">
      Write a path that fits how you work. Before anybody can start it, people with lived experience
      decide about it.
    </p>
    {drafts.length > 0 && (
      <ul class="cards">
        {drafts.map(({ draft, title, version, standing }) => (
          <li class="card">
            <h2>
              <a class="card-link" href={`/own-paths/${draft}`}>
                {title === null ? "A draft that can't be read yet" : <bdi dir="auto">{title}</bdi>}
              </a>
            </h2>
            <p>
              {standingWords[standing]}
              {version !== null && `, version ${version}`}
            </p>
          </li>
        ))}
      </ul>
    )}
    <h2>Begin another</h2>
    <form method="post" action="/own-paths" novalidate>
      <input type="hidden" name="key" value={freshKey()} />
      <Select
        name="from"
        label="Begin with"
        empty="Nearly nothing: one step"
        value={body.text("from")}
        error={mistakeFor(mistakes, "from")}
        options={templates.map(({ name, title }) => ({
          value: name,
          label: `A copy of “${title}”`,
        }))}
      />
      <TextArea
        name="text"
        label="Or paste one that was written elsewhere"
        hint="As JSON. Then it does not matter what you chose above."
        optional
        rows={4}
        value={body.text("text")}
        error={mistakeFor(mistakes, "text")}
      />
      <button class="button" type="submit">
        Begin
      </button>
    </form>
  </Page>
);
