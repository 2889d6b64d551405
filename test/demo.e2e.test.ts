import { writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { everyScenario } from "../programmes/all.ts";
import type { Scenario } from "../programmes/scenario.ts";
import { alongside } from "./support/alongside.ts";
import { startProduct, type RunningProduct } from "./support/product.ts";

const runs = z.object({
  items: z.array(
    z.object({
      run: z.string(),
      title: z.string(),
      status: z.string(),
      template: z.object({ name: z.string() }),
    }),
  ),
  next: z.string().nullable(),
});
const history = z.object({
  items: z.array(z.object({ event: z.string(), type: z.string() })),
});
const view = z.object({
  state: z.object({
    parts: z.record(z.string(), z.object({ step: z.string(), gate: z.string() })),
  }),
});

let product: RunningProduct;
let token = "";
let told = "";

const get = async <T>(schema: z.ZodType<T>, path: string): Promise<T> => {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${product.url}${path}`, { headers });
  return schema.parse(await answer.json());
};

const isPlayed = (): boolean => product.said.some((line) => line.includes("every route of it"));

beforeAll(async () => {
  product = await startProduct({ args: ["--demo"] });
  while (!isPlayed()) {
    if (product.said.some((line) => line.startsWith("The demo stopped"))) {
      throw new Error(product.said.join("\n"));
    }
    await sleep(200);
  }
  token = await product.token("administrator");
});

afterAll(async () => {
  await product.stop();
  await product.remove();
});

/** Every run there is, page by page. */
const allRuns = async () => {
  const items: z.infer<typeof runs>["items"] = [];
  for (let after: string | null = ""; after !== null;) {
    const page: z.infer<typeof runs> = await get(
      runs,
      `/runs?limit=50${after === "" ? "" : `&after=${after}`}`,
    );
    items.push(...page.items);
    after = page.next;
  }
  return items;
};

/** The newest run of a scenario: titles are the scenarios' own. */
const runOf = (items: z.infer<typeof runs>["items"], { title }: Scenario) =>
  items.find((item) => item.title === title);

it("ends with a link for each of the three people, which a mere look does not use up", async () => {
  const links = product.said.flatMap((line) => /https?:\S+\/sign-in\/\S+/.exec(line)?.[0] ?? []);
  expect(links).toHaveLength(3);
  for (const link of links) {
    for (const look of ["first", "second"]) {
      const page = await fetch(link);
      expect([look, page.status, page.headers.getSetCookie()]).toEqual([look, 200, []]);
    }
  }
});

describe("every scenario", () => {
  beforeAll(async () => {
    told = await product.command("demo", "--template", "all");
  }, 900_000);

  it("plays every scenario through the public API, as far as it leaves nothing to the reader", async () => {
    for (const scenario of everyScenario) {
      expect(told).toContain(`${scenario.template}: ${scenario.name}`);
    }
    // The list of runs is a read model: it hears of the last run's end a moment after the run itself.
    const listed = async () => {
      const items = await allRuns();
      return everyScenario.map((scenario) => [scenario.name, runOf(items, scenario)?.status]);
    };
    await expect
      .poll(listed, { timeout: 30_000 })
      .toEqual(
        everyScenario.map(({ name, left, ends }) => [
          name,
          left === undefined ? ends.status : "running",
        ]),
      );
  });

  it("passes every gate by assent, and overrules only where the scenario does", async () => {
    const items = await allRuns();
    for (const scenario of everyScenario) {
      const run = runOf(items, scenario)?.run ?? "";
      const passed = await get(history, `/runs/${run}/history?types=gatePassed&limit=100`);
      const overridden = await get(history, `/runs/${run}/history?types=gateOverridden`);
      const { state } = await get(view, `/runs/${run}`);
      const gates = Object.values(state.parts).filter(({ gate }) => gate === "passed");
      expect([scenario.name, passed.items.length]).toEqual([scenario.name, gates.length]);
      expect(overridden.items).toHaveLength(scenario.ends.overridden ?? 0);
    }
  });

  it("has gone through two rounds, two sites, two checks and the learning meeting", async () => {
    const items = await allRuns();
    const pathway = items.find(({ title }) => title === "A kinder front desk");
    const { state } = await get(view, `/runs/${pathway?.run ?? ""}`);
    const passed = Object.values(state.parts).filter(({ gate }) => gate === "passed");
    const count = (step: string): number => passed.filter((part) => part.step === step).length;
    expect(["refine", "roll-out", "monitor", "learning"].map(count)).toEqual([2, 2, 2, 1]);
  });

  it("is verified by whoever has nothing but the package: each run's bundle, a receipt, and the whole log, twice and since what was kept", async () => {
    const own = {
      XDG_STATE_HOME: product.dataDir,
      ALONGSIDE_TOKEN: await product.token("auditor"),
    };
    const items = await allRuns();
    for (const { run } of items) {
      const bundle = `${product.url}/runs/${run}/bundle`;
      const { code, out, err } = await alongside(["verify", bundle], own);
      expect({ run, code, err }, out).toEqual({ run, code: 0, err: "" });
    }
    const run = items.find(({ status }) => status === "finished")?.run ?? "";
    const answers = await get(history, `/runs/${run}/history?types=signedOff&limit=1`);
    const headers = { authorization: `Bearer ${token}` };
    const file = `${product.url}/runs/${run}/receipts/${answers.items[0]?.event ?? ""}/file`;
    const receipt = path.join(product.dataDir, "receipt.txt");
    await writeFile(receipt, await (await fetch(file, { headers })).text());
    expect((await alongside(["check-receipt", receipt])).out).toContain("The receipt holds.");
    for (const visit of ["first", "second"]) {
      const { code, out } = await alongside(["verify", product.url], own);
      expect({ visit, code }, out).toEqual({ visit, code: 0 });
      expect(out.includes("unchanged")).toBe(visit === "second");
    }
    const saved = path.join(product.dataDir, "saved.jsonl");
    const bundle = await fetch(`${product.url}/runs/${run}/bundle`, { headers });
    await writeFile(saved, Buffer.from(await bundle.arrayBuffer()));
    for (const kept of [receipt, saved]) {
      const { code, out } = await alongside(["verify", product.url, "--since", kept], own);
      expect({ kept, code }, out).toEqual({ kept, code: 0 });
      expect(out).toMatch(/^.*consistency: The \d+ events of the earlier visit are unchanged\.$/mu);
      expect(out).not.toContain("FAILS");
    }
    expect(await product.command("self-check")).toMatch(/^All of \d+ events fit/mu);
  });
});
