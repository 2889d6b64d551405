import { ENGINE } from "../../domain/actor.ts";
import type { Command, Order } from "../../domain/command.ts";
import { plan, type Plan } from "../../domain/plan.ts";
import type { RunState } from "../../domain/state.ts";

export const ordersOf = (planned: Plan): readonly Order[] => [
  ...planned.parts.flatMap((part) => part.orders),
  ...planned.orders,
];

export const noticesOf = (planned: Plan) => [
  ...planned.parts.flatMap((part) => part.notices),
  ...planned.notices,
];

/** Word of each notice that is due, as it goes where every mail is taken. */
const sent = (planned: Plan): readonly Order[] =>
  noticesOf(planned).map((notice) => ({
    type: "recordNotice",
    data: { ...notice, result: { sent: "email" } },
  }));

const MOST_ROUNDS = 1000;

/**
 * Carries out the plan, order by order, until nothing is left of it: what the workflows do over time, at once.
 * @throws when the plan never comes to rest; `carryOut` is expected to throw when an order of the plan is refused.
 */
export const settle = (
  state: () => RunState,
  at: () => string,
  carryOut: (command: Command) => void,
): void => {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const planned = plan(state(), at());
    const orders = ordersOf(planned);
    // An order changes what is due; notices do not depend on each other.
    const due = orders.length > 0 ? orders.slice(0, 1) : sent(planned);
    if (due.length === 0) return;
    for (const order of due) carryOut({ ...order, actor: ENGINE, at: at() });
  }
  throw new Error("The plan never comes to rest.");
};
