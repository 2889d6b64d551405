import type { Pool } from "pg";
import { z } from "zod";
import { gateOf, own, stepDefinition } from "../../domain/rules/lookup.ts";
import { currentAnswer } from "../../domain/blocks/gate/quorum.ts";
import { mayStandIn } from "../../domain/blocks/gate/stand-in.ts";
import type { RunState } from "../../domain/state.ts";
import { askedIn, type Asked } from "../../projections/inbox/asked.ts";
import { findAsked, type AskedPlace } from "../../projections/inbox/query.ts";
import type { Principal } from "../principal.ts";
import type { createNames } from "./names.ts";
import { EMPTY_PAGE, fillPage, type PageOf, type Wanted } from "./page.ts";
import { isUuid } from "../../domain/written/uuid.ts";

/** Names are null once they are erased. */
export type NamedPerson = { readonly person: string; readonly name: string | null };

/** `asks`: whose answer is wanted. `from`: who may give it, the same person or who stands in for them. */
export type InboxItem = {
  readonly asks: NamedPerson;
  readonly from: NamedPerson;
  readonly run: string;
  readonly runTitle: string | null;
  readonly part: string;
  readonly stepTitle: string;
  readonly request: string;
  readonly version: number;
  readonly dueAt: string;
  readonly answered: string | null;
};

export type Inbox = {
  /** What is not answered first, and of each the most urgent first. */
  list(principal: Principal, page: Wanted): Promise<PageOf<InboxItem>>;
};

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
}): Inbox => ({
  async list(principal, wanted) {
    const { person } = principal;
    const bound = wanted.before ?? wanted.after;
    const from = bound === undefined ? null : placeIn(bound);
    if (person === null || (bound !== undefined && from === null)) return EMPTY_PAGE;
    const at = deps.now().toISOString();
    const backwards = wanted.before !== undefined;
    const see = async (places: readonly AskedPlace[]): Promise<readonly Seen[]> => {
      const runs = [...new Set(places.map(({ run }) => run))];
      const asking = new Map(
        await Promise.all(
          runs.map(async (run) => {
            const state = await deps.load(principal, run);
            return [run, { state, asked: state === null ? [] : askedIn(state) }] as const;
          }),
        ),
      );
      return places.flatMap((place) => {
        const { state = null, asked = [] } = asking.get(place.run) ?? {};
        const one = asked.find(
          (its) => its.person === place.person && its.request === place.request,
        );
        return state !== null && one !== undefined && isFor(state, one, person, at)
          ? [{ place, state, one }]
          : [];
      });
    };
    const page = await fillPage({
      ...{ wanted, from, see },
      find: (beyond, limit) => findAsked(deps.pool, person, { beyond, backwards, limit }),
      idOf: ({ place }: Seen) => cursorOf(place),
    });
    const [titled, names] = await Promise.all([
      deps.titles([...new Set(page.items.map(({ place }) => place.run))]),
      deps.names(principal.organisation, [
        ...new Set([person, ...page.items.map(({ one }) => one.person)]),
      ]),
    ]);
    const named = (id: string) => ({ person: id, name: names[id] ?? null });
    const items = page.items.map(({ place: { run }, state, one }): InboxItem => ({
      asks: named(one.person),
      from: named(person),
      run,
      runTitle: titled.get(run) ?? null,
      part: one.part,
      stepTitle: stepTitleOf(state, one.part),
      request: one.request,
      version: one.version,
      dueAt: one.dueAt,
      answered: answerBy(state, one, person),
    }));
    return { ...page, items };
  },
});

type Seen = { readonly place: AskedPlace; readonly state: RunState; readonly one: Asked };

/** A place in a list as text that goes into an address, and back. */
const cursorOf = ({ isAnswered, dueAt, run, request, person }: AskedPlace): string =>
  [isAnswered ? "1" : "0", dueAt, run, request, person].join("~");

function placeIn(cursor: string): AskedPlace | null {
  const [isAnswered, dueAt = "", run = "", request, person = "", more] = cursor.split("~");
  const isPlace =
    request !== undefined &&
    more === undefined &&
    isUuid(run) &&
    isUuid(person) &&
    z.iso.datetime().safeParse(dueAt).success;
  return isPlace ? { isAnswered: isAnswered === "1", dueAt, run, request, person } : null;
}

function isFor(state: RunState, asked: Asked, person: string, at: string): boolean {
  if (asked.person === person) return true;
  const part = own(state.parts, asked.part);
  const member = own(state.members, asked.person);
  const request = own(state.requests, asked.request);
  const gate = part && gateOf(state, part);
  if (!part || !member || !request || !gate) return false;
  return mayStandIn(state, { part, gate, request }, member, person, at);
}

/** While a gate is open nobody sees what others said, not even who stands in for them. */
function answerBy(state: RunState, asked: Asked, person: string): string | null {
  if (asked.person === person) return asked.answered;
  const request = own(state.requests, asked.request);
  const answer = request === undefined ? undefined : currentAnswer(request, asked.person);
  return answer?.by === person ? answer.kind : null;
}

const stepTitleOf = (state: RunState, partId: string): string => {
  const step = own(state.parts, partId)?.step ?? "";
  return stepDefinition(state, step)?.title ?? step;
};
