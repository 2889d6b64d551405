import type { RunFold } from "../../api/services/runs/run-view.ts";
import { currentStep, own } from "../../domain/rules/lookup.ts";
import type { RunState } from "../../domain/state.ts";
import type { Frame } from "../frame.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { Page } from "../layout/page.tsx";
import { runTitle } from "../run/titles.ts";
import { PartForm } from "./part-form.tsx";

/** Whether a run can be ended instead of going on: the group said no to what its step asked. */
export const canEnd = (state: RunState): boolean =>
  state.status === "running" &&
  (currentStep(state)?.parts ?? []).some((id) => own(state.parts, id)?.gate === "refused");

export const EndPage = ({
  frame,
  view,
  mistakes,
}: {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly mistakes: readonly Mistake[];
}) => (
  <Page
    mistakes={mistakes}
    frame={frame}
    title="End this run"
    back={{ href: `/board/${view.run}`, text: "The run’s board" }}
  >
    <p class="eyebrow">{runTitle(view)}</p>
    <h1>End this run?</h1>
    <p class="lead">
      {canEnd(view.state)
        ? "The group said no. You can bring a new version to the same people, or end the run here."
        : "A run ends by itself after its last step. You can end one earlier only when its group said no."}
    </p>
    {canEnd(view.state) && (
      <>
        <p>
          The record then says that it ended with the group’s no. It cannot be started again. What
          people shared can still be answered, and what they were offered can still be paid.
        </p>
        <PartForm action={`/board/${view.run}/end`} button="End the run">
          <p>
            <a href={`/board/${view.run}`}>Go back, and bring a new version</a>
          </p>
        </PartForm>
      </>
    )}
  </Page>
);
