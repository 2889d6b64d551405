import type { RunListItem } from "../../api/services/run-list.ts";
import type { RunFold } from "../../api/services/runs/run-view.ts";
import { currentStep } from "../../domain/rules/lookup.ts";
import { Waiting } from "../board/waiting.tsx";
import type { Frame } from "../frame.ts";
import { Select } from "../layout/fields.tsx";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import { Tag } from "../layout/panel.tsx";
import { When } from "../layout/when.tsx";
import type { PageAddresses } from "../page-address.ts";
import { readerInRun } from "../run/reader-in-run.ts";
import { stepOf, titleWords } from "../run/titles.ts";
import { shortWaits } from "../words/waits.ts";
import { STATUSES, type Only } from "./read-only.ts";

/** A run on the desk; `view` is null where it can't be read. */
export type OnDesk = { readonly listed: RunListItem; readonly view: RunFold | null };

const Filter = ({ only }: { readonly only: Only }) => (
  <form class="row" method="get" action="/desk" role="search">
    <Select
      name="status"
      label="Which runs?"
      empty="All of them"
      value={only.status ?? ""}
      options={STATUSES}
    />
    <Select
      name="for"
      label="What do they wait for?"
      empty="Anything"
      value={only.waitingFor ?? ""}
      options={Object.entries(shortWaits).map(([value, label]) => ({ value, label }))}
    />
    <button class="button button-second" type="submit">
      Show these
    </button>
  </form>
);

const RunOnDesk = ({ frame, run }: { readonly frame: Frame; readonly run: OnDesk }) => {
  const { listed, view } = run;
  const status = STATUSES.find(({ value }) => value === listed.status);
  const step = view === null ? undefined : currentStep(view.state);
  return (
    <li class="card">
      <h2>
        <a href={`/board/${listed.run}`}>{titleWords(listed.title)}</a>
      </h2>
      <p>
        <Tag tone="plain">{status?.label ?? "Not started"}</Tag>{" "}
        {step !== undefined && view !== null && (
          <>
            Now: <strong>{stepOf(view.state, step.key)?.title ?? step.key}</strong>
          </>
        )}
      </p>
      <p class="soft">
        The last entry is from <When at={listed.updatedAt} frame={frame} />.
      </p>
      {view === null && <p>Its record cannot be read just now.</p>}
      {view !== null && frame.principal !== null && view.plan.waits.length > 0 && (
        <Waiting
          frame={frame}
          view={view}
          waits={view.plan.waits}
          reader={readerInRun(frame.principal, view.state)}
        />
      )}
    </li>
  );
};

/** All runs of a manager, each with what it waits for, for whom and until when, and the page that mends it. */
export const DeskPage = ({
  frame,
  runs,
  only,
  pages,
}: {
  readonly frame: Frame;
  readonly runs: readonly OnDesk[];
  readonly only: Only;
  readonly pages: PageAddresses;
}) => (
  <Page frame={frame} title="Your desk" back={{ href: "/", text: "Home" }}>
    <h1>Your desk</h1>
    <p class="lead">Every run, and what each one waits for. The newest run comes first.</p>
    <Filter only={only} />
    {runs.length === 0 && <p>There is no such run.</p>}
    <ul class="cards">
      {runs.map((run) => (
        <RunOnDesk frame={frame} run={run} />
      ))}
    </ul>
    <ListPages of="your runs" pages={pages} words={["Newer runs", "Older runs"]} />
  </Page>
);
