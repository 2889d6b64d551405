import { useLanguage, useWords } from "../language/language.tsx";
import { templateText } from "../words/isolate.ts";
import { homeWords } from "./home-words.tsx";
import type { RunListItem } from "../../api/services/run-list.ts";
import type { Frame } from "../frame.ts";
import { Tag } from "../layout/panel.tsx";
import { Day, When } from "../layout/when.tsx";
import { titleWords } from "../run/titles.ts";
import { listWords } from "../../domain/counted-words.ts";
import { shortWait } from "../words/waits.ts";

export type TemplateTitles = { readonly [name: string]: string };

const tones: Readonly<Record<RunListItem["status"], "plain" | "good" | "wait">> = {
  "not-launched": "plain",
  running: "good",
  paused: "wait",
  finished: "plain",
};

const StatusTag = ({ status }: Pick<RunListItem, "status">) => (
  <Tag tone={tones[status]}>{useWords(homeWords).status[status]}</Tag>
);

const DamagedTag = () => <Tag tone="stop">{useWords(homeWords).damaged}</Tag>;

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
  const t = useWords(homeWords);
  const language = useLanguage();
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
        <StatusTag status={run.status} />{" "}
        <span class="soft">
          {templateText(titles[run.template.name] ?? run.template.name)},{" "}
          {t.started(<Day at={run.launchedAt} frame={frame} />)}
        </span>
      </p>
      {run.step !== null && (
        <p>
          {t.now}: <strong>{templateText(run.step)}</strong>
        </p>
      )}
      {waits.length > 0 && run.status !== "finished" && (
        <p>{t.waitsFor(listWords(waits, language))}</p>
      )}
      {!steers && (
        <>
          <p class="row">
            {run.waitingFor.includes("loss") && (
              <RunLink run={run} to={`/board/${run.run}/people`} words={t.links.goOn} />
            )}
            <RunLink run={run} to={`/board/${run.run}`} words={t.links.stands} />
            <RunLink run={run} to={`/contribute/${run.run}`} words={t.links.share} />
            <RunLink run={run} to={`/your-part/${run.run}`} words={t.links.part} />
          </p>
          <details>
            <summary>
              {t.links.more}
              <span class="unseen">{t.links.moreIn(titleWords(run.title))}</span>
            </summary>
            <p class="row">
              <RunLink run={run} to={`/decisions/${run.run}`} words={t.links.decided} />
              <RunLink run={run} to={`/board/${run.run}/facts`} words={t.links.notSo} />
              <RunLink run={run} to={`/your-part/${run.run}/ways#need`} words={t.links.need} />
              <RunLink
                run={run}
                to={`/your-part/${run.run}/ways#stand-in`}
                words={t.links.standIn}
              />
              <RunLink run={run} to={`/your-part/${run.run}/ways#leave`} words={t.links.leave} />
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
      <StatusTag status={run.status} /> {run.damaged && <DamagedTag />}
      <span class="soft">{templateText(titles[run.template.name] ?? run.template.name)}</span>
    </p>
    <p class="soft">{useWords(homeWords).lastEntry(<When at={run.updatedAt} frame={frame} />)}</p>
  </li>
);
