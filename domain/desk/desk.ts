import { whoHelps, whoRevises } from "../blocks/gate/recipients.ts";
import type { Plan, Wait } from "../plan-types.ts";
import { outOfReach } from "../risks/asking.ts";
import type { Risk } from "../risks/risk.ts";
import { risksAt, risksIn } from "../risks/risks.ts";
import { currentStep, own, stepDefinition, stewards } from "../rules/lookup.ts";
import type { RunState } from "../state.ts";
import { needsWords } from "../templates/plain-words.ts";
import { planFor } from "../visibility/plan-for.ts";
import { ANYBODY, type Reader } from "../visibility/reader.ts";
import { stateFor } from "../visibility/state-for.ts";
import { openParts } from "../visibility/withheld.ts";
import { duesOf, type Due } from "./dues.ts";
import { namesIn, type DeskNames } from "./names.ts";
import { waitsSince } from "./since.ts";

/** Whom a line of a desk names at most; `more` counts the others. */
const MOST_NAMED = 20;

/**
 * What a run waits for, as a desk keeps it. `members`: those who can act. `since`, `until`: ISO 8601 UTC. `need`: in words, where the
 * next step needs something first.
 */
export type DeskWait = {
  readonly for: Wait["for"];
  readonly part: string | null;
  readonly members: readonly string[];
  readonly more: number;
  readonly since: string;
  readonly until: string | null;
  readonly need: string | null;
  /** Among them is somebody whose data were erased: nobody reaches them any more. */
  readonly hasErased: boolean;
};

export type DeskRisk = Risk & { readonly more: number };

export type Told = { readonly waits: readonly DeskWait[]; readonly risks: readonly DeskRisk[] };

/**
 * What a desk keeps of a run: what everybody may know, and of each gate at which people are asked what only some may.
 * `helpers`, `revisers`: who reads it with `asHelper`, `asReviser`. `managersHelp`: so does every manager who is not in the group.
 */
export type Desk = {
  readonly status: RunState["status"];
  /** The title of the step that the run is in. */
  readonly step: string | null;
  /** What the parts and the steps that are named here are called. */
  readonly names: DeskNames;
  readonly everybody: Told;
  readonly dues: readonly Due[];
  readonly open: readonly {
    readonly part: string;
    readonly helpers: readonly string[];
    readonly managersHelp: boolean;
    readonly revisers: readonly string[];
    readonly asHelper: Told;
    readonly asReviser: Told | null;
  }[];
};

const cut = (members: readonly string[]) => ({
  members: members.slice(0, MOST_NAMED),
  more: Math.max(0, members.length - MOST_NAMED),
});

/** What nobody can hurry: it comes with time. */
const byItself = (wait: Wait): boolean =>
  wait.for === "sending" ||
  wait.for === "interval" ||
  wait.for === "votes" ||
  (wait.until !== null && (wait.for === "notice" || wait.for === "need"));

/** Who can act: those waited for or, where it is about nobody, whoever looks after the run. Whose answer is awaited may be withheld. */
const whoActs = (state: RunState, wait: Wait): readonly string[] =>
  wait.members.length > 0 || byItself(wait) || wait.for === "answers" || wait.for === "confirmation"
    ? wait.members
    : stewards(state);

/** `known`: the state as they may know it. */
const toldTo = (
  state: RunState,
  known: RunState,
  waits: readonly Wait[],
  risks: readonly Risk[],
): Told => {
  return {
    waits: waits.map((wait) => {
      const { members, more } = cut(whoActs(known, wait));
      return {
        ...{ for: wait.for, part: wait.part, members },
        more: more + (wait.more ?? 0),
        since: waitsSince(known, wait),
        until: wait.until,
        need: wait.need === undefined ? null : needsWords(state.template, wait.need),
        hasErased: wait.members.some((id) => own(state.members, id)?.erased === true),
      };
    }),
    risks: risks.map((risk) => ({ ...risk, ...cut(risk.members) })),
  };
};

/** Sees as one of these does who has no say there: of that part only is kept what they see. */
const member = (id: string): Reader => ({ id, manages: false, oversees: false });

/** In a group of thousands every further look takes a quarter of a second, so there everybody is told the same. */
const LARGE_GROUP = 300;

const openIn = (state: RunState, now: string): Desk["open"] =>
  Object.keys(state.members).length > LARGE_GROUP
    ? []
    : openParts(state).map((part) => {
        const helpers = whoHelps(state, part);
        const revisers = whoRevises(state, part).filter((id) => !helpers.includes(id));
        const [helper = "", reviser] = [helpers[0], revisers[0]];
        const told = (id: string) => {
          const reader = member(id);
          const known = stateFor(state, reader);
          const { waits } = planFor(state, reader, now, known);
          const here = waits.filter((wait) => wait.part === part.id);
          return toldTo(state, known, here, risksAt(known, part.id));
        };
        const seen = told(helper);
        const further = outOfReach(state, part.id, now).map((risk) => ({
          ...risk,
          ...cut(risk.members),
        }));
        return {
          part: part.id,
          helpers,
          managersHelp: helpers.every((id) => own(state.members, id) === undefined),
          revisers,
          asHelper: { ...seen, risks: [...seen.risks, ...further] },
          asReviser: reviser === undefined ? null : told(reviser),
        };
      });

/**
 * Everything that a desk shows of a run, for whoever looks. `now`: ISO 8601 UTC, since what a run waits for depends on it.
 * @param seen the run and its plan as anybody may know them, where they are at hand.
 */
export const deskOf = (
  state: RunState,
  now: string,
  seen?: { readonly known: RunState; readonly plan: Plan },
): Desk => {
  const known = seen?.known ?? stateFor(state, ANYBODY);
  const planned = seen?.plan ?? planFor(state, ANYBODY, now, known);
  const everybody = toldTo(state, known, planned.waits, risksIn(known, now));
  const open = openIn(state, now);
  const dues = duesOf(known, planned.waits);
  const step = currentStep(state);
  return {
    status: state.status,
    step: step === undefined ? null : (stepDefinition(state, step.key)?.title ?? step.key),
    names: namesIn(state, [
      ...dues,
      ...[
        everybody,
        ...open.flatMap(({ asHelper, asReviser }) => [asHelper, asReviser ?? []].flat()),
      ].flatMap(({ waits, risks }) => [...waits, ...risks]),
    ]),
    everybody,
    dues,
    open,
  };
};

/** `isMember`: whether the reader is in the group. A manager who is in it without helping there sees what everybody does. */
export type DeskReader = Pick<Reader, "id" | "manages"> & { readonly isMember: boolean };

/** What of a run's desk a reader may see. */
export const deskFor = ({ everybody, open }: Desk, reader: DeskReader): Told => {
  const views = new Map(
    open.flatMap(({ part, helpers, managersHelp, revisers, asHelper, asReviser }) => {
      const helps =
        helpers.includes(reader.id) || (managersHelp && reader.manages && !reader.isMember);
      if (helps) return [[part, asHelper] as const];
      return revisers.includes(reader.id) && asReviser !== null ? [[part, asReviser] as const] : [];
    }),
  );
  const isTheirs = ({ part }: { readonly part: string | null }) => part !== null && views.has(part);
  const seen = [...views.values()];
  return {
    waits: [
      ...everybody.waits.filter((wait) => !isTheirs(wait)),
      ...seen.flatMap(({ waits }) => waits),
    ],
    risks: [
      ...everybody.risks.filter((risk) => !isTheirs(risk)),
      ...seen.flatMap(({ risks }) => risks),
    ],
  };
};
