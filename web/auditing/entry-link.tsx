import type { Child } from "hono/jsx";
import type { HistoryEntry } from "../../api/services/history-page.ts";

/** The way to one entry of a run's history. `what`: what it says, which names the link where numbers are not shown yet. */
export const EntryLink = ({
  run,
  entry: { event, version },
  what,
}: {
  readonly run: string;
  readonly what: Child;
  readonly entry: Pick<HistoryEntry, "event" | "version">;
}) => (
  <a href={`/decisions/${run}/${version ?? event}`}>
    {version === null ? (
      <>
        Its entry<span class="unseen">: {what}</span>
      </>
    ) : (
      `Entry ${version}`
    )}
  </a>
);
