import { createHash } from "node:crypto";
import type { ActingRole } from "../../domain/actor.ts";
import { calendarOf } from "../../domain/calendars/calendar-of.ts";
import type { Command, Order } from "../../domain/command.ts";
import type { SectionContent } from "../../domain/event.ts";
import { checkForm, isSealedKind, type FormValues } from "../../domain/blocks/form/form.ts";
import { amountsOf } from "../../domain/links/amount.ts";
import { plan } from "../../domain/plan.ts";
import { formOf } from "../../domain/rules/blocks.ts";
import { stepDefinition } from "../../domain/rules/lookup.ts";
import type { FieldValue, Sealed } from "../../domain/sealed.ts";
import type { RunState } from "../../domain/state.ts";
import type { Form, Template } from "../../domain/template.ts";
import type { TrailEvent } from "../../domain/verdict.ts";
import type { RawOrder } from "../../api/contracts/order.ts";
import { sealOrder } from "../../api/services/runs/seal-order.ts";
import type { Sealer } from "../../api/services/runs/sealer.ts";
import type { Act, Client, Given } from "../../demo/client.ts";
import type { DemoPerson } from "../../programmes/scenario.ts";
import { titlesOf, viewOf } from "../../demo/view-of.ts";
import type { FileValue } from "../../domain/written/file.ts";
import { builtIn } from "../../programmes/all.ts";
import { orderOf } from "../support/order-of-act.ts";
import { atOnce, type WorldEngine } from "./at-once.ts";
import { memoryRecord, type MemoryRecord } from "./record.ts";
import { uuidOf } from "../support/recorded-run.ts";

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

type RawLink = Extract<RawOrder, { type: "linkRun" }>;
type RawVouching = Extract<RawOrder, { type: "vouchForMember" }>;

const roleOf = (person: DemoPerson): ActingRole => person.roles[0] ?? "member";

export type MemoryClient = Client & {
  readonly state: () => RunState;
  /** What was uploaded, by the commitment that the trail holds of it. */
  readonly uploads: ReadonlyMap<string, FileValue>;
  /** The whole record, as an auditor would hold it. */
  readonly events: () => readonly TrailEvent[];
  readonly now: () => Date;
};

/** What runs that know of each other have in common. */
type World = {
  people: readonly DemoPerson[];
  readonly record: MemoryRecord;
  /** In the order in which they were launched. */
  readonly runs: string[];
  readonly engine: WorldEngine;
};

/** Runs whose record is in memory, and whose engine carries out the plan at once, with a clock that can be moved on. */
export const memoryClient = (template: Template, start: Date): MemoryClient => {
  const record = memoryRecord(template, (version) => `event-${version}`);
  const runs: string[] = [];
  return clientOf(template, { people: [], record, runs, engine: atOnce(record, runs, start) });
};

/**
 * People's way into runs that are on record in memory.
 * @param world.engine what carries out the plan: at once, or Temporal.
 */
export const clientOf = (template: Template, world: World): MemoryClient => {
  const { record, runs, engine } = world;
  const uploads = new Map<string, FileValue>();
  let run = "";
  const state = (): RunState => record.state(run);

  const command = (order: Order, by: DemoPerson): Command => ({
    ...order,
    at: engine.now(),
    actor: { id: by.key, role: roleOf(by), via: "token" },
    assurance: "signed-in",
  });

  const commit = async (order: Command): Promise<Given> => {
    const answer = record.give(run, order);
    if (answer.kind === "refused") return { ok: false, why: answer.refusal.message };
    if (order.type === "launchRun") runs.push(run);
    await engine.goOn(run, answer.events);
    return { ok: true };
  };

  const linked = (raw: RawLink): Order => {
    const other = runs.includes(raw.data.run) ? record.state(raw.data.run) : undefined;
    const amounts =
      other === undefined || raw.data.kind !== "adds-to" ? {} : amountsOf(other, null);
    return { type: "linkRun", data: { ...raw.data, amounts } };
  };

  const personBy = (key: string): DemoPerson => {
    const person = world.people.find((known) => known.key === key);
    if (person === undefined) throw new Error(`Nobody is called ${key}.`);
    return person;
  };

  return {
    state,
    uploads,
    events: () => record.events(run).map(({ run: _, ...event }) => event),
    now: () => new Date(engine.now()),
    run: () => run,
    another(name) {
      const other = builtIn.find((known) => known.name === name);
      if (other === undefined) throw new Error(`There is no template ${name}.`);
      return clientOf(other, world);
    },
    async enrol(all) {
      world.people = all;
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
      run = engine.newRun();
      record.begin(run, template);
      const given = await commit(command(order, personBy(by)));
      if (!given.ok) throw new Error(given.why);
      return titlesOf(template);
    },
    async give(by, act) {
      const problem = formProblem(state(), act);
      if (problem !== null) return { ok: false, why: problem };
      const raw = orderOf(act, by, engine.newId);
      const order = raw.type === "linkRun" ? linked(raw) : sealedOrder(state(), raw, by);
      return commit(command(order, personBy(by)));
    },
    async view() {
      return viewOf(state(), plan(state(), engine.now()));
    },
    async upload(_, __, { name, type, bytes }) {
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const value = {
        file: uuidOf(`upload ${uploads.size}: ${name}`),
        name,
        size: bytes.length,
        type,
        sha256,
      };
      uploads.set(hash(value), value);
      return value;
    },
    async letItMove() {
      const { wakeAt } = plan(state(), engine.now());
      if (wakeAt === null) throw new Error("Nothing will happen unless somebody acts.");
      await engine.waitUntil(wakeAt);
    },
  };
};

const formAt = (state: RunState, id: string): Form | null => {
  const part = state.parts[id];
  const step = part && stepDefinition(state, part.step);
  return part && step ? formOf(part, step) : null;
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
const sealedOrder = (
  state: RunState,
  raw: Exclude<RawOrder, RawLink | RawVouching>,
  by: string,
): Order => {
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
