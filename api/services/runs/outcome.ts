import type { CommandResult } from "../../../audit/command.ts";
import type { ActResult, Receipt } from "../act-result.ts";
import type { AskRefusal } from "./decider.ts";
import type { RunEvent } from "../../../domain/event.ts";

/** What the command handler answered, as the services' callers see it. */
export function actResultOf(result: CommandResult<RunEvent, AskRefusal>): ActResult {
  switch (result.kind) {
    case "key-reused":
      return result;
    case "unknown-run":
      return { kind: "not-found" };
    case "refused":
      return result.refusal.kind === "policy"
        ? result.refusal.denial
        : { kind: "refused", refusal: result.refusal.refusal, version: result.version };
    case "accepted": {
      const { version, events, leaves, replayed } = result;
      const receipts = events.map((event, index): Receipt => ({
        run: event.run,
        event: event.id,
        version: event.version,
        type: event.type,
        at: event.at,
        leaf: leaves[index] ?? "",
        position: null,
      }));
      return { kind: "accepted", version, receipts, replayed };
    }
  }
}
