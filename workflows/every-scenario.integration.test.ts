import { afterAll, afterEach, describe, expect, it } from "vitest";
import { play } from "../demo/play.ts";
import { builtIn, everyScenario } from "../programmes/all.ts";
import type { Scenario } from "../programmes/scenario.ts";
import { clientOf } from "../test/in-memory/client.ts";
import { memoryRecord } from "../test/in-memory/record.ts";
import { everyShape } from "../test/specification/template.ts";
import { endingOf, statedEnding } from "../test/support/ending.ts";
import { startEngine } from "../test/support/engine.ts";
import { historiesOf } from "../test/support/histories.ts";
import { temporalWorld } from "../test/support/temporal-world.ts";
import { timeSkippingTemporal } from "../test/support/time-skipping.ts";
import { strangeWords } from "../test/support/what-histories-say.ts";
import { runWorkflowId } from "./names.ts";

async function startAll() {
  const temporal = await timeSkippingTemporal();
  const { address, currentTimeMs: now } = temporal;
  const record = memoryRecord(everyShape);
  const engine = await startEngine({ address, record, taskQueue: "every-scenario", now });
  const stop = async () => {
    await engine.stop();
    await temporal.stop();
  };
  return { temporal, record, engine, stop };
}

let started: Awaited<ReturnType<typeof startAll>> | null = null;
/** Whether what the last scenario began goes on: time would pass no quicker than its timers ring. */
let goesOn = true;

const stopAll = async () => {
  await started?.stop();
  started = null;
};
afterEach(async () => {
  if (goesOn) await stopAll();
});
afterAll(stopAll);

const playOnTemporal = async (script: Scenario) => {
  const template = builtIn.find(({ name }) => name === script.template);
  if (template === undefined) throw new Error(`There is no template ${script.template}.`);
  const { engine, record, temporal } = (started ??= await startAll());
  const runs: string[] = [];
  const world = await temporalWorld({ engine, record, runs, pass: temporal.sleep });
  const client = clientOf(template, { people: [], record, runs, engine: world });
  await play(script, client, { print: () => undefined, now: client.now, toTheEnd: true });
  return { runs, client, engine, record };
};

describe("each programme's scenarios, carried out by its workflows while time is skipped", () => {
  it.each(everyScenario.map((script) => [script.template, script.name, script] as const))(
    "%s: %s, and ends as it deserves",
    async (_, __, script) => {
      goesOn = true;
      const { runs, client, engine, record } = await playOnTemporal(script);
      expect(endingOf(client.state(), client.events())).toEqual(statedEnding(script.ends));
      const isFinished = (run: string) => record.state(run).status === "finished";
      for (const run of runs) {
        const handle = engine.client.workflow.getHandle(runWorkflowId(run));
        if (isFinished(run)) await handle.result();
        for (const history of await historiesOf(engine.client, runWorkflowId(run)))
          expect(strangeWords(history, record.state(run).template.title)).toEqual([]);
      }
      expect(engine.warnings).toEqual([]);
      goesOn = !runs.every(isFinished);
    },
    300_000,
  );
});
