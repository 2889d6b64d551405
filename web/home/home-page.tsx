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
import { givenName, isolated } from "../words/isolate.ts";

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

const QuestionCard = ({ item, frame }: { readonly item: InboxItem; readonly frame: Frame }) => (
  <li class="card">
    <p class="eyebrow">{titleWords(item.runTitle)}</p>
    <h3>
      <a class="card-link" href={answerAddress(item)}>
        {item.stepTitle}
      </a>
    </h3>
    {item.asks.person !== item.from.person && (
      <p>
        <strong>{givenName(item.asks.name, "Somebody")}</strong> asked you,{" "}
        {givenName(item.from.name, "their stand-in")}, to answer for them.
      </p>
    )}
    {item.answered === null ? (
      <p>
        Please answer by <When at={item.dueAt} frame={frame} />.
      </p>
    ) : (
      <p>
        You said: <strong>{answerText(item.answered)}</strong>. You can change it until the decision
        is made.
      </p>
    )}
  </li>
);

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
  const roles = frame.principal?.roles ?? [];
  const steers = roles.includes("programme-manager") || roles.includes("administrator");
  const audits = roles.includes("auditor") && !steers;
  const waiting = inbox.filter(({ answered }) => answered === null);
  const answered = inbox.filter((item) => item.answered !== null);
  const asked = !audits && (!steers || inbox.length > 0);
  // What is not answered comes first: a first page without any means that there is none.
  const isFirst = inboxPages.previous === null;
  return (
    <Page frame={frame} title="Home">
      {left && (
        <Panel tone="good" role="status">
          <p>
            You have left the run. Thank you for all that you gave. You are always welcome back.
          </p>
        </Panel>
      )}
      <Alarms frame={frame} problems={problems} alarms={alarms} damaged={damaged} />
      <h1>{name === null ? "Hello" : `Hello, ${isolated(name)}`}</h1>
      {needing.many > 0 && (
        <Panel tone="wait" title="Somebody needs you">
          <p>
            {needing.isMore
              ? "People wait for your help."
              : needing.many === 1
                ? "One person waits for your help."
                : `${needing.many} people wait for your help.`}
          </p>
          <p>
            <a class="button" href="/help-wanted">
              See who needs you
            </a>
          </p>
        </Panel>
      )}
      {asked && (
        <section aria-labelledby="waiting">
          <h2 id="waiting" class="first">
            {waiting.length > 0
              ? "Waiting for your answer"
              : isFirst
                ? "Nothing waits for you"
                : "What you are asked"}
          </h2>
          {waiting.length === 0 && isFirst && (
            <p class="lead">There is nothing to answer just now. We write to you when there is.</p>
          )}
          <ul class="cards">
            {waiting.map((item) => (
              <QuestionCard item={item} frame={frame} />
            ))}
          </ul>
          {answered.length > 0 && (
            <>
              <h2>You have answered</h2>
              <ul class="cards">
                {answered.map((item) => (
                  <QuestionCard item={item} frame={frame} />
                ))}
              </ul>
            </>
          )}
          <ListPages
            of="what you are asked"
            pages={inboxPages}
            words={["The questions before", "More questions"]}
          />
        </section>
      )}
      <OwnCries frame={frame} cries={ownCries} />
      <OpenOffers frame={frame} offers={offers} />
      <WhatBecame frame={frame} words={words} />
      <Claims frame={frame} claims={claims} pages={claimPages} />
      <section aria-labelledby="runs">
        <h2 id="runs">{audits ? "Decision histories to check" : "Your runs"}</h2>
        {steers && (
          <p>
            <a class="button" href="/launch">
              Start a new run
            </a>
          </p>
        )}
        {audits && (
          <p>
            <a class="button" href="/audit">
              All runs by verdict
            </a>
          </p>
        )}
        {!audits && !steers && (
          <p class="row">
            <a href="/join">Groups that you can join</a>
            <a href="/help-wanted">Who needs you</a>
            {earns && <a href="/earned">What you have earned</a>}
            <a href="/your-offers">What you were offered and paid</a>
            <a href="/your-data">Your data and passkeys</a>
          </p>
        )}
        {steers && (
          <p class="row">
            <a href="/desk">What each run waits for</a>
            <a href="/audit">All runs by verdict</a>
            <a href="/help-wanted">Who needs you</a>
            {earns && <a href="/earned">What you have earned</a>}
          </p>
        )}
        {runs.length === 0 && (
          <p class="lead">
            {steers ? "There is no run yet. Start the first one." : "You are not in a run yet."}
          </p>
        )}
        <ul class="cards">
          {runs.map((run) =>
            audits ? (
              <AuditorCard run={run} frame={frame} titles={titles} />
            ) : (
              <RunCard run={run} frame={frame} titles={titles} steers={steers} />
            ),
          )}
        </ul>
        <ListPages of="your runs" pages={runPages} words={["Newer runs", "Older runs"]} />
      </section>
    </Page>
  );
};
