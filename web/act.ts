import type { RawOrder } from "../api/contracts/order.ts";
import type { Receipt } from "../api/services/act-result.ts";
import type { Services } from "../api/services.ts";
import { keyOf, type Body } from "./body.ts";
import type { Mistake } from "./layout/error-summary.tsx";
import { outcomeOf, type InputNames } from "./outcome.ts";
import type { PageContext } from "./page-env.ts";
import { goTo } from "./respond.ts";

type Ways = {
  readonly services: Services;
  readonly run: string;
  readonly body: Body;
  readonly order: RawOrder;
  /** Which input holds a member of the order, where the two have different names. */
  readonly inputs?: InputNames;
  /** Where to go when it is on record. */
  readonly done: string | ((receipts: readonly Receipt[]) => string);
  /** Shows the page again with what was written, and why it was refused. */
  readonly again: (mistakes: readonly Mistake[], code: string) => Response | Promise<Response>;
};

/** The one way from a form to the record: act, then go on, or say what is wrong. */
export async function act(c: PageContext, ways: Ways): Promise<Response> {
  const { services, run, body, order, inputs, done, again } = ways;
  const result = await services.runs.act(c.get("principal"), run, order, keyOf(body));
  const outcome = outcomeOf(result, body, inputs);
  return outcome.kind === "mistakes"
    ? again(outcome.mistakes, outcome.code)
    : goTo(c, typeof done === "string" ? done : done(outcome.receipts));
}
