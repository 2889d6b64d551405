import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { HistoryEntry } from "../../api/services/history-page.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { Body } from "../body.ts";
import { readDate } from "../form/read-date.ts";
import type { Frame } from "../frame.ts";
import type { Choosable } from "../choose/matching.ts";
import { PersonField } from "../choose/person-field.tsx";
import { Choices } from "../layout/choices.tsx";
import { DateFields } from "../layout/date-fields.tsx";
import type { Mistake } from "../layout/error-summary.tsx";
import { Select, TextInput } from "../layout/fields.tsx";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import type { PageAddresses } from "../page-address.ts";
import { partTitle, runTitle } from "../run/titles.ts";
import { count, listWords } from "../../domain/counted-words.ts";
import { nameOf } from "../words/people.ts";
import { dateWords } from "../../domain/time-words.ts";
import { Entry } from "./entry.tsx";
import { kinds } from "./kinds.ts";
import { LeftOut } from "./left-out.tsx";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly entries: readonly HistoryEntry[];
  /** The filter as it was sent. */
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
  readonly pages: PageAddresses;
};

/** What the filter leaves, in words; null when it is off. */
function filterWords({ view, body }: Pick<Props, "view" | "body">): string | null {
  const what = kinds.filter(({ value }) => body.all("what").includes(value));
  const part = own(view.state.parts, body.text("part"));
  const day = (name: string) => {
    const read = readDate(body, name);
    return read.kind === "date" ? [`${name} ${dateWords(read.date)}`] : [];
  };
  const words = [
    ...(what.length > 0 ? [listWords(what.map(({ label }) => label.toLowerCase()))] : []),
    ...(body.text("who") === "" ? [] : [`by ${nameOf(view.names, body.text("who"))}`]),
    ...(body.text("about") === "" ? [] : [`that name ${nameOf(view.names, body.text("about"))}`]),
    ...(part === undefined ? [] : [`about “${partTitle(view, part)}”`]),
    ...(body.text("words") === "" ? [] : [`with “${body.text("words")}” in somebody’s words`]),
    ...day("from"),
    ...day("until"),
  ];
  return words.length === 0 ? null : words.join(", ");
}

/** Whoever can have done something in a run. */
export const peopleInHistory = ({ state, names }: RunFold): readonly Choosable[] =>
  [...new Set([state.launcher, ...Object.keys(state.members), "engine"])].map((id) => ({
    value: id,
    label: nameOf(names, id),
  }));

const Filter = ({ view, body, mistakes }: Pick<Props, "view" | "body" | "mistakes">) => {
  const people = peopleInHistory(view);
  const shown = filterWords({ view, body });
  return (
    <>
      {shown !== null && (
        <p>
          You see only: <strong>{shown}</strong>.{" "}
          <a class="no-print" href={`/decisions/${view.run}`}>
            Show all
          </a>
        </p>
      )}
      <details open={mistakes.length > 0} class="no-print">
        <summary>Show only some of it</summary>
        <form class="opened filters" method="get" action={`/decisions/${view.run}`} novalidate>
          <TextInput
            name="words"
            label="With which words?"
            hint="Words that somebody wrote here."
            value={body.text("words")}
          />
          <div class="field-wide">
            <Choices
              kind="checkbox"
              name="what"
              label="What kind?"
              hint="Choose none to see all."
              chosen={body.all("what")}
              options={kinds}
            />
          </div>
          <PersonField
            name="who"
            label="By whom?"
            empty="Anybody"
            people={people}
            body={body}
            mistakes={mistakes}
          />
          <PersonField
            name="about"
            label="About whom?"
            empty="Anybody"
            people={people.filter(({ value }) => value !== "engine")}
            body={body}
            mistakes={mistakes}
          />
          <Select
            name="part"
            label="About which part?"
            empty="All of the run"
            value={body.text("part")}
            options={Object.values(view.state.parts).map((part) => ({
              value: part.id,
              label: partTitle(view, part),
            }))}
          />
          <DateFields name="from" label="From which day?" body={body} mistakes={mistakes} />
          <DateFields name="until" label="Until which day?" body={body} mistakes={mistakes} />
          <div class="row field-wide">
            <button class="button" type="submit">
              Show these
            </button>
          </div>
        </form>
      </details>
    </>
  );
};

export const DecisionsPage = ({ frame, view, entries, body, mistakes, pages }: Props) => (
  <Page
    mistakes={mistakes}
    frame={frame}
    title={`What was decided: ${runTitle(view)}`}
    back={{ href: `/board/${view.run}`, text: "The run’s board" }}
  >
    <p class="eyebrow">{runTitle(view)}</p>
    <h1>What was decided, by whom, and when</h1>
    <p class="lead">
      Everything that happened in this run, oldest first. Nothing here can be changed or taken out.
      {view.state.version > 0 && ` There are ${count(view.state.version, "entry", "entries")}.`}
    </p>
    <p class="no-print">
      <a href={`/decisions/${view.run}/access`}>Who looked at this</a>
    </p>
    <p class="no-print">
      <button class="button button-second" type="button" data-print hidden>
        Print this page
      </button>
    </p>
    <p class="no-print">
      <a href={`/runs/${view.run}/bundle`} download={`alongside-${view.run}.jsonl`}>
        Download it, to check it yourself
      </a>
    </p>
    <LeftOut frame={frame} view={view} />
    <Filter view={view} body={body} mistakes={mistakes} />
    {entries.length === 0 ? (
      <p>Nothing here matches. Try another filter.</p>
    ) : (
      <ol class="entries">
        {entries.map((entry) => (
          <Entry frame={frame} view={view} entry={entry} />
        ))}
      </ol>
    )}
    <ListPages of="the history" pages={pages} words={["Earlier entries", "Go on reading"]} />
  </Page>
);
