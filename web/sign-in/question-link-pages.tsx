import type { MailedQuestion } from "../../api/services/mailed-questions.ts";
import type { Frame } from "../frame.ts";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { givenName, isolated } from "../words/isolate.ts";
import { OtherDevice } from "./code-pages.tsx";

type Props = {
  readonly frame: Frame;
  readonly token: string;
  readonly question: MailedQuestion;
};

const linkPath = (token: string): string => `/question/${encodeURIComponent(token)}`;

const nameOf = ({ name }: MailedQuestion) => <strong>{givenName(name, "you")}</strong>;

/** One of several people at one device, who may be here for a reason: to help, or to answer for themselves. */
const SomebodyElse = ({
  frame,
  question,
  inRun,
}: Omit<Props, "token"> & { readonly inRun: boolean }) => (
  <Panel tone="wait" title="Somebody else is signed in here">
    <p>
      This device is signed in as{" "}
      <strong>{givenName(frame.name, "somebody without a name")}</strong>. The button signs them
      out.
    </p>
    <p>Is that you? Then do not press the button. You cannot answer as somebody else.</p>
    <ul class="plain-links">
      <li>
        <a href="/">Go to your own home page</a>
      </li>
      {inRun && (
        <li>
          <a href={`/answer/${question.run}/${question.request}/for/${question.person}`}>
            I help {givenName(question.name, "them")}, or stand in for them
          </a>
        </li>
      )}
    </ul>
  </Panel>
);

/** What the link of a question's mail opens: whose question it is, and one button. */
export const QuestionLinkPage = ({
  frame,
  token,
  question,
  inRun,
}: Props & {
  /** Whether somebody is signed in here who takes part in the run. */
  readonly inRun: boolean;
}) => (
  <Page frame={frame} title="Your say is asked for">
    <p class="eyebrow">{isolated(question.organisation)}</p>
    <h1>Your say is asked for: {question.step}</h1>
    <p class="lead">
      {isolated(question.organisation)} asks {nameOf(question)}.
      {question.runTitle !== null && <> It is part of “{isolated(question.runTitle)}”.</>}
    </p>
    {frame.principal !== null && <SomebodyElse frame={frame} question={question} inRun={inRun} />}
    <p>Press the button to read it. Nothing is answered until you say so there.</p>
    <form method="post" action={linkPath(token)}>
      <button class="button" type="submit">
        Go to the question
      </button>
    </form>
    <p class="soft after-button">
      This link is for {nameOf(question)} alone. The button signs you in on this device. Is it a
      shared phone or computer? Sign out when you are done. The button is at the top of every page.
    </p>
    <OtherDevice action={`${linkPath(token)}/code`} />
  </Page>
);

/** A link that was used, is too old, or has a newer one: its person gets another by one button. */
export const QuestionLinkEndedPage = ({ frame, token, question }: Props) => (
  <Page frame={frame} title="This link does not work any more">
    <p class="eyebrow">{isolated(question.organisation)}</p>
    <h1>This link does not work any more</h1>
    <p class="lead">
      Each link works once, and for some days. A newer link to the same question ends the older
      ones. That keeps you safe.
    </p>
    <p>Nothing that you said is lost. We can send you a new link, to the same email address.</p>
    <form method="post" action={`${linkPath(token)}/again`}>
      <button class="button" type="submit">
        Send me a new link
      </button>
    </form>
  </Page>
);
