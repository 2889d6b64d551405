import type { Pool } from "pg";
import type { RunRecord } from "../../activities/run-record.ts";
import { createAppender } from "../../audit/append.ts";
import { createCommandHandler } from "../../audit/handle.ts";
import type { Decider } from "../../audit/command.ts";
import { createPinnedTemplates, referenceOf } from "../../audit/pinned-templates.ts";
import { createReader } from "../../audit/read.ts";
import { createRunDecider } from "../../api/services/runs/decider.ts";
import type { RunEvent } from "../../domain/event.ts";
import type { Command } from "../../domain/command.ts";
import { decide } from "../../domain/decide.ts";
import type { Recorded } from "../../audit/event.ts";
import { initial } from "../../domain/initial.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { RunState } from "../../domain/state.ts";
import type { Template, TemplateReference } from "../../domain/template.ts";

export type StoredRecord = RunRecord & {
  /** As `handle`, but a refusal is an error: tests say what must go well. */
  must(run: string, command: Command): Promise<readonly Recorded<RunEvent>[]>;
  state(run: string): Promise<RunState>;
  /** The test template as runs of this record pin it. */
  readonly reference: TemplateReference;
};

/** The record in PostgreSQL, for runs of a test's own template. @param pool connects as `alongside_app`. */
export function storedRecord(pool: Pool, template: Template): StoredRecord {
  const templates = createPinnedTemplates(pool);
  const { start, fold } = createRunDecider(templates);
  const decider: Decider<RunState, Command, RunEvent, Refusal> = {
    start,
    fold,
    decide(state, command) {
      const decision = decide(state, command);
      if (decision.kind === "refused") return decision;
      const { actor, at } = command;
      const assurance = command.assurance === undefined ? {} : { assurance: command.assurance };
      const events = decision.events.map((event) => ({ ...event, actor, at, ...assurance }));
      return { kind: "accepted", events };
    },
    refused: () => null,
    refusalIn: () => null,
  };
  const handler = createCommandHandler({
    decider,
    appender: createAppender({ pool }),
    reader: createReader<RunEvent>(pool),
    cache: { runs: 1_000 },
  });
  return {
    load: handler.load,
    known: handler.known,
    handle: handler.handle,
    openBox: async () => ({ casts: 0, ballots: [] }),
    async must(run, command) {
      if (command.type === "launchRun") await templates.keep(template);
      const answer = await handler.handle(run, command, { initial: initial(template) });
      if (answer.kind === "accepted") return answer.events;
      throw new Error(`${command.type}: ${JSON.stringify(answer)}`);
    },
    async state(run) {
      const folded = await handler.load(run);
      if (folded === null) throw new Error(`${run} is not on record`);
      return folded.state;
    },
    reference: referenceOf(template),
  };
}
