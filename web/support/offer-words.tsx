import type { Child } from "hono/jsx";
import { inEach } from "../../domain/language.ts";

type Kinds = { readonly [kind: string]: string };

/** What an offer of payment or thanks says, and what became of it. */
export const offersWords = inEach({
  en: {
    kinds: {
      payment: "Payment",
      thanks: "Thanks",
      voucher: "A voucher",
      expenses: "Expenses",
    } satisfies Kinds,
    something: "Something",
    erased: (what: string) => `${what} (the amount was erased)`,
    with: (what: string, amount: string) => `${what}, with ${amount}`,
    of: (what: string, amount: string) => `${what} of ${amount}`,
    paid: "Paid or given",
    on: (day: Child) => <>on {day}</>,
    offered: (day: Child) => <>offered on {day}</>,
    waits: "Waits for an answer",
    accepted: "Accepted",
    declined: "Declined",
    yes: "Yes, thank you",
    no: "No, thank you",
    isPaid: "It is paid or given",
  },
  cy: {
    kinds: {
      payment: "Taliad",
      thanks: "Diolch",
      voucher: "Taleb",
      expenses: "Treuliau",
    },
    something: "Rhywbeth",
    erased: (what) => `${what} (cafodd y swm ei ddileu)`,
    with: (what, amount) => `${what}, gyda ${amount}`,
    of: (what, amount) => `${what} o ${amount}`,
    paid: "Wedi’i dalu neu’i roi",
    on: (day) => <>ar {day}</>,
    offered: (day) => <>cynigiwyd ar {day}</>,
    waits: "Yn aros am ateb",
    accepted: "Derbyniwyd",
    declined: "Gwrthodwyd",
    yes: "Ie, diolch",
    no: "Dim diolch",
    isPaid: "Mae wedi’i dalu neu’i roi",
  },
});
