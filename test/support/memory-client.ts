import { createHash } from "node:crypto";
import type { ActingRole } from "../../domain/actor.ts";
import { ENGINE } from "../../domain/actor.ts";
import { calendarOf } from "../../domain/calendars/calendar-of.ts";
import type { Command, Order } from "../../domain/command.ts";
import { decide } from "../../domain/decide.ts";
import type { SectionContent } from "../../domain/event.ts";
import { foldAll } from "../../domain/fold.ts";
import { checkForm, isSealedKind, type FormValues } from "../../domain/form.ts";
import { initial } from "../../domain/initial.ts";
import { plan } from "../../domain/plan.ts";
import { formOf } from "../../domain/rules/blocks.ts";
import { stageDefinition } from "../../domain/rules/lookup.ts";
import type { FieldValue, Sealed } from "../../domain/sealed.ts";
import type { RunState } from "../../domain/state.ts";
import type { Form, Template } from "../../domain/template.ts";
import type { TrailEvent } from "../../domain/verdict.ts";
import type { RawOrder } from "../../api/contracts/order.ts";
import { sealOrder, type Sealer } from "../../api/services/runs/seal-order.ts";
import type { Act, Client, Given } from "../../demo/client.ts";
import type { DemoPerson } from "../../programmes/scenario.ts";
import { titlesOf, viewOf } from "../../demo/view-of.ts";
import { orderOf } from "./order-of-act.ts";

const hash = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("hex");

const sealed = (value: unknown): Sealed => ({ commitment: hash(value) });

const isPublic = (value: unknown): value is FieldValue =>
  value === null || ["string", "number", "boolean"].includes(typeof value) || Array.isArray(value);

const contentOf = (
  form: Form,
  values: FormValues,
): { readonly [section: string]: SectionContent } =>
  Object.fromEntries(
    form.sections.flatMap(({ key, fields }): readonly (readonly [string, SectionContent])[] => {
      const given = values[key];
      if (given === undefined) return [];
      const content = fields.flatMap((field): readonly (readonly [string, FieldValue])[] => {
        const value = given[field.key];
        if (value === undefined) return [];
        if (isSealedKind(field.kind)) return [[field.key, sealed(value)]];
        return isPublic(value) ? [[field.key, value]] : [];
      });
      return [[key, { digest: hash(given), fields: Object.fromEntries(content) }]];
    }),
  );

const roleOf = (person: DemoPerson): ActingRole => person.roles[0] ?? "member";

export type MemoryClient = Client & {
  readonly state: () => RunState;
  /** The whole record, as an auditor would hold it. */
  readonly events: () => readonly TrailEvent[];
  readonly now: () => Date;
};

/** A run without servers: the decider, an engine that carries out the plan at once, and a clock that can be moved on. */
export const memoryClient = (template: Template, start: Date): MemoryClient => {
  let state = initial(template);
  let now = start.toISOString();
  const trail: TrailEvent[] = [];
  let fresh = 0;
  let people: readonly DemoPerson[] = [];
  const newId = (): string => `id-${(fresh += 1)}`;

  const command = (order: Order, by: DemoPerson | "engine"): Command => ({
    ...order,
    at: now,
    actor: by === "engine" ? ENGINE : { id: by.key, role: roleOf(by), via: "token" },
    ...(by === "engine" ? {} : { assurance: "signed-in" }),
  });

  const commit = (given: Command): Given => {
    const decision = decide(state, given);
    if (decision.kind === "refused") return { ok: false, why: decision.refusal.message };
    const { actor, at, assurance } = given;
    const { version: before } = state;
    const recorded = decision.events.map((event, index) => {
      const version = before + index + 1;
      const record = { version, at, actor, ...(assurance && { assurance }) };
      return { ...event, ...record, id: `event-${version}` };
    });
    trail.push(...recorded);
    state = foldAll(state, recorded);
    return { ok: true };
  };

  const notices = (): readonly Order[] => {
    const planned = plan(state, now);
    return [...planned.parts.flatMap((part) => part.notices), ...planned.notices].map(
      (key): Order => ({
        type: "recordNotice",
        data: { ...key, result: { sent: "email" } },
      }),
    );
  };

  /** Carries out the plan until nothing is left of it. */
  const runEngine = (): void => {
    for (let round = 0; round < 100; round += 1) {
      const planned = plan(state, now);
      const orders = [...planned.parts.flatMap((part) => part.orders), ...planned.orders];
      const due = orders.length > 0 ? orders.slice(0, 1) : notices();
      if (due.length === 0) return;
      for (const order of due) {
        const given = commit(command(order, "engine"));
        if (!given.ok) throw new Error(`The plan's own ${order.type} was refused: ${given.why}`);
      }
    }
    throw new Error("The plan never comes to rest.");
  };

  const personBy = (key: string): DemoPerson => {
    const person = people.find((known) => known.key === key);
    if (person === undefined) throw new Error(`Nobody is called ${key}.`);
    return person;
  };

  return {
    state: () => state,
    events: () => trail,
    now: () => new Date(now),
    async enrol(all) {
      people = all;
      return Object.fromEntries(all.map(({ key }) => [key, key]));
    },
    async launch(by, script) {
      const { name, version } = template;
      const order: Order = {
        type: "launchRun",
        data: {
          organisation: "demo",
          template: { name, version, digest: hash(template) },
          title: sealed(script.title),
          parameters: script.parameters,
          calendar: calendarOf(script.nation),
          ...(script.leads && { leads: script.leads }),
        },
      };
      const given = commit(command(order, personBy(by)));
      if (!given.ok) throw new Error(given.why);
      runEngine();
      return titlesOf(template);
    },
    async give(by, act) {
      const problem = formProblem(state, act);
      if (problem !== null) return { ok: false, why: problem };
      const given = commit(command(sealedOrder(state, orderOf(act, by, newId), by), personBy(by)));
      if (given.ok) runEngine();
      return given;
    },
    async view() {
      return viewOf(state, plan(state, now));
    },
    async letItMove() {
      const { wakeAt } = plan(state, now);
      if (wakeAt === null) throw new Error("Nothing will happen unless somebody acts.");
      now = wakeAt;
      runEngine();
    },
  };
};

const formAt = (state: RunState, id: string): Form | null => {
  const part = state.parts[id];
  const stage = part && stageDefinition(state, part.stage);
  return part && stage ? formOf(part, stage) : null;
};

/** What the edge checks before a version is saved. */
const formProblem = (state: RunState, act: Act): string | null => {
  const form = act.act === "save" ? formAt(state, act.part) : null;
  if (act.act !== "save" || form === null) return null;
  const issues = checkForm(form, act.sections, { members: Object.keys(state.members) });
  const issue = issues[0];
  return issue ? `${issue.section}.${issue.field ?? ""}: ${issue.message}` : null;
};

/** What the API does with an order before it is decided: texts become commitments, and a form's version gets its digest. */
const sealedOrder = (state: RunState, raw: RawOrder, by: string): Order => {
  if (raw.type !== "saveVersion") return sealOrder(raw, by, SEALER);
  const { part, basedOn, note } = raw.data;
  const sections = contentOf(formAt(state, part) ?? { sections: [] }, raw.data.sections);
  const data = { part, basedOn, digest: hash(sections), sections };
  return { type: "saveVersion", data: { ...data, note: note === null ? null : sealed(note) } };
};

/** The same words have the same commitment, so that a run played twice is the same run. */
const SEALER: Sealer = {
  text: sealed,
  optional: (value) =>
    value === null || value === undefined || value === "" ? null : sealed(value),
  disclosures: [],
};
