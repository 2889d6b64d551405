import type { RunFold } from "../../api/services/runs/run-view.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { Answer, Part, Request } from "../../domain/state.ts";
import { freshKey } from "../body.ts";
import type { Frame } from "../frame.ts";
import { FindForm } from "../choose/find-form.tsx";
import { ListPages } from "../layout/list-pages.tsx";
import type { PageAddresses } from "../page-address.ts";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { TextArea } from "../layout/fields.tsx";
import { When } from "../layout/when.tsx";
import { partTitle, runTitle } from "../run/titles.ts";
import { answerText } from "../words/answers.ts";
import { memberName, nameOf } from "../words/people.ts";
import { ERASED_MEND } from "../words/waits.ts";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly part: Part;
  readonly request: Request;
};

/** For a helper: whose answer do you write down? */
export const HelpPage = ({
  frame,
  view,
  part,
  request,
  others,
  sought,
  pages,
}: Props & {
  /** Those whose answer may be written down: a page of them, with these words in their names. */
  readonly others: readonly string[];
  readonly sought: string;
  readonly pages: PageAddresses;
}) => {
  const here = `/answer/${view.run}/${request.id}`;
  return (
    <Page
      frame={frame}
      title="Help somebody answer"
      back={{ href: here, text: partTitle(view, part) }}
    >
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>Help somebody answer</h1>
      <p class="lead">Use their words, not yours. Read it back to them before you send it.</p>
      <p>They are asked to check it later. Until then the record says that you wrote it down.</p>
      <h2>Whose answer is it?</h2>
      {(sought !== "" || pages.next !== null || pages.previous !== null) && (
        <FindForm
          action={`${here}/help`}
          name="called"
          label="Look for them"
          sought={sought}
          found={others.length}
        />
      )}
      <ul class="cards">
        {others.map((member) => (
          <li class="card">
            {own(view.state.members, member)?.erased === true ? (
              <p>
                {memberName(view, member)}. {ERASED_MEND}
              </p>
            ) : (
              <a class="card-link" href={`${here}/for/${member}`}>
                {nameOf(view.names, member)}
              </a>
            )}
          </li>
        ))}
      </ul>
      <ListPages
        of="those who are asked"
        pages={pages}
        words={["The people before", "More people"]}
      />
    </Page>
  );
};

/** For the person: somebody wrote this down for you. Is it right? */
export const ConfirmPanel = ({
  frame,
  view,
  request,
  answer,
}: Omit<Props, "part"> & { readonly answer: Answer }) => {
  const action = `/answer/${view.run}/${request.id}/check`;
  return (
    <Panel tone="wait" title="Is this what you said?">
      <p>
        {nameOf(view.names, answer.by)} wrote down on <When at={answer.at} frame={frame} /> that you
        said: <strong>{answerText(answer.kind)}</strong>
      </p>
      <form method="post" action={action}>
        <input type="hidden" name="key" value={freshKey()} />
        <button class="button" type="submit" name="act" value="confirm">
          Yes, that is right
        </button>
      </form>
      <TakeOut action={action} title="No, that is not right" label="What is not right?" />
    </Panel>
  );
};

const TakeOut = (props: {
  readonly action: string;
  readonly title: string;
  readonly label: string;
}) => (
  <details class="after-button">
    <summary>{props.title}</summary>
    <form class="opened" method="post" action={props.action}>
      <input type="hidden" name="key" value={freshKey()} />
      <TextArea name="reason" label={props.label} optional rows={2} />
      <button class="button button-second" type="submit" name="act" value="dispute">
        Take this answer out
      </button>
    </form>
  </details>
);

/** For somebody in whose name an answer stands that they never gave, also when all is decided. */
export const NotMine = ({ view, request }: Pick<Props, "view" | "request">) => (
  <TakeOut
    action={`/answer/${view.run}/${request.id}/check`}
    title="I did not give this answer"
    label="What happened?"
  />
);
