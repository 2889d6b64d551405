import type { FormValues } from "../domain/blocks/form/form.ts";
import type { Act, PartView } from "./client.ts";
import { idOf, otherRun, partIn, until, type Cast } from "./cast.ts";
import { dayAfter, fillIn } from "./fill-in.ts";
import type { Step } from "../programmes/scenario.ts";
import { askedFile } from "./sample-file.ts";

const openPart = (cast: Cast, step: Step & { readonly part: string }): Promise<PartView> =>
  until(cast, step, (view) => {
    const part = partIn(view, step.part);
    return part?.status === "open" && part;
  });

/** The part once its people are at a block of this kind: what comes before it is done. */
const partAt = (cast: Cast, step: Step & { readonly part: string }, block: string) =>
  until(cast, step, (view) => {
    const part = partIn(view, step.part);
    return part?.block === block && part;
  });

export const openRequest = (cast: Cast, step: Step & { readonly part: string }) =>
  until(cast, step, (view) => {
    const part = partIn(view, step.part);
    const request = part?.requests.at(-1);
    return part !== undefined && request !== undefined && { part, request };
  });

const plannedSession = (
  cast: Cast,
  step: Extract<Step, { readonly do: "hold-session" | "cancel-session" }>,
) =>
  until(cast, step, ({ sessions }) =>
    sessions.find(
      ({ part, block, status }) =>
        part === step.part && block === (step.block ?? block) && status === "planned",
    ),
  );

/** Everything an act needs from the run as it is now. */
export const prepare = async (
  cast: Cast,
  step: Exclude<
    Step,
    {
      readonly do:
        | "launch-other"
        | "in-other"
        | "tell"
        | "join"
        | "wait"
        | "all-agree"
        | "answer"
        | "pay"
        | "train"
        | "bear-out";
    }
  >,
): Promise<Act> => {
  const today = dayAfter(cast.telling.now(), 0);
  switch (step.do) {
    case "join-myself": {
      const { side, roles, declares = [] } = step;
      return { act: "join-myself", side, roles, declares };
    }
    case "give-roles":
      return { act: "give-roles", member: idOf(cast, step.of), roles: step.roles };
    case "declare":
      return { act: "declare", declares: step.declares, holds: step.holds ?? true };
    case "name-guardian": {
      const { guardian, of } = step;
      return { act: "name-guardian", guardian: idOf(cast, guardian), of: idOf(cast, of) };
    }
    case "declare-for": {
      const { declares, holds = true } = step;
      return { act: "declare-for", member: idOf(cast, step.of), declares, holds };
    }
    case "allow-contact":
      return { act: "allow-contact", holds: step.holds ?? true };
    case "link": {
      const { kind, part = null } = step;
      if (part !== null) await openPart(cast, { ...step, part });
      return { act: "link", kind, run: otherRun(cast, step.to).client.run(), part };
    }
    case "write": {
      const part = await openPart(cast, step);
      const filled = fillIn(step.form, cast.ids, cast.telling.now());
      const changed = await withUploads(cast, step, filled);
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
    case "submit": {
      const { id, version } = await openPart(cast, step);
      return { act: "submit", part: id, version: version?.number ?? 0 };
    }
    case "object": {
      const { id, version } = await openPart(cast, step);
      return { act: "object", part: id, version: version?.number ?? 0, reason: step.reason };
    }
    case "lift": {
      const member = idOf(cast, step.by);
      const objection = await until(
        cast,
        step,
        (view) => partIn(view, step.part)?.objections.find((open) => open.member === member),
        step.by,
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
    case "override":
      return { act: "override", part: (await openPart(cast, step)).id, reason: step.reason };
    case "state-fact": {
      const on = dayAfter(cast.telling.now(), step.day);
      return { act: "state-fact", part: (await openPart(cast, step)).id, fact: step.fact, on };
    }
    case "recuse":
      return { act: "recuse", part: (await openPart(cast, step)).id, reason: step.reason ?? null };
    case "report-loss":
      return { act: "report-loss", member: idOf(cast, step.of) };
    case "deny-loss":
      return { act: "deny-loss" };
    case "go-on":
      return { act: "go-on", member: idOf(cast, step.of), how: step.how };
    case "withdraw":
      return { act: "withdraw" };
    case "need":
      return { act: "state-need", what: step.what };
    case "meet": {
      const member = idOf(cast, step.of);
      const { id } = await until(cast, step, (view) =>
        view.needs.find((need) => need.member === member),
      );
      return { act: "meet-need", member, need: id, how: step.how };
    }
    case "drop-site":
      return { act: "drop-site", part: (await openPart(cast, step)).id, reason: step.reason };
    case "add-site":
    case "sites-complete": {
      await until(cast, step, (view) => view.step?.open === true && view.step.key === step.step);
      return step.do === "add-site"
        ? { act: "add-site", step: step.step, title: step.title }
        : { act: "sites-complete", step: step.step };
    }
    case "plan-session": {
      const { id } = await partAt(cast, step, "session");
      const { block, day = 0, until: last, place, mode = "in-person", offers = null } = step;
      const dayOf = (after: number) => dayAfter(cast.telling.now(), after);
      const ending = last === undefined ? null : dayOf(last);
      const on = dayOf(day);
      return { act: "plan-session", part: id, block, on, until: ending, place, mode, offers };
    }
    case "hold-session": {
      const { id } = await plannedSession(cast, step);
      const [came, ledBy] = [step.came, step.ledBy].map((keys) =>
        keys.map((key) => idOf(cast, key)),
      );
      const { others = 0, account } = step;
      return {
        ...{ act: "hold-session", session: id, on: today },
        ...{ came: came ?? [], ledBy: ledBy ?? [], others, account },
      };
    }
    case "cancel-session": {
      const { id } = await plannedSession(cast, step);
      return { act: "cancel-session", session: id, reason: step.reason };
    }
    case "voice": {
      const { id } = await until(cast, step, ({ sessions }) =>
        sessions.findLast(({ part, status }) => part === step.part && status !== "cancelled"),
      );
      const { kind, text, contact = null } = step;
      return { act: "voice", session: id, kind, text, contact };
    }
    case "claim-credential":
      return { act: "claim-credential", credential: step.credential };
    case "show-credential":
      return { act: "show-credential", credential: step.credential };
    case "open-poll": {
      const { id } = await partAt(cast, step, "poll");
      const { block, voters = null } = step;
      const email = (key: string): string =>
        cast.script.people.find((person) => person.key === key)?.email ?? "";
      const asked = voters?.map((key) => ({ id: idOf(cast, key), email: email(key) })) ?? null;
      return { act: "open-poll", part: id, block, voters: asked };
    }
    case "vote": {
      const poll = await until(cast, step, (view) =>
        view.polls.find(({ part, block }) => part === step.part && block === step.block),
      );
      return { act: "vote", part: step.part, poll: poll.id, choice: step.choice };
    }
    case "measure": {
      const { block, indicator, value, source, how = "counted", people = null, day = 0 } = step;
      const { id: part } = await partAt(cast, step, "measure");
      const on = dayAfter(cast.telling.now(), day);
      return { act: "measure", part, block, indicator, how, value, people, on, source };
    }
    case "start":
    case "complete": {
      const needed = step.do === "start" ? "not-started" : "started";
      await until(cast, step, (view) => {
        const part = partIn(view, step.part);
        return part?.status === "open" && part.gate !== "open" && part.delivery === needed;
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

/** The form with each file uploaded, and named as it is kept. */
const withUploads = async (
  { client }: Cast,
  { by, part }: Extract<Step, { readonly do: "write" }>,
  form: FormValues,
): Promise<FormValues> => {
  const sections: [string, FormValues[string]][] = [];
  for (const [section, fields] of Object.entries(form)) {
    const values: [string, unknown][] = [];
    for (const [field, value] of Object.entries(fields)) {
      const file = askedFile(value);
      const place = { part, section, field };
      values.push([field, file === null ? value : await client.upload(by, place, file)]);
    }
    sections.push([section, Object.fromEntries(values)]);
  }
  return Object.fromEntries(sections);
};
