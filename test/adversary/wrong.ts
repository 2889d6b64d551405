import type { NumberedEvent } from "../../domain/event.ts";
import { requestsOf } from "../../domain/rules/lookup.ts";
import { judge, type Verdict } from "../../domain/verdict.ts";
import { continueTrail, emptyTrail, type Trail } from "../../domain/verdict/trail.ts";
import { wrongWithGate } from "../judge/gate.ts";
import { judgeEvents, type Breach, type Judgement } from "../judge/judge.ts";
import { PEOPLE } from "../properties/pools.ts";
import type { Run } from "../specification/run.ts";
import { planned } from "./planned.ts";
import { newestOf } from "./scene.ts";
import type { Walk } from "./walk.ts";

/** Something that must not be, by a name that is the same for all runs in which it is wrong in the same way. */
export type Wrong = string;

const ANYBODY = new RegExp(`\\b(?:${PEOPLE.join("|")})\\b`, "g");

const nameOf = ({ rule, why }: Breach): string =>
  `${rule}: ${why.replaceAll(ANYBODY, "somebody").replace(/ at \S+:\d+$/, "")}`;

const trailOf = (events: readonly NumberedEvent[]) =>
  events.map((event) => ({ ...event, id: `e${event.version}` }));

/** What the judge and the verdict say of a run. `read`: null while no step is closed, so that nothing can read "co-produced". */
export type Look = {
  readonly judged: Judgement;
  readonly read: Verdict | null;
  readonly trail: Trail;
};

/** @param from what was looked at before, if the run went on from there. */
export const look = ({ state, events }: Run, from: Look | null = null): Look => {
  const before = from?.trail ?? emptyTrail(state.template);
  const trail = continueTrail(before, trailOf(events.slice(before.end.version)));
  const isClosed = state.steps.some(({ status }) => status === "closed");
  return {
    judged: judgeEvents(state.template, events, {
      acts: from?.judged.acts ?? [],
      through: before.end.version,
    }),
    read: isClosed ? judge(trail) : null,
    trail,
  };
};

/** All that is wrong with a walk: it reads "co-produced" where the judge disagrees, holds what must have been refused, or is stuck. */
export const wrongWith = ({ stuck }: Walk, { judged, read }: Look): readonly Wrong[] => [
  ...(stuck === null ? [] : [`stuck: ${stuck}`]),
  ...judged.run.breaches
    .filter((found) => found.refusable)
    .map((found) => `it must have been refused, by rule ${nameOf(found)}`),
  ...(read?.steps ?? []).flatMap((step) => {
    const other = judged.steps.find((one) => one.step === step.step && one.visit === step.visit);
    if (step.standing !== "co-produced" || other?.mayRead === true) return [];
    return reasons(other?.breaches ?? []).map(
      (why) => `a step reads co-produced, against rule ${why}`,
    );
  }),
  ...(read?.standing === "co-produced" && !judged.run.mayRead
    ? reasons(judged.run.breaches).map((why) => `the run reads co-produced, against rule ${why}`)
    : []),
];

const reasons = (breaches: readonly Breach[]): readonly string[] =>
  breaches.length === 0 ? ["0: it decided nothing, or is not over"] : breaches.map(nameOf);

/**
 * How near something is to being passed or to reading "co-produced". `away`: how much the product still has against it.
 * `against`: what the judge would say of it.
 */
export type Near = { readonly away: readonly string[]; readonly against: readonly string[] };

/** The gates that are open, as if they passed now. */
const gatesOf = ({ state, events }: Run, at: string): readonly Near[] => {
  const { waits } = planned(state, at);
  return Object.values(state.parts).flatMap((part): readonly Near[] => {
    if (part.gate !== "open" || requestsOf(state, part).length === 0) return [];
    const passed = {
      type: "gatePassed" as const,
      data: {
        part: part.id,
        version: newestOf(part),
        digest: part.versions.at(-1)?.digest ?? "",
        eligible: 0,
        needed: 0,
        yes: [],
        tie: null,
      },
      version: events.length + 1,
      at,
      actor: { id: "engine", role: "engine", via: "workflow" } as const,
    };
    const away = waits.filter((wait) => wait.part === part.id).map((wait) => wait.for);
    const against = wrongWithGate(state.template, events, passed).map(nameOf);
    return [{ away: unique(away), against: unique(against) }];
  });
};

const unique = (some: readonly string[]): readonly string[] => [...new Set(some)].toSorted();

const stepsOf = ({ judged, read }: Look): readonly Near[] =>
  (read?.steps ?? []).map((step) => ({
    away: unique([
      ...step.findings.map(({ code }) => code),
      ...(step.standing === "not-yet" ? ["not-yet"] : []),
    ]),
    against: unique(
      judged.steps
        .find((one) => one.step === step.step && one.visit === step.visit)
        ?.breaches.map(nameOf) ?? [],
    ),
  }));

export const nearTo = (run: Run, at: string, seen: Look): readonly Near[] => [
  ...gatesOf(run, at),
  ...stepsOf(seen),
];
