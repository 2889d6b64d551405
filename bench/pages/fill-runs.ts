import { randomUUID } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import { withConnection } from "../../audit/connection.ts";
import { disclosureRow, type Disclosure } from "../../audit/disclosures.ts";
import { createPinnedTemplates } from "../../audit/pinned-templates.ts";
import { uuidV7 } from "../../audit/uuid-v7.ts";
import { createRunDecider } from "../../api/services/runs/decider.ts";
import { PROJECTIONS, type Changed } from "../../projections/projection.ts";
import { allProjections } from "../../projections/run-projections.ts";
import type { Told } from "../../test/browser/fixture/told.ts";
import { storeEvents } from "../history/store-events.ts";
import type { EmptyRecord } from "../log/record.ts";
import { retelling } from "./retell.ts";

/** Events of each run. */
export const EVENTS_OF_RUN = 120;
/** Runs that the same people are in: about as many as somebody takes part in. */
const RUNS_OF_GROUP = 10;
/** Runs in one transaction. */
const TOGETHER = 50;

/** A run, the request that waits in it, and the pseudonyms of its people by their keys in the story. */
export type FilledRun = {
  readonly run: string;
  readonly request: string;
  readonly ids: { readonly [key: string]: string };
};

/**
 * Fills an empty record, its read models and a directory with one story again and again, each time of another run. Ten runs after
 * each other have the same people, who have names; one person manages all runs.
 * @param manager that person's key.
 */
export async function fillRuns(
  { pool, analyze }: EmptyRecord,
  story: Told,
  { runs, manager }: { readonly runs: number; readonly manager: string },
  progress: (line: string) => void,
): Promise<readonly FilledRun[]> {
  const { fixture } = story;
  const template = fixture.stateOf(story.run)?.template;
  if (template === undefined) throw new Error("There is no story.");
  const templates = createPinnedTemplates(pool);
  await templates.keep(template);
  const decider = createRunDecider(templates);
  const retell = retelling(story, EVENTS_OF_RUN);
  const projections = allProjections();
  const own = fixture.ids();
  await addOrganisation(pool, fixture.kept().organisation);

  const filled: FilledRun[] = [];
  let batch: { readonly changed: Changed; readonly disclosures: readonly Disclosure[] }[] = [];
  let ids = own;
  for (let done = 0; done < runs; done += 1) {
    if (done % RUNS_OF_GROUP === 0) {
      const others = Object.keys(own).map((key) => [key, randomUUID()] as const);
      ids = done === 0 ? own : { ...Object.fromEntries(others), [manager]: own[manager] ?? "" };
      await addPeople(pool, story, ids);
    }
    const run = uuidV7();
    const people = new Map(Object.entries(own).map(([key, id]) => [id, ids[key] ?? id]));
    const { events, sealed } = retell(run, people);
    const [launched] = events;
    if (launched === undefined) throw new Error("The story has no events.");
    const folding = decider.fold(await decider.start(launched));
    for (const event of events) folding.add(event);
    const state = folding.keep();
    batch.push({
      changed: {
        ...{ run, state },
        events: events.map((event, index) => ({ position: done * EVENTS_OF_RUN + index, event })),
      },
      disclosures: sealed.map((one) => ({ ...one, subject: own[manager] ?? "" })),
    });
    filled.push({ run, ids, request: Object.keys(state.requests).at(-1) ?? "" });
    if (batch.length < TOGETHER && done + 1 < runs) continue;
    const now = batch;
    batch = [];
    await withConnection(pool, async (client) => {
      await client.query("begin; set local synchronous_commit = off");
      for (const { changed, disclosures } of now) {
        await storeEvents(client, changed);
        await storeDisclosures(client, changed.run, disclosures);
      }
      for (const projection of projections) {
        await projection.update(
          client,
          now.map(({ changed }) => changed),
        );
      }
      await client.query("commit");
    });
    if ((done + 1) % 500 === 0) progress(`${done + 1} runs stored`);
  }
  await pool.query(
    "insert into record.checkpoint_of_subscription (name, position) values ($1, $2)",
    [PROJECTIONS, runs * EVENTS_OF_RUN],
  );
  await analyze();
  return filled;
}

async function storeDisclosures(
  client: PoolClient,
  run: string,
  disclosures: readonly Disclosure[],
): Promise<void> {
  const rows = disclosures.map(disclosureRow);
  await client.query(
    `insert into record.disclosure (commitment, run, subject, value, key)
     select commitment, $1, subject, value, key
     from unnest($2::bytea[], $3::text[], $4::bytea[], $5::bytea[]) as n (commitment, subject, value, key)`,
    [
      run,
      rows.map(({ commitment }) => commitment),
      rows.map(({ subject }) => subject),
      rows.map(({ value }) => value),
      rows.map(({ key }) => key),
    ],
  );
}

const addOrganisation = async (
  pool: Pool,
  { organisation, name, phone }: ReturnType<Told["fixture"]["kept"]>["organisation"],
) => {
  await pool.query("insert into directory.organisation (id, name, phone) values ($1, $2, $3)", [
    ...[organisation, name, phone],
  ]);
};

/** The story's people under these pseudonyms, with their names and roles; whoever is known already stays. */
async function addPeople(pool: Pool, { fixture }: Told, ids: FilledRun["ids"]): Promise<void> {
  const { people, organisation } = fixture.kept();
  const known = new Map(Object.entries(fixture.ids()).map(([key, id]) => [id, key]));
  for (const { person, name, roles } of people) {
    const id = ids[known.get(person) ?? ""];
    if (id === undefined) continue;
    await pool.query(
      `insert into directory.person (pseudonym, organisation, name)
       values ($1, $2, $3) on conflict do nothing`,
      [id, organisation.organisation, name],
    );
    await pool.query(
      `insert into directory.membership (person, organisation, role)
       select $1, $2, role from unnest($3::text[]) as r (role) on conflict do nothing`,
      [id, organisation.organisation, roles],
    );
  }
}
