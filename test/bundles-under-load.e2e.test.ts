import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import type { Credential, Entrance } from "../demo/entrance.ts";
import { askPanel, PANEL, until, type AskedPanel } from "./support/panel.ts";
import { startProduct, type RunningProduct } from "./support/product.ts";

let product: RunningProduct;
let entrance: Entrance;
let asked: AskedPanel;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "alongside-bundles-"));
  product = await startProduct();
  entrance = await product.entrance();
  asked = await askPanel(product.url, entrance);
}, 900_000);
afterAll(async () => {
  await product.stop();
  await Promise.all([product.remove(), rm(folder, { recursive: true, force: true })]);
});

/** Who reads a bundle, each by their own session: whoever sees all, whoever steers, and those who are asked. */
async function readers(): Promise<ReadonlyMap<string, Credential>> {
  const response = await fetch(`${product.url}/people`, {
    method: "POST",
    headers: { ...(await entrance.administrator()), "content-type": "application/json" },
    body: JSON.stringify({ name: "An Auditor", email: "auditor@x.example", roles: ["auditor"] }),
  });
  const { person } = z.object({ person: z.string() }).parse(await response.json());
  const members = await Promise.all(
    ["robbie", ...PANEL].map(
      async (key) => [key, await entrance.signedIn(asked.idOf(key))] as const,
    ),
  );
  return new Map([
    ["administrator", await entrance.administrator()],
    ["auditor", await entrance.signedIn(person)],
    ...members,
  ]);
}

/** People who share one thing after another until they are told to stop. @returns how many things are on record. */
async function sharing(stop: AbortSignal): Promise<number> {
  const one = async (person: string): Promise<number> => {
    let shared = 0;
    for (; !stop.aborted; shared++) {
      const idea = { kind: "idea", text: `Idea ${shared} of ${person}` };
      const sent = await asked.send(person, `/runs/${asked.run}/contributions`, randomUUID(), idea);
      expect(sent.status).toBe(201);
    }
    return shared;
  };
  const counts = await Promise.all([...PANEL, ...PANEL].map(one));
  return counts.reduce((sum, count) => sum + count, 0);
}

const ROUNDS = 4;
/** Rounds after which nobody waits any longer for the log to hold what others did meanwhile. */
const ENOUGH = 60;
const OVERSEERS = ["administrator", "auditor"];

/** What the command says of a file, and how it ends. */
const verified = (file: string): Promise<{ readonly code: number; readonly said: string }> =>
  product.command("verify", file).then(
    (said) => ({ code: 0, said }),
    (error: unknown) => {
      const { code, stdout } = z.object({ code: z.number(), stdout: z.string() }).parse(error);
      return { code, said: stdout };
    },
  );

it("a bundle that anybody fetches while others act on the same run is whole, and verifies as far as they may read", async () => {
  const who = await readers();
  const over = new AbortController();
  const acting = sharing(over.signal);
  const files: string[] = [];
  const sizes = new Map<string, number[]>();
  try {
    const isLonger = () =>
      [...sizes.values()].every(([first = 0, ...later]) => Math.max(...later) > first);
    for (let round = 0; round < ROUNDS || (round < ENOUGH && !isLonger()); round++) {
      const fetched = [...who].map(async ([name, headers]) => {
        const answer = await fetch(`${product.url}/runs/${asked.run}/bundle`, { headers });
        expect([name, answer.status]).toEqual([name, 200]);
        const file = path.join(folder, `${name}-${round}.jsonl`);
        const text = await answer.text();
        await writeFile(file, text);
        files.push(file);
        sizes.set(name, [...(sizes.get(name) ?? []), text.length]);
      });
      await Promise.all(fetched);
    }
    // The gate passes in the middle of it, which changes what each may read.
    for (const person of PANEL) expect((await asked.answer(person, person)).status).toBe(201);
    await until(async () => (await asked.gate()) === "passed");
  } finally {
    over.abort();
  }
  // Others did act: what was fetched later holds more.
  expect(await acting).toBeGreaterThan(ROUNDS);
  for (const [name, [first = 0, ...later]] of sizes)
    expect([name, Math.max(...later) > first]).toEqual([name, true]);
  for (const file of files) {
    const { code, said } = await verified(file);
    const sawAll = OVERSEERS.some((name) => path.basename(file).startsWith(name));
    // Of what was withheld from its reader a file says that it can't be judged, and nothing else.
    const expected = sawAll ? [0, []] : [1, ["rules", "verdict"]];
    const open = [...said.matchAll(/^(?!ok |note |Not )\S+ +(\w+):/gmu)].map(([, check]) => check);
    expect([path.basename(file), code, open, said]).toEqual([
      path.basename(file),
      ...expected,
      expect.stringContaining("Versions 1 to"),
    ]);
  }
});
