import { useWords } from "../language/language.tsx";
import { templateText } from "../words/isolate.ts";
import { resultsWords } from "./results-words.tsx";
import type { RunFold } from "../../api/services/runs/run-view.ts";
import { blockOfPoll, isPoorResponse } from "../../domain/blocks/poll/lookup.ts";
import type { Part } from "../../domain/state.ts";
import { PollResults } from "./poll-results.tsx";

/** What people were polled about what is now to be decided: beside what became of it. */
export const PollsBefore = ({
  view,
  part,
}: {
  readonly view: RunFold;
  readonly part: Pick<Part, "id">;
}) => {
  const t = useWords(resultsWords);
  return (
    <>
      {Object.values(view.state.polls)
        .filter((poll) => poll.part === part.id)
        .map((poll) =>
          poll.outcome === null ? null : (
            <section aria-label={t.showed}>
              <h2>{t.people(templateText(blockOfPoll(view.state, poll)?.question ?? ""))}</h2>
              <PollResults
                choose={poll.choose}
                asked={poll.outcome.voters}
                cast={poll.outcome.cast}
                results={poll.outcome.results}
                poorResponse={isPoorResponse(view.state, poll)}
              />
            </section>
          ),
        )}
    </>
  );
};
