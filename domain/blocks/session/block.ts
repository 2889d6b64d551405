/** What somebody gains who takes part, leads or delivers. */
export type Capacity = "training" | "chairing" | "co-facilitating" | "delivering" | "speaking";

/**
 * People meet: planned, then held or cancelled. Those who are named can bear it out.
 * - `held`: how many must be held; absent: one.
 * - `leads`: a circle; somebody of it must be among those who led.
 * - `capacity`: what those who came gained. Whoever led delivered, or co-facilitated where several did.
 * - `onDay`: the run parameter (kind `date`) that states its day; after a cancellation any day.
 * - `voices`: people who are no members may be heard there.
 */
export type SessionBlock = {
  readonly block: "session";
  readonly key: string;
  readonly title?: string;
  readonly held?: number;
  readonly leads?: string;
  readonly capacity?: Capacity;
  readonly onDay?: string;
  readonly voices?: true;
};
