import { listWords } from "../../domain/counted-words.ts";
import type { Frame } from "../frame.ts";
import { useWords } from "../language/language.tsx";
import { layoutWords } from "../layout/layout-words.ts";
import { Panel } from "../layout/panel.tsx";
import { WhoToCall } from "../layout/who-to-call.tsx";
import { nameOf } from "../words/people.ts";
import type { Asked } from "./asked.ts";

/** Who looks after the run: its coordinators who are still there, by name. */
const coordinators = ({ view }: Asked): readonly string[] =>
  Object.values(view.state.members)
    .filter(({ status, roles }) => status === "active" && roles.includes("coordinator"))
    .map(({ id }) => nameOf(view.names, id));

/** Before the answer: whom one can talk to about it. */
export const SomebodyToTalkTo = ({
  frame,
  asked,
}: {
  readonly frame: Frame;
  readonly asked: Asked;
}) => {
  const t = useWords(layoutWords);
  const names = coordinators(asked);
  return (
    <Panel title={t.rather}>
      <p>
        <WhoToCall frame={frame} />{" "}
        {names.length > 0 && t.looksAfter(listWords(names, frame.language), names.length === 1)}
      </p>
    </Panel>
  );
};
