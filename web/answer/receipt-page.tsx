import type { Receipt } from "../../api/services/act-result.ts";
import type { HistoryEntry } from "../../api/services/history-page.ts";
import { assurancesWords, saidWords } from "../../domain/blocks/gate/answer-words.ts";
import type { Frame } from "../frame.ts";
import { useWords } from "../language/language.tsx";
import { Page } from "../layout/page.tsx";
import { Erased } from "../layout/panel.tsx";
import { When } from "../layout/when.tsx";
import { assuranceNow } from "../run/assurance-now.ts";
import { dataOf } from "../run/entry-data.ts";
import { partTitle, runTitle } from "../run/titles.ts";
import { nameOf } from "../words/people.ts";
import { draftKey } from "../layout/draft-note.tsx";
import { answerPath } from "./answer-page.tsx";
import { receiptWords } from "./after-words.tsx";
import type { Asked } from "./asked.ts";
import { optionsToRank } from "./ranking.ts";
import { isolated } from "../words/isolate.ts";

type Props = {
  readonly frame: Frame;
  readonly asked: Asked;
  readonly receipt: Receipt;
  readonly entry: HistoryEntry | undefined;
};

/** What happens next, so that nobody has to wonder. */
function nextWords(
  type: string,
  answer: string | null,
  rule: string,
  { after }: (typeof receiptWords)["en"],
): string {
  switch (type) {
    case "declined":
      return rule === "consent" ? after.objected : after.voted;
    case "askedForTime":
      return after.time;
    case "stoodAside":
      return after.back;
    case "signedOff":
      return answer === "yes-with-changes" ? after.changes : after.yes;
    default:
      return after.other;
  }
}

const Spoken = ({ entry, asked }: { readonly entry: HistoryEntry; readonly asked: Asked }) => {
  const data = dataOf(entry);
  const words = [data.words("comment"), data.words("reason")].find(({ kind }) => kind !== "none");
  const ranking = data.list("ranking");
  const labels = new Map(optionsToRank(asked).map(({ value, label }) => [value, label]));
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
            <li>{labels.get(option) ?? isolated(option)}</li>
          ))}
        </ol>
      )}
    </>
  );
};

/** Why nothing can be undone. */
const whyNot = (may: Asked["may"], t: (typeof receiptWords)["en"]): string => {
  if (may === "closed") return t.closed;
  return may === "paused" ? t.paused : t.notNow;
};

export const ReceiptPage = ({ frame, asked, receipt, entry }: Props) => {
  const t = useWords(receiptWords);
  const assurances = useWords(assurancesWords);
  const { view, part, gate } = asked;
  const data = entry === undefined ? undefined : dataOf(entry);
  const answer = data?.text("answer") ?? null;
  const version = data?.number("version");
  const name = nameOf(view.names, asked.member);
  const assurance = entry === undefined ? null : assuranceNow(view.state, entry);
  return (
    <Page
      frame={frame}
      title={t.title}
      draftDone={draftKey(frame, `${asked.request.id}/${asked.member}`)}
    >
      <article class="receipt">
        <h1>{asked.as === "self" ? t.thanks : t.thanksFor(name)}</h1>
        <p class="lead">{saidWords(receipt.type, answer, frame.language)}</p>
        {entry && <Spoken entry={entry} asked={asked} />}
        <dl class="facts">
          <dt>{t.run}</dt>
          <dd>{runTitle(view)}</dd>
          <dt>{t.about}</dt>
          <dd>
            {partTitle(view, part)}
            {version != null && t.version(version)}
          </dd>
          <dt>{t.answerOf}</dt>
          <dd>{name}</dd>
          <dt>{t.when}</dt>
          <dd>
            <When at={receipt.at} frame={frame} />
          </dd>
          {assurance !== null && (
            <>
              <dt>{t.sure}</dt>
              <dd>{assurances[assurance]}</dd>
            </>
          )}
        </dl>
        <details>
          <summary>{t.numbers}</summary>
          <div class="opened">
            <p>{t.anybody}</p>
            <dl class="numbers">
              <dt>{t.event}</dt>
              <dd>
                <code>{receipt.event}</code>
              </dd>
              <dt>{t.run}</dt>
              <dd>
                <code>{receipt.run}</code>
                {t.eventNumber(receipt.version)}
              </dd>
              <dt>{t.leaf}</dt>
              <dd>
                <code>{receipt.leaf}</code>
              </dd>
              <dt>{t.place}</dt>
              <dd>{receipt.position === null ? t.entering : String(receipt.position)}</dd>
            </dl>
            {receipt.position !== null && (
              <p>
                {t.keep(
                  (text) => (
                    <a href={`/runs/${receipt.run}/receipts/${receipt.event}/file`} download>
                      {text}
                    </a>
                  ),
                  (text) => (
                    <a href="/check-receipt">{text}</a>
                  ),
                )}
              </p>
            )}
          </div>
        </details>
      </article>
      <h2>{t.next}</h2>
      <p>{nextWords(receipt.type, answer, gate.rule, t)}</p>
      <p>{asked.may === "answer" ? t.undoUntil : whyNot(asked.may, t)}</p>
      <div class="row no-print">
        <a class="button" href="/">
          {t.home}
        </a>
        {asked.may === "answer" && (
          <a class="button button-second" href={`${answerPath(asked)}#your-answer`}>
            {t.undo}
          </a>
        )}
        <button class="button button-second" type="button" data-print hidden>
          {t.print}
        </button>
        {asked.may !== "answer" && <a href={answerPath(asked)}>{t.question}</a>}
      </div>
    </Page>
  );
};
