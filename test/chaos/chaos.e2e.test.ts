import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import type { Entrance } from "../../demo/entrance.ts";
import { httpClient } from "../../demo/http-client.ts";
import { play } from "../../demo/play.ts";
import { scenarios } from "../../programmes/all.ts";
import { startProduct, type RunningProduct, type Victim } from "../support/product.ts";

/** How long to break things; an hour or more with CHAOS_MINUTES=60. */
const MINUTES = Number(process.env["CHAOS_MINUTES"] ?? 1);
const TABLES = 4;
/** Milliseconds: people who try again do not give up while things are being killed. */
const PATIENCE = { answer: 120_000, run: 240_000 };
const VICTIMS: readonly Victim[] = ["api", "worker", "temporal", "postgres", "sequencer"];

let product: RunningProduct;
let administrator: string;
let entrance: Entrance;
beforeAll(async () => {
  product = await startProduct();
  entrance = await product.entrance();
  administrator = await product.token("administrator");
}, 900_000);
let healed = false;
afterAll(async () => {
  await product.stop();
  if (healed) await product.remove();
  else console.error(`Its data and its logs are kept in ${product.dataDir}`);
});

const panel = scenarios.find(({ template }) => template === "resource-panel");
if (panel === undefined) throw new Error("The demo has no panel.");

/** What the API acknowledged in one run: how many answers of each person, and every event that a receipt was given for. */
type Told = {
  readonly run: string;
  readonly answers: ReadonlyMap<string, number>;
  readonly receipts: readonly string[];
};

/** Plays a whole run as its people would, each of them trying again until they have an answer. */
const playOne = async (): Promise<Told> => {
  const http = httpClient(product.url, entrance, PATIENCE);
  const answers = new Map<string, number>();
  let ids: { readonly [key: string]: string } = {};
  const client: typeof http = {
    ...http,
    async enrol(people) {
      ids = await http.enrol(people);
      return ids;
    },
    async give(by, act) {
      const given = await http.give(by, act);
      const person = ids[by] ?? "";
      if (given.ok && act.act === "answer") answers.set(person, (answers.get(person) ?? 0) + 1);
      return given;
    },
  };
  await play(panel, client, { print: () => undefined, now: () => new Date(), toTheEnd: true });
  return { run: http.run(), answers, receipts: http.acknowledged() };
};

const history = z.object({
  items: z.array(
    z.object({
      event: z.string(),
      version: z.number(),
      type: z.string(),
      actor: z.object({ id: z.string(), role: z.string() }),
      position: z.number().nullable(),
    }),
  ),
});

const readHistory = async (run: string) => {
  const response = await fetch(`${product.url}/runs/${run}/history?limit=500`, {
    headers: { authorization: `Bearer ${administrator}` },
  });
  return history.parse(await response.json()).items;
};

const ANSWERS = ["signedOff", "declined", "askedForTime", "stoodAside"];

it(
  `heals by itself, and loses or doubles nothing that it acknowledged, while all its parts are killed for ${MINUTES} minutes`,
  async () => {
    await httpClient(product.url, entrance).enrol(panel.people);
    const end = Date.now() + MINUTES * 60_000;
    const told: Told[] = [];
    const killed = new Map<Victim, number>();
    const table = async (): Promise<void> => {
      while (Date.now() < end) told.push(await playOne());
    };
    const killer = async (): Promise<void> => {
      for (let round = 0; Date.now() < end - 10_000; round += 1) {
        await sleep(1_000 + Math.random() * 4_000);
        // Each in its turn first, so that every part was killed; then any.
        const turn = round < VICTIMS.length ? round : Math.floor(Math.random() * VICTIMS.length);
        const victim = VICTIMS[turn] ?? "api";
        const pid = (await product.pids())[victim];
        if (pid === null) continue;
        process.kill(pid, "SIGKILL");
        killed.set(victim, (killed.get(victim) ?? 0) + 1);
      }
    };
    await Promise.all([killer(), ...Array.from({ length: TABLES }, table)]);

    expect([...killed.keys()].toSorted()).toEqual([...VICTIMS].toSorted());
    expect(told.length).toBeGreaterThanOrEqual(TABLES);
    for (const { run, answers, receipts } of told) {
      const events = await readHistory(run);
      const ids = events.map(({ event }) => event);
      expect(receipts).not.toEqual([]);
      expect(receipts.filter((event) => !ids.includes(event))).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
      expect(events.length, "a whole history in one page").toBeLessThan(500);
      expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
      // People can still say whether what was said of them happened.
      const acts = events.filter(({ type }) => type !== "corroborated");
      expect(acts.at(-1)?.type).toBe("runFinished");
      for (const [person, count] of answers) {
        const recorded = events.filter(
          ({ type, actor }) => actor.id === person && ANSWERS.includes(type),
        );
        expect(recorded.length, `${person}'s answers in ${run}`).toBe(count);
      }
    }
    // Numbers follow the events: the last few may still be on their way when their runs end.
    const readPositions = async () =>
      (await Promise.all(told.map(({ run }) => readHistory(run))))
        .flat()
        .map(({ position }) => position);
    await expect.poll(readPositions, { timeout: 60_000, interval: 500 }).not.toContain(null);
    const positions = await readPositions();
    expect(new Set(positions).size).toBe(positions.length);
    const kills = [...killed].map(([victim, count]) => `${victim} ${count}`).join(", ");
    healed = true;
    console.log(`${told.length} runs, ${positions.length} events; killed: ${kills}`);
  },
  MINUTES * 60_000 + 600_000,
);
