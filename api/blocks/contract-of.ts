import { z } from "@hono/zod-openapi";
import type { BlockOrder, Kind } from "../../domain/blocks/kinds.ts";
import type { EngineOrder, Rule } from "../policy-reach.ts";
import type { Sealer } from "../services/runs/sealer.ts";

/** An order as it arrives: its name, and what it says. */
export const order = <T extends string, D extends z.ZodType>(type: T, data: D) =>
  z.strictObject({ type: z.literal(type), data });

/** What people may ask of a kind; the rest is the engine's. */
type Asked<K extends Kind> = Exclude<BlockOrder<K>["type"], EngineOrder>;

type OrderOf<T extends BlockOrder["type"]> = Extract<BlockOrder, { readonly type: T }>;

/**
 * What the API takes of one kind of block.
 * - `block`: how a template writes it. `orders`: what people may ask of it, texts not yet sealed.
 * - `policy`: who may ask each. What is not in it is denied, and what is missing does not compile.
 * - `seals`: of each order that holds somebody's words, the order with these sealed. What somebody says is theirs, also when a
 *   helper wrote it down; what is said about a member is that member's; what somebody decides for the run is their own (`by`).
 */
export type ContractOf<K extends Kind> = {
  readonly block: z.ZodType<{ readonly block: K }>;
  readonly orders: readonly z.ZodType<{ readonly type: Asked<K> }>[];
  readonly policy: { readonly [T in Asked<K>]: Rule };
  readonly seals: {
    readonly [T in Asked<K>]?: (raw: never, by: string, sealer: Sealer) => OrderOf<T>;
  };
};
