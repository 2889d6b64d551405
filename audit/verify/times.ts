import { timeOfUuidV7 } from "../uuid-v7.ts";
import type { LoggedEvent } from "./logged-event.ts";
import type { Findings } from "./report.ts";

/** Times never run backwards in a run, and each is what its event's id says (RFC 9562, section 5.7). */
export const checkTimes = (
  events: readonly LoggedEvent[],
  findings: Findings<"completeness">,
): void => {
  let latest = 0;
  for (const { id, version, at } of events) {
    const time = Date.parse(at);
    if (time !== timeOfUuidV7(id))
      findings.fails(
        "completeness",
        `Event ${id} (version ${version}) says that it was at ${at}, and its id says another time.`,
      );
    if (time < latest)
      findings.fails(
        "completeness",
        `Event ${id} (version ${version}) is of ${at}, before what it follows.`,
      );
    latest = Math.max(latest, time);
  }
};
