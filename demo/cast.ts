import type { FormValues } from "../domain/blocks/form/form.ts";
import type { Client, PartView, StepTitles, View } from "./client.ts";
import type { Scenario, Step } from "../programmes/scenario.ts";
import { outcome, sentence, type Words } from "./sentence.ts";

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

export type Cast = {
  readonly script: Scenario;
  readonly client: Client;
  readonly ids: { readonly [key: string]: string };
  readonly words: Words;
  readonly telling: Telling;
  /** By step: the heading under which its steps are told. */
  readonly headings: { readonly [step: string]: StepTitles };
  /** By part: its own title. */
  readonly titles: Map<string, string>;
  /** By part: the newest answers to its form. */
  readonly forms: Map<string, FormValues>;
  /** By request: who has answered what still stands. */
  readonly answered: Map<string, Set<string>>;
  /** By part: how its gate stood when it was last looked at. */
  readonly gates: Map<string, string>;
  /** Other runs that were launched, by the scenario's key. */
  readonly others: Map<string, Cast>;
  heading: string;
};

/** @throws DemoStopped when the scenario has not launched it. */
export const otherRun = ({ others }: Cast, key: string): Cast => {
  const found = others.get(key);
  if (found === undefined) throw new DemoStopped(`The script has launched no run called ${key}.`);
  return found;
};

export const wordsOf = (
  script: Scenario,
  headings: Cast["headings"],
  titles: ReadonlyMap<string, string>,
): Words => {
  const names = new Map(script.people.map(({ key, name }) => [key, name.split(" ")[0] ?? name]));
  return {
    name: (key) => names.get(key) ?? key,
    part: (part) => {
      const [step = part, ordinal = "1"] = part.split(":");
      const heading = headings[step]?.title ?? step;
      const own = titles.get(part);
      if (own !== undefined) return `${heading}: ${own}`;
      return ordinal === "1" ? heading : `${heading} (${ordinal})`;
    },
    sections: (part, keys) => {
      const known = headings[stepOfPart(part)]?.sections ?? {};
      return keys.map((key) => known[key] ?? key);
    },
  };
};

export const stepOfPart = (part: string): string => part.split(":")[0] ?? part;

/** Tells an act of the scenario, under the heading of its step. */
export const tell = (cast: Cast, step: Step): void => {
  const line = sentence(step, cast.words);
  if (line === null) return;
  const part = "part" in step ? step.part : null;
  const under = part === null ? ("step" in step ? step.step : null) : stepOfPart(part);
  const heading = cast.headings[under ?? ""]?.title ?? cast.heading;
  if (heading !== cast.heading) cast.telling.print(`\n${heading}`);
  cast.heading = heading;
  const isHeaded = step.do === "write" || step.do === "ask" || step.do === "answer";
  cast.telling.print(`  ${isHeaded ? placeOf(cast, step.part) : ""}${line}`);
};

/** Where parts stand side by side, each line says which it is about. */
export const placeOf = ({ titles }: Cast, part: string): string => {
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

export const idOf = ({ ids }: Cast, key: string): string => {
  const id = ids[key];
  if (id === undefined) throw new DemoStopped(`The script has nobody called ${key}.`);
  return id;
};

export const partIn = (view: View, id: string): PartView | undefined =>
  view.parts.find((part) => part.id === id);

/** Looks at the run, as `by` sees it, until what the step needs is there. */
export const until = async <T>(
  cast: Cast,
  step: Step,
  find: (view: View) => T | undefined | false,
  by?: string,
): Promise<T> => {
  for (let tried = 0; ; tried += 1) {
    const view = await cast.client.view(by);
    notice(cast, view);
    const found = find(view);
    if (found !== undefined && found !== false) return found;
    try {
      await cast.client.letItMove(tried);
    } catch (cause) {
      const waits = view.waits.map(({ for: what, part }) => `${what} (${part ?? "the run"})`);
      throw new DemoStopped(
        `The run does not come as far as ${JSON.stringify(step)}. It waits for: ${waits.join(", ")}.`,
        { cause },
      );
    }
  }
};

/** Waits until the gate has closed, unless it still waits for somebody. */
export const settle = (cast: Cast, step: Step & { readonly part: string }): Promise<boolean> =>
  until(
    cast,
    step,
    (view) =>
      partIn(view, step.part)?.gate !== "open" || view.waits.some(({ part }) => part === step.part),
  );
