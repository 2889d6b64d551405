import type { MailedQuestion } from "../../api/services/mailed-questions.ts";
import type { Frame } from "../frame.ts";
import { useWords } from "../language/language.tsx";
import { layoutWords } from "../layout/layout-words.ts";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { givenName, isolated, templateText } from "../words/isolate.ts";
import { OtherDevice } from "./code-pages.tsx";
import { signInWords } from "./sign-in-words.tsx";

type Props = {
  readonly frame: Frame;
  readonly token: string;
  readonly question: MailedQuestion;
};

const linkPath = (token: string): string => `/question/${encodeURIComponent(token)}`;

const Asked = ({ name }: MailedQuestion) => (
  <strong>{givenName(name, useWords(signInWords).you)}</strong>
);

/** One of several people at one device, who may be here for a reason: to help, or to answer for themselves. */
const SomebodyElse = ({
  frame,
  question,
  inRun,
}: Omit<Props, "token"> & { readonly inRun: boolean }) => {
  const t = useWords(signInWords);
  const { nameless } = useWords(layoutWords);
  return (
    <Panel tone="wait" title={t.otherIn}>
      <p>{t.signsThemOut(<strong>{givenName(frame.name, nameless)}</strong>)}</p>
      <p>{t.doNotPress}</p>
      <ul class="plain-links">
        <li>
          <a href="/">{t.ownHome}</a>
        </li>
        {inRun && (
          <li>
            <a href={`/answer/${question.run}/${question.request}/for/${question.person}`}>
              {t.iHelp(givenName(question.name, t.them))}
            </a>
          </li>
        )}
      </ul>
    </Panel>
  );
};

/** What the link of a question's mail opens: whose question it is, and one button. */
export const QuestionLinkPage = ({
  frame,
  token,
  question,
  inRun,
}: Props & {
  /** Whether somebody is signed in here who takes part in the run. */
  readonly inRun: boolean;
}) => {
  const t = useWords(signInWords);
  return (
    <Page frame={frame} title={t.sayAsked}>
      <p class="eyebrow">{isolated(question.organisation)}</p>
      <h1>
        {t.sayAsked}: {templateText(question.step)}
      </h1>
      <p class="lead">
        {t.asks(isolated(question.organisation), <Asked {...question} />)}{" "}
        {question.runTitle !== null && t.partOf(isolated(question.runTitle))}
      </p>
      {frame.principal !== null && <SomebodyElse frame={frame} question={question} inRun={inRun} />}
      <p>{t.readIt}</p>
      <form method="post" action={linkPath(token)}>
        <button class="button" type="submit">
          {t.toQuestion}
        </button>
      </form>
      <p class="soft after-button">{t.forAlone(<Asked {...question} />)}</p>
      <OtherDevice action={`${linkPath(token)}/code`} />
    </Page>
  );
};

/** A link that was used, is too old, or has a newer one: its person gets another by one button. */
export const QuestionLinkEndedPage = ({ frame, token, question }: Props) => {
  const t = useWords(signInWords);
  return (
    <Page frame={frame} title={t.linkEnded}>
      <p class="eyebrow">{isolated(question.organisation)}</p>
      <h1>{t.linkEnded}</h1>
      <p class="lead">{t.questionLinkOnce}</p>
      <p>{t.nothingLost}</p>
      <form method="post" action={`${linkPath(token)}/again`}>
        <button class="button" type="submit">
          {t.newLink}
        </button>
      </form>
    </Page>
  );
};
