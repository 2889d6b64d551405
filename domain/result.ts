import type { DomainEvent } from "./event.ts";
import type { Refusal, RefusalCode } from "./refusal.ts";

/** What deciding answers: the events that now happened, or why nothing did. */
export type Decision =
  | { readonly kind: "accepted"; readonly events: readonly DomainEvent[] }
  | { readonly kind: "refused"; readonly refusal: Refusal };

export const accept = (...events: readonly DomainEvent[]): Decision => ({
  kind: "accepted",
  events,
});

export const refused = (refusal: Refusal): Decision => ({ kind: "refused", refusal });

/** A refusal in plain words: what is in the way, and how to mend it. */
export const because = (
  code: RefusalCode,
  message: string,
  mend: string,
  about: string | null = null,
): Refusal => ({ code, message, mend, about });

export const refuse = (
  code: RefusalCode,
  message: string,
  mend: string,
  about: string | null = null,
): Decision => refused(because(code, message, mend, about));
