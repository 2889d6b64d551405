import type { HistoryEntry } from "../../api/services/history-page.ts";
import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { Member } from "../../domain/state.ts";
import { dateWords } from "../../domain/time-words.ts";
import { Told } from "../contribute/told.tsx";
import type { Frame } from "../frame.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { Page } from "../layout/page.tsx";
import { DonePanel, type DoneWords } from "../layout/panel.tsx";
import { Day } from "../layout/when.tsx";
import { dataOf } from "../run/entry-data.ts";
import type { ReaderInRun } from "../run/reader-in-run.ts";
import { runTitle } from "../run/titles.ts";
import { memberName } from "../words/people.ts";
import { capacityWords, offersIn } from "./given.ts";
import { OfferCard, supportAddress } from "./offers.tsx";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly reader: ReaderInRun;
  readonly member: Member;
  /** Whether the reader sees all that the member was offered, and not only what they offered themselves. */
  readonly seesAll: boolean;
  /** What this member was offered, given and taught in this run, oldest first; `isMore`: there are older ones. */
  readonly entries: readonly HistoryEntry[];
  readonly isMore: boolean;
  readonly mistakes: readonly Mistake[];
  readonly done: string | undefined;
};

const doneWords: DoneWords = {
  payment: "It is on record. They see it on their home page, and can say yes or no.",
  support: "It is on record. They are asked if it happened.",
  training: "It is on record. Thank you.",
  paid: "It is on record that it is paid or given. They are asked if it reached them.",
  answered: "Thank you. It is on record what you said.",
};

const Offering = ({ view, reader, member }: Pick<Props, "view" | "reader" | "member">) => {
  const here = supportAddress(view.run, member.id);
  const isHere = member.status === "active" && view.state.status === "running";
  return (
    <ul class="plain-links">
      {reader.steers && (
        <li>
          <a href={`${here}/payment`}>Offer payment or thanks</a>
        </li>
      )}
      {reader.steers && isHere && (
        <li>
          <a href={`${here}/offer`}>Offer support</a>
        </li>
      )}
      {(reader.steers || reader.id === member.id) && isHere && (
        <li>
          <a href={`${here}/training`}>Write down training, or another skill</a>
        </li>
      )}
    </ul>
  );
};

/** What somebody was offered, given and taught in a run: for themselves, and for whoever looks after it. */
export const SupportPage = ({
  frame,
  view,
  reader,
  member,
  seesAll,
  entries,
  isMore,
  mistakes,
  done,
}: Props) => {
  const mine = reader.id === member.id;
  const name = memberName(view, member.id);
  const offers = offersIn(entries).toReversed();
  const of = (type: string) => entries.filter((entry) => entry.type === type).toReversed();
  const title = mine ? "What you were offered" : `Payment, support and training: ${name}`;
  return (
    <Page
      mistakes={mistakes}
      frame={frame}
      title={title}
      back={
        mine && !reader.steers
          ? { href: `/your-part/${view.run}`, text: "Your part" }
          : { href: `/board/${view.run}/people`, text: "People" }
      }
    >
      <DonePanel words={doneWords} done={done} />
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>{title}</h1>
      <p class="lead">
        {mine
          ? "Nobody else in the group sees what you are offered. Whatever you answer, nothing else changes."
          : seesAll
            ? "Nobody else in the group sees what somebody is offered."
            : "You see here what you offered yourself. A programme manager sees the rest."}
      </p>
      <Offering {...{ view, reader, member }} />
      <section aria-labelledby="payment">
        <h2 id="payment">Payment and thanks</h2>
        {offers.length === 0 && <p>Nothing is on record yet.</p>}
        <ul class="cards">
          {offers.map((offer) => (
            <OfferCard
              {...{ frame, offer, mine }}
              action={supportAddress(view.run, member.id)}
              pays={reader.steers && !mine}
            />
          ))}
        </ul>
      </section>
      <section aria-labelledby="support">
        <h2 id="support">Support</h2>
        {of("supportOffered").length === 0 && <p>Nothing is on record yet.</p>}
        <ul class="cards">
          {of("supportOffered").map((entry) => (
            <li class="card">
              <Told text={dataOf(entry).words("what")} />
              <p class="soft">
                Offered on <Day at={entry.at} frame={frame} />
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="training">
        <h2 id="training">Training, and what was learned by doing</h2>
        {of("capacityBuilt").length === 0 && <p>Nothing is on record yet.</p>}
        <ul class="cards">
          {of("capacityBuilt").map((entry) => (
            <li class="card">
              <p>
                <strong>{capacityWords(dataOf(entry).text("kind"))}</strong>{" "}
                <span class="soft">on {dateWords(dataOf(entry).text("on") ?? "")}</span>
              </p>
              <Told text={dataOf(entry).words("what")} />
            </li>
          ))}
        </ul>
      </section>
      {isMore && (
        <p>
          These are the newest.{" "}
          <a href={`/decisions/${view.run}?about=${member.id}`}>Read all in the history</a>.
        </p>
      )}
    </Page>
  );
};
