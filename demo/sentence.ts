import type { LinkKind } from "../domain/events/link.ts";
import type { DemoAnswer, Step } from "../programmes/scenario.ts";

/** What the narrator knows: the people's names, and what each step of the run and each section of a form is called. */
export type Words = {
  readonly name: (key: string) => string;
  /** A part in words: `Make it better (2)`, `Roll it out: Riverside surgery`. */
  readonly part: (part: string) => string;
  readonly sections: (part: string, keys: readonly string[]) => readonly string[];
};

const answers: { readonly [answer in DemoAnswer]: string } = {
  yes: "says yes",
  "yes-with-changes": "says yes, with a change",
  no: "says no",
  "more-time": "asks for more time",
  "step-back": "steps back, and need not say why",
};

const linked: { readonly [kind in LinkKind]: string } = {
  "grows-out-of": "writes down which other run this one grows out of",
  asks: "asks another run to decide, and this one hears what it says",
  "adds-to": "says that this request and another belong together",
  "hands-on-to": "hands on what was made here to another run",
};

const quoted = (text: string | undefined): string => (text === undefined ? "." : `: “${text}”`);

const pounds = (pence: number): string => `£${(pence / 100).toFixed(pence % 100 === 0 ? 0 : 2)}`;

const ended = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`);

export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;

/** What became of a part's gate, once it is no longer open. */
export const outcome = (gate: string, part: string): string | null => {
  if (gate === "passed") return `Agreed: ${part}.`;
  if (gate === "refused") return `Not agreed: ${part}.`;
  return gate === "overridden" ? `Overruled, and so not co-produced: ${part}.` : null;
};

/** What a step is, in words that a programme manager would use; null for a step without an event. */
export const sentence = (step: Step, words: Words): string | null => {
  const by = "by" in step ? words.name(step.by) : "";
  switch (step.do) {
    case "tell":
      return step.text;
    case "join":
      return `${listed(step.people.map(words.name))} join the group.`;
    case "join-myself":
      return `${by} joins, by their own choice.`;
    case "give-roles":
      return `${by} changes what ${words.name(step.of)} does in the group.`;
    case "declare":
      return step.holds === false
        ? `${by} says no, in their own words and for themselves.`
        : `${by} declares what this path asks for, for themselves.`;
    case "name-guardian":
      return `${by} writes down that ${words.name(step.guardian)} is a guardian of ${words.name(step.of)}.`;
    case "declare-for":
      return step.holds === false
        ? `${by}, as guardian, does not agree for ${words.name(step.of)}.`
        : `${by}, as guardian, agrees for ${words.name(step.of)}.`;
    case "link":
      return `${by} ${linked[step.kind]}.`;
    case "launch-other":
    case "in-other":
      return null;
    case "allow-contact":
      return `${by} says that they may ${step.holds === false ? "not " : ""}be contacted again.`;
    case "write":
      return step.note === undefined
        ? ended(
            `${by} writes down: ${words.sections(step.part, Object.keys(step.form)).join("; ")}`,
          )
        : `${by} changes it. What changed: ${step.note}`;
    case "ask":
      return step.sections === undefined
        ? `${by} asks for agreement to it.`
        : ended(
            `${by} asks for agreement to: ${words.sections(step.part, step.sections).join("; ")}`,
          );
    case "answer":
      return step.refused === true
        ? `${by} tries to answer.`
        : `${by} ${answers[step.answer]}${quoted(step.comment)}`;
    case "object":
      return `${by} objects${quoted(step.reason)} Nothing moves until this is settled.`;
    case "lift":
      return `${by} has talked it over, and lifts the objection.`;
    case "contribute":
      return `${by} brings in ${step.kind === "idea" ? "an idea" : `a ${step.kind}`}${quoted(step.text)}`;
    case "reply":
      return `${by} answers it (${step.outcome.replace("-", " ")})${quoted(step.text)}`;
    case "override":
      return `${by} overrules the group${quoted(step.reason)}`;
    case "state-fact":
      return `${by} writes down that it was ${step.fact.replace("-", " ")} already.`;
    case "recuse":
      return `${by} has a stake in this, and stays out of it${quoted(step.reason)}`;
    case "report-loss":
      return `${by} says that ${words.name(step.of)} is gone.`;
    case "deny-loss":
      return `${by} says: I am here.`;
    case "go-on":
      return `${by} says how the group goes on without ${words.name(step.of)}${quoted(step.how)}`;
    case "withdraw":
      return `${by} leaves the group, and need not say why.`;
    case "need":
      return `${by} says what would make it possible to take part${quoted(step.what)}`;
    case "meet":
      return `${by} sees to what ${words.name(step.of)} needs${quoted(step.how)}`;
    case "pay":
      return `${by} offers ${pounds(step.pence)} each to ${listed(step.people.map(words.name))} for their time. Who accepts is paid; who does not is asked for no reason.`;
    case "train":
      return `${listed(step.people.map(words.name))}: ${step.what}`;
    case "drop-site":
      return `${by} says that ${words.part(step.part)} will not happen${quoted(step.reason)}`;
    case "add-site":
      return `${by} adds a place: ${step.title}.`;
    case "sites-complete":
      return `${by} says that these are all the places for now.`;
    case "submit":
      return `${by} says that this is finished: ${words.part(step.part)}.`;
    case "open-poll":
      return `${by} opens a poll: ${words.part(step.part)}.`;
    case "vote":
      return `${by} votes. What they chose is not shown before the poll is closed.`;
    case "measure":
      return `${by} writes down what was measured${quoted(step.source)}`;
    case "start":
      return `It starts: ${words.part(step.part)}.`;
    case "complete":
      return `It is done: ${words.part(step.part)}. ${step.reached} people reached, led by ${listed(step.deliveredBy.map(words.name))}.`;
    case "plan-session":
      return `${by} plans a session: ${ended(step.place)}`;
    case "hold-session": {
      const others = step.others ?? 0;
      const came = listed(step.came.map(words.name));
      return `The session is held, led by ${listed(step.ledBy.map(words.name))}. Came: ${came}${others === 0 ? "" : `, and ${others} others`}. ${ended(step.account)}`;
    }
    case "cancel-session":
      return `${by} cancels the session${quoted(step.reason)}`;
    case "voice":
      return `${by} writes down what somebody says who is not in the group${quoted(step.text)}`;
    case "bear-out":
      return `${listed(step.people.map(words.name))} ${step.people.length === 1 ? "says" : "say"} that ${step.agrees === false ? "it was not so" : "they were there"}.`;
    case "claim-credential":
      return `${by} says that they came, and is qualified now.`;
    case "show-credential":
      return `${by} shows what they have earned before.`;
    case "all-agree":
    case "wait":
      return null;
  }
};
