import type { RunFold } from "../../api/services/runs/run-view.ts";
import { BY_ADDRESS, type PollBlock } from "../../domain/blocks/poll/block.ts";
import { isPoorResponse, pollBlocksIn, pollOf } from "../../domain/blocks/poll/lookup.ts";
import { mustBeAt } from "../../domain/decide/turn.ts";
import type { Part } from "../../domain/state.ts";
import { freshKey, type Body } from "../body.ts";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { TextArea } from "../layout/fields.tsx";
import type { ReaderInRun } from "../run/reader-in-run.ts";
import { PollResults } from "../vote/poll-results.tsx";

type Props = {
  readonly view: RunFold;
  readonly part: Part;
  readonly reader: ReaderInRun;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
};

const Opening = ({ view, part, body, mistakes, block }: Props & { readonly block: PollBlock }) => (
  <form method="post" action={`/board/${view.run}/${part.id}/poll`} novalidate>
    <input type="hidden" name="key" value={freshKey()} />
    <input type="hidden" name="block" value={block.key} />
    {block.voters === BY_ADDRESS && (
      <TextArea
        name="voters"
        label="Who may vote?"
        hint="One email address on each line. They need not be in the group. Each of them gets a link of their own."
        value={body.text("voters")}
        error={mistakeFor(mistakes, "voters")}
        rows={8}
      />
    )}
    <button class="button" type="submit">
      Open the poll
    </button>
  </form>
);

/** The polls of a part: to open, to vote in, and what came of them. */
export const Polls = (props: Props) => {
  const { view, part, reader } = props;
  return (
    <>
      {pollBlocksIn(view.state, part).map((block) => {
        const poll = pollOf(view.state, part, block.key);
        const isNow = part.status === "open" && mustBeAt(view.state, part, block) === null;
        if (poll === undefined && !(reader.steers && isNow)) return null;
        return (
          <section class="content-section" aria-label={block.question}>
            <h2>{block.question}</h2>
            {poll === undefined && <Opening {...props} block={block} />}
            {poll !== undefined && poll.outcome === null && (
              <p>
                {`${poll.cast} of ${poll.asked} people have voted. `}
                <a href={`/polls/${view.run}/${poll.id}`}>Go to the poll</a>
              </p>
            )}
            {poll !== undefined && poll.outcome === null && reader.steers && (
              <p>
                <a href={`/board/${view.run}/${part.id}/polls/${poll.id}/voters`}>
                  Change who may vote
                </a>
              </p>
            )}
            {poll !== undefined && poll.changes.length > 0 && (
              <p>{`Who may vote was changed after it opened: ${poll.changes.length === 1 ? "once" : `${poll.changes.length} times`}.`}</p>
            )}
            {poll !== undefined && poll.outcome !== null && (
              <PollResults
                choose={poll.choose}
                asked={poll.outcome.voters}
                cast={poll.outcome.cast}
                results={poll.outcome.results}
                poorResponse={isPoorResponse(view.state, poll)}
              />
            )}
          </section>
        );
      })}
    </>
  );
};
