import { condition, proxyLocalActivities, setHandler, workflowInfo } from "@temporalio/workflow";
import type { Order } from "../domain/command.ts";
import type { PartPlan, Plan } from "../domain/plan.ts";
import type { NoticeKey } from "../domain/state.ts";
import type { RecordActivities, SignalPayload } from "./activities.ts";
import { createAlarm } from "./alarm.ts";
import { show } from "./show.ts";
import { actSignals, partMovedOn, progress, recordGrew, waitingFor } from "./signals.ts";
import { createNotifier } from "./notifier.ts";
import { isAbout, readPayload } from "./signal-payload.ts";
import type { TellRun } from "./tell-run.ts";

// PostgreSQL may be away for hours: never give up, and past ten seconds wait in a timer instead of a worker's slot.
const patient = {
  startToCloseTimeout: "15s",
  localRetryThreshold: "10s",
  retry: { initialInterval: "100ms", backoffCoefficient: 2, maximumInterval: "30s" },
} as const;
const { look } = proxyLocalActivities<RecordActivities>({ ...patient, summary: "Read the record" });
const { perform } = proxyLocalActivities<RecordActivities>({
  ...patient,
  summary: "Record what is due",
});

/** How often orders may come to nothing before the run waits for a signal, or this long, before trying them again. */
const triesBeforePause = 3;
const pauseAfterTries = "5m";

/** How long a step's end waits for its own messages: an activity that outlives its execution is tried again by the next. */
const briefly = "10s";

/**
 * A run as its workflow sees it: the newest plan, and the only ways to move on. The record decides; a workflow only
 * carries out what the plan says is due, and waits.
 */
export type Run = {
  readonly id: string;
  plan(): Plan;
  /** Null while the run is paused, and once its step is behind it. */
  part(part: string): PartPlan | null;
  /** A run that is paused closes nothing. */
  isClosed(part: string): boolean;
  /** Hands in orders that are due; all that are handed in at one moment go to the record together. Resolves with the new plan in place. */
  perform(orders: readonly Order[]): Promise<void>;
  /** Resolves when there is a newer plan: word came that the record grew, or a due time was reached. */
  changed(): Promise<void>;
  /** Sends notices in the background, each once; a mail server that is down holds nobody's answer up. */
  notify(notices: readonly NoticeKey[]): void;
  /** Lets messages that are being sent go out, for a moment: a mail server that is down holds the next step up no longer. */
  quiet(): Promise<void>;
  /** Resolves when everybody was told of what the run owed them: how it ended, for one. */
  told(): Promise<void>;
  /** Leaves a part to a workflow of its own, to be told each word that is about it or about the whole run. */
  handOver(part: string, passOn: (payload: SignalPayload) => void): void;
  /** Lets something go on beside the story; if it fails, the workflow does. */
  beside(work: Promise<void>): void;
  /** Keeps the plan up to the record; never returns. */
  keepUp(): Promise<never>;
  /** Resolves when Temporal suggests a fresh history, at a moment when nothing is under way. */
  outgrown(): Promise<void>;
};

/** The earlier of two ISO times, of which none may be. */
const earlier = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other < one) ? other : one;

/** What the workflow of one part that people added keeps to: orders and notices of that part are its own to carry out, and no others. */
export type OnePart = { readonly part: string; readonly tellRun: TellRun };

/** Reads the record for the first time. @param one absent in the workflow of the run itself. */
export async function openRun(id: string, one: OnePart | null = null): Promise<Run> {
  const only = one?.part ?? null;
  let heard = 0;
  let rang = false;
  let plan: Plan | null = null;
  let busy = false;
  let failure: { readonly error: unknown } | null = null;
  const due: Order[] = [];
  const handedOver = new Map<string, (payload: SignalPayload) => void>();
  let fruitless = 0;
  let tries = 0;
  const alarm = createAlarm(() => (rang = true));
  const tell = createNotifier(id);

  const hear = (said: unknown) => {
    const payload = readPayload(said);
    if (payload === null) return;
    heard = Math.max(heard, payload.version);
    for (const [part, passOn] of handedOver) if (isAbout(payload, part)) passOn(payload);
  };
  for (const signal of [...actSignals, recordGrew]) setHandler(signal, hear);
  if (one === null)
    setHandler(partMovedOn, (said: unknown) => {
      heard = Math.max(heard, readPayload(said)?.version ?? 0);
    });
  setHandler(progress, () => ({ version: plan?.version ?? 0, plan }));
  setHandler(waitingFor, () => plan?.waits ?? []);

  const adopt = (next: Plan) => {
    if (plan !== null && next.version < plan.version) return;
    plan = next;
    one?.tellRun.reached(next.version);
    if (only === null) notify(next.notices);
    if (dueIn(next).length > 0) return;
    show(next, only);
    alarm.set(earlier(next.wakeAt, tell.again()), fruitless);
  };

  /** Orders that this workflow would carry out; those of parts that it left to others are theirs. */
  const dueIn = (newest: Plan): readonly Order[] => [
    ...(only === null ? newest.orders : []),
    ...newest.parts
      .filter(({ part }) => (only === null ? !handedOver.has(part) : part === only))
      .flatMap(({ orders }) => orders),
  ];

  const beside = (work: Promise<void>) => {
    work.catch((error: unknown) => (failure ??= { error }));
  };

  const notify = (notices: readonly NoticeKey[]) => {
    const telling = tell.send(notices);
    if (telling === null) return;
    const done = telling.then((next) => {
      // A newer plan came while all activities were taken: what it had to send is still to be handed over.
      if (next.version < current().version) rang = true;
      adopt(next);
    });
    beside(done);
  };

  const lookAgain = async () => {
    const before = plan?.version;
    const woken = rang;
    const spokenOf = heard;
    heard = 0;
    rang = false;
    const next = await look(id);
    // What the record does not hold, nobody knows: a forged signal keeps nothing from the run's workflow.
    one?.tellRun.heard(Math.min(spokenOf, next.version));
    fruitless = woken && next.version === before ? fruitless + 1 : 0;
    tell.passed();
    adopt(next);
  };

  const carryOut = async () => {
    const before = current().version;
    if (tries >= triesBeforePause) {
      tries = 0;
      due.length = 0;
      await condition(() => heard > before, pauseAfterTries, {
        summary: "The record refused what is due",
      });
      return lookAgain();
    }
    const next = await perform(id, due.splice(0));
    tries = next.version > before ? 0 : tries + 1;
    adopt(next);
  };

  const current = (): Plan => {
    if (plan === null) throw new Error("the record was not read yet");
    return plan;
  };

  const find = (part: string) => current().parts.find((one) => one.part === part) ?? null;

  await lookAgain();
  return {
    id,
    plan: current,
    part: find,
    isClosed: (part) =>
      current().status !== "paused" && (find(part)?.status ?? "closed") === "closed",
    async perform(orders) {
      const before = plan;
      due.push(...orders);
      await condition(() => plan !== before || failure !== null);
      if (failure !== null) throw failure.error;
    },
    async changed() {
      const before = plan;
      await condition(() => plan !== before || failure !== null);
      if (failure !== null) throw failure.error;
    },
    notify,
    async quiet() {
      if (!tell.isIdle())
        await condition(tell.isIdle, briefly, { summary: "Messages are being sent" });
    },
    async told() {
      await condition(
        () =>
          failure !== null ||
          (tell.isIdle() && tell.again() === null && !tell.isFresh(current().notices)),
      );
      if (failure !== null) throw failure.error;
    },
    handOver(part, passOn) {
      handedOver.set(part, passOn);
    },
    beside,
    async keepUp() {
      for (;;) {
        await condition(() => due.length > 0 || heard > current().version || rang);
        busy = true;
        await (due.length > 0 ? carryOut() : lookAgain());
        busy = false;
      }
    },
    async outgrown() {
      await condition(() => {
        const grown = workflowInfo().continueAsNewSuggested;
        return grown && !busy && due.length === 0 && heard <= current().version;
      });
    },
  };
}
