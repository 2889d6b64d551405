import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { Wait } from "../../domain/plan-types.ts";
import type { Frame } from "../frame.ts";
import { When } from "../layout/when.tsx";
import { maySeeWho, type ReaderInRun } from "../run/reader-in-run.ts";
import { waitWords } from "../words/waits.ts";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly waits: readonly Wait[];
  readonly reader: ReaderInRun;
};

/** Waits whose names would tell who answered what. */
const discreet = new Set<Wait["for"]>([
  "answers",
  "more-time",
  "objection",
  "access-need",
  "notice",
  "sending",
  "opening",
  "confirmation",
]);

/** What the run waits for, who can mend it, and where. */
export const Waiting = ({ frame, view, waits, reader }: Props) => (
  <ul class="waits">
    {waits.map((wait) => {
      const { what, who, mend, until, link } = waitWords(wait, view);
      const named = maySeeWho(reader, view.state, wait.part) || !discreet.has(wait.for);
      const acts = (reader.steers || reader.writes) && (named || wait.for !== "answers");
      return (
        <li class={link === null ? "panel" : "panel panel-wait"}>
          <p>
            <strong>{what}</strong>
          </p>
          {who !== null && named && <p>We wait for {who}.</p>}
          {mend !== null && named && <p>{mend}</p>}
          {until !== null && (
            <p>
              {until.before} <When at={until.at} frame={frame} />.
            </p>
          )}
          {link !== null && link.href !== frame.path && acts && (
            <p>
              <a href={link.href}>{link.text}</a>
            </p>
          )}
        </li>
      );
    })}
  </ul>
);
