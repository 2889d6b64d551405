import { ENGINE } from "../../domain/actor.ts";
import type { Command, Order } from "../../domain/command.ts";
import { isStillDue } from "../../domain/blocks/gate/still-due.ts";
import { decide } from "../../domain/decide.ts";
import { plan } from "../../domain/plan.ts";
import type { Plan } from "../../domain/plan.ts";
import { own } from "../../domain/rules/lookup.ts";
import { noticeName } from "../../domain/rules/notices.ts";
import type { NoticeKey, RunState } from "../../domain/state.ts";
import { emptyRun, give } from "../specification/run.ts";
import type { Run } from "../specification/run.ts";
import type { Parameter, ParameterValue, Template } from "../../domain/template.ts";
import { noticesOf, ordersOf } from "../in-memory/engine.ts";
import { randomFrom } from "./random.ts";
import type { Random } from "./random.ts";
import { adversary } from "./adversary.ts";
import { MANAGER, sealed, START } from "./pools.ts";
import { join, progress } from "./progress.ts";
import type { Step } from "./progress.ts";

/** Sees every command that a generated run was given, and what it came to. */
export type Watch = (before: Run, command: Command, after: Run) => void;

/** Which commands a run leaves out (`null`: none). */
export type Leave = ((command: Command) => boolean) | null;

export type Played = { readonly run: Run; readonly at: string; readonly commands: number };

const fail = (what: string, ...about: readonly unknown[]): never => {
  throw new Error(`${what}: ${about.map((a) => JSON.stringify(a)).join(" ")}`);
};

const isOvertaken = ({ owed }: RunState, { about, ...name }: NoticeKey): boolean =>
  owed[about]?.notices[noticeName(name.member, name.kind, name.ordinal)]?.result === "overtaken";

/** Why a notice that nothing overtook is not sent. */
const UNSENT = ["unreachable", "by-choice", "no-address", "refused"] as const;

/** What was overtaken may have been on its way. */
const noticeOrder = (state: RunState, notice: NoticeKey, random: Random): Order => {
  const isUnsent = random.chance(4);
  if (!isUnsent) return { type: "recordNotice", data: { ...notice, result: { sent: "email" } } };
  const unsent = UNSENT[state.version % UNSENT.length] ?? "unreachable";
  const failed = isOvertaken(state, notice) ? "overtaken" : unsent;
  return { type: "recordNotice", data: { ...notice, result: { failed } } };
};

const isAtRest = (planned: Plan): boolean =>
  ordersOf(planned).length === 0 && noticesOf(planned).length === 0;

/** What an adopter states: the tie rule as given, anything else without a default as it comes. */
export const stated = (
  template: Template,
  tie: string,
): { readonly [key: string]: ParameterValue } =>
  Object.fromEntries(
    template.parameters
      .filter((parameter) => parameter.default === undefined || parameter.key === "tie")
      .map((parameter) => [parameter.key, parameter.key === "tie" ? tie : anyValue(parameter)]),
  );

const anyValue = (parameter: Parameter): ParameterValue => {
  if (parameter.kind === "choice") return parameter.options?.[0]?.value ?? "none";
  if (parameter.kind === "number") return 2;
  if (parameter.kind === "date")
    return new Date(START + 20 * 86_400_000).toISOString().slice(0, 10);
  return parameter.kind === "period" ? { months: 1 } : "as agreed";
};

const TEN_YEARS = 10 * 366 * 86_400_000;

/** Plays generated runs: people's commands and time by chance, the engine's by the plan. */
export const player = (template: Template, watch: Watch, leave: Leave = null) => {
  let commands = 0;

  const put = (run: Run, command: Command): Run => {
    if (leave?.(command)) return run;
    commands++;
    const after = give(run, command);
    watch(run, command, after);
    return after;
  };

  /** A plan and the decider must agree: every order of one plan is accepted, and so is word of each notice. */
  const perform = (run: Run, at: string, random: Random): Run => {
    const planned = plan(run.state, at);
    let next = run;
    const carryOut = (order: Order) => {
      next = put(next, { ...order, actor: ENGINE, at });
      if (next.refusal) fail("a planned order was refused", order, next.refusal);
    };
    // What is sent is looked up again, one by one: that must agree with the plan.
    for (const key of noticesOf(planned))
      if (own(run.state.requests, key.about) && !isStillDue(run.state, key))
        fail("a planned notice is not due by itself", key);
    for (const order of ordersOf(planned)) carryOut(order);
    for (const notice of noticesOf(planned)) carryOut(noticeOrder(next.state, notice, random));
    return next;
  };

  /** Performs plans until nothing is left to do; then nothing may be due before the plan's own time to wake. */
  const settle = (run: Run, at: string, random: Random): Run => {
    let settled = run;
    let planned = plan(settled.state, at);
    for (let rounds = 0; !isAtRest(planned); rounds++) {
      if (rounds > 60) fail("the plan never comes to rest", planned);
      settled = perform(settled, at, random);
      planned = plan(settled.state, at);
    }
    const wake = planned.wakeAt === null ? Date.parse(at) + TEN_YEARS : Date.parse(planned.wakeAt);
    if (wake <= Date.parse(at)) fail("wakes in the past", at, planned.wakeAt);
    const between =
      Date.parse(at) + Math.floor(((wake - Date.parse(at)) * random.below(1000)) / 1000);
    const early = plan(settled.state, new Date(Math.min(between, wake - 1)).toISOString());
    if (!isAtRest(early)) fail("something is due before the time to wake", at, planned, early);
    const then = planned.wakeAt === null ? null : plan(settled.state, planned.wakeAt);
    // A session that nobody said anything of is waited for in another word from then on.
    const isSame = JSON.stringify(then?.waits) === JSON.stringify(planned.waits);
    if (then !== null && isAtRest(then) && isSame) fail("wakes for nothing", planned);
    if (settled.state.status === "running" && planned.waits.length === 0)
      fail("at rest, and waiting for nothing", planned);
    return settled;
  };

  const launch = (tie: string): Run => {
    const run = put(emptyRun(template), {
      type: "launchRun",
      actor: MANAGER,
      at: new Date(START).toISOString(),
      data: {
        organisation: "org",
        template: { name: template.name, version: template.version, digest: "t" },
        title: sealed,
        parameters: stated(template, tie),
        calendar: {
          nation: "scotland",
          from: "2026-01-01",
          until: "2029-12-31",
          holidays: ["2026-01-02", "2026-04-03", "2026-05-04", "2026-12-25"],
        },
      },
    });
    // A run that was never launched would hold to any rule.
    if (run.refusal) fail("the launch was refused", run.refusal);
    return run;
  };

  const play = (tie: string, choices: readonly number[]): Played => {
    let run = launch(tie);
    let now = START;
    const take = (step: Step): void => {
      if ("give" in step) run = put(run, step.give);
      else now = Math.max(now, Date.parse(step.until));
    };
    const scene = (random: Random) => ({
      state: run.state,
      at: new Date(now).toISOString(),
      fresh: `${commands}`,
      random,
    });
    for (let member = 0; member < 5; member++) take(join(scene(randomFrom(member))));
    for (const choice of choices) {
      const random = randomFrom(choice);
      const kind = random.below(100);
      if (kind < 60) take(progress(scene(random)));
      else if (kind < 63) now += random.below(20) * 86_400_000;
      else if (kind < 92) take(adversary(scene(random)));
      // Often not: what is due at an instant must be done at that very instant
      if (random.chance(60)) now += random.below(3_600_000);
      if (kind >= 92 || random.chance(70)) run = settle(run, new Date(now).toISOString(), random);
      if (run.state.status === "finished" && random.chance(20)) break;
    }
    return { run, at: new Date(now).toISOString(), commands };
  };

  return { play };
};

/** Deciding twice must come to the same. */
export const decidesAlike = (run: Run, command: Command): boolean =>
  JSON.stringify(decide(run.state, command)) === JSON.stringify(decide(run.state, command));
