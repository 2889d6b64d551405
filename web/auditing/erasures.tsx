import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { HistoryEntry } from "../../api/services/history-page.ts";
import { sentenceOf } from "../decisions/entry.tsx";
import type { Frame } from "../frame.ts";
import { When } from "../layout/when.tsx";
import { dataOf } from "../run/entry-data.ts";
import { nameOf } from "../words/people.ts";
import { EntryLink } from "./entry-link.tsx";

/** Erasures that a page names; all stand in the history. */
export const MOST_ERASURES = 20;

const whoWished = (view: RunFold, entry: HistoryEntry): string => {
  const data = dataOf(entry);
  const by = data.text("by");
  if (by === null || by === data.text("member")) return "They asked for it themselves";
  return `${nameOf({ ...view.names, ...entry.names }, by)} did it for them`;
};

/** What was erased, at whose wish and when: the words are gone, and that they were there is not. */
export const Erasures = ({
  frame,
  view,
  entries,
}: {
  readonly frame: Frame;
  readonly view: RunFold;
  /** The newest, oldest first. */
  readonly entries: readonly HistoryEntry[];
}) =>
  entries.length === 0 ? (
    <p>Nothing was erased.</p>
  ) : (
    <>
      <p>
        Everybody may have what they wrote erased. That is their right. What was signed can still be
        checked.
      </p>
      <ul>
        {entries.map((entry) => (
          <li>
            {sentenceOf({ frame, view, entry })} {whoWished(view, entry)},{" "}
            <When at={entry.at} frame={frame} />.{" "}
            <EntryLink run={view.run} entry={entry} what={sentenceOf({ frame, view, entry })} />
          </li>
        ))}
      </ul>
    </>
  );
