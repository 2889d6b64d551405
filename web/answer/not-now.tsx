import type { RefusalCode } from "../../domain/refusal.ts";
import type { Frame } from "../frame.ts";
import { Panel } from "../layout/panel.tsx";
import { When } from "../layout/when.tsx";
import type { Asked } from "./asked.ts";
import { Results } from "./results.tsx";

const reasons: { readonly [K in RefusalCode]?: string } = {
  "unknown-member": "You are not in this group, so you are not asked. You can read it.",
  "member-withdrew": "You left this run. You can still read this.",
  "member-lost":
    "Others wrote down that you are gone. You can say that you are here, on this run’s page of people.",
  "launcher-cannot-answer": "You started this run, so you do not decide about it.",
  "author-cannot-answer": "You wrote some of this, so other people decide about it.",
  "asker-cannot-answer": "You asked the others about this, so you do not decide about it.",
  "asked-next-time":
    "You were not in the group’s decision yet when people were asked. You will be when they are asked again.",
  recused: "You said that you gain or lose by this, so you do not decide about it.",
};

const other =
  "You are in this group, but you are not one of the people who decide about this part.";

/** Why there is nothing to answer just now. */
export const NotNow = ({ frame, asked }: { readonly frame: Frame; readonly asked: Asked }) => {
  const { may, part } = asked;
  switch (may) {
    case "closed":
      return <Closed frame={frame} asked={asked} />;
    case "paused":
      return (
        <Panel tone="wait" title="This run is paused">
          <p>You can answer when it starts again. You will have as much time as before.</p>
        </Panel>
      );
    default:
      return (
        <Panel title="You are not asked to answer this one">
          <p>{may === "answer" ? other : (reasons[may] ?? other)}</p>
          {part.recused.length > 0 && may === "recused" && <p>Thank you for saying so.</p>}
        </Panel>
      );
  }
};

const Closed = ({ frame, asked }: { readonly frame: Frame; readonly asked: Asked }) => {
  const { gate, gateAt } = asked.part;
  const title =
    gate === "overridden"
      ? "This went ahead without the group’s agreement"
      : gate === "passed"
        ? "The group agreed to this"
        : "The group said no to this";
  return (
    <Panel tone={gate === "passed" ? "good" : "stop"} title={title}>
      <p>
        It was decided{gateAt !== null && " at "}
        {gateAt !== null && <When at={gateAt} frame={frame} />}. Answers cannot be changed any more.
      </p>
      <Results results={asked.view.results[asked.request.id]} />
    </Panel>
  );
};
