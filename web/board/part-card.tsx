import type { RunFold } from "../../api/services/runs/run-view.ts";
import { newestVersion, own } from "../../domain/rules/lookup.ts";
import type { Part } from "../../domain/state.ts";
import type { Frame } from "../frame.ts";
import { Tag, type Tone } from "../layout/panel.tsx";
import { When } from "../layout/when.tsx";
import type { ReaderInRun } from "../run/reader-in-run.ts";
import { partTitle } from "../run/titles.ts";
import { count } from "../../domain/counted-words.ts";
import { nameOf } from "../words/people.ts";

/** Where a part stands, in a word or three. */
export function partStatus(part: Part): { readonly tone: Tone; readonly words: string } {
  if (part.dropped) return { tone: "plain", words: "Will not happen" };
  if (part.gate === "overridden") return { tone: "stop", words: "Went ahead without agreement" };
  if (part.gate === "refused") return { tone: "stop", words: "The group said no" };
  if (part.delivery === "completed") return { tone: "good", words: "Agreed and done" };
  if (part.delivery === "started") return { tone: "wait", words: "Agreed, under way" };
  if (part.gate === "passed") return { tone: "good", words: "Agreed" };
  if (part.status === "closed") return { tone: "plain", words: "Finished" };
  if (part.submitted !== null) return { tone: "good", words: "Finished" };
  if (part.requests.length > 0) return { tone: "wait", words: "People are being asked" };
  return part.versions.length > 0
    ? { tone: "plain", words: "Being written" }
    : { tone: "plain", words: "Not written yet" };
}

const asksMe = (view: RunFold, request: string, reader: ReaderInRun): boolean =>
  own(view.state.requests, request)?.asked.includes(reader.id) === true;

/** A part on the board: where it stands, and the way in. */
export const PartCard = ({
  frame,
  view,
  part,
  reader,
}: {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly part: Part;
  readonly reader: ReaderInRun;
}) => {
  const version = newestVersion(part);
  const { tone, words } = partStatus(part);
  return (
    <li class="card">
      <h3>
        <a class="card-link" href={`/board/${view.run}/${part.id}`}>
          {partTitle(view, part)}
        </a>
      </h3>
      <p>
        <Tag tone={tone}>{words}</Tag>
      </p>
      {version && (
        <p class="soft">
          Version {version.number}, saved by {nameOf(view.names, version.author)} at{" "}
          <When at={version.at} frame={frame} />
        </p>
      )}
      {part.gate === "open" &&
        part.requests.map((request) => {
          const results = view.results[request];
          return results === undefined ? null : (
            <>
              <p>
                {results.answered} of {count(results.asked, "person has", "people have")} answered.
              </p>
              {asksMe(view, request, reader) && (
                <p>
                  <a class="button above" href={`/answer/${view.run}/${request}`}>
                    {results.own === null || results.own === "more-time"
                      ? "Give your answer"
                      : "See your answer"}
                  </a>
                </p>
              )}
            </>
          );
        })}
    </li>
  );
};
