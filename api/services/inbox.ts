import type { Pool } from "pg";
import { own, stageDefinition } from "../../domain/rules/lookup.ts";
import { currentAnswer } from "../../domain/rules/quorum.ts";
import { mayStandIn } from "../../domain/rules/stand-in.ts";
import type { RunState } from "../../domain/state.ts";
import { askedIn, type Asked } from "../../projections/inbox/fold.ts";
import { runsAsking } from "../../projections/inbox/query.ts";
import type { Principal } from "../principal.ts";
import type { InboxItem, Services } from "../services.ts";
import type { createNames } from "./names.ts";

/**
 * What a person is asked, and what those are asked for whom they stand in. The read model says in which runs; each of them
 * is then read as it is now, so that nobody sees their own answer missing or a closed gate open.
 */
export const createInbox = (deps: {
  readonly pool: Pool;
  readonly load: (principal: Principal, run: string) => Promise<RunState | null>;
  readonly titles: (runs: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly names: ReturnType<typeof createNames>;
  readonly now: () => Date;
}): Services["inbox"] => ({
  async list(principal) {
    const { person } = principal;
    if (person === null) return [];
    const at = deps.now().toISOString();
    const runs = await Promise.all(
      (await runsAsking(deps.pool, person)).map(async (run) => {
        const state = await deps.load(principal, run);
        const asked = state === null ? [] : askedIn(state);
        return { run, state, asked: asked.filter((one) => isFor(state, one, person, at)) };
      }),
    );
    const asking = runs.filter(({ asked }) => asked.length > 0);
    const people = asking.flatMap(({ asked }) => asked.map((one) => one.person));
    const [titled, names] = await Promise.all([
      deps.titles(asking.map(({ run }) => run)),
      deps.names(principal.organisation, [...new Set([person, ...people])]),
    ]);
    const named = (id: string) => ({ person: id, name: names[id] ?? null });
    const items = asking.flatMap(({ run, state, asked }) =>
      asked.map((one): InboxItem => ({
        asks: named(one.person),
        from: named(person),
        run,
        runTitle: titled.get(run) ?? null,
        part: one.part,
        stageTitle: stageTitleOf(state, one.part),
        request: one.request,
        version: one.version,
        dueAt: one.dueAt,
        answered: answerBy(state, one, person),
      })),
    );
    return items.toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  },
});

function isFor(state: RunState | null, asked: Asked, person: string, at: string): boolean {
  if (asked.person === person) return true;
  const part = state === null ? undefined : own(state.parts, asked.part);
  const member = state === null ? undefined : own(state.members, asked.person);
  if (state === null || part === undefined || member === undefined) return false;
  return mayStandIn(state, part, member, person, at);
}

/** While a gate is open nobody sees what others said, not even who stands in for them. */
function answerBy(state: RunState | null, asked: Asked, person: string): string | null {
  if (asked.person === person) return asked.answered;
  const request = state === null ? undefined : own(state.requests, asked.request);
  const answer = request === undefined ? undefined : currentAnswer(request, asked.person);
  return answer?.by === person ? answer.kind : null;
}

const stageTitleOf = (state: RunState | null, partId: string): string => {
  const stage = state?.parts[partId]?.stage ?? "";
  return (state === null ? undefined : stageDefinition(state, stage)?.title) ?? stage;
};
