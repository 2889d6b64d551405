import {
  DemoStopped,
  idOf,
  otherRun,
  partIn,
  placeOf,
  settle,
  stepOfPart,
  tell,
  until,
  wordsOf,
  type Cast,
  type Telling,
} from "./cast.ts";
import type { Act, Client, Given, PartView, RequestView, View } from "./client.ts";
import { withDays } from "./fill-in.ts";
import { bearOut, bearOutTheRest, mustBeGiven, pay, train } from "./care.ts";
import { openRequest, prepare } from "./prepare.ts";
import type { Scenario, Step } from "../programmes/scenario.ts";
import { listed } from "./sentence.ts";

/**
 * Plays a script through a client, one person's act at a time, waiting for the run wherever the run has to move by itself.
 * @throws DemoStopped when an act is refused that should not be, or the other way round, or the run does not come on.
 */
export const play = async (script: Scenario, client: Client, telling: Telling): Promise<void> => {
  const ids = await client.enrol(script.people);
  const others: Cast["others"] = new Map();
  await playIn(castOf(script, client, ids, telling, {}, others), script.before ?? []);
  const cast = await launch(script, client, ids, telling, others);
  const left = telling.toTheEnd === true ? (script.left?.steps ?? []) : [];
  await playIn(cast, [...script.steps, ...left]);
  for (const one of [cast, ...others.values()]) await bearOutTheRest(one);
};

const launch = async (
  script: Scenario,
  client: Client,
  ids: Cast["ids"],
  telling: Telling,
  others: Cast["others"],
): Promise<Cast> => {
  const headings = await client.launch(script.manager, {
    ...script,
    parameters: withDays(script.parameters, telling.now()),
  });
  const cast = castOf(script, client, ids, telling, headings, others);
  telling.print(`${cast.words.name(script.manager)} launches “${script.title}”.`);
  return cast;
};

const castOf = (
  script: Scenario,
  client: Client,
  ids: Cast["ids"],
  telling: Telling,
  headings: Cast["headings"],
  others: Cast["others"],
): Cast => {
  const titles = new Map<string, string>();
  return {
    script,
    client,
    ids,
    words: wordsOf(script, headings, titles),
    telling,
    headings,
    titles,
    forms: new Map(),
    answered: new Map(),
    gates: new Map(),
    others,
    heading: "",
  };
};

/** Launches another run of the scenario with the same people. */
const launchOther = async (
  { script, client, ids, telling, others }: Cast,
  key: string,
): Promise<void> => {
  const other = script.others?.[key];
  if (other === undefined) throw new DemoStopped(`The script has no other run called ${key}.`);
  const people = script.people.map((person) => {
    const member = other.members?.[person.key] ?? person.member;
    return member === undefined ? person : { ...person, member };
  });
  const there = client.another(other.template);
  const { leads: _, ...shared } = script;
  others.set(key, await launch({ ...shared, ...other, people }, there, ids, telling, new Map()));
};

const playIn = async (cast: Cast, steps: readonly Step[]): Promise<void> => {
  for (const step of steps) await playStep(cast, step);
};

const playStep = async (cast: Cast, step: Step): Promise<void> => {
  switch (step.do) {
    case "tell":
      return tell(cast, step);
    case "join":
      tell(cast, step);
      return join(cast, step.people);
    case "wait":
      await until(cast, step, (view) => isReached(view, step.until));
      if (step.until === "finished") cast.telling.print("\nThe run is complete.");
      return;
    case "launch-other":
      return launchOther(cast, step.run);
    case "in-other":
      return playIn(otherRun(cast, step.run), step.steps);
    case "all-agree":
      return allAgree(cast, step);
    case "pay":
      tell(cast, step);
      return pay(cast, step);
    case "train":
      tell(cast, step);
      return train(cast, step);
    case "bear-out":
      tell(cast, step);
      return bearOut(cast, step);
    case "answer": {
      const { part, request } = await openRequest(cast, step);
      tell(cast, step);
      return answer(cast, step, part, request);
    }
    default: {
      const act = await prepare(cast, step);
      tell(cast, step);
      const given = await cast.client.give(step.by, act);
      if ("refused" in step && step.refused) return mustBeRefused(cast, step, given);
      mustBeGiven(step, given);
      if (step.do === "add-site") nameSite(cast, step);
      if (step.do === "reply") await settle(cast, step);
      if (step.do === "meet") return sayMet(cast, step, act);
    }
  }
};

const isReached = (view: View, until: Extract<Step, { readonly do: "wait" }>["until"]): boolean => {
  if (until === "finished") return view.status === "finished";
  return "gate" in until
    ? partIn(view, until.part)?.gate === until.gate
    : view.waits.some((wait) => wait.part === (until.part ?? null) && wait.for === until.wait);
};

/** Sites are numbered in the order in which they are added. */
const nameSite = (
  { titles }: Cast,
  { step, title }: Extract<Step, { readonly do: "add-site" }>,
): void => {
  const before = [...titles.keys()].filter((part) => stepOfPart(part) === step).length;
  titles.set(`${step}:${before + 1}`, title);
};

const join = async (cast: Cast, people: readonly string[]): Promise<void> => {
  for (const key of people) {
    const member = cast.script.people.find((person) => person.key === key)?.member;
    if (member === undefined) throw new DemoStopped(`The script says nothing of ${key}'s place.`);
    const { side, roles, declares = [] } = member;
    const act: Act = { act: "join", person: idOf(cast, key), side, roles };
    mustBeGiven({ do: "join", people: [key] }, await cast.client.give(cast.script.manager, act));
    // What somebody brings, and what they declare, is their own word.
    if (side === "pwle") {
      const says = { do: "join", people: [key] } as const;
      mustBeGiven(says, await cast.client.give(key, { act: "declare-side", sides: [side] }));
    }
    for (const declaration of declares) {
      const declare: Act = { act: "declare", declares: declaration, holds: true };
      const step = { do: "declare", by: key, declares: declaration } as const;
      mustBeGiven(step, await cast.client.give(key, declare));
    }
  }
};

/** Only the person says that their need is met. */
const sayMet = async (
  cast: Cast,
  step: Extract<Step, { readonly do: "meet" }>,
  act: Act,
): Promise<void> => mustBeGiven(step, await cast.client.give(step.of, act));

const answer = async (
  cast: Cast,
  step: Extract<Step, { readonly do: "answer" }>,
  part: PartView,
  { id: request, version, digest }: RequestView,
): Promise<void> => {
  const comment = step.comment ?? null;
  const act: Act = {
    act: "answer",
    part: part.id,
    request,
    version,
    digest,
    answer: step.answer,
    comment,
  };
  const given = await cast.client.give(step.by, act);
  if (step.refused === true) return mustBeRefused(cast, step, given);
  mustBeGiven(step, given);
  if (step.answer !== "more-time") remember(cast, request, idOf(cast, step.by));
};

const mustBeRefused = ({ telling }: Cast, step: Step, given: Given): void => {
  if (given.ok) throw new DemoStopped(`${JSON.stringify(step)} should have been refused.`);
  telling.print(`  Refused: ${given.why}`);
};

const remember = ({ answered }: Cast, request: string, person: string): void => {
  answered.set(request, new Set([...(answered.get(request) ?? []), person]));
};

const allAgree = async (
  cast: Cast,
  step: Extract<Step, { readonly do: "all-agree" }>,
): Promise<void> => {
  const { part } = await openRequest(cast, step);
  for (const { id: request, version, digest, asked } of part.requests) {
    const agreed: string[] = [];
    for (const { key } of cast.script.people) {
      const person = idOf(cast, key);
      if (!asked.includes(person) || step.but?.includes(key) === true) continue;
      if (cast.answered.get(request)?.has(person) === true) continue;
      const act: Act = {
        act: "answer",
        part: part.id,
        request,
        version,
        digest,
        answer: "yes",
        comment: null,
      };
      mustBeGiven(step, await cast.client.give(key, act));
      remember(cast, request, person);
      agreed.push(cast.words.name(key));
    }
    const verb = agreed.length === 1 ? "says" : "say";
    cast.telling.print(`  ${placeOf(cast, part.id)}${listed(agreed)} ${verb} yes.`);
  }
  await settle(cast, step);
};
