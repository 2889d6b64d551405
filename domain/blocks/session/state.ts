import type { Sealed } from "../../sealed.ts";

/** A session of a part's block. Days are YYYY-MM-DD. */
export type Session = {
  readonly id: string;
  readonly part: string;
  readonly block: string;
  readonly status: "planned" | "held" | "cancelled";
  /** The day for which it is planned, or on which it was held; `until`: the last day, where it takes more than one. */
  readonly on: string;
  readonly until: string | null;
  readonly mode: "in-person" | "online" | "both";
  readonly place: Sealed;
  readonly offers: Sealed | null;
  /** How it went; of one that was cancelled, why. Null before. */
  readonly account: Sealed | null;
  readonly came: readonly string[];
  readonly ledBy: readonly string[];
  readonly others: number;
  /** The version of the event that says that it was held, and of the claim about those named; null before. */
  readonly event: number | null;
  /** When it was recorded as held, ISO 8601 UTC. */
  readonly heldAt: string | null;
};

/** What somebody said in a session who is no member. `by`: who wrote it down. */
export type Voice = {
  readonly id: string;
  readonly session: string;
  readonly kind: "story" | "idea" | "concern";
  readonly text: Sealed;
  readonly mayContact: boolean;
  readonly contact: Sealed | null;
  readonly by: string;
  readonly at: string;
  readonly erased: boolean;
};
