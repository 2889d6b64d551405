import type { FormValues } from "../../domain/form.ts";
import type { Act, Door, Given, PartView, RequestView, StageTitles, View } from "./door.ts";
import { dayAfter, fillIn } from "./fill-in.ts";
import type { Script, Step } from "./script.ts";
import { listed, outcome, sentence, type Words } from "./sentence.ts";

/** The demo could not go on as its script says. */
export class DemoStopped extends Error {
  override readonly name = "DemoStopped";
}

export type Telling = {
  readonly print: (line: string) => void;
  readonly now: () => Date;
  /** Also plays what the script leaves for the reader. */
  readonly toTheEnd?: boolean;
};

type Cast = {
  readonly script: Script;
  readonly door: Door;
  readonly ids: { readonly [key: string]: string };
  readonly words: Words;
  readonly telling: Telling;
  /** By stage: the heading under which its steps are told. */
  readonly headings: { readonly [stage: string]: StageTitles };
  /** By part: its own title. */
  readonly titles: Map<string, string>;
  /** By part: the newest answers to its form. */
  readonly forms: Map<string, FormValues>;
  /** By request: who has answered what still stands. */
  readonly answered: Map<string, Set<string>>;
  /** By part: how its gate stood when it was last looked at. */
  readonly gates: Map<string, string>;
  heading: string;
};

/**
 * Plays a script through a door, one person's act at a time, waiting for the run wherever the run has to move by itself.
 * @throws DemoStopped when an act is refused that should not be, or the other way round, or the run does not come on.
 */
export const play = async (script: Script, door: Door, telling: Telling): Promise<void> => {
  const ids = await door.enrol(script.people);
  const headings = await door.launch(script.manager, script);
  const titles = new Map<string, string>();
  const words = wordsOf(script, headings, titles);
  telling.print(`${words.name(script.manager)} launches “${script.title}”.`);
  const cast: Cast = {
    script,
    door,
    ids,
    words,
    telling,
    headings,
    titles,
    forms: new Map(),
    answered: new Map(),
    gates: new Map(),
    heading: "",
  };
  const left = telling.toTheEnd === true ? (script.left?.steps ?? []) : [];
  for (const step of [...script.steps, ...left]) await playStep(cast, step);
};

const wordsOf = (
  script: Script,
  headings: Cast["headings"],
  titles: ReadonlyMap<string, string>,
): Words => {
  const names = new Map(script.people.map(({ key, name }) => [key, name.split(" ")[0] ?? name]));
  return {
    name: (key) => names.get(key) ?? key,
    part: (part) => {
      const [stage = part, ordinal = "1"] = part.split(":");
      const heading = headings[stage]?.title ?? stage;
      const own = titles.get(part);
      if (own !== undefined) return `${heading}: ${own}`;
      return ordinal === "1" ? heading : `${heading} (${ordinal})`;
    },
    sections: (part, keys) => {
      const known = headings[stageOfPart(part)]?.sections ?? {};
      return keys.map((key) => known[key] ?? key);
    },
  };
};

const stageOfPart = (part: string): string => part.split(":")[0] ?? part;

/** Tells a step, under the heading of its stage. */
const tell = (cast: Cast, step: Step): void => {
  const line = sentence(step, cast.words);
  if (line === null) return;
  const part = "part" in step ? step.part : null;
  const stage = part === null ? ("stage" in step ? step.stage : null) : stageOfPart(part);
  const heading = cast.headings[stage ?? ""]?.title ?? cast.heading;
  if (heading !== cast.heading) cast.telling.print(`\n${heading}`);
  cast.heading = heading;
  const isHeaded = step.do === "write" || step.do === "ask" || step.do === "answer";
  cast.telling.print(`  ${isHeaded ? placeOf(cast, step.part) : ""}${line}`);
};

/** Where parts stand side by side, each line says which it is about. */
const placeOf = ({ titles }: Cast, part: string): string => {
  const own = titles.get(part);
  return own === undefined ? "" : `${own}: `;
};

/** Notes what the run has come to, and tells of gates that have closed since the last look. */
const notice = ({ gates, titles, words, telling }: Cast, view: View): void => {
  for (const { id, gate, title } of view.parts) {
    if (title !== null) titles.set(id, title);
    const said = gates.get(id) === gate ? null : outcome(gate, words.part(id));
    gates.set(id, gate);
    if (said !== null) telling.print(`  ${said}`);
  }
};

const playStep = async (cast: Cast, step: Step): Promise<void> => {
  switch (step.do) {
    case "tell":
      return tell(cast, step);
    case "join":
      tell(cast, step);
      return join(cast, step.people);
    case "wait":
      await until(cast, step, (view) =>
        step.until === "finished"
          ? view.status === "finished"
          : partIn(view, step.until.part)?.gate === step.until.gate,
      );
      if (step.until === "finished") cast.telling.print("\nThe run is complete.");
      return;
    case "all-agree":
      return allAgree(cast, step);
    case "answer": {
      const { part, request } = await openRequest(cast, step);
      tell(cast, step);
      return answer(cast, step, part, request);
    }
    default: {
      const act = await prepare(cast, step);
      tell(cast, step);
      mustBeGiven(step, await cast.door.give(step.by, act));
      if (step.do === "add-site") nameSite(cast, step);
      if (step.do === "reply") await settle(cast, step);
    }
  }
};

/** Waits until the gate has closed, unless it still waits for somebody. */
const settle = (cast: Cast, step: Step & { readonly part: string }): Promise<boolean> =>
  until(
    cast,
    step,
    (view) =>
      partIn(view, step.part)?.gate !== "open" || view.waits.some(({ part }) => part === step.part),
  );

/** Sites are numbered in the order in which they are added. */
const nameSite = (
  { titles }: Cast,
  { stage, title }: Extract<Step, { readonly do: "add-site" }>,
): void => {
  const before = [...titles.keys()].filter((part) => stageOfPart(part) === stage).length;
  titles.set(`${stage}:${before + 1}`, title);
};

const join = async (cast: Cast, people: readonly string[]): Promise<void> => {
  for (const key of people) {
    const member = cast.script.people.find((person) => person.key === key)?.member;
    if (member === undefined) throw new DemoStopped(`The script says nothing of ${key}'s place.`);
    const { side, roles, declares = [] } = member;
    const act: Act = { act: "join", person: idOf(cast, key), side, roles, declares };
    mustBeGiven({ do: "join", people: [key] }, await cast.door.give(cast.script.manager, act));
  }
};

const idOf = ({ ids }: Cast, key: string): string => {
  const id = ids[key];
  if (id === undefined) throw new DemoStopped(`The script has nobody called ${key}.`);
  return id;
};

const mustBeGiven = (step: Step, given: Given): void => {
  if (!given.ok) throw new DemoStopped(`${JSON.stringify(step)} was refused: ${given.why}`);
};

const partIn = (view: View, id: string): PartView | undefined =>
  view.parts.find((part) => part.id === id);

/** Looks at the run until what the step needs is there. */
const until = async <T>(
  cast: Cast,
  step: Step,
  find: (view: View) => T | undefined | false,
): Promise<T> => {
  for (let tried = 0; ; tried += 1) {
    const view = await cast.door.view();
    notice(cast, view);
    const found = find(view);
    if (found !== undefined && found !== false) return found;
    try {
      await cast.door.letItMove(tried);
    } catch (cause) {
      const waits = view.waits.map(({ for: what, part }) => `${what} (${part ?? "the run"})`);
      throw new DemoStopped(
        `The run does not come as far as ${JSON.stringify(step)}. It waits for: ${waits.join(", ")}.`,
        { cause },
      );
    }
  }
};

const openPart = (cast: Cast, step: Step & { readonly part: string }): Promise<PartView> =>
  until(cast, step, (view) => {
    const part = partIn(view, step.part);
    return part?.status === "open" && part;
  });

const openRequest = (cast: Cast, step: Step & { readonly part: string }) =>
  until(cast, step, (view) => {
    const part = partIn(view, step.part);
    const request = part?.requests.at(-1);
    return part !== undefined && request !== undefined && { part, request };
  });

/** Everything an act needs from the run as it is now. */
const prepare = async (
  cast: Cast,
  step: Exclude<Step, { readonly do: "tell" | "join" | "wait" | "all-agree" | "answer" }>,
): Promise<Act> => {
  const today = dayAfter(cast.telling.now(), 0);
  switch (step.do) {
    case "write": {
      const part = await openPart(cast, step);
      const changed = fillIn(step.form, cast.ids, cast.telling.now());
      const sections = { ...cast.forms.get(part.id), ...changed };
      cast.forms.set(part.id, sections);
      forget(cast, part, Object.keys(changed));
      const basedOn = part.version?.number ?? 0;
      return { act: "save", part: part.id, basedOn, sections, note: step.note ?? null };
    }
    case "ask": {
      const { id, version } = await openPart(cast, step);
      return { act: "ask", part: id, version: version?.number ?? 0, sections: step.sections ?? [] };
    }
    case "object": {
      const { id, version } = await openPart(cast, step);
      return { act: "object", part: id, version: version?.number ?? 0, reason: step.reason };
    }
    case "lift": {
      const member = idOf(cast, step.by);
      const objection = await until(cast, step, (view) =>
        partIn(view, step.part)?.objections.find((open) => open.member === member),
      );
      return { act: "lift", part: step.part, objection: objection.id };
    }
    case "contribute": {
      const { id } = await openPart(cast, step);
      return { act: "contribute", part: id, kind: step.kind, text: step.text };
    }
    case "reply": {
      const waiting = await until(cast, step, (view) =>
        view.contributions.find(({ part }) => part === step.part),
      );
      return { act: "reply", contribution: waiting.id, outcome: step.outcome, text: step.text };
    }
    case "add-site":
    case "sites-complete": {
      await until(cast, step, ({ stage }) => stage?.open === true && stage.key === step.stage);
      return step.do === "add-site"
        ? { act: "add-site", stage: step.stage, title: step.title }
        : { act: "sites-complete", stage: step.stage };
    }
    case "start":
    case "complete": {
      const needed = step.do === "start" ? "not-started" : "started";
      await until(cast, step, (view) => {
        const part = partIn(view, step.part);
        return part?.gate === "passed" && part.delivery === needed;
      });
      if (step.do === "start") return { act: "start", part: step.part, on: today };
      const { part, reached, report } = step;
      const deliveredBy = step.deliveredBy.map((key) => idOf(cast, key));
      return { act: "complete", part, on: today, reached, deliveredBy, report };
    }
  }
};

/** An edit lapses the answers to every request that covers a changed section. */
const forget = ({ answered }: Cast, part: PartView, changed: readonly string[]): void => {
  for (const { id, sections } of part.requests) {
    const covers = sections.length === 0 || changed.some((section) => sections.includes(section));
    if (covers) answered.delete(id);
  }
};

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
  const given = await cast.door.give(step.by, act);
  if (step.refused === true) {
    if (given.ok) throw new DemoStopped(`${JSON.stringify(step)} should have been refused.`);
    return cast.telling.print(`  Refused: ${given.why}`);
  }
  mustBeGiven(step, given);
  if (step.answer !== "more-time") remember(cast, request, idOf(cast, step.by));
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
      if (!asked.includes(person) || cast.answered.get(request)?.has(person) === true) continue;
      const act: Act = {
        act: "answer",
        part: part.id,
        request,
        version,
        digest,
        answer: "yes",
        comment: null,
      };
      mustBeGiven(step, await cast.door.give(key, act));
      remember(cast, request, person);
      agreed.push(cast.words.name(key));
    }
    const verb = agreed.length === 1 ? "says" : "say";
    cast.telling.print(`  ${placeOf(cast, part.id)}${listed(agreed)} ${verb} yes.`);
  }
  await settle(cast, step);
};
