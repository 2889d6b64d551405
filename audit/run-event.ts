import type { RunEvent } from "../domain/event.ts";
import type { Recorded } from "./event.ts";

/** A run's event in its place on the record. */
export type RecordedRunEvent = Recorded<RunEvent>;
