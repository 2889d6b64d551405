import { randomUUID } from "node:crypto";
import type { RecordAnswer, RunRecord } from "../../activities/run-record.ts";
import type { BoxContent } from "../../domain/blocks/poll/order.ts";
import type { Command } from "../../domain/command.ts";
import type { NumberedEvent } from "../../domain/event.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { RunState } from "../../domain/state.ts";
import type { Template } from "../../domain/template.ts";
import { emptyRun, give, type Run } from "../specification/run.ts";
import { memoryBoxes } from "./boxes.ts";

export type MemoryEvent = NumberedEvent & { readonly id: string; readonly run: string };

export type MemoryAnswer =
  | {
      readonly kind: "accepted";
      readonly events: readonly MemoryEvent[];
      readonly version: number;
    }
  | { readonly kind: "refused"; readonly refusal: Refusal; readonly version: number };

/** The record without its storage: the same decisions, in this process's memory. For tests of workflows alone. */
export type MemoryRecord = RunRecord & {
  /** Says which template a run has that is about to be launched. A run of which nothing was said has the record's own. */
  begin(run: string, template: Template): void;
  /** As `handle`, but a refusal is an error: tests say what must go well. */
  must(run: string, command: Command): Promise<readonly MemoryEvent[]>;
  /** As `handle`, at once. */
  give(run: string, command: Command): MemoryAnswer;
  events(run: string): readonly MemoryEvent[];
  state(run: string): RunState;
  /** As `openBox`, at once. */
  box(poll: string): BoxContent;
};

/** @param newId an event's id, by its version: random unless a test wants a run that was played twice to be the same run. */
export function memoryRecord(
  template: Template,
  newId: (version: number) => string = () => randomUUID(),
): MemoryRecord {
  type Kept = { readonly played: Run; readonly events: readonly MemoryEvent[] };
  const runs = new Map<string, Kept>();
  const boxes = memoryBoxes();
  const of = (run: string): Kept => runs.get(run) ?? { played: emptyRun(template), events: [] };

  const decideNow = (run: string, command: Command): MemoryAnswer => {
    const { played, events } = of(run);
    const next = give(played, command);
    if (next.refusal)
      return { kind: "refused", refusal: next.refusal, version: played.state.version };
    boxes.put(played.state, command);
    const recorded = next.events
      .slice(played.events.length)
      .map((event): MemoryEvent => ({ ...event, id: newId(event.version), run }));
    runs.set(run, { played: next, events: [...events, ...recorded] });
    return { kind: "accepted", events: recorded, version: next.state.version };
  };

  const known: RunRecord["known"] = (run) => {
    const found = runs.get(run);
    if (found === undefined) return null;
    const { state } = found.played;
    return { state, version: state.version };
  };

  return {
    begin(run, its) {
      runs.set(run, { played: emptyRun(its), events: [] });
    },
    known,
    load: async (run) => known(run),
    async handle(run, command): Promise<RecordAnswer> {
      return decideNow(run, command);
    },
    give: decideNow,
    async must(run, command) {
      const answer = decideNow(run, command);
      if (answer.kind === "accepted") return answer.events;
      throw new Error(`${command.type}: ${answer.refusal.code}: ${answer.refusal.message}`);
    },
    openBox: async (poll) => boxes.open(poll),
    box: boxes.open,
    events: (run) => of(run).events,
    state: (run) => of(run).played.state,
  };
}
