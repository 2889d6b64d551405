import type { Order } from "../../domain/command.ts";
import { ENGINE } from "../../domain/actor.ts";
import { openCries } from "../../domain/cries/cries.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { RunState } from "../../domain/state.ts";
import { answer } from "./answers.ts";
import type { Random } from "./random.ts";
import { ANYBODY, MANAGER, PEOPLE, person, ROLES, sealed, SIDES } from "./pools.ts";
import { ask, join, write } from "./progress.ts";
import type { Step } from "./progress.ts";

type Scene = {
  readonly state: RunState;
  readonly at: string;
  readonly fresh: string;
  readonly random: Random;
};

/** What the run holds that an order can be about, as often as not. */
const pickThings = ({ state, random }: Scene) => {
  const requests = Object.values(state.requests).slice(-4);
  const given = requests.flatMap((request) =>
    Object.values(request.answers)
      .filter((answer) => answer.by !== answer.member)
      .map((answer) => ({ request, member: answer.member })),
  );
  const members = Object.values(state.members);
  const owed = members.flatMap((member) =>
    Object.keys(member.payments).map((payment) => ({ member: member.id, payment })),
  );
  const needy = members.flatMap((member) =>
    Object.keys(member.needs).map((need) => ({ member: member.id, need })),
  );
  const pwle = members.filter((member) => member.side === "pwle").map((member) => member.id);
  const anyone = random.chance(85) ? Object.keys(state.members) : PEOPLE;
  return {
    part: random.pick([...Object.keys(state.parts).slice(-4), "no:1", "constructor"]) ?? "no:1",
    request: random.pick([...requests.map((request) => request.id), "none"]) ?? "none",
    step: random.pick(state.template.steps.map((step) => step.key)) ?? "none",
    member: random.pick(anyone) ?? "ada",
    from: random.pick(pwle) ?? "ada",
    to: random.pick(random.chance(80) ? pwle : PEOPLE) ?? "ben",
    given: random.pick(given),
    owed: random.pick(owed),
    needy: random.pick(needy),
    contribution: random.pick(Object.values(state.contributions)),
    claim: random.pick(Object.values(state.claims).slice(-6)),
    delegating: random.pick(Object.keys(state.delegations)),
  };
};

/** Orders about people. */
const aboutPeople = (scene: Scene, things: ReturnType<typeof pickThings>): readonly Order[] => {
  const { at, fresh, random } = scene;
  const { member, from, to, needy } = things;
  const day = at.slice(0, 10);
  const later = new Date(Date.parse(at) + random.below(40) * 86_400_000).toISOString();
  const until = random.chance(50) ? later : later.slice(0, 10);
  const roles = ROLES.filter((role) => random.chance(role === "decision-maker" ? 80 : 30));
  const side = random.pick(SIDES) ?? "pwle";
  const declaration = random.pick(scene.state.template.declarations)?.key;
  const declares = random.chance(80) ? (declaration ?? "none") : "none";
  return [
    { type: "withdraw", data: { member } },
    aboutLoss(scene, from),
    { type: "changeRoles", data: { member, roles } },
    { type: "joinMember", data: { member, side, roles, declares: [] } },
    { type: "joinMembers", data: { members: joiningTogether(scene) } },
    { type: "makeDeclaration", data: { member, declares, holds: random.chance(60), by: "self" } },
    {
      type: "declareSide",
      data: { member, sides: random.chance(70) ? ["pwle"] : ["pwle", "staff"] },
    },
    { type: "stateAccessNeed", data: { id: `n${fresh}`, member, what: sealed } },
    {
      type: "meetAccessNeed",
      data: { member: needy?.member ?? member, need: needy?.need ?? "none", how: null },
    },
    takingUp(scene),
    { type: "delegate", data: { from, to, until } },
    { type: "delegate", data: { from, to, until } },
    { type: "endDelegation", data: { from: things.delegating ?? from } },
    { type: "endDelegation", data: { from: things.delegating ?? member } },
    { type: "buildCapacity", data: { member, kind: "training", what: sealed, on: day } },
    { type: "offerSupport", data: { member, what: sealed } },
    corroborating(scene, things),
    corroborating(scene, things),
    { type: "recordErasure", data: { member, what: random.chance(50) ? "all" : ["c0"] } },
    { type: "reflect", data: { member, step: things.step, easier: sealed } },
  ];
};

/** Somebody who was said to be gone already, or else a person with lived experience. */
const aboutLoss = ({ state, random }: Scene, other: string): Order => {
  const said = Object.values(state.members).find(({ loss }) => loss !== null);
  const member = said?.id ?? other;
  const kind = random.below(4);
  if (kind === 0) return { type: "denyLoss", data: { member } };
  return kind === 1
    ? { type: "goOn", data: { member, how: sealed } }
    : { type: "reportLoss", data: { member } };
};

const joiningTogether = ({ random }: Scene) =>
  PEOPLE.filter(() => random.chance(25)).map((member) => ({
    member,
    side: random.pick(SIDES) ?? ("pwle" as const),
    roles: ["decision-maker"] as const,
    declares: [],
  }));

/** What somebody says to what was said about them; now and then about nothing. */
const corroborating = (
  { random }: Scene,
  { claim, member }: ReturnType<typeof pickThings>,
): Order => ({
  type: "corroborate",
  data: {
    member: random.pick(claim?.members ?? []) ?? member,
    claim: claim?.version ?? 1,
    agrees: random.chance(70),
  },
});

/** Orders about what people are offered for their time. */
const aboutPayments = (scene: Scene, things: ReturnType<typeof pickThings>): readonly Order[] => {
  const { owed, from: member } = things;
  const payment = { member: owed?.member ?? member, payment: owed?.payment ?? "none" };
  const answer = scene.random.chance(70) ? "accepted" : "declined";
  return [
    { type: "offerPayment", data: { id: `p${scene.fresh}`, member, kind: "voucher", pence: null } },
    { type: "answerPayment", data: { ...payment, answer } },
    { type: "answerPayment", data: { ...payment, answer: "accepted" } },
    { type: "makePayment", data: payment },
    { type: "makePayment", data: payment },
  ];
};

/** Orders about what is being decided. */
const aboutDecisions = (scene: Scene, things: ReturnType<typeof pickThings>): readonly Order[] => {
  const { state, at, fresh, random } = scene;
  const { part, request, member, given, contribution } = things;
  const version = own(state.parts, part)?.versions.length ?? 0;
  const objection = random.pick(Object.keys(own(state.parts, part)?.objections ?? {})) ?? "none";
  const on = at.slice(0, 10);
  const theirs = given ? { request: given.request.id, member: given.member } : { request, member };
  const about = { contribution: contribution?.id ?? "none" };
  const open = Object.values(state.parts).filter((one) => one.gate === "open");
  const asked = random.pick(open)?.id ?? part;
  const voter = random.pick(state.requests[request]?.asked ?? []) ?? member;
  return [
    { type: "recuse", data: { part, member, reason: null } },
    { type: "recuse", data: { part: asked, member: voter, reason: null } },
    { type: "confirmAnswer", data: theirs },
    { type: "confirmAnswer", data: theirs },
    { type: "disputeAnswer", data: { ...theirs, reason: null } },
    { type: "disputeAnswer", data: { ...theirs, reason: null } },
    { type: "object", data: { id: `b${fresh}`, part, member, version, reason: sealed } },
    { type: "liftObjection", data: { part, objection } },
    { type: "restartClock", data: { request, reason: sealed } },
    { type: "contribute", data: { id: `k${fresh}`, member, part, kind: "story", text: sealed } },
    {
      type: "contribute",
      data: { id: `k${fresh}`, member, part: null, kind: "idea", text: sealed },
    },
    { type: "answerContribution", data: { ...about, outcome: "done", reply: sealed } },
    {
      type: "disputeContribution",
      data: { ...about, member: contribution?.member ?? member, reason: sealed },
    },
    { type: "startDelivery", data: { part, on } },
    {
      type: "completeDelivery",
      data: { part, on, reached: 3, deliveredBy: [member], report: sealed },
    },
    { type: "stateFact", data: { part, fact: "published", on } },
    {
      type: "disputeFact",
      data: {
        part,
        fact: random.pick((own(state.parts, part)?.facts ?? []).map((_, index) => index + 1)) ?? 1,
        member,
        reason: sealed,
      },
    },
  ];
};

/** Word of who was reached: a message that came back, somebody told in person, a question opened. */
const aboutReaching = (scene: Scene): readonly Order[] => {
  const { state, at, random } = scene;
  const request = random.pick(Object.values(state.requests).slice(-3));
  if (request === undefined) return [{ type: "finishRun", data: {} }];
  const { id, version, asked, roundAt } = request;
  const member = (random.chance(90) ? random.pick(asked) : random.pick(PEOPLE)) ?? "ada";
  const by = random.chance(70) ? "manager" : (random.pick(PEOPLE) ?? "ada");
  const on = (random.chance(80) ? at : roundAt).slice(0, 10);
  const sent = random.pick(Object.keys(request.notices)) ?? "ada/request/1";
  const [told = "", , ordinal = "1"] = sent.split("/");
  const key = { about: id, member: told, kind: "request", ordinal: Number(ordinal) } as const;
  return [
    { type: "tellInPerson", data: { request: id, member, by, on } },
    { type: "seeRequest", data: { request: id, member, version } },
    { type: "recordReturn", data: key },
  ];
};

/** The engine's own orders, and others that move the run, at any time and by anybody. */
const aboutTheRun = (
  { random }: Scene,
  things: ReturnType<typeof pickThings>,
): readonly Order[] => {
  const { part, request, step } = things;
  return [
    { type: "passGate", data: { part } },
    { type: "passGate", data: { part } },
    { type: "closePart", data: { part } },
    { type: "closeStep", data: { step } },
    { type: "openStep", data: { step } },
    {
      type: "openPart",
      data: {
        step,
        key: random.pick([null, "north", "south", "join"]) ?? null,
        follows: random.pick([null, part]) ?? null,
      },
    },
    { type: "dropPart", data: { part, reason: sealed } },
    { type: "submitPart", data: { part, version: random.below(3) } },
    { type: "escalate", data: { request } },
    { type: "extendDue", data: { request } },
    { type: "finishRun", data: {} },
    { type: "addSite", data: { step, title: sealed } },
    { type: "completeSites", data: { step } },
    { type: "resume", data: {} },
  ];
};

/** Any order at all, about things that may or may not be there. */
const anyOrder = (scene: Scene): Order => {
  const things = pickThings(scene);
  const kinds = [
    aboutPeople,
    aboutPayments,
    aboutDecisions,
    aboutDecisions,
    aboutReaching,
    aboutTheRun,
  ];
  const kind = scene.random.pick(kinds) ?? aboutPeople;
  return scene.random.pick(kind(scene, things)) ?? { type: "finishRun", data: {} };
};

const BY_MANAGER: readonly Order["type"][] = [
  "joinMember",
  "joinMembers",
  "changeRoles",
  "offerSupport",
  "offerPayment",
  "makePayment",
  "tellInPerson",
];

const BY_ENGINE: readonly Order["type"][] = [
  "passGate",
  "closePart",
  "closeStep",
  "openStep",
  "openPart",
  "escalate",
  "extendDue",
  "recordReturn",
];

/** Whose order it would rightly be: harm is often done by the right person at the wrong time. */
const rightful = (order: Order) => {
  const { data } = order;
  if (BY_ENGINE.includes(order.type)) return ENGINE;
  if (order.type === "reportLoss" || order.type === "goOn") return undefined;
  if (order.type === "takeUpCry") return MANAGER;
  if ("member" in data && !BY_MANAGER.includes(order.type)) return person(data.member);
  return "from" in data ? person(data.from) : MANAGER;
};

/** Somebody does something that helps nobody: early, late, twice, out of turn, or in another's name. */
export const adversary = (scene: Scene): Step => {
  const { state, at, fresh, random } = scene;
  const parts = Object.values(state.parts);
  const part = random.chance(80) ? parts.at(-1) : random.pick(parts);
  const request = random.pick(part?.requests ?? []);
  const asked = request === undefined ? undefined : own(state.requests, request);
  const kind = random.below(100);
  if (part && kind < 8) return write(scene, part);
  if (part && kind < 12) return ask(scene, part);
  if (kind < 15) return join(scene);
  if (part && asked && kind < 40) {
    const member = random.chance(80) ? random.pick(asked.asked) : random.pick(PEOPLE);
    return { give: answer(state, part, asked, member ?? "ada", fresh, at, random) };
  }
  if (kind < 43) return { give: { type: "pause", data: { reason: sealed }, actor: MANAGER, at } };
  if (part && kind < 45)
    return {
      give: {
        type: "overrideGate",
        data: { part: part.id, reason: sealed },
        actor: random.chance(70) ? MANAGER : (random.pick(ANYBODY) ?? MANAGER),
        at,
      },
    };
  const order = anyOrder(scene);
  const anybody = random.pick(ANYBODY) ?? MANAGER;
  const actor = random.chance(75) ? (rightful(order) ?? anybody) : anybody;
  return { give: { ...order, actor, at } };
};

/** Somebody's cry for help is taken up, mostly one that is there. */
function takingUp({ state, random }: Scene): Order {
  const { member, kind, about } = random.pick(openCries(state)) ?? {
    member: "ada",
    kind: "need" as const,
    about: "none",
  };
  return { type: "takeUpCry", data: { member, kind, about } };
}
