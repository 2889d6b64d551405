import type { PollView } from "../../api/services/polls.ts";
import { freshKey, type Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { When } from "../layout/when.tsx";
import { BallotFields } from "./ballot-fields.tsx";
import { PollResults } from "./poll-results.tsx";

type Props = {
  readonly frame: Frame;
  readonly poll: PollView;
  /** Where the form goes. */
  readonly action: string;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
  readonly voted: boolean;
};

const Ballot = ({ frame, poll, action, body, mistakes }: Omit<Props, "voted">) => (
  <form method="post" action={action} novalidate>
    <input type="hidden" name="key" value={freshKey()} />
    <p>
      You can vote until <When at={poll.closesAt} frame={frame} />.
    </p>
    <BallotFields {...{ poll, body, mistakes }} />
    <p class="soft">
      {poll.anonymous
        ? "That you voted is on record. What you chose is not: your ballot has no name. So you can not change it later."
        : "Your name stands on your ballot once the poll is closed. Until then you can change it."}
    </p>
    <button class="button" type="submit">
      Vote
    </button>
  </form>
);

/** A poll for one of its voters, or for somebody who reads its run. Nobody sees a result before it is closed. */
export const VotePage = ({ frame, poll, action, body, mistakes, voted }: Props) => {
  const mayVote =
    poll.open && (poll.standing === "asked" || (poll.standing === "voted" && !poll.anonymous));
  return (
    <Page mistakes={mistakes} frame={frame} title={poll.question}>
      {voted && (
        <Panel tone="good" role="status">
          <p>Thank you. It is on record that you voted.</p>
        </Panel>
      )}
      <p class="eyebrow">{poll.programme}</p>
      <h1>{poll.question}</h1>
      {poll.results !== null && <PollResults {...poll} />}
      {poll.open && poll.standing === "voted" && !voted && <p>You have voted.</p>}
      {mayVote && !voted && <Ballot {...{ frame, poll, action, body, mistakes }} />}
      {poll.open && (
        <p class="soft">{`${poll.cast} of ${poll.asked} people have voted. What they chose is not shown before the poll is closed.`}</p>
      )}
      {!poll.open && poll.results === null && <p>You can not vote here at the moment.</p>}
    </Page>
  );
};
