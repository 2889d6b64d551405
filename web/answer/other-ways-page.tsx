import type { RunFold } from "../../api/services/runs/run-view.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { Part, Request } from "../../domain/state.ts";
import type { Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { TextArea } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";
import { DonePanel } from "../layout/panel.tsx";
import { partTitle, runTitle } from "../run/titles.ts";
import { ActButton, LeaveSection, NeedSection, StandInSection, waysDone } from "./ways.tsx";

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
  const title = partTitle(view, part);
  const here = `/answer/${view.run}/${request.id}`;
  const action = `${here}/other-ways`;
  const self = own(view.state.members, me);
  const ways = { view, me, action, body, mistakes };
  return (
    <Page
      mistakes={mistakes}
      frame={frame}
      title={`Another way: ${title}`}
      back={{ href: here, text: "Back to the question" }}
    >
      <DonePanel words={waysDone} done={done} />
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>Another way to take part</h1>
      <p class="lead">Whatever you choose here is fine. Nobody loses anything by it.</p>

      <section class="content-section" id="help">
        <h2>Somebody helps me answer</h2>
        <p>
          Tell your answer to somebody in the group or to the person who runs it: face to face, by
          phone, by letter. They write it down from their own sign-in. Never give them your link.
        </p>
        <p>You are then asked: “Is this what you said?” Only your yes makes it fully yours.</p>
        <p>
          <a href={`${here}/help`}>I am helping somebody else to answer</a>
        </p>
      </section>

      {self && (
        <>
          <NeedSection {...ways} />

          <section class="content-section" id="conflict">
            <h2>I gain or lose by this</h2>
            <p>
              If you, your family or your work would gain or lose by this decision, you should not
              decide it. You stay in the group for everything else.
            </p>
            <form method="post" action={action} novalidate>
              <TextArea
                name="why"
                label="What is it about?"
                optional
                rows={2}
                value={body.text("why")}
              />
              <ActButton act="recuse" text="I should not decide this part" />
            </form>
          </section>

          {self.side === "pwle" && <StandInSection {...ways} />}

          <LeaveSection {...ways} />
        </>
      )}
    </Page>
  );
};
