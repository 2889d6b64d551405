// `npm run draw` makes this file from the folders of the kinds: nobody writes in it.
import { form } from "./form/contract.ts";
import { gate } from "./gate/contract.ts";
import { poll } from "./poll/contract.ts";
import { measure } from "./measure/contract.ts";
import { delivery } from "./delivery/contract.ts";
import { session } from "./session/contract.ts";

/** How a template writes each kind of block. */
export const blocks = [
  form.block,
  gate.block,
  poll.block,
  measure.block,
  delivery.block,
  session.block,
] as const;

/** What people may ask of each. */
export const orders = [
  ...form.orders,
  ...gate.orders,
  ...poll.orders,
  ...measure.orders,
  ...delivery.orders,
  ...session.orders,
] as const;

/** Who may ask it. */
export const policy = {
  ...form.policy,
  ...gate.policy,
  ...poll.policy,
  ...measure.policy,
  ...delivery.policy,
  ...session.policy,
};

/** Whose words in it are sealed. */
export const seals = {
  ...form.seals,
  ...gate.seals,
  ...poll.seals,
  ...measure.seals,
  ...delivery.seals,
  ...session.seals,
};
