import type { RunView } from "../../api/services/runs/run-view.ts";
import type { HistoryEntry } from "../../api/services/history-page.ts";
import { count } from "../../domain/counted-words.ts";
import { own, requestsOf } from "../../domain/rules/lookup.ts";
import type { Part, StepState } from "../../domain/state.ts";
import type { StepVerdict } from "../../domain/verdict.ts";
import { partStatus } from "../board/part-card.tsx";
import { evidenceInWords, rungInWords, StandingTag } from "../board/standing.tsx";
import { LeftOut } from "../decisions/left-out.tsx";
import type { Frame } from "../frame.ts";
import { Page } from "../layout/page.tsx";
import { Tag } from "../layout/panel.tsx";
import { Day, When } from "../layout/when.tsx";
import { partTitle, runTitle, stepOf } from "../run/titles.ts";
import { CheckHere } from "./check-here.tsx";
import { Erasures } from "./erasures.tsx";
import { Reasons } from "./reasons.tsx";
import { answeredWords } from "./answered-words.ts";

type Props = {
  readonly frame: Frame;
  readonly view: RunView;
  /** The newest entries that say what was erased, oldest first. */
  readonly erased: readonly HistoryEntry[];
};

const auditPath = (run: string, part?: string): string =>
  part === undefined ? `/audit/${run}` : `/audit/${run}/${part}`;

/** The verdict on a run, before anything else. */
const VerdictFirst = ({ view }: Pick<Props, "view">) => {
  const { verdict } = view;
  return (
    <section aria-labelledby="verdict">
      <h2 id="verdict" class="first">
        Was it co-produced?
      </h2>
      <p>
        <StandingTag standing={verdict.standing} />{" "}
        <span class="soft">As far as it goes: {rungInWords(verdict.rung)}.</span>
      </p>
      {verdict.findings.length === 0 ? (
        <p>Nothing on record speaks against it.</p>
      ) : (
        <>
          <h3>Why</h3>
          <Reasons view={view} findings={verdict.findings} named />
        </>
      )}
      <p class="soft">
        Nobody can set this by hand. It is worked out from what is on record
        {view.verdict.version > 0 && `, up to entry ${view.verdict.version}`}.
      </p>
    </section>
  );
};

const PartLine = ({
  frame,
  view,
  part,
}: Pick<Props, "frame" | "view"> & { readonly part: Part }) => {
  const { tone, words } = partStatus(part);
  return (
    <li class="card">
      <h4>
        <a href={auditPath(view.run, part.id)}>{partTitle(view, part)}</a>
      </h4>
      <p>
        <Tag tone={tone}>{words}</Tag>{" "}
        {part.gateAt !== null && <When at={part.gateAt} frame={frame} />}
      </p>
      {requestsOf(view.state, part).map((request) => (
        <>
          <p>
            {count(request.asked.length, "person was", "people were")} asked about version{" "}
            {request.version}, at <When at={request.askedAt} frame={frame} />.
          </p>
          <p class="soft">{answeredWords(view.results[request.id])}</p>
        </>
      ))}
    </li>
  );
};

const StepSection = ({
  frame,
  view,
  step,
  judged,
}: Pick<Props, "frame" | "view"> & {
  readonly step: StepState;
  readonly judged: StepVerdict | undefined;
}) => {
  const definition = stepOf(view.state, step.key);
  const id = `step-${step.key}-${step.visit}`;
  const title = definition?.title ?? step.key;
  return (
    <section class="content-section" aria-labelledby={id}>
      <h3 id={id}>{step.visit > 1 ? `${title}, time ${step.visit}` : title}</h3>
      {judged !== undefined && (
        <p>
          <StandingTag standing={judged.standing} />{" "}
          <span class="soft">{evidenceInWords(judged.evidence)}</span>
        </p>
      )}
      <p class="soft">
        Opened on <Day at={step.openedAt} frame={frame} />
        {step.closedAt !== null && (
          <>
            , ended on <Day at={step.closedAt} frame={frame} />
          </>
        )}
        .
      </p>
      {judged !== undefined && judged.findings.length > 0 && (
        <Reasons view={view} findings={judged.findings} />
      )}
      <ul class="cards">
        {step.parts.flatMap((part) => {
          const found = own(view.state.parts, part);
          return found === undefined ? [] : [<PartLine frame={frame} view={view} part={found} />];
        })}
      </ul>
    </section>
  );
};

/** Each step as it was gone through, with its own verdict. */
const Steps = ({ frame, view }: Pick<Props, "frame" | "view">) => (
  <section aria-labelledby="steps">
    <h2 id="steps">Step by step</h2>
    {view.state.steps.map((step) => (
      <StepSection
        frame={frame}
        view={view}
        step={step}
        judged={view.verdict.steps.find((one) => one.step === step.key && one.visit === step.visit)}
      />
    ))}
  </section>
);

/** A run as somebody meets it who has to judge it: the verdict, then what it rests on, then the ways to check it. */
export const AuditRunPage = ({ frame, view, erased }: Props) => {
  const { run } = view;
  return (
    <Page
      frame={frame}
      title={`Was it co-produced? ${runTitle(view)}`}
      back={{ href: "/audit", text: "Runs by verdict" }}
      scripts={[frame.files.checkRunScript]}
    >
      <p class="eyebrow">{view.state.template.title}</p>
      <h1>{runTitle(view)}</h1>
      <VerdictFirst view={view} />
      <p class="row no-print">
        <a href={`/decisions/${run}`}>All that happened, entry by entry</a>
        <a href={`/audit/${run}/print`}>All of it on one page, to print</a>
      </p>
      <CheckHere run={run} />
      <LeftOut frame={frame} view={view} />
      <Steps frame={frame} view={view} />
      <section aria-labelledby="erased">
        <h2 id="erased">What was erased, and why</h2>
        <Erasures frame={frame} view={view} entries={erased} />
      </section>
    </Page>
  );
};
