import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { HistoryEntry } from "../../api/services/history-page.ts";
import type { Frame } from "../frame.ts";
import { Page } from "../layout/page.tsx";
import { runTitle } from "../run/titles.ts";
import { Entry } from "./entry.tsx";

/** The entries beside one; null at the beginning and at the end of what the reader may see. */
export type Neighbours = {
  readonly before: HistoryEntry | null;
  readonly after: HistoryEntry | null;
};

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly entry: HistoryEntry;
  readonly beside: Neighbours;
};

const entryTitle = ({ version }: HistoryEntry): string =>
  version === null ? "An entry without a number yet" : `Entry ${version}`;

const addressOf = (run: string, { version, event }: HistoryEntry): string =>
  `/decisions/${run}/${version ?? event}`;

/** One entry alone, with the ways to those before and after it. */
export const EntryPage = ({ frame, view, entry, beside: { before, after } }: Props) => (
  <Page
    frame={frame}
    title={`${entryTitle(entry)}: ${runTitle(view)}`}
    back={{
      href: `/decisions/${view.run}${entry.version === null ? "" : `?after=${entry.version - 1}`}`,
      text: entry.version === null ? "Read all of it" : "Read on from here",
    }}
  >
    <p class="eyebrow">{runTitle(view)}</p>
    <h1>{entryTitle(entry)}</h1>
    <ol class="entries">
      <Entry frame={frame} view={view} entry={entry} alone />
    </ol>
    <nav class="row no-print" aria-label="Entries beside this one">
      {before !== null && (
        <a class="button button-second" rel="prev" href={addressOf(view.run, before)}>
          The entry before
        </a>
      )}
      {after !== null && (
        <a class="button button-second" rel="next" href={addressOf(view.run, after)}>
          The next entry
        </a>
      )}
    </nav>
  </Page>
);
