import { ENGINE } from "../../domain/actor.ts";
import { answerTo } from "../../domain/links/answer.ts";
import type { MemoryEvent, MemoryRecord } from "./record.ts";

/**
 * Records what the runs that this one asked have answered, as the follower of the record does.
 * @param runs all that there are. @returns what it recorded.
 */
export const takeUpAnswers = (
  record: MemoryRecord,
  runs: readonly string[],
  run: string,
  at: string,
): readonly MemoryEvent[] =>
  Object.values(record.state(run).links).flatMap(({ id, kind, run: asked, answered }) => {
    if (kind !== "asks" || !runs.includes(asked)) return [];
    const answer = answerTo(record.state(asked), record.events(asked));
    if (answer === null || answer.event === answered?.event) return [];
    const data = { link: id, run: asked, ...answer };
    const given = record.give(run, { type: "recordAskedRun", data, actor: ENGINE, at });
    if (given.kind === "accepted") return given.events;
    throw new Error(`What ${asked} answered was refused: ${given.refusal.message}`);
  });
