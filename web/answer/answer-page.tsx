import type { HistoryEntry } from "../../api/services/history-page.ts";
import { freshKey, type Body } from "../body.ts";
import { Changes } from "../form/changes.tsx";
import { Content } from "../form/content.tsx";
import { assuranceWords } from "../../domain/blocks/gate/answer-words.ts";
import type { Frame } from "../frame.ts";
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
import type { Asked } from "./asked.ts";
import { ConfirmPanel, NotMine } from "./help-pages.tsx";
import { NotNow } from "./not-now.tsx";
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

const question = (asked: Asked, title: string): string => {
  if (asked.gate.rule === "preference") return `${title}: which do you like best?`;
  return asked.gate.rule === "majority" ? `${title}: yes or no?` : `${title}: do you agree?`;
};

const Due = ({ frame, asked }: { readonly frame: Frame; readonly asked: Asked }) => {
  const { dueAt, clockStoppedAt } = asked.request;
  if (clockStoppedAt !== null) {
    return (
      <p>
        The clock has stopped, because somebody asked for more time or to talk. There is no rush.
      </p>
    );
  }
  return dueAt < frame.now.toISOString() ? (
    <p>
      We hoped to hear by <When at={dueAt} frame={frame} />. It is not too late: you can still
      answer.
    </p>
  ) : (
    <p>
      Please answer by{" "}
      <strong>
        <When at={dueAt} frame={frame} />
      </strong>
      .
    </p>
  );
};

const WhatChanged = ({ asked, notes }: Pick<Props, "asked" | "notes">) => {
  if (asked.before === undefined) return null;
  const { view, part, request, version, before } = asked;
  return (
    <section aria-labelledby="changed">
      <h2 id="changed">What changed since last time</h2>
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

const Answered = ({ frame, asked }: { readonly frame: Frame; readonly asked: Asked }) =>
  asked.answer === undefined ? null : (
    <Panel
      tone="good"
      title={`${asked.as === "self" ? "You" : "They"} said: ${answerText(asked.answer.kind)}`}
    >
      <p>
        On record since <When at={asked.answer.at} frame={frame} />. You can change the answer until
        the decision is made. The old one stays on record, marked as changed.
      </p>
      <p class="soft">{assuranceWords[asked.answer.assurance]}</p>
    </Panel>
  );

export const AnswerPage = ({ frame, asked, body, mistakes, notes }: Props) => {
  const { view, part, request, version } = asked;
  const title = partTitle(view, part);
  const name = nameOf(view.names, asked.member);
  const otherWays = `/answer/${view.run}/${request.id}/other-ways`;
  return (
    <Page
      mistakes={mistakes}
      frame={frame}
      title={question(asked, title)}
      back={{ href: "/", text: "Home" }}
    >
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>{question(asked, title)}</h1>
      <p class="lead">{asked.step.purpose}</p>
      {asked.as === "self" && asked.may === "answer" && (
        <p>
          This asks you,{" "}
          <strong>
            <bdi dir="auto">{name}</bdi>
          </strong>
          . Are you somebody else? <a href={signInThen(answerPath(asked))}>Sign in as yourself</a>.
        </p>
      )}
      {asked.as !== "self" && (
        <Panel tone="wait" title={`You are answering for ${name}`}>
          <p>
            {asked.as === "helper"
              ? `Write down what ${name} says, not what you think. ${name} is asked to check it. Your name stays beside it.`
              : `${name} asked you to stand in for them. Both your names stay on record.`}
          </p>
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
            <strong>Nothing happens if you do not answer.</strong> Silence is never taken as a yes.
          </p>
          <p>
            <a href="#your-answer">Go to your answer</a>
          </p>
        </Panel>
      ) : (
        <NotNow frame={frame} asked={asked} />
      )}
      <WhatChanged asked={asked} notes={notes} />
      <h2>{asked.before ? "All of it, as it is now" : "What it says"}</h2>
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
            {asked.answer ? "Change your answer" : "Your answer"}
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
              Go on
            </button>
            <p class="soft after-button">
              You can check your answer before it is sent. Nobody else sees what you say until the
              decision is made, except where it says so above. You can change your mind until then.
            </p>
          </form>
        </section>
      )}
      {asked.as === "self" && (
        <>
          <h2>Another way</h2>
          <ul class="plain-links">
            <li>
              <a href={`${otherWays}#help`}>I want somebody to help me answer</a>
            </li>
            <li>
              <a href={`${otherWays}#need`}>I need something first, like large print</a>
            </li>
            <li>
              <a href={`${otherWays}#conflict`}>
                I gain or lose by this, so I should not decide it
              </a>
            </li>
            <li>
              <a href={`${otherWays}#stand-in`}>I want somebody to stand in for me</a>
            </li>
            <li>
              <a href={`${otherWays}#leave`}>I want to leave this run</a>
            </li>
          </ul>
        </>
      )}
    </Page>
  );
};
