import type { RunView } from "../../api/services/runs/run-view.ts";
import type { Step } from "../../domain/template.ts";
import { evidenceInWords, StandingTag } from "./standing.tsx";

type Place = "done" | "now" | "later" | "overridden";

const marks: Readonly<Record<Place, string>> = { done: "✓", now: "●", later: "", overridden: "!" };

function placeOf(view: RunView, step: Step): { readonly place: Place; readonly words: string } {
  const visits = view.state.steps.filter(({ key }) => key === step.key);
  const last = visits.at(-1);
  if (last === undefined) return { place: "later", words: "Later" };
  const again = visits.length > 1 ? ` (time ${visits.length})` : "";
  if (last.status === "open") return { place: "now", words: `Now${again}` };
  const overridden = visits.some(({ parts }) =>
    parts.some((part) => view.state.overrides.includes(part)),
  );
  return overridden
    ? { place: "overridden", words: `Done, but not by agreement${again}` }
    : { place: "done", words: `Done${again}` };
}

/** The steps in order. Each one's state is said in words beside its mark. */
export const Path = ({ view }: { readonly view: RunView }) => (
  <ol class="path">
    {view.state.template.steps.map((step) => {
      const { place, words } = placeOf(view, step);
      const judged = view.verdict.steps.findLast((its) => its.step === step.key);
      return (
        <li class={`path-${place}`} aria-current={place === "now" ? "step" : undefined}>
          <span class="path-mark" aria-hidden="true">
            {marks[place]}
          </span>
          <span class="path-title">{step.title}</span>
          <span class="path-state">
            {words}
            {judged !== undefined && judged.evidence !== "none" && (
              <>: {evidenceInWords(judged.evidence)}</>
            )}
            {judged !== undefined && judged.standing !== "not-yet" && (
              <>
                {" "}
                <StandingTag standing={judged.standing} />
              </>
            )}
          </span>
        </li>
      );
    })}
  </ol>
);
