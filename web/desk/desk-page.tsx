import type { RunOnDesk as Listed, WhichOnDesk } from "../../api/services/desk.ts";
import type { Frame } from "../frame.ts";
import { Select, TextInput } from "../layout/fields.tsx";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import type { PageAddresses } from "../page-address.ts";
import { shortRisks } from "../words/risks.ts";
import { shortWaits } from "../words/waits.ts";
import { STATUSES } from "./read-only.ts";
import { RunOnDesk } from "./run-on-desk.tsx";

const optionsIn = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

const Filter = ({ which: { only, order } }: { readonly which: WhichOnDesk }) => (
  <form method="get" action="/desk" role="search">
    <TextInput
      name="text"
      label="Look for runs"
      hint="A part of a run’s title, of a place, or of the name of somebody in the group."
      value={only.text ?? ""}
    />
    <div class="row">
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
        options={optionsIn(shortWaits)}
      />
      <Select
        name="risk"
        label="What puts them at risk?"
        empty="Anything or nothing"
        value={only.risk ?? ""}
        options={[{ value: "any", label: "anything" }, ...optionsIn(shortRisks)]}
      />
      <Select
        name="order"
        label="Which come first?"
        empty="The newest"
        value={order === "due" ? "due" : ""}
        options={[{ value: "due", label: "Where something is due next" }]}
      />
      <button class="button button-second" type="submit">
        Show these
      </button>
    </div>
  </form>
);

/** All runs of a manager: whom each waits for and since when, what is due, and what puts it at risk, with the pages that mend it. */
export const DeskPage = ({
  frame,
  runs,
  which,
  pages,
}: {
  readonly frame: Frame;
  readonly runs: readonly Listed[];
  readonly which: WhichOnDesk;
  readonly pages: PageAddresses;
}) => (
  <Page frame={frame} title="Your desk" back={{ href: "/", text: "Home" }}>
    <h1>Your desk</h1>
    <p class="lead">
      Every run: whom it waits for, what is due, and what may keep it from being co-produced.
    </p>
    <Filter which={which} />
    {runs.length === 0 && <p>There is no such run.</p>}
    <ul class="cards">
      {runs.map((run) => (
        <RunOnDesk frame={frame} run={run} />
      ))}
    </ul>
    <ListPages
      of="your runs"
      pages={pages}
      words={which.order === "due" ? ["Due sooner", "Due later"] : ["Newer runs", "Older runs"]}
    />
  </Page>
);
