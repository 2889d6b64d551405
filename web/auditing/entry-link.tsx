import type { HistoryEntry } from "../../api/services/history-page.ts";

/** The way to one entry of a run's history. */
export const EntryLink = ({
  run,
  entry: { event, version },
}: {
  readonly run: string;
  readonly entry: Pick<HistoryEntry, "event" | "version">;
}) => (
  <a href={`/decisions/${run}/${version ?? event}`}>
    {version === null ? "Its entry" : `Entry ${version}`}
  </a>
);
