import type { RunFold } from "../../api/services/runs/run-view.ts";
import { count } from "../../domain/counted-words.ts";
import type { Frame } from "../frame.ts";
import { Panel } from "../layout/panel.tsx";

type Props = { readonly frame: Frame; readonly view: Pick<RunFold, "withheld"> };

/** What is withheld while people are asked, and what a file to check does not hold for this reader (docs/bundle.md). */
export const LeftOut = ({ frame, view }: Props) => {
  const roles = frame.principal?.roles ?? [];
  const oversees = roles.some(
    (role) => role === "administrator" || role === "programme-manager" || role === "auditor",
  );
  const { withheld } = view;
  return (
    <>
      {withheld !== null && (
        <Panel title="Some of it is not shown yet">
          <p>
            People are being asked. {count(withheld.answers, "answer", "answers")} of others{" "}
            {withheld.answers === 1 ? "is" : "are"} not shown until the decision is made, nor is
            what follows from an answer. Nobody sees them, so that everybody can say what they
            think.
          </p>
          <p>
            What was written after entry {withheld.numberedUpTo} gets its number when the decision
            is made. Until then a file to check ends with entry {withheld.numberedUpTo}.
          </p>
        </Panel>
      )}
      {!oversees && (
        <p class="soft no-print">
          Your file leaves out what concerns one other person alone, like payment. Without that the
          verdict cannot be worked out again; all else can be checked. An auditor’s file holds
          everything.
        </p>
      )}
    </>
  );
};
