import type { RawOrder } from "../../api/contracts/order.ts";
import { idFrom, type Body } from "../body.ts";
import { readNeededDate } from "../form/read-date.ts";
import type { Mistake } from "../layout/error-summary.tsx";

type Read =
  | { readonly kind: "order"; readonly order: RawOrder; readonly done: string }
  | { readonly kind: "mistakes"; readonly mistakes: readonly Mistake[] };

/** What somebody asks for or settles for themselves in a run, whether or not they are asked anything. null: nothing of that name. */
export function readWay(body: Body, me: string, key: string): Read | null {
  const act = body.text("act");
  const order = (one: RawOrder): Read => ({ kind: "order", order: one, done: act });
  const mistake = (field: string, message: string): Read => ({
    kind: "mistakes",
    mistakes: [{ field, message }],
  });
  switch (act) {
    case "need": {
      const what = body.text("what");
      if (what === "") return mistake("what", "Say what you need");
      return order({
        type: "stateAccessNeed",
        data: { id: idFrom(key, "need"), member: me, what },
      });
    }
    case "delegate": {
      const to = body.text("to");
      const until = readNeededDate(body, "until", "Write the last day, like 4 12 2026");
      const mistakes = [
        ...(to === "" ? [{ field: "to", message: "Choose who stands in for you" }] : []),
        ...until.mistakes,
      ];
      if (mistakes.length > 0) return { kind: "mistakes", mistakes };
      return order({ type: "delegate", data: { from: me, to, until: until.date } });
    }
    case "end-delegation":
      return order({ type: "endDelegation", data: { from: me } });
    case "withdraw":
      return order({ type: "withdraw", data: { member: me } });
    default:
      return null;
  }
}
