import type { Pool } from "pg";
import { createAppender } from "../../audit/append.ts";
import { openPool } from "../../audit/connection.ts";
import { consistencyProof } from "../../audit/log/merkle.ts";
import { startStating } from "../../audit/heads/stater.ts";
import { startPublishing } from "../../audit/log/publisher.ts";
import { createLogSigner, sha256, type NoteSigner } from "../../audit/log/signer.ts";
import { withTiles } from "../../audit/log/tile-reader.ts";
import { askWitness, type WitnessAddress } from "../../audit/log/witness/client.ts";
import { storeCosignature } from "../../audit/log/witness/store.ts";
import { createPinnedTemplates } from "../../audit/pinned-templates.ts";
import { createReader } from "../../audit/read.ts";
import { startSequencing } from "../../audit/sequencer.ts";
import { decide } from "../../domain/decide.ts";
import { foldAll } from "../../domain/fold.ts";
import { initial } from "../../domain/initial.ts";
import type { RunState } from "../../domain/state.ts";
import type { Template } from "../../domain/template.ts";
import { builtIn } from "../../programmes/all.ts";
import type { TrailEvent } from "../../domain/verdict.ts";
import { memoryClient } from "../in-memory/client.ts";
import { play } from "../../demo/play.ts";
import { scenarios } from "../../programmes/all.ts";
import type { RunEvent } from "../../domain/event.ts";
import { runProjections, waitForProjections } from "../../projections/run-projections.ts";
import { freshDatabase } from "../support/database.ts";
import { startWitness } from "./start-witness.ts";
import { recordedRun, uuidOf, type RecordedRun } from "../support/recorded-run.ts";

/** Runs of the demo in a PostgreSQL of their own: recorded, sequenced, published and in the read models by the product's code. */
export type RecordedDemo = {
  /** Finished. What is falsified is mostly its history. */
  readonly target: RecordedRun;
  /** The same template, told once more. */
  readonly other: RecordedRun;
  /** Still under way: people are asked, some have answered, two have reflected. */
  readonly open: RecordedRun;
  readonly organisation: string;
  readonly states: ReadonlyMap<string, RunState>;
  readonly signer: NoteSigner;
  /** How many events the log holds, and the witness has cosigned. */
  readonly size: number;
  /** The events' ids in the order of the log. */
  readonly places: readonly string[];
  /** The sizes of the two checkpoints that the witness cosigned: the newest, and one before it. */
  readonly cosigned: readonly [older: number, newest: number];
  /** `npx alongside witness`, in another's hands: only its address is known here. */
  readonly witness: WitnessAddress;
  /** One connection with every right, and so one session: what one query begins, the next goes on with. */
  readonly thief: Pool;
  close(): Promise<void>;
};

const START = new Date("2026-11-23T09:00:00.000Z");
const CHUNK = 24;
const ORGANISATION = uuidOf("the demo's organisation");

export const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));

const templateOf = (name: string): Template => {
  const template = builtIn.find((one) => one.name === name);
  if (template === undefined) throw new Error(`There is no template ${name}.`);
  return template;
};

/** A demo's trail, with the ids that people and organisations have in the product. */
const trailOf = async (name: string): Promise<readonly TrailEvent[]> => {
  const script = scenarios.find(({ template }) => template === name);
  if (script === undefined) throw new Error(`Nothing is told of ${name}.`);
  const client = memoryClient(templateOf(name), START);
  await play(script, client, { print: () => undefined, now: client.now, toTheEnd: true });
  const ids = new Map(script.people.map(({ key }) => [key, uuidOf(`${name}: ${key}`)]));
  ids.set("demo", ORGANISATION);
  const renamed: readonly TrailEvent[] = JSON.parse(
    JSON.stringify(client.events(), (_, value: unknown) =>
      typeof value === "string" ? (ids.get(value) ?? value) : value,
    ),
  );
  return renamed;
};

/** Up to a question that some have answered; then two members say which step they would have skipped. */
const stillOpen = (trail: readonly TrailEvent[], template: Template): readonly TrailEvent[] => {
  const asked = trail.findLastIndex(({ type }) => type === "signOffRequested");
  const answered = trail.findIndex(({ type }, at) => at > asked && type === "signedOff");
  const events = [...trail.slice(0, answered + 1)];
  for (const [at, member] of ["morag", "yusuf"].entries()) {
    const state = foldAll(initial(template), events);
    const id = uuidOf(`community-conversations: ${member}`);
    const data = { member: id, step: "group", easier: { commitment: `${at}`.repeat(64) } };
    const by = { id, role: "pwle-approver", via: "token" } as const;
    const when = { at: events.at(-1)?.at ?? "", actor: by, assurance: "signed-in" } as const;
    const step = template.steps[at]?.key ?? "";
    const decision = decide(state, { type: "reflect", data: { ...data, step }, ...when });
    if (decision.kind === "refused") throw new Error(decision.refusal.message);
    for (const event of decision.events) {
      events.push({ ...event, ...when, version: events.length + 1, id: `reflected ${member}` });
    }
  }
  return events;
};

export async function recordedDemo(): Promise<RecordedDemo> {
  const [panel, conversations] = [
    templateOf("resource-panel"),
    templateOf("community-conversations"),
  ];
  const [told, talked] = [await trailOf(panel.name), await trailOf(conversations.name)];
  const target = recordedRun(panel, told, "the panel");
  const other = recordedRun(panel, told, "another panel");
  const open = recordedRun(conversations, stillOpen(talked, conversations), "conversations");
  const runs = [target, other, open];
  const database = await freshDatabase();
  const pool = openPool(database.appUrl, 6);
  const states = new Map(
    runs.map(({ run, template, events }) => [run, foldAll(initial(template), events)]),
  );
  const size = await record(pool, runs);
  await projected(pool, new Map(runs.map(({ run, template }) => [run, template])), size);
  const watching = await startWitness(signer);
  const older = await cosign(pool, watching.address, 0, size - 1);
  await cosign(pool, watching.address, older, size);
  const { rows } = await pool.query<{ event: string }>(
    "select event from record.sequence order by position",
  );
  await pool.end();
  const thief = openPool(database.url, 1);
  return {
    target,
    other,
    open,
    organisation: ORGANISATION,
    states,
    signer,
    size,
    places: rows.map(({ event }) => event),
    cosigned: [older, size],
    witness: watching.address,
    thief,
    async close() {
      await thief.end();
      await watching.close();
      await database.drop();
    },
  };
}

/** A piece of each run in turn, as they fall when many are live at once; their heads and a checkpoint after each round. @returns the log's size. */
async function record(pool: Pool, runs: readonly RecordedRun[]): Promise<number> {
  const appender = createAppender({ pool });
  const templates = createPinnedTemplates(pool);
  for (const { template } of runs) await templates.keep(template);
  const client = await pool.connect();
  const sequence = await startSequencing(client, 10_000);
  let published: string | null = null;
  const lastPublished = {
    read: () => Promise.resolve(published),
    swap: (_: string | null, after: string) => {
      published = after;
      return Promise.resolve(true);
    },
  };
  const publish = await startPublishing(client, { signer, lastPublished }, 10_000);
  const state = await startStating(client);
  const longest = Math.max(...runs.map(({ events }) => events.length));
  for (let from = 0; from < longest; from += CHUNK) {
    for (const { run, events, values } of runs) {
      const chunk = events.slice(from, from + CHUNK);
      if (chunk.length === 0) continue;
      const text = JSON.stringify(chunk);
      const result = await appender.appendPlaced({
        run,
        expected: from,
        events: chunk,
        disclosures: [...values]
          .filter(([commitment]) => text.includes(commitment))
          .map(([commitment, known]) => ({ ...known, commitment, subject: run })),
      });
      if (result.kind !== "appended") throw new Error(result.kind);
    }
    await sequence();
    await state();
    await sequence();
    await publish();
  }
  client.release(true);
  const { rows } = await pool.query<{ size: number }>(
    "select count(*)::int as size from record.sequence",
  );
  return rows[0]?.size ?? 0;
}

async function projected(
  pool: Pool,
  templates: ReadonlyMap<string, Template>,
  size: number,
): Promise<void> {
  const reader = createReader<RunEvent>(pool);
  const projections = runProjections({
    pool,
    async stateAfter(run) {
      const template = templates.get(run);
      if (template === undefined) return null;
      return foldAll(initial(template), await reader.readStream(run));
    },
    onError: (error) => console.error(error),
  });
  projections.start();
  if (!(await waitForProjections(pool, size - 1, 30_000))) throw new Error("not projected");
  await projections.stop();
}

/** Has the newest checkpoint of at most `most` entries cosigned, and stores the line. @returns its size. */
async function cosign(
  pool: Pool,
  witness: WitnessAddress,
  old: number,
  most: number,
): Promise<number> {
  const { rows } = await pool.query<{ size: string; note: string }>(
    "select size, note from record.checkpoint where size <= $1 order by size desc limit 1",
    [most],
  );
  const [row] = rows;
  if (row === undefined) throw new Error("nothing to cosign");
  const size = Number(row.size);
  const proof =
    old === 0 ? [] : await withTiles(pool, (read) => consistencyProof(sha256, read, old, size));
  const answer = await askWitness(
    witness,
    { old, proof, checkpoint: row.note },
    AbortSignal.timeout(10_000),
  );
  if (answer.kind !== "cosigned") throw new Error(answer.kind);
  const { line, time } = answer;
  await storeCosignature(pool, { size, witness: witness.verifierKey, line, time });
  return size;
}
