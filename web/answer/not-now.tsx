import type { RefusalCode } from "../../domain/refusal.ts";
import type { Frame } from "../frame.ts";
import { useWords } from "../language/language.tsx";
import { Panel } from "../layout/panel.tsx";
import { When } from "../layout/when.tsx";
import { closedWords } from "./after-words.tsx";
import type { Asked } from "./asked.ts";
import { Results } from "./results.tsx";

/** Why there is nothing to answer just now. */
export const NotNow = ({ frame, asked }: { readonly frame: Frame; readonly asked: Asked }) => {
  const t = useWords(closedWords);
  const reasons: { readonly [K in RefusalCode]?: string } = t.reasons;
  const { may, part } = asked;
  switch (may) {
    case "closed":
      return <Closed frame={frame} asked={asked} />;
    case "paused":
      return (
        <Panel tone="wait" title={t.paused}>
          <p>{t.pausedUntil}</p>
        </Panel>
      );
    default:
      return (
        <Panel title={t.notAsked}>
          <p>{may === "answer" ? t.other : (reasons[may] ?? t.other)}</p>
          {part.recused.length > 0 && may === "recused" && <p>{t.thanks}</p>}
        </Panel>
      );
  }
};

const Closed = ({ frame, asked }: { readonly frame: Frame; readonly asked: Asked }) => {
  const t = useWords(closedWords);
  const { gate, gateAt } = asked.part;
  const title = gate === "overridden" ? t.overridden : gate === "passed" ? t.passed : t.refused;
  return (
    <Panel tone={gate === "passed" ? "good" : "stop"} title={title}>
      <p>{gateAt === null ? t.decidedBefore : t.decided(<When at={gateAt} frame={frame} />)}</p>
      <Results results={asked.view.results[asked.request.id]} />
    </Panel>
  );
};
