import { builtIn } from "../../domain/templates/index.ts";
import { memoryDoor } from "../../infra/demo/memory-door.ts";
import { play } from "../../infra/demo/play.ts";
import { scripts } from "../../infra/demo/scripts/index.ts";
import { recordedRun, type RecordedRun } from "./recorded-run.ts";

const START = new Date("2026-11-23T09:00:00.000Z");

/** The demo's runs, played to their end without servers and recorded as the API would. @param copy a further telling. */
export const demoRuns = async (copy = ""): Promise<readonly RecordedRun[]> => {
  const runs: RecordedRun[] = [];
  for (const script of scripts) {
    const template = builtIn.find(({ name }) => name === script.template);
    if (template === undefined) throw new Error(`There is no template ${script.template}.`);
    const door = memoryDoor(template, START);
    await play(script, door, { print: () => undefined, now: door.now, toTheEnd: true });
    runs.push(recordedRun(template, door.events(), `${script.template}${copy}`));
  }
  return runs;
};
