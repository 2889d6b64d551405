import type { Sealed } from "../../sealed.ts";

/** How a reading came about: counted (complaints, waits), scored from an instrument, or imported from another system. */
export type ReadingHow = "counted" | "scored" | "imported";

export type MeasureEvent = {
  readonly type: "measured";
  readonly data: {
    readonly part: string;
    readonly block: string;
    readonly indicator: string;
    readonly point: string;
    readonly how: ReadingHow;
    /** Null: see `withheld`. Of fewer than five people the record never holds a figure. */
    readonly value: number | null;
    readonly withheld: "fewer-than-five" | "not-available" | null;
    /** How many people it is about; null where it is about none (a wait in days, a count of calls). */
    readonly people: number | null;
    /** The day on which it was read, YYYY-MM-DD. */
    readonly on: string;
    /** Where the figure comes from, in words. */
    readonly source: Sealed;
  };
};
