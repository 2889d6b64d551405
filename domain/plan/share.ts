import type { Order } from "../command.ts";
import type { Wait } from "../plan-types.ts";
import type { NoticeKey } from "../state.ts";

/** What one block needs now, what it waits for, and the times at which to look again. */
export type BlockShare = {
  readonly orders: readonly Order[];
  readonly notices: readonly NoticeKey[];
  readonly waits: readonly Wait[];
  readonly wakes: readonly string[];
};

/** A block at which nothing is due but an act of people. */
export const waiting = (
  part: string,
  what: Wait["for"],
  members: readonly string[],
  until: string | null = null,
): BlockShare => ({
  orders: [],
  notices: [],
  waits: [{ part, for: what, members, until }],
  wakes: [],
});

export const NOTHING: BlockShare = { orders: [], notices: [], waits: [], wakes: [] };
