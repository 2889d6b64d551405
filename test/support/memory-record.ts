import { randomUUID } from "node:crypto";
import type { RecordAnswer, RunRecord } from "../../activities/run-record.ts";
import type { Command } from "../../domain/command.ts";
import { decide } from "../../domain/decide.ts";
import type { Recorded } from "../../domain/event.ts";
import { foldAll } from "../../domain/fold.ts";
import { initial } from "../../domain/initial.ts";
import type { RunState } from "../../domain/state.ts";
import type { Template } from "../../domain/template.ts";
import { memoryBoxes } from "./memory-boxes.ts";

export type MemoryEvent = Recorded & { readonly id: string; readonly run: string };

/** The record without its storage: the same decisions, in this process's memory. For tests of workflows alone. */
export type MemoryRecord = RunRecord & {
  /** As `handle`, but a refusal is an error: tests say what must go well. */
  must(run: string, command: Command): Promise<readonly MemoryEvent[]>;
  events(run: string): readonly MemoryEvent[];
  state(run: string): RunState;
};

export function memoryRecord(template: Template): MemoryRecord {
  const runs = new Map<string, { state: RunState; events: readonly MemoryEvent[] }>();
  const boxes = memoryBoxes();
  const of = (run: string) => runs.get(run) ?? { state: initial(template), events: [] };

  const decideNow = (run: string, command: Command) => {
    const { state, events } = of(run);
    const decision = decide(state, command);
    if (decision.kind === "refused") return decision;
    boxes.put(state, command);
    const { actor, at, assurance } = command;
    const recorded = decision.events.map((event, index): MemoryEvent => ({
      ...event,
      id: randomUUID(),
      run,
      version: state.version + index + 1,
      at,
      actor,
      ...(assurance === undefined ? {} : { assurance }),
    }));
    runs.set(run, { state: foldAll(state, recorded), events: [...events, ...recorded] });
    return { kind: decision.kind, events: recorded };
  };

  return {
    async load(run) {
      const found = runs.get(run);
      return found === undefined ? null : { state: found.state, version: found.state.version };
    },
    async handle(run, command): Promise<RecordAnswer> {
      return decideNow(run, command);
    },
    async must(run, command) {
      const answer = decideNow(run, command);
      if (answer.kind === "accepted") return answer.events;
      throw new Error(`${command.type}: ${answer.refusal.code}: ${answer.refusal.message}`);
    },
    openBox: async (poll) => boxes.open(poll),
    events: (run) => of(run).events,
    state: (run) => of(run).state,
  };
}
