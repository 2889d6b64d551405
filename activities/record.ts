import { ENGINE } from "../domain/actor.ts";
import type { Order } from "../domain/command.ts";
import { plan } from "../domain/plan.ts";
import type { Plan } from "../domain/plan.ts";
import type { Refusal, RefusalCode } from "../domain/refusal.ts";
import type { RecordActivities } from "../workflows/activities.ts";
import { boundedPlan } from "./bounded-plan.ts";
import { withFailureKind } from "./failure-kind.ts";
import type { LoadedRun, RecordAnswer, RunRecord } from "./run-record.ts";

export type ActivityLog = {
  warn(fields: { readonly run: string; readonly [field: string]: unknown }, message: string): void;
};

/** What the record answers to an order that was carried out already, or that somebody's act has overtaken. */
const nothingToDo: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  "not-due",
  "gate-closed",
  "gate-not-ready",
  "part-not-open",
  "step-not-open",
  "sites-incomplete",
  // A ballot came in between the opening of the box and its count.
  "invalid-ballot",
  "run-paused",
  "run-finished",
]);

/** A poll is counted from its box, whose content goes through no workflow. */
const withBox = async (record: Pick<RunRecord, "openBox">, order: Order): Promise<Order> =>
  order.type === "closePoll"
    ? { ...order, data: { ...order.data, box: await record.openBox(order.data.poll) } }
    : order;

/** A run that is not on record: nothing to wait for, nothing to do. */
const nowhere: Plan = {
  version: 0,
  status: "not-launched",
  step: null,
  orders: [],
  parts: [],
  notices: [],
  waits: [],
  wakeAt: null,
};

/**
 * How a workflow reads the record and gives the engine's orders. Both may be repeated at will: looking changes nothing, and
 * the record refuses an order that it has already carried out.
 * @param deps.now ISO 8601 UTC.
 */
export function createRecordActivities(deps: {
  readonly record: RunRecord;
  readonly now: () => string;
  readonly log: ActivityLog;
}): RecordActivities {
  const { record, now, log } = deps;
  const refused = (run: string, order: string, { code, about, message }: Refusal) =>
    log.warn({ run, order, code, about }, `the record refused what seemed due: ${message}`);
  const failed = (run: string) => (error: unknown) =>
    log.warn({ run, error }, "the record could not be read or written");

  const planOf = (run: LoadedRun | null): Plan =>
    run === null ? nowhere : boundedPlan(plan(run.state, now()));
  const look = async (run: string): Promise<Plan> => planOf(await record.load(run));

  /** The plan after these answers: what was just written is known, and is not read back. */
  const planAfter = async (run: string, answers: readonly RecordAnswer[]): Promise<Plan> => {
    const reached = answers.map((answer) => ("version" in answer ? answer.version : 0));
    const known = answers.length === 0 ? null : record.known(run);
    return known !== null && known.version >= Math.max(...reached) ? planOf(known) : look(run);
  };

  return {
    look: (run) => withFailureKind(() => look(run), failed(run)),
    perform: (run, orders) =>
      withFailureKind(async () => {
        const at = now();
        const whole = await Promise.all(orders.map((order) => withBox(record, order)));
        const give = whole.map((order) => record.handle(run, { ...order, actor: ENGINE, at }));
        const answers = await Promise.all(give);
        for (const [index, answer] of answers.entries()) {
          if (answer.kind !== "refused" || nothingToDo.has(answer.refusal.code)) continue;
          refused(run, orders[index]?.type ?? "", answer.refusal);
        }
        return planAfter(run, answers);
      }, failed(run)),
  };
}
