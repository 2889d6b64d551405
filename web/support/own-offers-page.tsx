import type { HistoryEntry } from "../../api/services/history-page.ts";
import type { GivenLine } from "../../api/services/offers.ts";
import type { Language } from "../../domain/language.ts";
import { layoutWords } from "../layout/layout-words.ts";
import { ownOffersWords } from "./own-offers-words.ts";
import { dateWords } from "../../domain/time-words.ts";
import type { Frame } from "../frame.ts";
import { homeWords } from "../home/home-words.tsx";
import { useWords } from "../language/language.tsx";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import { Day } from "../layout/when.tsx";
import { Told } from "../contribute/told.tsx";
import type { PageAddresses } from "../page-address.ts";
import { dataOf } from "../run/entry-data.ts";
import { titleWords } from "../run/titles.ts";
import { offersIn, offerWords } from "./given.ts";
import { OfferCard, supportAddress } from "./offers.tsx";
import type { OwnOffer } from "./own-offers.ts";

/** For the home page: what waits for the reader's yes or no. */
export const OpenOffers = ({
  frame,
  offers,
}: {
  readonly frame: Frame;
  readonly offers: readonly OwnOffer[];
}) => {
  const { offered: t } = useWords(homeWords);
  return offers.length === 0 ? null : (
    <section aria-labelledby="offered">
      <h2 id="offered">{t.title}</h2>
      <p>{t.sayAsYouLike}</p>
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
};

/** One entry, as its person reads it. @param amounts what the offers of the page are, by their ids. */
function happened(
  line: GivenLine,
  amounts: ReadonlyMap<string, string>,
  t: (typeof ownOffersWords)["en"],
  language: Language,
): string {
  const data = dataOf(line);
  const offer = amounts.get(data.text("payment") ?? "");
  const about = offer === undefined ? "" : `: ${offer}`;
  switch (line.type) {
    case "paymentOffered":
      return t.offered(about);
    case "paymentAnswered":
      return data.text("answer") === "accepted" ? t.accepted(about) : t.declined(about);
    case "paymentMade":
      return t.paid(about);
    case "supportOffered":
      return t.support;
    default: {
      const kinds: { readonly [kind: string]: string } = t.kinds;
      const kind = kinds[data.text("kind") ?? ""] ?? t.kinds.other;
      return t.learned(kind, dateWords(data.text("on") ?? "", language));
    }
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
  const t = useWords(ownOffersWords);
  const { home, newer, older } = useWords(layoutWords);
  const amounts = new Map(offersIn(offered).map((one) => [one.payment, offerWords(one)]));
  return (
    <Page frame={frame} title={t.title} back={{ href: "/", text: home }}>
      <h1>{t.heading}</h1>
      <p class="lead">{lines.length === 0 ? t.nothing : t.newest}</p>
      <ul class="cards">
        {lines.map((line) => (
          <li class="card">
            <p class="eyebrow">{titleWords(line.runTitle)}</p>
            <p>
              <strong>{happened(line, amounts, t, frame.language)}</strong>{" "}
              <span class="soft">
                <Day at={line.at} frame={frame} />
              </span>
            </p>
            <Told text={dataOf(line).words("what")} />
            <p>
              <a href={supportAddress(line.run, frame.principal?.id ?? "")}>
                {t.all}
                <span class="unseen">: {happened(line, amounts, t, frame.language)}</span>
              </a>
            </p>
          </li>
        ))}
      </ul>
      <ListPages of={t.list} pages={pages} words={[newer, older]} />
    </Page>
  );
};
