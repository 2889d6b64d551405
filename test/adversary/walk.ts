import { ENGINE } from "../../domain/actor.ts";
import type { Command, Order } from "../../domain/command.ts";
import type { RunState } from "../../domain/state.ts";
import type { Template } from "../../domain/template.ts";
import { memoryBoxes } from "../in-memory/boxes.ts";
import { noticesOf, ordersOf } from "../in-memory/engine.ts";
import { stated } from "../properties/driver.ts";
import { MANAGER, person, sealed, START } from "../properties/pools.ts";
import { emptyRun, give, type Run } from "../specification/run.ts";
import { planned } from "./planned.ts";

/** Commands that were accepted one after another, and what they came to. `stuck`: what the engine could not do. */
export type Walk = {
  readonly run: Run;
  readonly commands: readonly Command[];
  readonly before: Walk | null;
  readonly stuck: string | null;
};

export const standing = (template: Template): Walk => ({
  run: emptyRun(template),
  commands: [],
  before: null,
  stuck: null,
});

/** All commands from the launch on. */
export const commandsOf = (walk: Walk): readonly Command[] => {
  const stretches: (readonly Command[])[] = [];
  for (let at: Walk | null = walk; at !== null; at = at.before) stretches.push(at.commands);
  return stretches.toReversed().flat();
};

/** The walk with one more command, if it is accepted; else the walk itself. A decider that throws is stuck. */
export const take = (walk: Walk, command: Command): Walk => {
  try {
    const run = give(walk.run, command);
    return run.refusal ? walk : { ...walk, run, commands: [...walk.commands, command] };
  } catch (error) {
    const stuck = `the decider throws at ${command.type}: ${String(error)}`;
    return { ...walk, commands: [...walk.commands, command], stuck };
  }
};

/** What was cast in a poll until now, as the ballot box holds it. */
const boxOf = (walk: Walk, poll: string) => {
  const boxes = memoryBoxes();
  let run = emptyRun(walk.run.state.template);
  for (const command of commandsOf(walk)) {
    run = give(run, command);
    if (command.type === "castBallot" && !run.refusal) boxes.put(run.state, command);
  }
  return boxes.open(poll);
};

const withBox = (walk: Walk, order: Order): Order =>
  order.type === "closePoll"
    ? { ...order, data: { ...order.data, box: boxOf(walk, order.data.poll) } }
    : order;

const MOST_ROUNDS = 300;

/** What the engine does by the plan until nothing is due: the first order, else word of each notice. */
export const settle = (walk: Walk, at: string): Walk => {
  let now = walk;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (now.stuck !== null) return now;
    const its = planned(now.run.state, at);
    const [first] = ordersOf(its);
    const due: readonly Order[] =
      first === undefined
        ? noticesOf(its).map((notice) => ({
            type: "recordNotice",
            data: { ...notice, result: { sent: "email" } },
          }))
        : [withBox(now, first)];
    if (due.length === 0)
      return now.run.state.status === "running" && its.waits.length === 0
        ? { ...now, stuck: "it runs, and waits for nothing" }
        : now;
    for (const order of due) {
      const next = take(now, { ...order, actor: ENGINE, at });
      if (next === now) return { ...now, stuck: `the plan's own ${order.type} is refused` };
      now = next;
    }
  }
  return { ...now, stuck: "the plan never comes to rest" };
};

/** Commands one after another; what is refused is left out. At the end the engine does what is due. */
export const replay = (template: Template, commands: readonly Command[]): Walk => {
  const walked = commands.reduce(take, standing(template));
  const last = walked.commands.at(-1);
  return last === undefined ? walked : settle(walked, last.at);
};

export const lastTime = (walk: Walk): number => {
  const last = walk.run.events.at(-1);
  return last === undefined ? START : Date.parse(last.at);
};

const by = (id: string, order: Order, at: string): Command => ({
  ...order,
  actor: id === MANAGER.id ? MANAGER : person(id),
  at,
});

const PWLE = ["ada", "ben", "cyd"] as const;
const STAFF = ["dee", "eve"] as const;

/** A run with its group: launched, joined by three with lived experience and two of staff, who are paid and trained. */
export const begun = (template: Template, tie: string): Walk => {
  const at = new Date(START).toISOString();
  const join = (member: string, side: "pwle" | "staff"): Command =>
    by(
      MANAGER.id,
      {
        type: "joinMember",
        data: {
          member,
          side,
          roles:
            member === "ada"
              ? ["decision-maker", "chair", "deliverer"]
              : ["decision-maker", "deliverer"],
          declares: [],
        },
      },
      at,
    );
  const launch: Order = {
    type: "launchRun",
    data: {
      organisation: "org",
      template: { name: template.name, version: template.version, digest: "t" },
      title: sealed,
      parameters: stated(template, tie),
      calendar: { nation: "scotland", from: "2026-01-01", until: "2029-12-31", holidays: [] },
      ...(template.lead && { leads: template.lead.side }),
    },
  };
  const seats = template.declarations.filter(({ conflict }) => conflict !== true);
  const commands: readonly Command[] = [
    by(MANAGER.id, launch, at),
    ...PWLE.map((member) => join(member, "pwle")),
    ...STAFF.map((member) => join(member, "staff")),
    ...PWLE.map((member) =>
      by(member, { type: "declareSide", data: { member, sides: ["pwle"] } }, at),
    ),
    ...[...PWLE, ...STAFF].flatMap((member) =>
      seats.map(({ key }) =>
        by(
          member,
          { type: "makeDeclaration", data: { member, declares: key, holds: true, by: "self" } },
          at,
        ),
      ),
    ),
    ...PWLE.map((member) =>
      by(
        MANAGER.id,
        {
          type: "offerPayment",
          data: { id: `pay-${member}`, member, kind: "thanks", pence: null },
        },
        at,
      ),
    ),
    by(
      "ada",
      {
        type: "buildCapacity",
        data: { member: "ada", kind: "training", what: sealed, on: at.slice(0, 10) },
      },
      at,
    ),
  ];
  const walk = replay(template, commands);
  if (walk.run.state.status !== "running")
    throw new Error(
      `${template.name} did not begin: ${give(emptyRun(template), by(MANAGER.id, launch, at)).refusal?.message}`,
    );
  return walk;
};

export const isOver = ({ status }: RunState): boolean => status === "finished";
