import type { RawOrder } from "../../api/contracts/order.ts";
import { idFrom, type Body } from "../body.ts";
import { readNeededDate } from "../form/read-date.ts";
import { fromEach } from "../../domain/language.ts";
import type { Said } from "../language/language.tsx";
import { waysWords } from "./ways-words.tsx";
import type { Mistake } from "../layout/error-summary.tsx";

type Read =
  | { readonly kind: "order"; readonly order: RawOrder; readonly done: string }
  | { readonly kind: "mistakes"; readonly mistakes: readonly Mistake[] };

/** What is wrong, in the language of its page. */
const say = (take: (t: (typeof waysWords)["en"]) => string) => fromEach(waysWords, take);

/** What somebody asks for or settles for themselves in a run, whether or not they are asked anything. null: nothing of that name. */
export function readWay(body: Body, me: string, key: string): Read | null {
  const act = body.text("act");
  const order = (one: RawOrder): Read => ({ kind: "order", order: one, done: act });
  const mistake = (field: string, message: Said): Read => ({
    kind: "mistakes",
    mistakes: [{ field, message }],
  });
  switch (act) {
    case "need": {
      const what = body.text("what");
      if (what === "")
        return mistake(
          "what",
          say((t) => t.sayNeed),
        );
      return order({
        type: "stateAccessNeed",
        data: { id: idFrom(key, "need"), member: me, what },
      });
    }
    case "delegate": {
      const to = body.text("to");
      const until = readNeededDate(
        body,
        "until",
        say((t) => t.lastDay),
      );
      const mistakes = [
        ...(to === "" ? [{ field: "to", message: say((t) => t.chooseWho) }] : []),
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
