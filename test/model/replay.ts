import { ENGINE, type Actor } from "../../domain/actor.ts";
import type { Order } from "../../domain/command.ts";
import { timeLastsUntil } from "../../domain/rules/clock.ts";
import { gateOf } from "../../domain/rules/lookup.ts";
import { plan } from "../../domain/plan.ts";
import type { Request } from "../../domain/state.ts";
import type { Template } from "../../domain/template.ts";
import { noticesOf } from "../in-memory/engine.ts";
import { MANAGER, person, sealed, START } from "../properties/pools.ts";
import { emptyRun, give, type Run } from "../specification/run.ts";
import { everyShape } from "../specification/template.ts";
import { settle } from "../specification/scene.ts";
import type { Solved } from "./alloy.ts";

/** What is asked of the solver in each state of a trace. */
export const EXPRESSIONS = [
  "Now.act",
  "Now.by",
  "Now.whom",
  "Now.about",
  "Decides",
  "Lived",
  "Person",
];

const SECTIONS = ["Request$0", "Request$1"];

/** The model's part: a form of which each section is asked about by itself, and a gate that takes half of those asked. */
const template: Template = {
  ...everyShape,
  circles: {
    deciders: {
      of: [
        { side: "pwle", roles: ["decision-maker"] },
        { side: "staff", roles: ["decision-maker"] },
      ],
    },
  },
  declarations: [],
  parameters: [],
  steps: [
    {
      key: "part",
      kind: "plan",
      title: "Part",
      purpose: "What the model is about.",
      parts: {
        kind: "one",
        blocks: [
          {
            block: "form",
            key: "text",
            form: {
              sections: SECTIONS.map((key) => ({
                key,
                title: key,
                fields: [{ key: "text", label: "What", kind: "long-text" }],
              })),
            },
          },
          {
            block: "gate",
            key: "agree",
            rule: "consent",
            circle: "deciders",
            share: 0.5,
            notice: { workingDays: 2 },
            due: { workingDays: 30 },
            reminders: [],
            extension: { workingDays: 5 },
          },
        ],
      },
    },
  ],
};

type State = Solved["states"][number];

const atoms = (state: State | undefined, expression: string): readonly string[] =>
  (state?.[expression] ?? "").match(/[A-Za-z]+\$\d+/g) ?? [];

/** What became of one act of the model on the real decider; null: it was accepted. */
export type Replayed = { readonly acts: readonly string[]; readonly refused: string | null };

const PART = "part:1";

/** Plays a trace that the solver found, act by act, on the real decider. */
export const replayTrace = ({ states }: Solved): Replayed => {
  const used = [...new Set(states.flatMap((state) => atoms(state, "Now.about")))];
  let now = START;
  let run = begin(states[0], used);
  let written = 1;
  const acts: string[] = [];
  const put = (order: Order, actor: Actor): string | null => {
    now += 60_000;
    run = give(run, { ...order, actor, at: new Date(now).toISOString() });
    return run.refusal === null ? null : `${order.type}: ${run.refusal.message}`;
  };
  const tell = (): string | null => {
    for (const notice of noticesOf(plan(run.state, new Date(now).toISOString()))) {
      const wrong = put(
        { type: "recordNotice", data: { ...notice, result: { sent: "email" } } },
        ENGINE,
      );
      if (wrong !== null) return wrong;
    }
    return null;
  };
  for (const state of states) {
    const [act = "Nothing"] = (state["Now.act"] ?? "").match(/[A-Za-z]+/g) ?? [];
    const [by] = atoms(state, "Now.by");
    const [whom = "nobody"] = atoms(state, "Now.whom");
    const [about = "Request$0"] = atoms(state, "Now.about");
    if (act === "Nothing") continue;
    acts.push(act);
    const request = run.state.requests[about];
    if (act === "NoticeEnds" || act === "TimeEnds") {
      now = Math.max(now, Date.parse(endOf(run, act, request)));
      continue;
    }
    const order = orderOf(run, act, { by, whom, about, request, written });
    if (act === "Write") written++;
    const wrong =
      put(order, act === "Pass" ? ENGINE : by === undefined ? MANAGER : person(by)) ?? tell();
    if (wrong !== null) return { acts, refused: `${act}: ${wrong}` };
  }
  return { acts, refused: null };
};

const endOf = (run: Run, act: string, request: Request | undefined): string => {
  const part = run.state.parts[PART];
  const gate = part && gateOf(run.state, part);
  if (!part || !gate || !request) throw new Error(`${act} is about nothing`);
  return act === "NoticeEnds"
    ? request.noticeUntil
    : (timeLastsUntil(run.state, part, gate, request) ?? request.noticeUntil);
};

type About = {
  readonly by: string | undefined;
  readonly whom: string;
  readonly about: string;
  readonly request: Request | undefined;
  readonly written: number;
};

const orderOf = (run: Run, act: string, { by, whom, about, request, written }: About): Order => {
  const part = PART;
  const answer = {
    part,
    request: about,
    version: request?.version ?? 0,
    digest: request?.digest ?? "",
    member: whom,
  };
  switch (act) {
    case "Write": {
      const sections = run.state.parts[PART]?.versions.at(-1)?.sections ?? {};
      return saved(written, { ...sections, [about]: section(`${about} ${written}`) });
    }
    case "Ask":
      return {
        type: "requestSignOff",
        data: { id: about, part, version: written, sections: [about] },
      };
    case "Yes":
    case "DelegatedYes":
      return { type: "signOff", data: { ...answer, answer: "yes", comment: null } };
    case "HelpedYes": {
      const assistance = { helper: by ?? "nobody", channel: "phone", readBack: true } as const;
      return { type: "signOff", data: { ...answer, assistance, answer: "yes", comment: null } };
    }
    case "Confirm":
      return { type: "confirmAnswer", data: { request: about, member: whom } };
    case "No":
      return {
        type: "decline",
        data: { ...answer, reason: sealed, objection: `${whom}-${run.state.version}` },
      };
    case "Lift": {
      const objections = Object.entries(run.state.parts[PART]?.objections ?? {});
      const found = objections.find(
        ([, one]) => one.open && one.member === whom && one.request === about,
      );
      return { type: "liftObjection", data: { part, objection: found?.[0] ?? "none" } };
    }
    case "MoreTime":
      return { type: "askForTime", data: { ...answer, reason: null } };
    case "StepBack":
      return { type: "standAside", data: answer };
    case "Recuse":
      return { type: "recuse", data: { part, member: whom, reason: null } };
    case "Withdraw":
      return { type: "withdraw", data: { member: whom } };
    case "AddDecider":
      return { type: "changeRoles", data: { member: whom, roles: ["decision-maker"] } };
    case "RemoveDecider":
      return { type: "changeRoles", data: { member: whom, roles: ["contributor"] } };
    case "Delegate":
      return { type: "delegate", data: { from: by ?? "nobody", to: whom, until: "2026-03-31" } };
    case "EndDelegation":
      return { type: "endDelegation", data: { from: whom } };
    case "Restart":
      return { type: "restartClock", data: { request: about, reason: sealed } };
    case "Pass":
      return { type: "passGate", data: { part } };
    default:
      throw new Error(`the model has an act that nothing is known of: ${act}`);
  }
};

const section = (text: string) => ({ digest: text, fields: { text: { commitment: text } } });

const saved = (
  basedOn: number,
  sections: Extract<Order, { readonly type: "saveVersion" }>["data"]["sections"],
): Order => ({
  type: "saveVersion",
  data: { part: PART, basedOn, digest: `version ${basedOn + 1}`, sections, note: null },
});

/** The model's group, and words that stand. Only the sections that the trace asks about are in the form. */
const begin = (first: State | undefined, used: readonly string[]): Run => {
  const at = new Date(START).toISOString();
  const must = (run: Run, order: Order): Run => {
    const next = give(run, { ...order, actor: MANAGER, at });
    if (next.refusal) throw new Error(`${order.type}: ${next.refusal.message}`);
    return next;
  };
  const { name, version } = template;
  let run = must(emptyRun(about(used)), {
    type: "launchRun",
    data: {
      organisation: "org",
      template: { name, version, digest: "t" },
      title: sealed,
      parameters: {},
      calendar: { nation: "scotland", from: "2026-01-01", until: "2029-12-31", holidays: [] },
    },
  });
  for (const member of atoms(first, "Person"))
    run = must(run, {
      type: "joinMember",
      data: {
        member,
        side: atoms(first, "Lived").includes(member) ? "pwle" : "staff",
        roles: [atoms(first, "Decides").includes(member) ? "decision-maker" : "contributor"],
        declares: [],
      },
    });
  run = settle(run, at);
  return must(run, saved(0, Object.fromEntries(used.map((key) => [key, section(key)]))));
};

const about = (used: readonly string[]): Template => ({
  ...template,
  steps: template.steps.map((step) => ({
    ...step,
    parts: {
      kind: "one",
      blocks: step.parts.blocks.map((block) =>
        block.block === "form"
          ? {
              ...block,
              form: { sections: block.form.sections.filter(({ key }) => used.includes(key)) },
            }
          : block,
      ),
    },
  })),
});
