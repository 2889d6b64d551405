import type { RunAlarm } from "../audit/set-aside.ts";

/** Every run that can't be read now. */
export type RunAlarms = readonly RunAlarm[];

/** What can't be read of a run: nothing is known for sure of what this event and those after it say. */
export type DamagedPart = {
  readonly run: string;
  readonly event: string;
  readonly version: number;
  readonly why: string;
};

/** A page of a history. `damaged`: what is not in it because it can't be read; absent when there is nothing. */
export type HistoryPage<Item> = {
  readonly items: readonly Item[];
  readonly next: string | number | null;
  readonly damaged?: readonly DamagedPart[];
};
