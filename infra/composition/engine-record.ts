import type { Pool } from "pg";
import { z } from "zod";
import type { RunRecord } from "../../activities/run-record.ts";
import { createRunFold } from "../../audit/run-fold.ts";
import type { RunEvent } from "../../domain/event.ts";
import { createAppender } from "../../audit/append.ts";
import type { Folded } from "../../audit/folded-runs.ts";
import { createCommandHandler } from "../../audit/handle.ts";
import type { Decider } from "../../audit/command.ts";
import { createPinnedTemplates } from "../../audit/pinned-templates.ts";
import { openBox, type Box } from "../../audit/ballots.ts";
import { createReader } from "../../audit/read.ts";
import type { BoxContent } from "../../domain/blocks/poll/order.ts";
import type { Command } from "../../domain/command.ts";
import { decide } from "../../domain/decide.ts";
import { plan } from "../../domain/plan.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { RunState } from "../../domain/state.ts";
import type { RunDescription } from "../temporal/tell-workflow.ts";

/** Folded runs kept in memory. */
const cachedRuns = 1_000;

export type EngineRecord = RunRecord & {
  /** As `CommandHandler.follow`. */
  follow(run: string, events: readonly RunEvent[]): Promise<Folded<RunState> | null>;
  /** As `CommandHandler.forget`. */
  forget(run: string): void;
  /** What a run's workflow is started with; null when there is no such run. */
  describe(run: string): Promise<RunDescription | null>;
};

/**
 * The record as the engine uses it: the same rules and the same command handler as behind the API, but no policy, because the
 * engine acts for nobody, and its own refusals are no news to anybody.
 * @param pool connects as `alongside_app`.
 */
export function createEngineRecord(pool: Pool): EngineRecord {
  const decider: Decider<RunState, Command, RunEvent, Refusal> = {
    ...createRunFold(createPinnedTemplates(pool)),
    decide(state, command) {
      const decision = decide(state, command);
      if (decision.kind === "refused") return decision;
      const { actor, at } = command;
      return {
        kind: "accepted",
        events: decision.events.map((event) => ({ ...event, actor, at })),
      };
    },
    notBefore: (command, at) => (command.at < at ? { ...command, at } : command),
    refused: () => null,
    refusalIn: () => null,
  };
  const handler = createCommandHandler({
    decider,
    appender: createAppender({ pool }),
    reader: createReader<RunEvent>(pool),
    cache: { runs: cachedRuns },
  });
  return {
    openBox: async (poll) => contentOf(await openBox(pool, poll)),
    load: handler.load,
    known: handler.known,
    follow: handler.follow,
    forget: handler.forget,
    handle: handler.handle,
    async describe(run) {
      const folded = await handler.load(run);
      if (folded === null) return null;
      const { state } = folded;
      return {
        organisation: state.organisation,
        template: state.template.name,
        title: state.template.title,
        plan: plan(state, new Date().toISOString()),
      };
    },
  };
}

const choice = z.array(z.number().nullable());

/** What a box holds, as the rules count it. */
const contentOf = ({ casts, ballots }: Box): BoxContent =>
  Array.isArray(ballots)
    ? { casts, ballots: z.array(choice).parse(ballots) }
    : {
        casts,
        ballots: Object.entries(z.record(z.string(), choice).parse(ballots)).map(
          ([voter, chosen]) => ({ voter, choice: chosen }),
        ),
      };
