import type { Command } from "../../domain/command.ts";
import { plan } from "../../domain/plan.ts";
import type { Template } from "../../domain/template.ts";
import { memoryBoxes } from "../in-memory/boxes.ts";
import { settle } from "../in-memory/engine.ts";
import { MANAGER, sealed, START } from "../properties/pools.ts";
import { emptyRun, give, type Run } from "../specification/run.ts";
import type { Draw } from "./draw.ts";
import { added, declaring, GROUP, type Deed, type Scene } from "./group.ts";
import { whim } from "./whims.ts";
import { deedsFor } from "./willing.ts";

/** People's turns in which a run must come to its end. */
const MOST_TURNS = 1_000;

const launched = (template: Template): Command => ({
  type: "launchRun",
  actor: MANAGER,
  at: new Date(START).toISOString(),
  data: {
    organisation: "org",
    template: { name: template.name, version: template.version, digest: "t" },
    title: sealed,
    parameters: {
      tie: "refuse",
      defer: "defer-to-another-panel",
      split: "alone",
      starts: "2026-02-02",
    },
    calendar: { nation: "scotland", from: "2026-01-01", until: "2059-12-31", holidays: [] },
    ...(template.lead === undefined ? {} : { leads: template.lead.side }),
  },
});

/**
 * Plays a run of a template with people who do what it waits for, and at times, `whims` in a hundred, what helps nobody.
 * @throws when nothing that it waits for can be done by anybody, or it does not come to its end.
 */
export const playToTheEnd = (template: Template, draw: Draw, whims: number): Run => {
  let run = emptyRun(template);
  let now = new Date(START).toISOString();
  const boxes = memoryBoxes();
  const refusals: string[] = [];
  const put = (command: Command): boolean => {
    const after = give(run, command);
    if (after.refusal) {
      refusals.push(`${command.type}: ${after.refusal.message}`);
      return false;
    }
    boxes.put(run.state, command);
    run = after;
    return true;
  };
  const engine = (): void =>
    settle(
      () => run.state,
      () => now,
      (order) => {
        const whole =
          order.type === "closePoll"
            ? { ...order, data: { ...order.data, box: boxes.open(order.data.poll) } }
            : order;
        if (!put(whole)) throw new Error(`the plan's own ${order.type} was refused`);
      },
    );
  const take = (deed: Deed): boolean => put({ ...deed, at: now, assurance: "signed-in" });
  if (!put(launched(template))) throw new Error("the launch was refused");
  for (const data of GROUP) take(added(data));
  for (const deed of declaring({ state: run.state })) take(deed);
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    engine();
    if (run.state.status === "finished") return run;
    const scene: Scene = { state: run.state, at: now, fresh: `${turn}`, draw };
    if (draw.chance(whims)) take(whim(scene));
    engine();
    if (!stepOn({ ...scene, state: run.state }, take)) {
      const { waits, wakeAt } = plan(run.state, now);
      if (wakeAt === null)
        throw new Error(
          `nobody can do anything about: ${JSON.stringify(waits)} (${refusals.slice(-4).join("; ")})`,
        );
      now = wakeAt > now ? wakeAt : now;
    }
  }
  throw new Error(`it never ends: ${JSON.stringify(plan(run.state, now).waits)}`);
};

/** Somebody does one thing that the run waits for. */
const stepOn = (scene: Scene, take: (deed: Deed) => boolean): boolean => {
  const { waits } = plan(scene.state, scene.at);
  const from = waits.length === 0 ? 0 : scene.draw.below(waits.length);
  return [...waits.slice(from), ...waits.slice(0, from)].some((wait) =>
    deedsFor(scene, wait).some(take),
  );
};
