import type { HistoryEntry } from "../../api/services/history-page.ts";
import type { GivenLine } from "../../api/services/offers.ts";
import { dateWords } from "../../domain/time-words.ts";
import type { Frame } from "../frame.ts";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import { Day } from "../layout/when.tsx";
import { Told } from "../contribute/told.tsx";
import type { PageAddresses } from "../page-address.ts";
import { dataOf } from "../run/entry-data.ts";
import { titleWords } from "../run/titles.ts";
import { capacityWords, offersIn, offerWords } from "./given.ts";
import { OfferCard, supportAddress } from "./offers.tsx";
import type { OwnOffer } from "./own-offers.ts";

/** For the home page: what waits for the reader's yes or no. */
export const OpenOffers = ({
  frame,
  offers,
}: {
  readonly frame: Frame;
  readonly offers: readonly OwnOffer[];
}) =>
  offers.length === 0 ? null : (
    <section aria-labelledby="offered">
      <h2 id="offered">You are offered this</h2>
      <p>Say yes or no, as you like. Whatever you say, nothing else changes.</p>
      <ul class="cards">
        {offers.map(({ run, runTitle, offer }) => (
          <OfferCard
            {...{ frame, offer }}
            action={supportAddress(run, frame.principal?.id ?? "")}
            place={titleWords(runTitle)}
            mine
            pays={false}
          />
        ))}
      </ul>
    </section>
  );

const answers: { readonly [said: string]: string } = {
  accepted: "You said yes, thank you",
  declined: "You said no, thank you",
};

/** One entry, as its person reads it. @param amounts what the offers of the page are, by their ids. */
function happened(line: GivenLine, amounts: ReadonlyMap<string, string>): string {
  const data = dataOf(line);
  const offer = amounts.get(data.text("payment") ?? "");
  const about = offer === undefined ? "" : `: ${offer}`;
  switch (line.type) {
    case "paymentOffered":
      return `You were offered${about}`;
    case "paymentAnswered":
      return `${answers[data.text("answer") ?? ""] ?? "You answered"}${about}`;
    case "paymentMade":
      return `Paid or given${about}`;
    case "supportOffered":
      return "You were offered support";
    default:
      return `${capacityWords(data.text("kind"))}, on ${dateWords(data.text("on") ?? "")}`;
  }
}

/** What the reader was offered, given and taught in all of their runs, the newest first. */
export const OwnOffersPage = ({
  frame,
  lines,
  offered,
  pages,
}: {
  readonly frame: Frame;
  readonly lines: readonly GivenLine[];
  /** The entries that made the offers which the lines are about. */
  readonly offered: readonly HistoryEntry[];
  readonly pages: PageAddresses;
}) => {
  const amounts = new Map(offersIn(offered).map((one) => [one.payment, offerWords(one)]));
  return (
    <Page frame={frame} title="What you were offered" back={{ href: "/", text: "Home" }}>
      <h1>What you were offered and paid</h1>
      <p class="lead">
        {lines.length === 0
          ? "Nothing is on record yet."
          : "The newest comes first. Nobody else in your groups sees it."}
      </p>
      <ul class="cards">
        {lines.map((line) => (
          <li class="card">
            <p class="eyebrow">{titleWords(line.runTitle)}</p>
            <p>
              <strong>{happened(line, amounts)}</strong>{" "}
              <span class="soft">
                <Day at={line.at} frame={frame} />
              </span>
            </p>
            <Told text={dataOf(line).words("what")} />
            <p>
              <a href={supportAddress(line.run, frame.principal?.id ?? "")}>
                See all of it
                <span class="unseen">: {happened(line, amounts)}</span>
              </a>
            </p>
          </li>
        ))}
      </ul>
      <ListPages of="what you were offered" pages={pages} words={["Newer ones", "Older ones"]} />
    </Page>
  );
};
