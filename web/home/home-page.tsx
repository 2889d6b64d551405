import type { RunAlarms } from "../../api/damage.ts";
import type { OpenClaim } from "../../api/services/claims.ts";
import type { HeardCry } from "../../api/services/cries.ts";
import type { InboxItem } from "../../api/services/inbox.ts";
import type { RunListItem } from "../../api/services/run-list.ts";
import type { WitnessAlarms } from "../../api/services/watching.ts";
import type { Frame } from "../frame.ts";
import { Alarms } from "./alarms.tsx";
import { OwnCries } from "./own-cries.tsx";
import { Claims } from "./claims.tsx";
import { AuditorCard, RunCard, type TemplateTitles } from "./run-card.tsx";
import { useWords } from "../language/language.tsx";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { When } from "../layout/when.tsx";
import { answerText } from "../words/answers.ts";
import type { PageAddresses } from "../page-address.ts";
import { OpenOffers } from "../support/own-offers-page.tsx";
import type { OwnOffer } from "../support/own-offers.ts";
import type { OwnWord } from "./own-words.ts";
import { WhatBecame } from "./what-became.tsx";
import { titleWords } from "../run/titles.ts";
import { givenName, isolated, templateText } from "../words/isolate.ts";
import { homeWords } from "./home-words.tsx";

type Props = {
  readonly frame: Frame;
  readonly name: string | null;
  readonly inbox: readonly InboxItem[];
  readonly runs: readonly RunListItem[];
  readonly inboxPages: PageAddresses;
  readonly claimPages: PageAddresses;
  readonly runPages: PageAddresses;
  readonly titles: TemplateTitles;
  readonly left: boolean;
  /** Whether there is something in the reader's runs that they can earn or show. */
  readonly earns: boolean;
  readonly claims: readonly OpenClaim[];
  /** What the reader asked for, and still waits for. */
  readonly ownCries: readonly HeardCry[];
  /** How many people wait for the reader's help; `isMore`: there may be others. */
  readonly needing: { readonly many: number; readonly isMore: boolean };
  /** Payment or thanks that the reader is offered and has not answered. */
  readonly offers: readonly OwnOffer[];
  /** What the reader said last, and what became of it. */
  readonly words: readonly OwnWord[];
  /** What the self-check found; for administrators. */
  readonly problems: readonly string[];
  /** What witnesses said against the log; for administrators and auditors. */
  readonly alarms: WitnessAlarms;
  /** Runs that can't be read; for administrators and auditors. */
  readonly damaged: RunAlarms;
};

const answerAddress = ({ run, request, asks, from }: InboxItem): string =>
  asks.person === from.person
    ? `/answer/${run}/${request}`
    : `/answer/${run}/${request}/for/${asks.person}`;

const QuestionCard = ({ item, frame }: { readonly item: InboxItem; readonly frame: Frame }) => {
  const t = useWords(homeWords);
  return (
    <li class="card">
      <p class="eyebrow">{titleWords(item.runTitle)}</p>
      <h3>
        <a class="card-link" href={answerAddress(item)}>
          {templateText(item.stepTitle)}
        </a>
      </h3>
      {item.asks.person !== item.from.person && (
        <p>
          {t.askedFor(
            <strong>{givenName(item.asks.name, t.somebody)}</strong>,
            givenName(item.from.name, t.theirStandIn),
          )}
        </p>
      )}
      <p>
        {item.answered === null
          ? t.by(<When at={item.dueAt} frame={frame} />)
          : t.youSaid(<strong>{answerText(item.answered)}</strong>)}
      </p>
    </li>
  );
};

export const HomePage = ({
  frame,
  name,
  inbox,
  runs,
  inboxPages,
  claimPages,
  runPages,
  titles,
  left,
  earns,
  claims,
  ownCries,
  needing,
  offers,
  words,
  problems,
  alarms,
  damaged,
}: Props) => {
  const t = useWords(homeWords);
  const roles = frame.principal?.roles ?? [];
  const steers = roles.includes("programme-manager") || roles.includes("administrator");
  const audits = roles.includes("auditor") && !steers;
  const waiting = inbox.filter(({ answered }) => answered === null);
  const answered = inbox.filter((item) => item.answered !== null);
  const asked = !audits && (!steers || inbox.length > 0);
  // What is not answered comes first: a first page without any means that there is none.
  const isFirst = inboxPages.previous === null;
  return (
    <Page frame={frame} title={t.title}>
      {left && (
        <Panel tone="good" role="status">
          <p>{t.left}</p>
        </Panel>
      )}
      {problems.length + alarms.length + damaged.length > 0 && (
        <div lang="en">
          <Alarms frame={frame} problems={problems} alarms={alarms} damaged={damaged} />
        </div>
      )}
      <h1>{name === null ? t.hello : t.helloTo(isolated(name))}</h1>
      {needing.many > 0 && (
        <Panel tone="wait" title={t.needed}>
          <p>{needing.isMore ? t.peopleWait : t.waitFor(needing.many)}</p>
          <p>
            <a class="button" href="/help-wanted">
              {t.whoNeeds}
            </a>
          </p>
        </Panel>
      )}
      {asked && (
        <section aria-labelledby="waiting">
          <h2 id="waiting" class="first">
            {waiting.length > 0 ? t.waiting : isFirst ? t.nothing : t.asked}
          </h2>
          {waiting.length === 0 && isFirst && <p class="lead">{t.nothingNow}</p>}
          <ul class="cards">
            {waiting.map((item) => (
              <QuestionCard item={item} frame={frame} />
            ))}
          </ul>
          {answered.length > 0 && (
            <>
              <h2>{t.answered}</h2>
              <ul class="cards">
                {answered.map((item) => (
                  <QuestionCard item={item} frame={frame} />
                ))}
              </ul>
            </>
          )}
          <ListPages of={t.askedList} pages={inboxPages} words={[t.before, t.more]} />
        </section>
      )}
      <OwnCries frame={frame} cries={ownCries} />
      <OpenOffers frame={frame} offers={offers} />
      <WhatBecame frame={frame} words={words} />
      <Claims frame={frame} claims={claims} pages={claimPages} />
      <section aria-labelledby="runs">
        <h2 id="runs">{audits ? t.histories : t.runs}</h2>
        {steers && (
          <p>
            <a class="button" href="/launch">
              {t.startNew}
            </a>
          </p>
        )}
        {audits && (
          <p>
            <a class="button" href="/audit">
              {t.verdicts}
            </a>
          </p>
        )}
        {!audits && !steers && (
          <p class="row">
            <a href="/join">{t.join}</a>
            <a href="/help-wanted">{t.whoNeedsYou}</a>
            {earns && <a href="/earned">{t.earned}</a>}
            <a href="/your-offers">{t.offers}</a>
            <a href="/calendar">{t.calendar}</a>
            <a href="/your-data">{t.data}</a>
          </p>
        )}
        {steers && (
          <p class="row">
            <a href="/desk">{t.desk}</a>
            <a href="/audit">{t.verdicts}</a>
            <a href="/calendar">{t.calendar}</a>
            <a href="/help-wanted">{t.whoNeedsYou}</a>
            {earns && <a href="/earned">{t.earned}</a>}
          </p>
        )}
        {runs.length === 0 && <p class="lead">{steers ? t.noRunYet : t.notInRun}</p>}
        <ul class="cards">
          {runs.map((run) =>
            audits ? (
              <AuditorCard run={run} frame={frame} titles={titles} />
            ) : (
              <RunCard run={run} frame={frame} titles={titles} steers={steers} />
            ),
          )}
        </ul>
        <ListPages of={t.runsList} pages={runPages} words={[t.newerRuns, t.olderRuns]} />
      </section>
    </Page>
  );
};
