import type { RunFold } from "../../api/services/runs/run-view.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { Answer, Part, Request } from "../../domain/state.ts";
import { freshKey } from "../body.ts";
import type { Frame } from "../frame.ts";
import { FindForm } from "../choose/find-form.tsx";
import { useWords } from "../language/language.tsx";
import { ListPages } from "../layout/list-pages.tsx";
import type { PageAddresses } from "../page-address.ts";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { TextArea } from "../layout/fields.tsx";
import { When } from "../layout/when.tsx";
import { partTitle, runTitle } from "../run/titles.ts";
import { answerText } from "../words/answers.ts";
import { memberName, nameOf } from "../words/people.ts";
import { waysWords } from "./ways-words.tsx";

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
  const t = useWords(waysWords).help;
  const here = `/answer/${view.run}/${request.id}`;
  return (
    <Page frame={frame} title={t.title} back={{ href: here, text: partTitle(view, part) }}>
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <p>{t.later}</p>
      <h2>{t.whose}</h2>
      {(sought !== "" || pages.next !== null || pages.previous !== null) && (
        <FindForm
          action={`${here}/help`}
          name="called"
          label={t.look}
          sought={sought}
          found={others.length}
        />
      )}
      <ul class="cards">
        {others.map((member) => (
          <li class="card">
            {own(view.state.members, member)?.erased === true ? (
              <p>
                {memberName(view, member)}. {t.erased}
              </p>
            ) : (
              <a class="card-link" href={`${here}/for/${member}`}>
                {nameOf(view.names, member)}
              </a>
            )}
          </li>
        ))}
      </ul>
      <ListPages of={t.list} pages={pages} words={[t.before, t.more]} />
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
  const t = useWords(waysWords).confirm;
  const action = `/answer/${view.run}/${request.id}/check`;
  return (
    <Panel tone="wait" title={t.title}>
      <p>
        {t.wrote(
          nameOf(view.names, answer.by),
          <When at={answer.at} frame={frame} />,
          <strong>{answerText(answer.kind)}</strong>,
        )}
      </p>
      <form method="post" action={action}>
        <input type="hidden" name="key" value={freshKey()} />
        <button class="button" type="submit" name="act" value="confirm">
          {t.right}
        </button>
      </form>
      <TakeOut action={action} title={t.notRight} label={t.whatNot} />
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
        {useWords(waysWords).confirm.takeOut}
      </button>
    </form>
  </details>
);

/** For somebody in whose name an answer stands that they never gave, also when all is decided. */
export const NotMine = ({ view, request }: Pick<Props, "view" | "request">) => {
  const t = useWords(waysWords).confirm;
  const action = `/answer/${view.run}/${request.id}/check`;
  return <TakeOut action={action} title={t.notMine} label={t.whatHappened} />;
};
