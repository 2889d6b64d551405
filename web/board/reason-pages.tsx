import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { Part } from "../../domain/state.ts";
import { freshKey, type Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import { Choices } from "../layout/choices.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { TextArea } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { partTitle, runTitle } from "../run/titles.ts";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
};

export const PausePage = ({ frame, view, body, mistakes }: Props) => (
  <Page
    mistakes={mistakes}
    frame={frame}
    title="Pause this run"
    back={{ href: `/board/${view.run}`, text: "The run’s board" }}
  >
    <p class="eyebrow">{runTitle(view)}</p>
    <h1>Pause this run</h1>
    <p class="lead">Every clock stops. Nobody is reminded. Nothing is lost.</p>
    <p>
      People can still share stories, ideas and concerns. When you start it again, everybody has as
      much time as before.
    </p>
    <form method="post" action={`/board/${view.run}/pause`} novalidate>
      <input type="hidden" name="key" value={freshKey()} />
      <TextArea
        name="reason"
        label="Why?"
        hint="Everybody in the run can read this."
        value={body.text("reason")}
        error={mistakeFor(mistakes, "reason")}
      />
      <button class="button" type="submit">
        Pause the run
      </button>
    </form>
  </Page>
);

export const OverridePage = ({
  frame,
  view,
  part,
  body,
  mistakes,
}: Props & { readonly part: Part }) => {
  const title = partTitle(view, part);
  const here = `/board/${view.run}/${part.id}`;
  return (
    <Page
      mistakes={mistakes}
      frame={frame}
      title={`Go ahead without agreement: ${title}`}
      back={{ href: here, text: title }}
    >
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>Go ahead without agreement?</h1>
      <Panel tone="stop" title="This cannot be undone, and it cannot be hidden">
        <ul>
          <li>“{title}” goes ahead although the people who decide have not agreed to it.</li>
          <li>
            From here on, the record says that this run was <strong>not co-produced</strong>.
          </li>
          <li>Your name and your reason stand beside it. Everybody in the run can read them.</li>
        </ul>
      </Panel>
      <p>
        Have you asked what would help people say yes? You can give them more time, or change what
        it says.
      </p>
      <p>
        <a class="button" href={here}>
          Go back and talk with people
        </a>
      </p>
      <h2>If you still have to</h2>
      <form method="post" action={`${here}/override`} novalidate>
        <input type="hidden" name="key" value={freshKey()} />
        <TextArea
          name="reason"
          label="Why does it have to go ahead?"
          value={body.text("reason")}
          error={mistakeFor(mistakes, "reason")}
        />
        <Choices
          kind="checkbox"
          name="sure"
          label="Do you understand what this means?"
          error={mistakeFor(mistakes, "sure")}
          chosen={[body.text("sure")]}
          options={[
            { value: "yes", label: "Yes. The record will say: not co-produced, by my decision." },
          ]}
        />
        <button class="button button-stop" type="submit">
          Go ahead without agreement
        </button>
      </form>
    </Page>
  );
};
