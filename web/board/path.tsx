import type { RunView } from "../../api/services/runs/run-view.ts";
import { PathDrawing, PathInWords } from "../path/path-drawing.tsx";
import { wordsOfPath } from "../path/path-words.ts";
import { evidenceInWords, standingInWords } from "./standing.tsx";

/** How a step is judged, and on whose word; null where it is too early to say. */
const judgedIn = (view: RunView) => (step: string) => {
  const judged = view.verdict.steps.findLast((its) => its.step === step);
  if (judged === undefined) return null;
  const words = [
    ...(judged.standing === "not-yet" ? [] : [standingInWords(judged.standing).toLowerCase()]),
    ...(judged.evidence === "none" ? [] : [evidenceInWords(judged.evidence)]),
  ];
  return words.length === 0 ? null : words.join(", ");
};

/** Where the run is on its path: drawn, and the same in words. */
export const Path = ({ view }: { readonly view: RunView }) => {
  const steps = wordsOfPath(view.state.template, view, judgedIn(view));
  return (
    <>
      <PathDrawing steps={steps} />
      <details>
        <summary>The path in words</summary>
        <div class="opened">
          <PathInWords steps={steps} />
        </div>
      </details>
    </>
  );
};
