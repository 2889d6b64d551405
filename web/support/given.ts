import { useWords } from "../language/language.tsx";
import { offersWords } from "./offer-words.tsx";
import type { HistoryEntry } from "../../api/services/history-page.ts";
import { poundsWords } from "../../domain/written/number.ts";
import { dataOf, type EntryText } from "../run/entry-data.ts";

/** An offer of payment or thanks. Times are ISO 8601 UTC. */
export type Offer = {
  readonly payment: string;
  readonly kind: string;
  /** Whole pence, in words; `none`: no amount was named. */
  readonly pence: EntryText;
  readonly offeredAt: string;
  readonly answer: { readonly said: "accepted" | "declined"; readonly at: string } | null;
  readonly paidAt: string | null;
};

/** The offers that some entries tell of, oldest first. @param entries oldest first. */
export function offersIn(entries: readonly HistoryEntry[]): readonly Offer[] {
  const offers = new Map<string, Offer>();
  for (const entry of entries) {
    const data = dataOf(entry);
    const payment = data.text("payment") ?? "";
    const known = offers.get(payment);
    if (entry.type === "paymentOffered")
      offers.set(payment, {
        payment,
        kind: data.text("kind") ?? "",
        pence: data.words("pence"),
        offeredAt: entry.at,
        answer: null,
        paidAt: null,
      });
    if (known === undefined) continue;
    const said = data.text("answer");
    if (entry.type === "paymentAnswered" && (said === "accepted" || said === "declined"))
      offers.set(payment, { ...known, answer: { said, at: entry.at } });
    if (entry.type === "paymentMade") offers.set(payment, { ...known, paidAt: entry.at });
  }
  return [...offers.values()];
}

/** `Payment of £25.00`, `Thanks`, in the page's language. */
export function offerWords({ kind, pence }: Pick<Offer, "kind" | "pence">): string {
  const t = useWords(offersWords);
  const kinds: { readonly [kind: string]: string } = t.kinds;
  const what = kinds[kind] ?? t.something;
  if (pence.kind === "none") return what;
  const amount = pence.kind === "words" ? poundsWords(Number(pence.text)) : null;
  if (amount === null) return t.erased(what);
  return kind === "thanks" ? t.with(what, amount) : t.of(what, amount);
}

export const capacityKinds = [
  { value: "training", label: "Training" },
  { value: "chairing", label: "Chairing a meeting" },
  { value: "co-facilitating", label: "Leading a session together with others" },
  { value: "delivering", label: "Delivering the work" },
  { value: "speaking", label: "Speaking in public" },
] as const;

export const paymentKinds = [
  { value: "payment", label: "Payment for their time" },
  { value: "expenses", label: "Expenses, such as fares or childcare" },
  { value: "voucher", label: "A voucher" },
  { value: "thanks", label: "Thanks", hint: "A card, a word of thanks, or a certificate." },
] as const;

export const capacityWords = (kind: string | null): string =>
  capacityKinds.find(({ value }) => value === kind)?.label ?? "Something new";
