import { useWords } from "../language/language.tsx";
import { offersWords } from "./offer-words.tsx";
import { freshKey } from "../body.ts";
import type { Frame } from "../frame.ts";
import { Tag } from "../layout/panel.tsx";
import { Day } from "../layout/when.tsx";
import { offerWords, type Offer } from "./given.ts";

/** Where an offer's forms are sent to. */
export const supportAddress = (run: string, member: string): string =>
  `/board/${run}/people/${member}/support`;

const Standing = ({ offer, frame }: { readonly offer: Offer; readonly frame: Frame }) => {
  const t = useWords(offersWords);
  if (offer.paidAt !== null)
    return (
      <>
        <Tag tone="good">{t.paid}</Tag>{" "}
        <span class="soft">{t.on(<Day at={offer.paidAt} frame={frame} />)}</span>
      </>
    );
  if (offer.answer === null) return <Tag tone="wait">{t.waits}</Tag>;
  return (
    <>
      <Tag tone="plain">{offer.answer.said === "accepted" ? t.accepted : t.declined}</Tag>{" "}
      <span class="soft">{t.on(<Day at={offer.answer.at} frame={frame} />)}</span>
    </>
  );
};

/** The reader's own yes or no to an offer. A no can become a yes, and a yes a no, until it is paid. */
const Answer = ({ offer, action }: { readonly offer: Offer; readonly action: string }) => {
  const t = useWords(offersWords);
  const said = offer.answer?.said ?? null;
  const words = offerWords(offer);
  return (
    <form class="row" method="post" action={`${action}/${offer.payment}/answer`}>
      <input type="hidden" name="key" value={freshKey()} />
      {said !== "accepted" && (
        <button class="button button-second" name="answer" value="accepted" type="submit">
          {t.yes}
          <span class="unseen">: {words}</span>
        </button>
      )}
      {said !== "declined" && (
        <button class="button button-second" name="answer" value="declined" type="submit">
          {t.no}
          <span class="unseen">: {words}</span>
        </button>
      )}
    </form>
  );
};

/** One offer, with what its reader can do about it. `mine`: it is the reader's own; `pays`: they can say that it is paid. */
export const OfferCard = ({
  frame,
  offer,
  action,
  mine,
  pays,
  place,
}: {
  readonly frame: Frame;
  readonly offer: Offer;
  readonly action: string;
  readonly mine: boolean;
  readonly pays: boolean;
  /** The run, where cards of several stand together. */
  readonly place?: string;
}) => (
  <li class="card">
    {place !== undefined && <p class="eyebrow">{place}</p>}
    <p>
      <strong>{offerWords(offer)}</strong>{" "}
      <span class="soft">
        {useWords(offersWords).offered(<Day at={offer.offeredAt} frame={frame} />)}
      </span>
    </p>
    <p>
      <Standing offer={offer} frame={frame} />
    </p>
    {mine && offer.paidAt === null && <Answer offer={offer} action={action} />}
    {pays && offer.paidAt === null && offer.answer?.said === "accepted" && (
      <form method="post" action={`${action}/${offer.payment}/paid`}>
        <input type="hidden" name="key" value={freshKey()} />
        <button class="button button-second" type="submit">
          {useWords(offersWords).isPaid}
          <span class="unseen">: {offerWords(offer)}</span>
        </button>
      </form>
    )}
  </li>
);
