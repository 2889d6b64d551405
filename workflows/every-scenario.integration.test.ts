import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { play } from "../demo/play.ts";
import { builtIn, everyScenario } from "../programmes/all.ts";
import type { Scenario } from "../programmes/scenario.ts";
import { clientOf } from "../test/in-memory/client.ts";
import { memoryRecord } from "../test/in-memory/record.ts";
import { everyShape } from "../test/specification/template.ts";
import { endingOf, statedEnding } from "../test/support/ending.ts";
import { startEngine, type Engine } from "../test/support/engine.ts";
import { historiesOf } from "../test/support/histories.ts";
import { temporalWorld } from "../test/support/temporal-world.ts";
import { timeSkippingTemporal, type TimeSkippingTemporal } from "../test/support/time-skipping.ts";
import { strangeWords } from "../test/support/what-histories-say.ts";
import { runWorkflowId } from "./names.ts";

let temporal: TimeSkippingTemporal;
let engine: Engine;
/** One for all scenarios, as in the product: a run knows of those that it is linked to. */
const record = memoryRecord(everyShape);

beforeAll(async () => {
  temporal = await timeSkippingTemporal();
  const { address, currentTimeMs: now } = temporal;
  engine = await startEngine({ address, record, taskQueue: "every-scenario", now });
}, 180_000);

afterAll(async () => {
  await engine.stop();
  await temporal.stop();
});

const playOnTemporal = async (script: Scenario) => {
  const template = builtIn.find(({ name }) => name === script.template);
  if (template === undefined) throw new Error(`There is no template ${script.template}.`);
  const runs: string[] = [];
  const world = await temporalWorld({ engine, record, runs, pass: temporal.sleep });
  const client = clientOf(template, { people: [], record, runs, engine: world });
  await play(script, client, { print: () => undefined, now: client.now, toTheEnd: true });
  return { run: client.run(), runs, client };
};

describe("each programme's scenarios, carried out by its workflows while time is skipped", () => {
  it.each(everyScenario.map((script) => [script.template, script.name, script] as const))(
    "%s: %s, and ends as it deserves",
    async (_, __, script) => {
      const { runs, client } = await playOnTemporal(script);
      expect(endingOf(client.state(), client.events())).toEqual(statedEnding(script.ends));
      for (const run of runs) {
        const handle = engine.client.workflow.getHandle(runWorkflowId(run));
        if (record.state(run).status === "finished") await handle.result();
        else await handle.terminate("The scenario is over.");
        for (const history of await historiesOf(engine.client, runWorkflowId(run)))
          expect(strangeWords(history)).toEqual([]);
      }
      expect(engine.warnings).toEqual([]);
    },
    120_000,
  );
});
