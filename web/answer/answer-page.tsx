import type { HistoryEntry } from "../../api/services/history-page.ts";
import { freshKey, type Body } from "../body.ts";
import { Changes } from "../form/changes.tsx";
import { Content } from "../form/content.tsx";
import { assurancesWords } from "../../domain/blocks/gate/answer-words.ts";
import type { Frame } from "../frame.ts";
import { useWords } from "../language/language.tsx";
import { problemWords } from "../errors/problem-words.ts";
import { layoutWords } from "../layout/layout-words.ts";
import { templateText } from "../words/isolate.ts";
import { DraftNote, draftKey } from "../layout/draft-note.tsx";
import type { Mistake } from "../layout/error-summary.tsx";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { When } from "../layout/when.tsx";
import { signInThen } from "../respond.ts";
import { formOfPart, partTitle, runTitle } from "../run/titles.ts";
import { dataOf } from "../run/entry-data.ts";
import { answerText } from "../words/answers.ts";
import { nameOf } from "../words/people.ts";
import { AnswerFields } from "./answer-fields.tsx";
import { questionWords } from "./answer-words.tsx";
import type { Asked } from "./asked.ts";
import { ConfirmPanel, NotMine } from "./help-pages.tsx";
import { NotNow } from "./not-now.tsx";
import { SomebodyToTalkTo } from "./somebody-to-talk-to.tsx";
import { PollsBefore } from "../vote/polls-before.tsx";

type Props = {
  readonly frame: Frame;
  readonly asked: Asked;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
  /** Versions saved since the one this person saw, with their authors' notes. */
  readonly notes: readonly HistoryEntry[];
};

export const answerPath = ({ view, request, as, member }: Asked): string =>
  as === "self"
    ? `/answer/${view.run}/${request.id}`
    : `/answer/${view.run}/${request.id}/for/${member}`;

const question = (asked: Asked, title: string, t: (typeof questionWords)["en"]): string => {
  if (asked.gate.rule === "preference") return t.like(title);
  return asked.gate.rule === "majority" ? t.vote(title) : t.agree(title);
};

const Due = ({ frame, asked }: { readonly frame: Frame; readonly asked: Asked }) => {
  const t = useWords(questionWords);
  const { dueAt, clockStoppedAt } = asked.request;
  if (clockStoppedAt !== null) return <p>{t.clockStopped}</p>;
  const due = <When at={dueAt} frame={frame} />;
  return <p>{dueAt < frame.now.toISOString() ? t.late(due) : t.by(<strong>{due}</strong>)}</p>;
};

const WhatChanged = ({ asked, notes }: Pick<Props, "asked" | "notes">) => {
  const t = useWords(questionWords);
  if (asked.before === undefined) return null;
  const { view, part, request, version, before } = asked;
  return (
    <section aria-labelledby="changed">
      <h2 id="changed">{t.changed}</h2>
      {notes.map((entry) => {
        const note = dataOf(entry).words("note");
        return note.kind === "words" ? (
          <blockquote class="quote">
            <p class="words" dir="auto">
              {note.text}
            </p>
            <p class="soft">{nameOf({ ...view.names, ...entry.names }, entry.actor.id)}</p>
          </blockquote>
        ) : null;
      })}
      <Changes
        form={formOfPart(view.state, part)}
        before={before}
        after={version}
        sections={request.sections}
        names={view.names}
        disclosed={view.disclosed}
      />
    </section>
  );
};

const Answered = ({ frame, asked }: { readonly frame: Frame; readonly asked: Asked }) => {
  const t = useWords(questionWords);
  const assurances = useWords(assurancesWords);
  if (asked.answer === undefined) return null;
  const said = answerText(asked.answer.kind);
  return (
    <Panel tone="good" title={asked.as === "self" ? t.youSaid(said) : t.theySaid(said)}>
      <p>{t.onRecord(<When at={asked.answer.at} frame={frame} />)}</p>
      <p class="soft">{assurances[asked.answer.assurance]}</p>
    </Panel>
  );
};

export const AnswerPage = ({ frame, asked, body, mistakes, notes }: Props) => {
  const t = useWords(questionWords);
  const { home } = useWords(layoutWords);
  const { signInAsYourself, somebodyElse } = useWords(problemWords);
  const { view, part, request, version } = asked;
  const title = question(asked, partTitle(view, part), t);
  const name = nameOf(view.names, asked.member);
  const otherWays = `/answer/${view.run}/${request.id}/other-ways`;
  return (
    <Page mistakes={mistakes} frame={frame} title={title} back={{ href: "/", text: home }}>
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>{title}</h1>
      <p class="lead">{templateText(asked.step.purpose)}</p>
      {asked.as === "self" && asked.may === "answer" && (
        <p>
          {t.asksYou(
            <strong>
              <bdi dir="auto">{name}</bdi>
            </strong>,
          )}{" "}
          {somebodyElse} <a href={signInThen(answerPath(asked))}>{signInAsYourself}</a>.
        </p>
      )}
      {asked.as !== "self" && (
        <Panel tone="wait" title={t.answeringFor(name)}>
          <p>{asked.as === "helper" ? t.asHelper(name) : t.asStandIn(name)}</p>
        </Panel>
      )}
      {asked.as === "self" && asked.answer?.assurance === "assisted-unconfirmed" ? (
        <ConfirmPanel frame={frame} view={view} request={request} answer={asked.answer} />
      ) : (
        <>
          <Answered frame={frame} asked={asked} />
          {asked.as === "self" && asked.answer?.standing === "current" && (
            <NotMine view={view} request={request} />
          )}
        </>
      )}
      {asked.may === "answer" ? (
        <Panel>
          <Due frame={frame} asked={asked} />
          <p>
            <strong>{t.nothingHappens}</strong> {t.silence}
          </p>
          <p>
            <a href="#your-answer">{t.toAnswer}</a>
          </p>
        </Panel>
      ) : (
        <NotNow frame={frame} asked={asked} />
      )}
      {asked.may === "answer" && <SomebodyToTalkTo frame={frame} asked={asked} />}
      <WhatChanged asked={asked} notes={notes} />
      <h2>{asked.before ? t.asItIsNow : t.whatItSays}</h2>
      <PollsBefore view={asked.view} part={asked.part} />
      <Content
        form={formOfPart(view.state, part)}
        version={version}
        sections={request.sections}
        reading={view}
      />
      {asked.may === "answer" && (
        <section aria-labelledby="your-answer">
          <h2 id="your-answer" tabindex={-1}>
            {asked.answer ? t.changeAnswer : t.yourAnswer}
          </h2>
          <form
            method="post"
            action={answerPath(asked)}
            data-draft={draftKey(frame, `${request.id}/${asked.member}`)}
            novalidate
          >
            <DraftNote />
            <input type="hidden" name="key" value={freshKey()} />
            <input type="hidden" name="version" value={String(request.version)} />
            <input type="hidden" name="digest" value={request.digest} />
            <AnswerFields asked={asked} body={body} mistakes={mistakes} name={name} />
            <button class="button" type="submit" formaction={`${answerPath(asked)}/review`}>
              {t.goOn}
            </button>
            <p class="soft after-button">{t.checkFirst}</p>
          </form>
        </section>
      )}
      {asked.as === "self" && (
        <>
          <h2>{t.anotherWay}</h2>
          <ul class="plain-links">
            <li>
              <a href={`${otherWays}#help`}>{t.ways.help}</a>
            </li>
            <li>
              <a href={`${otherWays}#need`}>{t.ways.need}</a>
            </li>
            <li>
              <a href={`${otherWays}#conflict`}>{t.ways.conflict}</a>
            </li>
            <li>
              <a href={`${otherWays}#stand-in`}>{t.ways.standIn}</a>
            </li>
            <li>
              <a href={`${otherWays}#leave`}>{t.ways.leave}</a>
            </li>
          </ul>
        </>
      )}
    </Page>
  );
};
