import type { Pool } from "pg";
import type { RunRecord } from "../../activities/run-record.ts";
import type { Recorded } from "../../audit/event.ts";
import type { LoggedEvent } from "../../audit/read.ts";
import { ENGINE } from "../../domain/actor.ts";
import { answerTo, mayAnswer } from "../../domain/links/answer.ts";
import { linksTo } from "../../projections/links/query.ts";
import type { RunEvent } from "../../domain/event.ts";

/** A link by which a run asked another one. */
type Asking = { readonly link: string; readonly run: string; readonly other: string };

export type AnswerDependencies = {
  readonly pool: Pool;
  readonly record: Pick<RunRecord, "load" | "handle">;
  readonly readStream: (run: string) => Promise<readonly Recorded<RunEvent>[]>;
  /** Whether the read models hold the event at this position, waiting for some time. */
  readonly projected: (position: number) => Promise<boolean>;
  readonly now: () => string;
};

/**
 * Brings the answers of asked runs into the runs that asked: follows the record, and may be told the same again, because a
 * run takes the same answer once. A link that is made after the answer brings it in as well.
 * @throws when the read models don't come on: the same events come again.
 */
export const createAnswerAskers =
  (deps: AnswerDependencies) =>
  async (events: readonly LoggedEvent<RunEvent>[]): Promise<void> => {
    const { pool, projected } = deps;
    const made = events.flatMap(({ event }): readonly Asking[] =>
      event.type === "runLinked" && event.data.kind === "asks"
        ? [{ link: event.data.link, run: event.run, other: event.data.run }]
        : [],
    );
    const answering = events.filter(({ event }) => mayAnswer(event));
    const last = answering.at(-1);
    if (last !== undefined && !(await projected(last.position)))
      throw new Error("The read models are behind: nobody knows yet which runs asked.");
    const runs = [...new Set(answering.map(({ event }) => event.run))];
    const asked = (await linksTo(pool, runs)).filter(({ kind }) => kind === "asks");
    const all = new Map([...made, ...asked].map((asking) => [asking.link, asking]));
    for (const [other, its] of Map.groupBy(all.values(), (asking) => asking.other)) {
      await answer(deps, other, its);
    }
  };

const answer = async (
  { record, readStream, now }: AnswerDependencies,
  other: string,
  askings: readonly Asking[],
): Promise<void> => {
  const folded = await record.load(other);
  if (folded === null) return;
  const answered = answerTo(folded.state, await readStream(other));
  if (answered === null) return;
  for (const { link, run } of askings) {
    await record.handle(run, {
      type: "recordAskedRun",
      data: { link, run: other, ...answered },
      actor: ENGINE,
      at: now(),
    });
  }
};
