import type { RunView } from "../../api/services/runs/run-view.ts";
import type { Finding } from "../../domain/verdict.ts";
import { Rests } from "../board/standing.tsx";
import { stepOf } from "../run/titles.ts";

/** What was found, each with the entries that it rests on. `named`: with the step, where it is not said already. */
export const Reasons = ({
  view,
  findings,
  named = false,
}: {
  readonly view: RunView;
  readonly findings: readonly Finding[];
  readonly named?: boolean;
}) => (
  <ul>
    {findings.map((found) => (
      <li>
        {named && found.step !== null && (
          <strong>{stepOf(view.state, found.step)?.title ?? found.step}: </strong>
        )}
        {found.reason}
        <Rests view={view} found={found} />
      </li>
    ))}
  </ul>
);
