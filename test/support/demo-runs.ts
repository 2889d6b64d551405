import { builtIn } from "../../programmes/all.ts";
import { memoryClient } from "../in-memory/client.ts";
import { play } from "../../demo/play.ts";
import { scenarios } from "../../programmes/all.ts";
import { recordedRun, type RecordedRun } from "./recorded-run.ts";

const START = new Date("2026-11-23T09:00:00.000Z");

/** The demo's runs, played to their end without servers and recorded as the API would. @param copy a further telling. */
export const demoRuns = async (copy = ""): Promise<readonly RecordedRun[]> => {
  const runs: RecordedRun[] = [];
  for (const script of scenarios) {
    const template = builtIn.find(({ name }) => name === script.template);
    if (template === undefined) throw new Error(`There is no template ${script.template}.`);
    const client = memoryClient(template, START);
    await play(script, client, { print: () => undefined, now: client.now, toTheEnd: true });
    const name = `${script.template}${copy}`;
    runs.push(recordedRun(template, client.events(), name, client.uploads));
  }
  return runs;
};
