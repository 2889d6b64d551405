import type { MeasureEvent } from "./event.ts";

/** A reading as the run holds it. `event`: the run's version of the event. */
export type Reading = Omit<MeasureEvent["data"], "source"> & {
  readonly at: string;
  readonly by: string;
  readonly event: number;
};
