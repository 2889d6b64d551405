import type { CommandOf, Order } from "../command.ts";
import type { EventOf, NumberedEvent } from "../event.ts";
import type { PasskeyCredential } from "../events/passkey.ts";
import type { Finding, Path } from "../lint/finding.ts";
import type { BlockShare } from "../plan/share.ts";
import type { Decision } from "../result.ts";
import type { Part, RunState } from "../state.ts";
import type { Form, Template } from "../template.ts";
import type { About } from "../visibility/about.ts";
import type { BlockEvent, BlockOf, BlockOrder, Kind } from "./kinds.ts";

/** Who may do what, and what comes of it. */
export type Decides<T extends BlockOrder["type"]> = {
  readonly [P in T]: (state: RunState, command: CommandOf<P>) => Decision;
};

/** The events after one: the next, and all of them, for a list that goes on in them. `keys`: the credential of a given name. */
export type Around = {
  readonly next: NumberedEvent | undefined;
  readonly later: () => readonly NumberedEvent[];
  readonly keys: (credential: string) => PasskeyCredential;
};

/** Whom each event reaches while a gate is open (see `withheld.ts`). */
export type Reaches<T extends BlockEvent["type"]> = {
  readonly [P in T]: (state: RunState, event: EventOf<P>) => About;
};

/**
 * The order that each event begins the answer to, for whoever checks a record. A decision upon it gives the event and those that
 * follow from it. Data are taken field by field, so that what the rules don't know shows. `none`: it only ever follows from another event.
 */
export type Origins<T extends BlockEvent["type"]> = {
  readonly [P in T]: (state: RunState, event: EventOf<P>, around: Around) => Order | "none";
};

/** Of an event that only ever follows from another one. */
export const none = (): "none" => "none";

/**
 * - `plan`: what the block needs now that its people are at it, at `now` (ISO 8601 UTC).
 * - `words`: what people go through in it, in one or more short sentences.
 * - `findings`: what is wrong with it in a template. `form`: what is written before it in its stretch.
 */
export type OfBlock<K extends Kind> = {
  readonly plan: (state: RunState, part: Part, block: BlockOf<K>, now: string) => BlockShare;
  readonly words: (template: Template, block: BlockOf<K>) => readonly string[];
  readonly findings: (
    template: Template,
    block: BlockOf<K>,
    path: Path,
    form: Form | undefined,
  ) => readonly Finding[];
};

export type OfBlocks<K extends Kind> = { readonly [P in K]: OfBlock<P> };

/** What people, the engine and a reader do with one kind of block. */
export type ActsOf<K extends Kind> = {
  readonly blocks: OfBlocks<K>;
  readonly decides: Decides<BlockOrder<K>["type"]>;
  readonly reaches: Reaches<BlockEvent<K>["type"]>;
  readonly origins: Origins<BlockEvent<K>["type"]>;
};

/** The acts of some kinds together. */
type Joined<B, D, R, O> = {
  readonly blocks: B;
  readonly decides: D;
  readonly reaches: R;
  readonly origins: O;
  readonly and: <K extends Kind>(
    kind: K,
    acts: ActsOf<NoInfer<K>>,
  ) => Joined<
    B & OfBlocks<K>,
    D & Decides<BlockOrder<K>["type"]>,
    R & Reaches<BlockEvent<K>["type"]>,
    O & Origins<BlockEvent<K>["type"]>
  >;
};

/** @returns the acts so far, to which `and` adds those of one more kind. */
export const joined = <B extends object, D extends object, R extends object, O extends object>(
  blocks: B,
  decides: D,
  reaches: R,
  origins: O,
): Joined<B, D, R, O> => ({
  blocks,
  decides,
  reaches,
  origins,
  and: (_, acts) =>
    joined(
      { ...blocks, ...acts.blocks },
      { ...decides, ...acts.decides },
      { ...reaches, ...acts.reaches },
      { ...origins, ...acts.origins },
    ),
});
