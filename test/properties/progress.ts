import { isHeld, sessionBlocksOf } from "../../domain/blocks/session/sessions.ts";
import type { Actor } from "../../domain/actor.ts";
import type { Command, Order } from "../../domain/command.ts";
import type { Wait } from "../../domain/plan-types.ts";
import { plan, type Plan } from "../../domain/plan.ts";
import { circleOf, groupCircle, seatsOf } from "../../domain/rules/circle.ts";
import {
  currentStep,
  gateOf,
  newestVersion,
  own,
  requestsOf,
  stepDefinition,
} from "../../domain/rules/lookup.ts";
import type { Member, Part, RunState } from "../../domain/state.ts";
import type { Side } from "../../domain/template.ts";
import { unaskedSections } from "../../domain/blocks/gate/readiness.ts";
import { answer } from "./answers.ts";
import { digestOfVersion, draft } from "./content.ts";
import type { Random } from "./random.ts";
import { MANAGER, PEOPLE, person, sealed } from "./pools.ts";

/** What a step does: gives a command, or lets time go by until an instant. */
export type Step = { readonly give: Command } | { readonly until: string };

type Scene = {
  readonly state: RunState;
  readonly at: string;
  readonly fresh: string;
  readonly random: Random;
};

const by = ({ at }: Scene, actor: Actor, order: Order): Step => ({ give: { ...order, actor, at } });

/** Somebody who may write: mostly the manager, so that few are barred as the author. */
const writer = ({ state, random }: Scene): Actor =>
  random.chance(70) ? MANAGER : person(random.pick(Object.keys(state.members)) ?? "ada");

export const write = (scene: Scene, part: Part): Step => {
  const sections = draft(scene.state, part, scene.random);
  return by(scene, writer(scene), {
    type: "saveVersion",
    data: {
      part: part.id,
      basedOn: newestVersion(part)?.number ?? 0,
      digest: digestOfVersion(sections),
      sections,
      note: null,
    },
  });
};

export const ask = (scene: Scene, part: Part): Step => {
  const step = stepDefinition(scene.state, part.step);
  const open = step ? unaskedSections(scene.state, part, step) : [];
  const isSplit = part.requests.length > 0 || scene.random.chance(25);
  return by(scene, MANAGER, {
    type: "requestSignOff",
    data: {
      id: `r${scene.fresh}`,
      part: part.id,
      version: newestVersion(part)?.number ?? 0,
      sections: isSplit ? (scene.random.chance(50) ? open.slice(0, 1) : open) : [],
    },
  });
};

const submit = (scene: Scene, part: Part): Step =>
  by(scene, MANAGER, {
    type: "submitPart",
    data: { part: part.id, version: newestVersion(part)?.number ?? 0 },
  });

export const join = (scene: Scene): Step => {
  const { state, random } = scene;
  const here = Object.values(state.members).filter((member) => member.status === "active");
  const absent = PEOPLE.filter((id) => !here.some((member) => member.id === id));
  return by(scene, MANAGER, {
    type: "joinMember",
    data: {
      member: random.pick(absent) ?? "ada",
      side: sideWanted(state, here),
      roles: random.chance(30)
        ? ["decision-maker", "coordinator", "deliverer"]
        : ["decision-maker", "deliverer"],
      declares: random.chance(80) ? state.template.declarations.map((d) => d.key) : [],
    },
  });
};

/** The side that the group or the open gate is shortest of; otherwise lived experience first, then staff. */
const sideWanted = (state: RunState, here: readonly Member[]): Side => {
  const blocks = stepDefinition(state, currentStep(state)?.key ?? "")?.parts.blocks ?? [];
  const gate = blocks.find((block) => block.block === "gate");
  const needs = [groupCircle(state), circleOf(state, gate?.circle ?? "")].flatMap(({ of }) => of);
  const count = (side: Side): number => here.filter((member) => member.side === side).length;
  const short = needs.find(
    ({ side, atLeast, exactly }) => count(side) < (atLeast ?? exactly ?? 0),
  )?.side;
  return short ?? (count("pwle") <= count("staff") ? "pwle" : "staff");
};

/** A panel has exact seats: too many sit on one side as surely as too few. */
const seat = (scene: Scene, part: Part | undefined): Step => {
  const { state, random } = scene;
  const gate = part && gateOf(state, part);
  const deciders = Object.values(state.members).filter(
    (m) => m.status === "active" && m.roles.includes("decision-maker") && m.id !== state.launcher,
  );
  const side = random.pick(gate ? seatsOf(circleOf(state, gate.circle)).map((s) => s.side) : []);
  const seated = deciders.filter((member) => member.side === side);
  const surplus = seated.length > 2 ? random.pick(seated) : undefined;
  if (surplus)
    return by(scene, MANAGER, {
      type: "changeRoles",
      data: { member: surplus.id, roles: ["deliverer"] },
    });
  const undeclared = random.pick(deciders.filter((m) => m.declares.length === 0));
  if (undeclared && random.chance(60))
    return by(scene, person(undeclared.id), {
      type: "makeDeclaration",
      data: {
        member: undeclared.id,
        declares: state.template.declarations[0]?.key ?? "none",
        holds: true,
        by: "self",
      },
    });
  const idle = random.pick(
    Object.values(state.members).filter(
      (m) => m.status === "active" && !m.roles.includes("decision-maker"),
    ),
  );
  return idle && random.chance(60)
    ? by(scene, MANAGER, {
        type: "changeRoles",
        data: { member: idle.id, roles: ["decision-maker", "deliverer"] },
      })
    : join(scene);
};

const mendObjection = (scene: Scene, part: Part): Step => {
  const open = Object.entries(part.objections).filter(([, o]) => o.open);
  const found = scene.random.pick(open);
  if (found === undefined || scene.random.chance(30)) return write(scene, part);
  return by(scene, person(found[1].member), {
    type: "liftObjection",
    data: { part: part.id, objection: found[0] },
  });
};

const mendContribution = (scene: Scene): Step => {
  const open = Object.values(scene.state.contributions).filter((c) => c.status !== "answered");
  return by(scene, MANAGER, {
    type: "answerContribution",
    data: {
      contribution: scene.random.pick(open)?.id ?? "none",
      outcome: scene.random.pick(["done", "partly", "not-done"] as const) ?? "done",
      reply: sealed,
    },
  });
};

const mendNeed = (scene: Scene, members: readonly string[]): Step => {
  const member = scene.random.pick(members) ?? "ada";
  const needs = Object.entries(own(scene.state.members, member)?.needs ?? {});
  const need = needs.find(([, status]) => status !== "met")?.[0] ?? "none";
  // Only the person's own word meets it; now and then a manager writes it down first.
  const actor = scene.random.chance(80) ? person(member) : MANAGER;
  return by(scene, actor, { type: "meetAccessNeed", data: { member, need, how: null } });
};

const deliver = (scene: Scene, part: Part): Step => {
  const on = scene.at.slice(0, 10);
  if (part.delivery === "not-started")
    return by(scene, MANAGER, { type: "startDelivery", data: { part: part.id, on } });
  const deliveredBy = Object.keys(scene.state.members).slice(0, 2);
  return by(scene, MANAGER, {
    type: "completeDelivery",
    data: { part: part.id, on, reached: scene.random.below(50), deliveredBy, report: sealed },
  });
};

/** Plans a session where none is planned, else says that it was held, or at times that it was not. */
const meet = (scene: Scene, part: Part): Step => {
  const { state, random, fresh } = scene;
  const on = scene.at.slice(0, 10);
  const planned = Object.values(state.sessions).find(
    (session) => session.part === part.id && session.status === "planned",
  );
  const block = sessionBlocksOf(state, part).find((one) => !isHeld(state, part, one));
  if (planned === undefined)
    return by(scene, MANAGER, {
      type: "planSession",
      data: {
        id: fresh,
        part: part.id,
        block: block?.key ?? "session",
        on,
        until: null,
        place: sealed,
        mode: "in-person",
        offers: null,
      },
    });
  if (planned.on > on) return { until: `${planned.on}T12:00:00.000Z` };
  if (random.chance(15))
    return by(scene, MANAGER, {
      type: "cancelSession",
      data: { session: planned.id, reason: sealed },
    });
  const there = Object.keys(state.members);
  return by(scene, MANAGER, {
    type: "holdSession",
    data: {
      session: planned.id,
      on,
      came: there.filter(() => random.chance(60)),
      ledBy: there,
      others: random.below(10),
      account: sealed,
    },
  });
};

const moveSites = (scene: Scene): Step => {
  const step = currentStep(scene.state);
  const key = step?.key ?? "sites";
  return (step?.parts.length ?? 0) < 1 || scene.random.chance(30)
    ? by(scene, MANAGER, { type: "addSite", data: { step: key, title: sealed } })
    : by(scene, MANAGER, { type: "completeSites", data: { step: key } });
};

const anyLost = (state: RunState): Member | undefined =>
  Object.values(state.members).find(
    ({ status, loss }) => status === "lost" && loss?.settled !== true,
  );

/** Does what one of the run's waits asks for. */
const help = (scene: Scene, wait: Wait): Step | undefined => {
  const { state, random, at, fresh } = scene;
  const part = wait.part === null ? undefined : own(state.parts, wait.part);
  const request = part && random.pick(requestsOf(state, part));
  const member = random.pick(wait.members);
  switch (wait.for) {
    case "group":
      return join(scene);
    case "loss":
      return member === undefined
        ? join(scene)
        : by(scene, person(member), {
            type: "goOn",
            data: { member: anyLost(state)?.id ?? "none", how: sealed },
          });
    case "quorum-out-of-reach":
      return part && random.chance(15) ? write(scene, part) : seat(scene, part);
    case "version":
      return part && write(scene, part);
    case "submission":
      return part && submit(scene, part);
    case "request":
      return part && ask(scene, part);
    case "answers":
    case "confirmation":
    case "more-time":
      if (part && request && member === undefined) return write(scene, part);
      if (part && request && wait.for === "more-time" && random.chance(40))
        return by(scene, MANAGER, {
          type: "restartClock",
          data: { request: request.id, reason: sealed },
        });
      if (part === undefined || request === undefined || member === undefined) return undefined;
      return { give: answer(state, part, request, member, fresh, at, random) };
    case "objection":
      return part && mendObjection(scene, part);
    case "contribution":
      return mendContribution(scene);
    case "access-need":
      return mendNeed(scene, wait.members);
    case "notice":
    case "sending":
    case "opening":
    case "interval":
      return wait.until === null ? undefined : { until: wait.until };
    case "delivery":
      return part && deliver(scene, part);
    case "session":
    case "session-late":
      return part && meet(scene, part);
    // The template that is walked through has neither polls nor measures.
    case "poll":
    case "votes":
    case "measure":
      return undefined;
    // Its steps need days alone, which come by themselves.
    case "need":
      return wait.until === null ? undefined : { until: wait.until };
    case "sites":
      return moveSites(scene);
    case "resume":
      return by(scene, MANAGER, { type: "resume", data: {} });
  }
};

/** The step that helps the run along, as its own plan says what it waits for. @param planned the plan, where it is known. */
export const progress = (scene: Scene, planned: Plan = plan(scene.state, scene.at)): Step => {
  const wait = scene.random.pick(planned.waits);
  const step = wait && help(scene, wait);
  if (step) return step;
  return planned.wakeAt === null ? join(scene) : { until: planned.wakeAt };
};
