import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPool, withConnection } from "../../audit/connection.ts";
import { initial } from "../../domain/initial.ts";
import type { Request, RunState } from "../../domain/state.ts";
import { implementationPathway } from "../../programmes/implementation-pathway/template.ts";
import { freshDatabase, type FreshDatabase } from "../../test/support/database.ts";
import type { Projection } from "../projection.ts";
import { createInbox } from "./fold.ts";

const at = "2026-03-02T09:00:00.000Z";
const part = "form-group:1";
const request = randomUUID();
const [ada, ben] = [randomUUID(), randomUUID()];
let database: FreshDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool(database.appUrl, 2);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** A run in its first gate, where some people have answered. */
function asking(version: number, answered: readonly string[], gate: "open" | "passed"): RunState {
  const member = (id: string) => ({
    ...{ id, side: "pwle" as const, roles: ["decision-maker" as const], declares: [] },
    ...{ declared: {}, guardians: [], contactAllowed: false },
    ...{ saidSides: null, confirmedBy: [], vouchedBy: [] },
    ...{
      status: "active" as const,
      loss: null,
      joinedAt: at,
      needs: {},
      payments: {},
      supported: false,
    },
    holds: [],
    erased: false,
  });
  const answer = (id: string): Request["answers"][string] => ({
    ...{ member: id, by: id, kind: "yes", version: 1, digest: "d", at },
    ...{ assurance: "signed-in", assistance: null, ranking: [], standing: "current", event: 1 },
  });
  return {
    ...initial(implementationPathway),
    version,
    status: "running",
    members: { [ada]: member(ada), [ben]: member(ben) },
    parts: {
      [part]: {
        ...{
          id: part,
          step: "form-group",
          visit: 1,
          key: null,
          ordinal: 1,
          stretch: 1,
          title: null,
          openedAt: at,
        },
        ...{
          versions: [],
          submitted: null,
          requests: [request],
          recused: [],
          objections: {},
          gate,
          gateAt: null,
          tie: null,
          askedFrom: null,
        },
        ...{ status: "open", dropped: false, delivery: "not-started", deliveredBy: [], facts: [] },
      },
    },
    requests: {
      [request]: {
        ...{ id: request, part, sections: [], version: 1, digest: "d", askedAt: at },
        ...{
          noticeUntil: at,
          dueAt: at,
          toldDueAt: at,
          left: [],
          askedBy: "manager",
          askedAgainBy: [],
          pausedMs: 0,
          asked: [ada, ben],
          past: [],
          notices: {},
          round: 1,
        },
        ...{ clockStoppedAt: null, stops: 0, escalatedAt: null, escalatedTo: [], escalations: 0 },
        ...{ extensions: 0, periodFrom: at, roundPeriod: 0 },
        ...{ failures: 0, seen: {}, told: {}, roundVersion: 1, roundAt: at, before: {} },
        answers: Object.fromEntries(answered.map((id) => [id, answer(id)])),
      },
    },
  };
}

const remembering = createInbox();

/** Writes as one that remembers what it wrote, and as one that has just taken over. */
const project = async (...runs: readonly (readonly [run: string, state: RunState])[]) => {
  await withInbox(remembering, ...runs);
};

const afterTakingOver = async (...runs: readonly (readonly [run: string, state: RunState])[]) => {
  await withInbox(createInbox(), ...runs);
};

const withInbox = (
  inbox: Projection,
  ...runs: readonly (readonly [run: string, state: RunState])[]
) =>
  withConnection(pool, (client) =>
    inbox.update(
      client,
      runs.map(([run, state]) => ({ run, state, events: [] })),
    ),
  );

async function rowsOf(run: string) {
  const { rows } = await pool.query<{ person: string; answered: string | null; version: number }>(
    "select person, answered, version from projections.inbox where run = $1",
    [run],
  );
  return Object.fromEntries(rows.map(({ person, ...rest }) => [person, rest]));
}

test("an act rewrites the row of whoever acted, and no other", async () => {
  const run = randomUUID();
  await project([run, asking(5, [], "open")]);
  await project([run, asking(6, [ada], "open")]);
  expect(await rowsOf(run)).toEqual({
    [ada]: { answered: "yes", version: 6 },
    [ben]: { answered: null, version: 5 },
  });
});

test("a gate that closed asks nobody any more, and the runs beside it are left alone", async () => {
  const [closing, other] = [randomUUID(), randomUUID()];
  await project([closing, asking(5, [], "open")], [other, asking(5, [ben], "open")]);
  await project([closing, asking(8, [ada, ben], "passed")]);
  expect(await rowsOf(closing)).toEqual({});
  expect(Object.keys(await rowsOf(other)).toSorted()).toEqual([ada, ben].toSorted());
});

test("one that takes over finds out what is stored, and takes out what nobody is asked any more", async () => {
  const run = randomUUID();
  await project([run, asking(5, [ada], "open")]);
  await afterTakingOver([run, asking(6, [ada, ben], "open")]);
  expect(await rowsOf(run)).toEqual({
    [ada]: { answered: "yes", version: 5 },
    [ben]: { answered: "yes", version: 6 },
  });
  await afterTakingOver([run, asking(7, [ada, ben], "passed")]);
  expect(await rowsOf(run)).toEqual({});
});

test("an older state changes nothing that a newer one wrote", async () => {
  const run = randomUUID();
  await project([run, asking(9, [ada, ben], "open")]);
  await project([run, asking(7, [ada], "open")]);
  await project([run, asking(7, [], "passed")]);
  expect(await rowsOf(run)).toEqual({
    [ada]: { answered: "yes", version: 9 },
    [ben]: { answered: "yes", version: 9 },
  });
});
