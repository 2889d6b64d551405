import type { Receipt } from "../../api/services/act-result.ts";
import type { HistoryEntry } from "../../api/services/history-page.ts";
import { assuranceWords, saidWords } from "../../domain/blocks/gate/answer-words.ts";
import type { Frame } from "../frame.ts";
import { Page } from "../layout/page.tsx";
import { Erased } from "../layout/panel.tsx";
import { When } from "../layout/when.tsx";
import { assuranceNow } from "../run/assurance-now.ts";
import { dataOf } from "../run/entry-data.ts";
import { partTitle, runTitle } from "../run/titles.ts";
import { nameOf } from "../words/people.ts";
import { draftKey } from "../layout/draft-note.tsx";
import { answerPath } from "./answer-page.tsx";
import type { Asked } from "./asked.ts";

type Props = {
  readonly frame: Frame;
  readonly asked: Asked;
  readonly receipt: Receipt;
  readonly entry: HistoryEntry | undefined;
};

/** What happens next, so that nobody has to wonder. */
function nextWords(type: string, answer: string | null, rule: string): string {
  switch (type) {
    case "declined":
      return rule === "consent"
        ? "This cannot go ahead until somebody has talked with you, or you agree to a new version. Whoever looks after this, and has no vote on it, can see what you wrote."
        : "Your vote counts when everybody has voted.";
    case "askedForTime":
      return "The clock has stopped for everybody. Whoever looks after this, and has no vote on it, knows and will get in touch with you.";
    case "stoodAside":
      return "You are not counted for or against. Nobody will ask you why.";
    case "signedOff":
      return answer === "yes-with-changes"
        ? "Nobody sees what you asked for until the decision is made. After that the group has to answer it before this step can end."
        : "The group goes on when enough people have said yes.";
    default:
      return "The group goes on when enough people have answered.";
  }
}

const Spoken = ({ entry }: { readonly entry: HistoryEntry }) => {
  const data = dataOf(entry);
  const words = [data.words("comment"), data.words("reason")].find(({ kind }) => kind !== "none");
  const ranking = data.list("ranking");
  return (
    <>
      {words?.kind === "words" && (
        <blockquote class="quote">
          <p class="words" dir="auto">
            {words.text}
          </p>
        </blockquote>
      )}
      {words?.kind === "erased" && <Erased />}
      {ranking.length > 0 && (
        <ol>
          {ranking.map((option) => (
            <li>{option}</li>
          ))}
        </ol>
      )}
    </>
  );
};

/** Why nothing can be undone. */
const CLOSED: { readonly [K in Asked["may"]]?: string } = {
  closed: "The decision is made, so this cannot be changed any more.",
  paused: "The run is paused. You can change it when the run starts again.",
};

export const ReceiptPage = ({ frame, asked, receipt, entry }: Props) => {
  const { view, part, gate } = asked;
  const data = entry === undefined ? undefined : dataOf(entry);
  const answer = data?.text("answer") ?? null;
  const version = data?.number("version");
  const name = nameOf(view.names, asked.member);
  const assurance = entry === undefined ? null : assuranceNow(view.state, entry);
  return (
    <Page
      frame={frame}
      title="Your answer is on record"
      draftDone={draftKey(frame, `${asked.request.id}/${asked.member}`)}
    >
      <article class="receipt">
        <h1>
          Thank you. {asked.as === "self" ? "Your answer is" : `${name}’s answer is`} on record.
        </h1>
        <p class="lead">{saidWords(receipt.type, answer)}</p>
        {entry && <Spoken entry={entry} />}
        <dl class="facts">
          <dt>Run</dt>
          <dd>{runTitle(view)}</dd>
          <dt>About</dt>
          <dd>
            {partTitle(view, part)}
            {version != null && `, version ${version}`}
          </dd>
          <dt>Answer of</dt>
          <dd>{name}</dd>
          <dt>When</dt>
          <dd>
            <When at={receipt.at} frame={frame} />
          </dd>
          {assurance !== null && (
            <>
              <dt>How sure we are</dt>
              <dd>{assuranceWords[assurance]}</dd>
            </>
          )}
        </dl>
        <details>
          <summary>Numbers for checking</summary>
          <div class="opened">
            <p>
              With these, anybody can check that this answer is in the record and was never changed.
            </p>
            <dl class="numbers">
              <dt>Event</dt>
              <dd>
                <code>{receipt.event}</code>
              </dd>
              <dt>Run</dt>
              <dd>
                <code>{receipt.run}</code>, event {receipt.version}
              </dd>
              <dt>Leaf hash</dt>
              <dd>
                <code>{receipt.leaf}</code>
              </dd>
              <dt>Place in the log</dt>
              <dd>
                {receipt.position === null
                  ? "It is being entered. Look again in a moment."
                  : String(receipt.position)}
              </dd>
            </dl>
            {receipt.position !== null && (
              <p>
                <a href={`/runs/${receipt.run}/receipts/${receipt.event}/file`} download>
                  Keep the receipt as a file
                </a>
                , and <a href="/check-receipt">check it yourself</a>, now or in years, without
                signing in. If we have an email address, the file comes by mail too.
              </p>
            )}
          </div>
        </details>
      </article>
      <h2>What happens next</h2>
      <p>{nextWords(receipt.type, answer, gate.rule)}</p>
      {asked.may === "answer" ? (
        <p>
          Was it a slip, or do you think differently now? You can undo it until the decision is
          made. The answer that you take back stays on record, marked as changed.
        </p>
      ) : (
        <p>{CLOSED[asked.may] ?? "It cannot be changed just now."}</p>
      )}
      <div class="row no-print">
        <a class="button" href="/">
          Go to your home page
        </a>
        {asked.may === "answer" && (
          <a class="button button-second" href={`${answerPath(asked)}#your-answer`}>
            Undo it, and answer again
          </a>
        )}
        <button class="button button-second" type="button" data-print hidden>
          Print this page
        </button>
        {asked.may !== "answer" && <a href={answerPath(asked)}>See the question</a>}
      </div>
    </Page>
  );
};
