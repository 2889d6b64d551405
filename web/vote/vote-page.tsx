import type { PollView } from "../../api/services/polls.ts";
import { freshKey, type Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import { useWords } from "../language/language.tsx";
import type { Mistake } from "../layout/error-summary.tsx";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { When } from "../layout/when.tsx";
import { templateText } from "../words/isolate.ts";
import { BallotFields } from "./ballot-fields.tsx";
import { PollResults } from "./poll-results.tsx";
import { voteWords } from "./vote-words.tsx";

type Props = {
  readonly frame: Frame;
  readonly poll: PollView;
  /** Where the form goes. */
  readonly action: string;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
  readonly voted: boolean;
};

const Ballot = ({ frame, poll, action, body, mistakes }: Omit<Props, "voted">) => {
  const t = useWords(voteWords);
  return (
    <form method="post" action={action} novalidate>
      <input type="hidden" name="key" value={freshKey()} />
      <p>{t.until(<When at={poll.closesAt} frame={frame} />)}</p>
      <BallotFields {...{ poll, body, mistakes }} />
      <p class="soft">{poll.anonymous ? t.noName : t.named}</p>
      <button class="button" type="submit">
        {t.vote}
      </button>
    </form>
  );
};

/** A poll for one of its voters, or for somebody who reads its run. Nobody sees a result before it is closed. */
export const VotePage = ({ frame, poll, action, body, mistakes, voted }: Props) => {
  const t = useWords(voteWords);
  const question = templateText(poll.question);
  const mayVote =
    poll.open && (poll.standing === "asked" || (poll.standing === "voted" && !poll.anonymous));
  return (
    <Page mistakes={mistakes} frame={frame} title={t.page(question)}>
      {voted && (
        <Panel tone="good" role="status">
          <p>{t.thanks}</p>
        </Panel>
      )}
      <p class="eyebrow">{templateText(poll.programme)}</p>
      <h1>{question}</h1>
      {poll.results !== null && <PollResults {...poll} />}
      {poll.open && poll.standing === "voted" && !voted && <p>{t.voted}</p>}
      {mayVote && !voted && <Ballot {...{ frame, poll, action, body, mistakes }} />}
      {poll.open && (
        <p class="soft">
          {t.sofar(poll.cast, poll.asked)} {t.hidden}
        </p>
      )}
      {!poll.open && poll.results === null && <p>{t.notNow}</p>}
    </Page>
  );
};
