import type { RunFold } from "../../api/services/runs/run-view.ts";
import { freshKey, type Body } from "../body.ts";
import { ContributionCard } from "../contribute/told.tsx";
import type { Frame } from "../frame.ts";
import { Choices } from "../layout/choices.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { TextArea } from "../layout/fields.tsx";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import type { PageAddresses } from "../page-address.ts";
import type { ToldContribution } from "../run/contributions.ts";
import type { ReaderInRun } from "../run/reader-in-run.ts";
import { runTitle } from "../run/titles.ts";
import { outcomeWords } from "../words/contributions.ts";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly reader: ReaderInRun;
  readonly shown: readonly ToldContribution[];
  readonly pages: PageAddresses;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
  readonly done: string | undefined;
};

/** Names carry the contribution, so that each card's form keeps its own words and mistakes. */
const AnswerForm = ({
  view,
  one,
  body,
  mistakes,
}: Pick<Props, "view" | "body" | "mistakes"> & { readonly one: ToldContribution }) => {
  const outcome = `outcome-${one.id}`;
  const reply = `reply-${one.id}`;
  const written = body.names.includes(reply);
  return (
    <details open={written}>
      <summary>Answer this</summary>
      <form
        class="opened"
        method="post"
        action={`/board/${view.run}/contributions/${one.id}`}
        novalidate
      >
        <input type="hidden" name="key" value={freshKey()} />
        <Choices
          kind="radio"
          name={outcome}
          label="What did you do about it?"
          chosen={[body.text(outcome)]}
          error={mistakeFor(mistakes, outcome)}
          options={Object.entries(outcomeWords).map(([value, label]) => ({ value, label }))}
        />
        <TextArea
          name={reply}
          label="Tell them, in plain words"
          hint="Say what changed because of them, or why not."
          value={body.text(reply)}
          error={mistakeFor(mistakes, reply)}
        />
        <button class="button" type="submit">
          Send this answer
        </button>
      </form>
    </details>
  );
};

export const ContributionsPage = ({
  frame,
  view,
  reader,
  shown,
  pages,
  body,
  mistakes,
  done,
}: Props) => {
  const waiting = shown.filter(({ status }) => status !== "answered");
  const answered = shown.filter(({ status }) => status === "answered");
  const isAnyWaiting = Object.values(view.state.contributions).some(
    ({ status }) => status !== "answered",
  );
  return (
    <Page
      mistakes={mistakes}
      frame={frame}
      title="Stories, ideas and concerns"
      back={{ href: `/board/${view.run}`, text: "The run’s board" }}
    >
      {done === "answered" && (
        <Panel tone="good" role="status">
          <p>Your answer is on record. They can say if it is not enough.</p>
        </Panel>
      )}
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>Stories, ideas and concerns</h1>
      <p class="lead">Everybody who shares something gets an answer. A step cannot end before.</p>
      {(waiting.length > 0 || !isAnyWaiting) && <h2>Waiting for an answer</h2>}
      {!isAnyWaiting && <p>None. Everybody has had an answer.</p>}
      <ul class="cards">
        {waiting.map((one) => (
          <ContributionCard frame={frame} one={one}>
            {reader.replies && <AnswerForm view={view} one={one} body={body} mistakes={mistakes} />}
          </ContributionCard>
        ))}
      </ul>
      {answered.length > 0 && (
        <>
          <h2>Answered</h2>
          <ul class="cards">
            {answered.map((one) => (
              <ContributionCard frame={frame} one={one} />
            ))}
          </ul>
        </>
      )}
      <ListPages of="what people shared" pages={pages} words={["The page before", "Show more"]} />
    </Page>
  );
};
