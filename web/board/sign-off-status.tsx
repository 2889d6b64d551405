import type { RunView } from "../../api/services.ts";
import { ASSURANCES, assuranceLabels } from "../../domain/answer-words.ts";
import type { Part, Request } from "../../domain/state.ts";
import { Results } from "../answer/results.tsx";
import { freshKey } from "../body.ts";
import type { Frame } from "../frame.ts";
import { When } from "../layout/when.tsx";
import { maySeeWho, type ReaderInRun } from "../run/reader-in-run.ts";
import { formOfPart } from "../run/titles.ts";
import { count, listWords, nameOf } from "../words/people.ts";

type Props = {
  readonly frame: Frame;
  readonly view: RunView;
  readonly part: Part;
  readonly request: Request;
  readonly reader: ReaderInRun;
};

/** Whether messages got through; asked is not sent, and neither is silent. */
function reached(request: Request, member: string): string {
  const own = Object.entries(request.notices).filter(([key]) => key.startsWith(`${member}/`));
  if (own.some(([, result]) => result === "sent")) return "told";
  return own.length > 0 ? "a message did not arrive" : "not told yet";
}

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
export const SignOffStatus = ({ frame, view, part, request, reader }: Props) => {
  const sections = formOfPart(view.state, part)
    .sections.filter(({ key }) => request.sections.includes(key))
    .map(({ title }) => title);
  const open = part.gate === "open";
  const awaited = view.plan.waits
    .filter((wait) => wait.part === part.id && wait.for === "answers")
    .flatMap(({ members }) => members);
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
              <button class="button button-second" type="submit">
                We have talked: start the clock again
              </button>
            </form>
          )}
        </>
      )}
      <Results results={view.results[request.id]} />
      {!open && <Sureness request={request} />}
      {maySeeWho(reader, view.state, part.id) && open && (
        <details>
          <summary>Who was asked</summary>
          <ul class="opened">
            {request.asked.map((member) => (
              <li>
                {nameOf(view.names, member)}:{" "}
                {awaited.includes(member)
                  ? `no answer yet (${reached(request, member)})`
                  : "is not waited for"}
              </li>
            ))}
          </ul>
        </details>
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
