import { ENGINE, type Actor } from "../../domain/actor.ts";
import { timeLastsUntil } from "../../domain/rules/clock.ts";
import { gateOf } from "../../domain/rules/lookup.ts";
import { plan } from "../../domain/plan.ts";
import { noticesOf } from "../in-memory/engine.ts";
import { MANAGER, person, START } from "../properties/pools.ts";
import { give, type Run } from "../specification/run.ts";
import { orderOf } from "./orders.ts";
import { begin, PART, type Group } from "./part.ts";

/** What is done next, in the model's words. `by` is left out where it is a manager, or the engine. */
export type Move = {
  readonly act: string;
  readonly by?: string | undefined;
  readonly whom?: string | undefined;
  readonly about?: string | undefined;
};

/** The real decider, played by the model's acts. */
export type Player = {
  readonly run: () => Run;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Lets the clock come to `until`, in milliseconds since the epoch; it never goes back. */
  readonly wait: (until: number) => void;
  /** When the least notice of a request is over, or the time that people asked for: milliseconds, or null for never. */
  readonly endOf: (act: "NoticeEnds" | "TimeEnds", about: string) => number | null;
  /** Does a person's or the engine's act now, and tells whoever must be told. @returns why it was refused, or null. */
  readonly give: (move: Move) => string | null;
};

const MINUTE = 60_000;

/** @param used the sections that are asked about. */
export const modelPlayer = (group: Group, used: readonly string[]): Player => {
  let now = START;
  let run = begin(group, used);
  let written = 1;
  const put = (order: ReturnType<typeof orderOf>, actor: Actor): string | null => {
    run = give(run, { ...order, actor, at: new Date(now).toISOString() });
    return run.refusal === null ? null : `${order.type}: ${run.refusal.message}`;
  };
  const tell = (): void => {
    for (const notice of noticesOf(plan(run.state, new Date(now).toISOString()))) {
      const data = { ...notice, result: { sent: "email" } } as const;
      const wrong = put({ type: "recordNotice", data }, ENGINE);
      if (wrong !== null) throw new Error(wrong);
    }
  };
  return {
    run: () => run,
    now: () => now,
    wait(until) {
      now = Math.max(now, until);
    },
    endOf(act, about) {
      const part = run.state.parts[PART];
      const gate = part && gateOf(run.state, part);
      const request = run.state.requests[about];
      if (!part || !gate || !request) return null;
      if (act === "NoticeEnds") return Date.parse(request.noticeUntil);
      const until = timeLastsUntil(run.state, part, gate, request);
      return request.clockStoppedAt === null || until === null ? null : Date.parse(until);
    },
    give({ act, by, whom = "nobody", about = "Request$0" }) {
      now += MINUTE;
      const request = run.state.requests[about];
      const order = orderOf(run, act, { by, whom, about, request, written });
      const actor = act === "Pass" ? ENGINE : by === undefined ? MANAGER : person(by);
      const wrong = put(order, actor);
      if (wrong !== null) return wrong;
      if (act === "Write") written += 1;
      tell();
      return null;
    },
  };
};
