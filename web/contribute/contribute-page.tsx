import type { RunFold } from "../../api/services/runs/run-view.ts";
import { freshKey, type Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import { Choices } from "../layout/choices.tsx";
import { DraftNote, draftKey } from "../layout/draft-note.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { Select, TextArea } from "../layout/fields.tsx";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import type { PageAddresses } from "../page-address.ts";
import type { ToldContribution } from "../run/contributions.ts";
import { runTitle } from "../run/titles.ts";
import { ContributionCard } from "./told.tsx";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly me: string;
  readonly mine: readonly ToldContribution[];
  readonly pages: PageAddresses;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
  readonly sent: "words" | "thought" | undefined;
};

export const ContributePage = ({ frame, view, me, mine, pages, body, mistakes, sent }: Props) => {
  const here = `/contribute/${view.run}`;
  const draft = draftKey(frame, here);
  return (
    <Page
      mistakes={mistakes}
      frame={frame}
      title="Share something"
      back={{ href: "/", text: "Home" }}
      {...(sent !== undefined ? { draftDone: draft } : {})}
    >
      {sent !== undefined && (
        <Panel tone="good" title="Thank you for sharing" role="status">
          <p>
            {sent === "thought"
              ? "It is on record, and counts towards a better path."
              : "It is on record. The group has to answer you before this step can end."}
          </p>
        </Panel>
      )}
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>Share a story, an idea or a concern</h1>
      <p class="lead">You do not have to write well. A few words are enough.</p>
      <Panel>
        <p>
          People in your group read this with your name. Please leave out other people’s names. You
          can ask for your words to be erased later.
        </p>
      </Panel>
      <form method="post" action={here} data-draft={draft} novalidate>
        <DraftNote />
        <input type="hidden" name="key" value={freshKey()} />
        <Choices
          kind="radio"
          name="kind"
          label="What is it?"
          error={mistakeFor(mistakes, "kind")}
          chosen={[body.text("kind")]}
          options={[
            {
              value: "story",
              label: "A story",
              hint: "Something that happened to me, or that I saw.",
            },
            { value: "idea", label: "An idea", hint: "Something we could do." },
            { value: "concern", label: "A concern", hint: "Something that worries me." },
          ]}
        />
        <TextArea
          name="text"
          label="What would you like to say?"
          rows={6}
          value={body.text("text")}
          error={mistakeFor(mistakes, "text")}
        />
        <button class="button" type="submit">
          Share this
        </button>
      </form>
      <details open={mistakes.some(({ field }) => field === "step" || field === "easier")}>
        <summary>Think about the path itself</summary>
        <form class="opened" method="post" action={`${here}/reflect`} novalidate>
          <input type="hidden" name="key" value={freshKey()} />
          <Select
            name="step"
            label="Which step is skipped most easily here?"
            empty="Choose a step"
            value={body.text("step")}
            error={mistakeFor(mistakes, "step")}
            options={view.state.template.steps.map(({ key, title }) => ({
              value: key,
              label: title,
            }))}
          />
          <TextArea
            name="easier"
            label="What would make it easier to do well?"
            hint="We collect this over all runs, to make the path better."
            rows={3}
            value={body.text("easier")}
            error={mistakeFor(mistakes, "easier")}
          />
          <button class="button button-second" type="submit">
            Send this thought
          </button>
        </form>
      </details>
      {mine.length > 0 && (
        <>
          <h2 id="before">What you shared before</h2>
          <ul class="cards">
            {mine.map((one) => (
              <ContributionCard frame={frame} one={one}>
                {one.status === "answered" && one.member === me && (
                  <details>
                    <summary>This answer is not enough</summary>
                    <form
                      class="opened"
                      method="post"
                      action={`${here}/${one.id}/dispute`}
                      novalidate
                    >
                      <input type="hidden" name="key" value={freshKey()} />
                      <TextArea
                        name={`reason-${one.id}`}
                        label="What is missing?"
                        rows={3}
                        error={mistakeFor(mistakes, `reason-${one.id}`)}
                      />
                      <button class="button button-second" type="submit">
                        Ask the group to look again
                      </button>
                    </form>
                  </details>
                )}
              </ContributionCard>
            ))}
          </ul>
          <ListPages of="what you shared" pages={pages} words={["Newer ones", "Older ones"]} />
        </>
      )}
    </Page>
  );
};
