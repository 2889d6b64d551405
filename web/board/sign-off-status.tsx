import type { RunFold } from "../../api/services/runs/run-view.ts";
import { ASSURANCES, assuranceLabels } from "../../domain/blocks/gate/answer-words.ts";
import type { Part, Request } from "../../domain/state.ts";
import { Results } from "../answer/results.tsx";
import { freshKey, type Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { TextArea } from "../layout/fields.tsx";
import { When } from "../layout/when.tsx";
import type { ReaderInRun } from "../run/reader-in-run.ts";
import { formOfPart } from "../run/titles.ts";
import { count, listWords } from "../../domain/counted-words.ts";
import { WhoWasAsked } from "./who-was-asked.tsx";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly part: Part;
  readonly request: Request;
  readonly reader: ReaderInRun;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
};

/** How sure the record is of the answers that count; only once it is settled, and never whose they are. */
const Sureness = ({ request }: Pick<Props, "request">) => {
  const current = Object.values(request.answers).filter(({ standing }) => standing === "current");
  if (current.length === 0) return null;
  return (
    <>
      <h3>How sure we are that these are their own answers</h3>
      <ul>
        {ASSURANCES.map((level) => ({
          level,
          many: current.filter(({ assurance }) => assurance === level).length,
        }))
          .filter(({ many }) => many > 0)
          .map(({ level, many }) => (
            <li>
              {assuranceLabels[level]}: {count(many, "answer", "answers")}
            </li>
          ))}
      </ul>
    </>
  );
};

/** One request: who is asked, until when, and how far it is. Nobody sees what anybody said before it is settled. */
export const SignOffStatus = ({ frame, view, part, request, reader, body, mistakes }: Props) => {
  const sections = formOfPart(view.state, part)
    .sections.filter(({ key }) => request.sections.includes(key))
    .map(({ title }) => title);
  const open = part.gate === "open";
  const asked = view.asked[request.id];
  return (
    <section class="content-section" aria-label="Sign-off">
      <h2>
        {sections.length === 0
          ? "People are asked about all of it"
          : `People are asked about: ${listWords(sections)}`}
      </h2>
      <p>
        Asked at <When at={request.askedAt} frame={frame} />, about version {request.version}.
      </p>
      {open && request.clockStoppedAt === null && (
        <p>
          Answers are due by{" "}
          <strong>
            <When at={request.dueAt} frame={frame} />
          </strong>
          . Time alone never passes it.
        </p>
      )}
      {open && request.clockStoppedAt !== null && (
        <>
          <p>
            <strong>The clock has stopped</strong> because somebody asked for more time, or to talk.
          </p>
          {reader.steers && (
            <form method="post" action={`/board/${view.run}/${part.id}/clock`}>
              <input type="hidden" name="key" value={freshKey()} />
              <input type="hidden" name="request" value={request.id} />
              <TextArea
                name="reason"
                label="What did you agree with them, or why does the time run on?"
                hint="They have at least as long as the notice was. Everybody can read this when it is decided."
                value={body.text("reason")}
                error={mistakeFor(mistakes, "reason")}
              />
              <button class="button button-second" type="submit">
                We have talked: start the clock again
              </button>
            </form>
          )}
        </>
      )}
      <Results results={view.results[request.id]} />
      {!open && <Sureness request={request} />}
      {open && asked !== undefined && (
        <WhoWasAsked {...{ frame, view, part, request, asked, body, mistakes }} me={reader.id} />
      )}
      {open && (
        <p>
          <a href={`/answer/${view.run}/${request.id}`}>
            {request.asked.includes(reader.id)
              ? "Give or change your answer"
              : "See the question as people see it"}
          </a>
        </p>
      )}
    </section>
  );
};
