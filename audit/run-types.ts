import { isPowerType } from "../domain/organisation/event.ts";
import { HEADS_STATED } from "./log/heads/heads-entry.ts";

/** Whether an event is one of a run: not of an organisation's own stream, nor of the log's. */
export const isRunType = (type: string): boolean => type !== HEADS_STATED && !isPowerType(type);
