import { own } from "../../domain/rules/lookup.ts";
import type { RunFold } from "../../api/services/runs/run-view.ts";
import { LeaveSection, NeedSection, StandInSection, waysDone } from "../answer/ways.tsx";
import type { Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { useWords } from "../language/language.tsx";
import { waysWords } from "../answer/ways-words.tsx";
import { layoutWords } from "../layout/layout-words.ts";
import { Page } from "../layout/page.tsx";
import { DonePanel } from "../layout/panel.tsx";
import { runTitle } from "../run/titles.ts";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly me: string;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
  readonly done: string | undefined;
};

/** What somebody may ask for or settle for themselves in a group, whether or not they are asked anything just now. */
export const WaysPage = ({ frame, view, me, body, mistakes, done }: Props) => {
  const ways = { view, me, action: `/your-part/${view.run}/ways`, body, mistakes };
  const t = useWords(waysWords);
  const { home } = useWords(layoutWords);
  const title = t.needAndStandIn;
  return (
    <Page frame={frame} mistakes={mistakes} title={title} back={{ href: "/", text: home }}>
      <DonePanel words={waysDone} done={done} />
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>{title}</h1>
      <p class="lead">{t.fine}</p>
      <NeedSection {...ways} />
      {own(view.state.members, me)?.side === "pwle" && <StandInSection {...ways} />}
      <LeaveSection {...ways} />
    </Page>
  );
};
