import type { JSX } from "hono/jsx/jsx-runtime";
import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { BlockEvent, BlockOrder, Kind } from "../../domain/blocks/kinds.ts";
import type { Part } from "../../domain/state.ts";
import type { Filling } from "../board/part-form.tsx";
import type { Telling } from "../decisions/telling.ts";
import type { ReaderInRun } from "../run/reader-in-run.ts";

/** What stands of a kind of block on the page of a part. */
export type Section = (
  props: {
    readonly view: RunFold;
    readonly part: Part;
    readonly reader: ReaderInRun;
  } & Filling,
) => JSX.Element | null;

/** Kinds of entries of the history, as a reader looks for them. */
export type Entries =
  | "decisions"
  | "answers"
  | "asking"
  | "polls"
  | "writing"
  | "shared"
  | "people"
  | "doing"
  | "refused";

type Events<T extends BlockEvent["type"]> = { readonly [P in T]: (t: Telling) => string };
type Tried<T extends BlockOrder["type"]> = { readonly [P in T]: string };
type EntriesOf<T extends BlockEvent["type"]> = { readonly [P in T]: Entries };

/** The words of all kinds. */
export type Words = {
  readonly events: Events<BlockEvent["type"]>;
  readonly tried: Tried<BlockOrder["type"]>;
  readonly entries: EntriesOf<BlockEvent["type"]>;
};

/**
 * One kind of block, as the pages show and tell it.
 * - `section`: on the page of a part; null where the page has it of its own.
 * - `done`: what is said there when something was done, by its name in the address.
 * - `events`: each event as one plain sentence; `entries`: where the history lists it.
 * - `tried`: what somebody tried whom the rules refused, to go after "tried to".
 */
export type PartOf<K extends Kind> = {
  readonly section: Section | null;
  readonly done: { readonly [name: string]: string };
  readonly events: Events<BlockEvent<K>["type"]>;
  readonly entries: EntriesOf<BlockEvent<K>["type"]>;
  readonly tried: Tried<BlockOrder<K>["type"]>;
};

type Shown = {
  readonly sections: readonly Section[];
  readonly done: { readonly [name: string]: string };
};

/** The parts of some kinds together. */
type Joined<V, N, T> = Shown & {
  readonly events: V;
  readonly entries: N;
  readonly tried: T;
  readonly and: <K extends Kind>(
    kind: K,
    part: PartOf<NoInfer<K>>,
  ) => Joined<
    V & Events<BlockEvent<K>["type"]>,
    N & EntriesOf<BlockEvent<K>["type"]>,
    T & Tried<BlockOrder<K>["type"]>
  >;
};

/** @returns the parts so far, to which `and` adds that of one more kind. */
export const joined = <V extends object, N extends object, T extends object>(
  { sections, done }: Shown,
  events: V,
  entries: N,
  tried: T,
): Joined<V, N, T> => ({
  sections,
  done,
  events,
  entries,
  tried,
  and: (_, part) =>
    joined(
      {
        sections: part.section === null ? sections : [...sections, part.section],
        done: { ...done, ...part.done },
      },
      { ...events, ...part.events },
      { ...entries, ...part.entries },
      { ...tried, ...part.tried },
    ),
});
