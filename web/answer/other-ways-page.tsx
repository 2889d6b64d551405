import type { RunFold } from "../../api/services/runs/run-view.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { Part, Request } from "../../domain/state.ts";
import type { Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { TextArea } from "../layout/fields.tsx";
import { useWords } from "../language/language.tsx";
import { Page } from "../layout/page.tsx";
import { DonePanel } from "../layout/panel.tsx";
import { partTitle, runTitle } from "../run/titles.ts";
import { ActButton, LeaveSection, NeedSection, StandInSection, waysDone } from "./ways.tsx";
import { waysWords } from "./ways-words.tsx";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly part: Part;
  readonly request: Request;
  readonly me: string;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
  readonly done: string | undefined;
};

export const OtherWaysPage = ({ frame, view, part, request, me, body, mistakes, done }: Props) => {
  const t = useWords(waysWords);
  const title = partTitle(view, part);
  const here = `/answer/${view.run}/${request.id}`;
  const action = `${here}/other-ways`;
  const self = own(view.state.members, me);
  const ways = { view, me, action, body, mistakes };
  return (
    <Page
      mistakes={mistakes}
      frame={frame}
      title={t.another(title)}
      back={{ href: here, text: t.back }}
    >
      <DonePanel words={waysDone} done={done} />
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>{t.heading}</h1>
      <p class="lead">{t.fine}</p>

      <section class="content-section" id="help">
        <h2>{t.helps}</h2>
        <p>{t.tell}</p>
        <p>{t.thenAsked}</p>
        <p>
          <a href={`${here}/help`}>{t.iHelp}</a>
        </p>
      </section>

      {self && (
        <>
          <NeedSection {...ways} />

          <section class="content-section" id="conflict">
            <h2>{t.gain}</h2>
            <p>{t.gainText}</p>
            <form method="post" action={action} novalidate>
              <TextArea name="why" label={t.whatAbout} optional rows={2} value={body.text("why")} />
              <ActButton act="recuse" text={t.recuse} />
            </form>
          </section>

          {self.side === "pwle" && <StandInSection {...ways} />}

          <LeaveSection {...ways} />
        </>
      )}
    </Page>
  );
};
