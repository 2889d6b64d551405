import type { HandleResult, Outcome } from "../../../audit/command.ts";
import type { ActResult, Receipt } from "../act-result.ts";
import type { AskRefusal, RunEvent } from "./decider.ts";

/** What the command handler answered, as the services' callers see it. */
export function actResultOf(result: HandleResult<RunEvent, AskRefusal>): ActResult {
  switch (result.kind) {
    case "replayed":
      return fromOutcome(result.outcome, true);
    case "key-reused":
      return result;
    case "unknown-run":
      return { kind: "not-found" };
    default:
      return fromOutcome(result, false);
  }
}

function fromOutcome(outcome: Outcome<RunEvent, AskRefusal>, replayed: boolean): ActResult {
  if (outcome.kind === "refused") {
    return outcome.refusal.kind === "policy"
      ? outcome.refusal.verdict
      : { kind: "refused", refusal: outcome.refusal.refusal, version: outcome.version };
  }
  const receipts = outcome.events.map((event, index): Receipt => ({
    run: event.run,
    event: event.id,
    version: event.version,
    type: event.type,
    at: event.at,
    leaf: outcome.leaves[index] ?? "",
    position: null,
  }));
  return { kind: "accepted", version: outcome.version, receipts, replayed };
}
