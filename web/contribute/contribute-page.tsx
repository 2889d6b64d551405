import { useWords } from "../language/language.tsx";
import { layoutWords } from "../layout/layout-words.ts";
import { templateText } from "../words/isolate.ts";
import { contributeWords } from "./contribute-words.tsx";
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

/** What people can share. */
export const CONTRIBUTED = ["story", "idea", "concern"] as const satisfies readonly string[];

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
  const t = useWords(contributeWords);
  const { home, newer, older } = useWords(layoutWords);
  const here = `/contribute/${view.run}`;
  const draft = draftKey(frame, here);
  return (
    <Page
      mistakes={mistakes}
      frame={frame}
      title={t.title}
      back={{ href: "/", text: home }}
      {...(sent !== undefined ? { draftDone: draft } : {})}
    >
      {sent !== undefined && (
        <Panel tone="good" title={t.thanks} role="status">
          <p>{sent === "thought" ? t.thought : t.words}</p>
        </Panel>
      )}
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>{t.heading}</h1>
      <p class="lead">{t.lead}</p>
      <Panel>
        <p>{t.whoReads}</p>
      </Panel>
      <form method="post" action={here} data-draft={draft} novalidate>
        <DraftNote />
        <input type="hidden" name="key" value={freshKey()} />
        <Choices
          kind="radio"
          name="kind"
          label={t.whatIsIt}
          error={mistakeFor(mistakes, "kind")}
          chosen={[body.text("kind")]}
          options={CONTRIBUTED.map((value) => ({
            value,
            label: t.kinds[value],
            hint: t.hints[value],
          }))}
        />
        <TextArea
          name="text"
          label={t.whatSay}
          rows={6}
          value={body.text("text")}
          error={mistakeFor(mistakes, "text")}
        />
        <button class="button" type="submit">
          {t.share}
        </button>
      </form>
      <details open={mistakes.some(({ field }) => field === "step" || field === "easier")}>
        <summary>{t.path}</summary>
        <form class="opened" method="post" action={`${here}/reflect`} novalidate>
          <input type="hidden" name="key" value={freshKey()} />
          <Select
            name="step"
            label={t.skipped}
            empty={t.chooseStep}
            value={body.text("step")}
            error={mistakeFor(mistakes, "step")}
            options={view.state.template.steps.map(({ key, title }) => ({
              value: key,
              label: templateText(title),
            }))}
          />
          <TextArea
            name="easier"
            label={t.easier}
            hint={t.easierHint}
            rows={3}
            value={body.text("easier")}
            error={mistakeFor(mistakes, "easier")}
          />
          <button class="button button-second" type="submit">
            {t.sendThought}
          </button>
        </form>
      </details>
      {mine.length > 0 && (
        <>
          <h2 id="before">{t.before}</h2>
          <ul class="cards">
            {mine.map((one) => (
              <ContributionCard frame={frame} one={one}>
                {one.status === "answered" && one.member === me && (
                  <details>
                    <summary>{t.notEnough}</summary>
                    <form
                      class="opened"
                      method="post"
                      action={`${here}/${one.id}/dispute`}
                      novalidate
                    >
                      <input type="hidden" name="key" value={freshKey()} />
                      <TextArea
                        name={`reason-${one.id}`}
                        label={t.missing}
                        rows={3}
                        error={mistakeFor(mistakes, `reason-${one.id}`)}
                      />
                      <button class="button button-second" type="submit">
                        {t.lookAgain}
                      </button>
                    </form>
                  </details>
                )}
              </ContributionCard>
            ))}
          </ul>
          <ListPages of={t.list} pages={pages} words={[newer, older]} />
        </>
      )}
    </Page>
  );
};
