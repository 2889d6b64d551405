import type { LoggedEvent } from "./logged-event.ts";
import type { Findings } from "./report.ts";

/** Answers that claim to be signed with a passkey need a signature that holds. */
export const checkSignatures = (
  events: readonly LoggedEvent[],
  findings: Findings<"signatures">,
): void => {
  for (const event of events) {
    if (event.assurance === "passkey-signed") {
      findings.unsure("signatures", `The signature of event ${event.id} can't be checked here.`);
    }
  }
};
