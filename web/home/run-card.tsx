import type { RunListItem } from "../../api/services/run-list.ts";
import type { Frame } from "../frame.ts";
import { Tag } from "../layout/panel.tsx";
import { Day, When } from "../layout/when.tsx";
import { titleWords } from "../run/titles.ts";
import { listWords } from "../../domain/counted-words.ts";
import { shortWait } from "../words/waits.ts";

export type TemplateTitles = { readonly [name: string]: string };

const statusTags: Readonly<
  Record<
    RunListItem["status"],
    { readonly tone: "plain" | "good" | "wait"; readonly words: string }
  >
> = {
  "not-launched": { tone: "plain", words: "Not started" },
  running: { tone: "good", words: "Under way" },
  paused: { tone: "wait", words: "Paused" },
  finished: { tone: "plain", words: "Finished" },
};

const DamagedTag = () => <Tag tone="stop">Part of its record cannot be read</Tag>;

/** Links of the same words stand on every run's card: their name says which run they lead to. */
const RunLink = ({
  run,
  to,
  words,
}: {
  readonly run: RunListItem;
  readonly to: string;
  readonly words: string;
}) => (
  <a href={to}>
    {words}
    <span class="unseen">: {titleWords(run.title)}</span>
  </a>
);

/** A run as somebody of its group finds it on their home. */
export const RunCard = ({
  run,
  frame,
  titles,
  steers,
}: {
  readonly run: RunListItem;
  readonly frame: Frame;
  readonly titles: TemplateTitles;
  readonly steers: boolean;
}) => {
  const tag = statusTags[run.status];
  const waits = [...new Set(run.waitingFor.map(shortWait))];
  return (
    <li class="card">
      <h3>
        <a
          class={steers ? "card-link" : undefined}
          href={steers ? `/board/${run.run}` : `/decisions/${run.run}`}
        >
          {titleWords(run.title)}
        </a>
      </h3>
      <p>
        <Tag tone={tag.tone}>{tag.words}</Tag>{" "}
        <span class="soft">
          {titles[run.template.name] ?? run.template.name}, started{" "}
          <Day at={run.launchedAt} frame={frame} />
        </span>
      </p>
      {run.step !== null && (
        <p>
          Now: <strong>{run.step}</strong>
        </p>
      )}
      {waits.length > 0 && run.status !== "finished" && <p>It waits for {listWords(waits)}.</p>}
      {!steers && (
        <>
          <p class="row">
            {run.waitingFor.includes("loss") && (
              <RunLink
                run={run}
                to={`/board/${run.run}/people`}
                words="Say how the group goes on"
              />
            )}
            <RunLink run={run} to={`/board/${run.run}`} words="See where it stands" />
            <RunLink run={run} to={`/contribute/${run.run}`} words="Share something" />
            <RunLink run={run} to={`/your-part/${run.run}`} words="Your part in it" />
          </p>
          <details>
            <summary>
              More that you can do
              <span class="unseen"> in {titleWords(run.title)}</span>
            </summary>
            <p class="row">
              <RunLink run={run} to={`/decisions/${run.run}`} words="Read what was decided" />
              <RunLink
                run={run}
                to={`/board/${run.run}/facts`}
                words="Say if something was not so"
              />
              <RunLink run={run} to={`/your-part/${run.run}/ways#need`} words="Say what you need" />
              <RunLink
                run={run}
                to={`/your-part/${run.run}/ways#stand-in`}
                words="Name a stand-in"
              />
              <RunLink run={run} to={`/your-part/${run.run}/ways#leave`} words="Leave" />
            </p>
          </details>
        </>
      )}
    </li>
  );
};

/** A run as an auditor finds it. */
export const AuditorCard = ({
  run,
  frame,
  titles,
}: {
  readonly run: RunListItem;
  readonly frame: Frame;
  readonly titles: TemplateTitles;
}) => (
  <li class="card">
    <h3>
      <a class="card-link" href={`/audit/${run.run}`}>
        {titleWords(run.title)}
      </a>
    </h3>
    <p>
      <Tag tone={statusTags[run.status].tone}>{statusTags[run.status].words}</Tag>{" "}
      {run.damaged && <DamagedTag />}
      <span class="soft">{titles[run.template.name] ?? run.template.name}</span>
    </p>
    <p class="soft">
      Last entry at <When at={run.updatedAt} frame={frame} />
    </p>
  </li>
);
