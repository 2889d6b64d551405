import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { HistoryEntry } from "../../api/services/history-page.ts";
import { assuranceWords } from "../../domain/blocks/gate/answer-words.ts";
import { own } from "../../domain/rules/lookup.ts";
import { poundsWords } from "../../domain/written/number.ts";
import type { Frame } from "../frame.ts";
import { Erased, Words } from "../layout/panel.tsx";
import { When } from "../layout/when.tsx";
import { assuranceNow } from "../run/assurance-now.ts";
import { dataOf } from "../run/entry-data.ts";
import { partTitle, stepOf } from "../run/titles.ts";
import { listWords } from "../../domain/counted-words.ts";
import { nameOf } from "../words/people.ts";
import { dateWords, timeWords } from "../../domain/time-words.ts";
import { eventWords, isEventType } from "./event-words.ts";
import type { Telling } from "./telling.ts";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly entry: HistoryEntry;
  /** Alone on its page: its numbers are shown at once. */
  readonly alone?: boolean;
};

const textLabels: { readonly [name: string]: string } = {
  title: "Title",
  reason: "Reason",
  comment: "What should change",
  note: "What changed, and why",
  text: "In their words",
  reply: "The answer",
  what: "What",
  how: "How",
  report: "Report",
  easier: "What would make it easier",
  pence: "Amount",
};

/** Acts for which it matters how surely they are that person's own. */
const personal = new Set([
  "signedOff",
  "declined",
  "preferred",
  "askedForTime",
  "stoodAside",
  "recused",
  "objected",
  "contributed",
  "answerConfirmed",
  "answerDisputed",
]);

function telling({ frame, view, entry }: Props): Telling {
  const names = { ...view.names, ...entry.names };
  return {
    data: dataOf(entry),
    who: nameOf(names, entry.actor.id),
    name: (id) => (id === null ? "somebody" : nameOf(names, id)),
    names: (ids) => listWords(ids.map((id) => nameOf(names, id))),
    part: (id) => {
      const part = id === null ? undefined : own(view.state.parts, id);
      return part === undefined ? (id ?? "this run") : partTitle(view, part);
    },
    step: (key) => (key === null ? "" : (stepOf(view.state, key)?.title ?? key)),
    time: (at) => (at === null ? "" : timeWords(at, frame)),
    date: (on) => (on === null ? "" : dateWords(on.slice(0, 10))),
  };
}

const placeWords = ({ version, position }: HistoryEntry): string => {
  if (version === null) return "It is told when the decision is made.";
  return position === null ? "It is being entered." : String(position);
};

const Numbers = ({ entry }: Pick<Props, "entry">) => (
  <dl class="numbers">
    <dt>Event</dt>
    <dd>
      <code>{entry.event}</code>
    </dd>
    <dt>Kind</dt>
    <dd>
      <code>{entry.type}</code>
    </dd>
    <dt>By</dt>
    <dd>
      <code>{entry.actor.id}</code>, as {entry.actor.role}, by {entry.actor.via}
    </dd>
    {entry.assurance !== null && (
      <>
        <dt>Assurance</dt>
        <dd>
          <code>{entry.assurance}</code>
        </dd>
      </>
    )}
    <dt>Leaf hash</dt>
    <dd>
      {entry.leaf === null ? "It is told when the decision is made." : <code>{entry.leaf}</code>}
    </dd>
    <dt>Place in the log</dt>
    <dd>{placeWords(entry)}</dd>
    <dt>Recorded (UTC)</dt>
    <dd>
      <code>{entry.at}</code>
    </dd>
  </dl>
);

/** What happened, as one plain sentence. */
export const sentenceOf = (props: Omit<Props, "alone">): string =>
  isEventType(props.entry.type) ? eventWords[props.entry.type](telling(props)) : props.entry.type;

/** One line of the history: what happened, in whose words, how sure that is, and the numbers to check it by. */
export const Entry = (props: Props) => {
  const { frame, view, entry, alone } = props;
  const told = telling(props);
  const sentence = sentenceOf(props);
  const assurance = assuranceNow(view.state, entry);
  const permalink = `/decisions/${view.run}/${entry.version ?? entry.event}`;
  const number = entry.version === null ? "without a number yet" : String(entry.version);
  return (
    <li
      class={entry.type === "actRefused" ? "entry entry-refused" : "entry"}
      id={`e${entry.version ?? entry.event}`}
    >
      <p class="entry-number">
        <a href={permalink}>
          <span class="unseen">Entry </span>
          {entry.version ?? <span class="unseen">{number}</span>}
          {entry.version === null && <span aria-hidden="true">…</span>}
        </a>
      </p>
      <div>
        <h2>{sentence}</h2>
        <p class="soft">
          <When at={entry.at} frame={frame} />
        </p>
        {entry.times !== null && entry.times > 1 && (
          <p class="soft">
            It was tried {entry.times} times. The same again is counted, and not listed again.
          </p>
        )}
        {told.data.sealed.map((name) => {
          const text = told.data.words(name);
          return (
            <>
              <p class="soft text-label">{textLabels[name] ?? name}</p>
              <blockquote class="quote">
                {text.kind === "words" ? (
                  <Words>{name === "pence" ? poundsWords(Number(text.text)) : text.text}</Words>
                ) : (
                  <Erased />
                )}
              </blockquote>
            </>
          );
        })}
        {assurance !== null && personal.has(entry.type) && (
          <p class="soft">{assuranceWords[assurance]}</p>
        )}
        {alone ? (
          <Numbers entry={entry} />
        ) : (
          <details>
            <summary>
              Numbers for checking<span class="unseen"> entry {number}</span>
            </summary>
            <div class="opened">
              <Numbers entry={entry} />
            </div>
          </details>
        )}
      </div>
    </li>
  );
};
