import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { LinkedRun, RunLinks } from "../../api/services/links.ts";
import type { LinkKind } from "../../domain/events/link.ts";
import { freshKey, type Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import { Choices } from "../layout/choices.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { TextInput } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";
import type { ReaderInRun } from "../run/reader-in-run.ts";
import { runTitle, titleWords } from "../run/titles.ts";

export const kinds: readonly { readonly value: LinkKind; readonly label: string }[] = [
  { value: "grows-out-of", label: "This one grows out of it" },
  { value: "asks", label: "This one asks it to decide, and waits for the answer" },
  { value: "adds-to", label: "The two requests belong together, and are added up" },
  { value: "hands-on-to", label: "It uses again what was made here" },
];

const answers: { readonly [outcome in NonNullable<LinkedRun["answered"]>]: string } = {
  passed: "It was agreed.",
  refused: "It was turned down.",
  overridden: "It went ahead without agreement.",
  finished: "That run is over.",
};

const Linked = ({
  links,
  words,
}: {
  readonly links: readonly LinkedRun[];
  readonly words: string;
}) =>
  links.length === 0 ? null : (
    <>
      <h2>{words}</h2>
      <ul class="cards">
        {links.map(({ kind, run, title, answered }) => (
          <li class="card">
            <p>
              <a href={`/board/${run}`}>{titleWords(title)}</a>
            </p>
            <p class="soft">{kinds.find(({ value }) => value === kind)?.label}.</p>
            {kind === "asks" && (
              <p>{answered === null ? "There is no answer yet." : answers[answered]}</p>
            )}
          </li>
        ))}
      </ul>
    </>
  );

/** How this run is tied to others. */
export const LinksPage = ({
  frame,
  view,
  links,
  reader,
  body,
  mistakes,
}: {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly links: RunLinks;
  readonly reader: ReaderInRun;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
}) => (
  <Page
    mistakes={mistakes}
    frame={frame}
    title="Links"
    back={{ href: `/board/${view.run}`, text: "The run’s board" }}
  >
    <p class="eyebrow">{runTitle(view)}</p>
    <h1>How this run belongs to others</h1>
    {links.to.length + links.from.length === 0 && <p class="lead">It is linked to no other run.</p>}
    <Linked links={links.to} words="Linked from here" />
    <Linked links={links.from} words="Linked to here" />
    {links.carriedOn.length > 0 && (
      <>
        <h2>Runs of a retired path that go on</h2>
        <ul>
          {links.carriedOn.map(({ run, title }) => (
            <li>
              <a href={`/board/${run}`}>{titleWords(title)}</a>
            </li>
          ))}
        </ul>
      </>
    )}
    {reader.steers && (
      <form method="post" action={`/board/${view.run}/links`} novalidate>
        <h2>Link it to another run</h2>
        <input type="hidden" name="key" value={freshKey()} />
        <TextInput
          name="run"
          label="The other run"
          hint="Copy the address of its page, or its number."
          value={body.text("run")}
          error={mistakeFor(mistakes, "run")}
        />
        <Choices
          kind="radio"
          name="kind"
          label="How do they belong together?"
          chosen={[body.text("kind")]}
          error={mistakeFor(mistakes, "kind")}
          options={kinds}
        />
        <button class="button" type="submit">
          Link them
        </button>
      </form>
    )}
  </Page>
);
