import { randomUUID } from "node:crypto";
import { withConnection } from "../../audit/connection.ts";
import { createPinnedTemplates } from "../../audit/pinned-templates.ts";
import { uuidV7 } from "../../audit/uuid-v7.ts";
import { createRunDecider } from "../../api/services/runs/decider.ts";
import type { RunEvent } from "../../domain/event.ts";
import type { JsonValue } from "../../audit/json.ts";
import { decodeEntry } from "../../audit/entry.ts";
import { history } from "../../projections/history/fold.ts";
import { runList } from "../../projections/run-list/fold.ts";
import { PROJECTIONS, type Changed } from "../../projections/projection.ts";
import { demoRuns } from "../../test/support/demo-runs.ts";
import type { EmptyRecord } from "../log/record.ts";
import { storeEvents } from "./store-events.ts";

/** Events of each run. */
export const EVENTS_OF_RUN = 1_000;

export type FilledHistory = {
  readonly organisation: string;
  readonly events: number;
  /** Somebody with two acts among all of them, both in one run. */
  readonly rare: { readonly person: string; readonly run: string };
};

/**
 * Fills an empty record and its read models: a demo's run again and again, each with ids of its own and drawn out to a thousand
 * events by acts that were refused, which change nothing in it. Every run can be read as any other.
 */
export async function fillHistory(
  { pool, analyze }: EmptyRecord,
  runs: number,
  progress: (line: string) => void,
): Promise<FilledHistory> {
  const [told] = await demoRuns();
  const first = told?.events[0];
  if (told === undefined || first === undefined) throw new Error("There is no demo.");
  const templates = createPinnedTemplates(pool);
  await templates.keep(told.template);
  const decider = createRunDecider(templates);
  const organisation = randomUUID();
  const rare = { person: randomUUID(), run: uuidV7() };
  const text = JSON.stringify(told.entries.map((entry) => Buffer.from(entry).toString("utf8")));
  const home = organisationIn(first.data);
  const pattern: readonly string[] = JSON.parse(text.replaceAll(home, organisation));
  for (let done = 0; done < runs; done += 1) {
    const run = done === Math.floor(runs / 3) ? rare.run : uuidV7();
    const events = pattern.map((entry) => ({
      ...decodeEntry<RunEvent>(entry),
      run,
      id: uuidV7(),
    }));
    const last = events.at(-1);
    if (last === undefined) throw new Error("The demo has no events.");
    for (let version = events.length + 1; version <= EVENTS_OF_RUN; version += 1) {
      const isRare =
        run === rare.run && (version === EVENTS_OF_RUN - 100 || version === EVENTS_OF_RUN - 10);
      const at = new Date(Date.parse(last.at) + version * 1_000).toISOString();
      events.push({
        ...last,
        ...{ id: uuidV7(), version, at },
        type: "actRefused",
        data: { command: "signOff", code: "not-a-member", about: null },
        actor: {
          id: isRare ? rare.person : `token-${version % 7}`,
          role: "programme-manager",
          via: "token",
        },
        assurance: "signed-in",
      });
    }
    const [launched] = events;
    if (launched === undefined) throw new Error("The demo has no events.");
    const folding = decider.fold(await decider.start(launched));
    for (const event of events) folding.add(event);
    const state = folding.keep();
    const position = done * EVENTS_OF_RUN;
    await store(pool, {
      ...{ run, state },
      events: events.map((event, index) => ({ position: position + index, event })),
    });
    if ((done + 1) % 100 === 0) progress(`${(done + 1) * EVENTS_OF_RUN} events stored`);
  }
  const events = runs * EVENTS_OF_RUN;
  await pool.query(
    "insert into record.checkpoint_of_subscription (name, position) values ($1, $2)",
    [PROJECTIONS, events],
  );
  await analyze();
  return { organisation, events, rare };
}

function organisationIn(data: { readonly [name: string]: JsonValue }): string {
  const { organisation } = data;
  if (typeof organisation !== "string") throw new Error("The demo begins with no launch.");
  return organisation;
}

/** What the record and the read models hold of a run, as the processes write it. */
async function store(pool: EmptyRecord["pool"], changed: Changed): Promise<void> {
  await withConnection(pool, async (client) => {
    await client.query("begin; set local synchronous_commit = off");
    await storeEvents(client, changed);
    // The demo's people go by their names, which are no pseudonyms that the list could hold.
    await runList.update(client, [{ ...changed, state: { ...changed.state, members: {} } }]);
    await history.update(client, [changed]);
    await client.query("commit");
  });
}
