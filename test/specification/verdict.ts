import { ENGINE, type Actor, type Assurance } from "../../domain/actor.ts";
import type { Order } from "../../domain/command.ts";
import type { DomainEvent, NoticeFailure } from "../../domain/event.ts";
import { plan } from "../../domain/plan.ts";
import { emptyRun, give, signedBy, type Run } from "./run.ts";
import type { Block, Form, Gate, Role, Step, StepKind, Template } from "../../domain/template.ts";
import { verdict, type FindingCode, type TrailEvent } from "../../domain/verdict.ts";

/** What specifications of the verdict share: a template of a few steps, and the acts of a run through them. */

export const gate: Gate = {
  block: "gate",
  key: "agree",
  rule: "consent",
  circle: "deciders",
  share: 0.5,
  notice: { workingDays: 0 },
  due: { workingDays: 5 },
  reminders: [],
  extension: { workingDays: 5 },
};
const form: Form = {
  sections: [
    {
      key: "all",
      title: "All",
      fields: [
        { key: "text", label: "Text", kind: "text", required: true },
        { key: "baseline", label: "Baseline by", kind: "date", means: "baseline" },
      ],
    },
  ],
};
export const step = (
  key: string,
  kind: StepKind,
  blocks: readonly Block[] = [{ block: "form", key: "text", form }, gate],
): Step => ({ key, kind, title: key, purpose: key, parts: { kind: "one", blocks } });
export const template: Template = {
  name: "three-steps",
  version: 1,
  title: "Three steps",
  summary: "",
  circles: { deciders: { of: [{ side: "pwle", roles: ["decision-maker"], atLeast: 2 }] } },
  declarations: [],
  parameters: [],
  steps: [step("plan", "plan"), step("pilot", "pilot"), step("check", "monitor")],
};

const deciding = (least: number): Template => ({
  ...template,
  circles: { deciders: { of: [{ side: "pwle", roles: ["decision-maker"], atLeast: least }] } },
});

export const sealed = { commitment: "5ea1ed" };
export const manager: Actor = { id: "manager", role: "programme-manager", via: "session" };
export const person = (id: string): Actor => ({ id, role: "pwle-approver", via: "session" });
export const AT = "2026-03-03T10:00:00.000Z";

export const must = (
  run: Run,
  order: Order,
  actor = manager,
  assurance: Assurance = "signed-in",
): Run => {
  const next = give(run, { ...order, actor, at: AT, assurance });
  if (next.refusal) throw new Error(`${order.type}: ${next.refusal.code} ${next.refusal.message}`);
  return next;
};

/** More orders than any of these runs needs: whatever goes on longer never comes to rest. */
const MOST_ORDERS = 400;

export const settle = (
  run: Run,
  failing: readonly string[] = [],
  failed: NoticeFailure = "unreachable",
  given = 0,
): Run => {
  if (given > MOST_ORDERS) throw new Error("The run does not come to rest.");
  const planned = plan(run.state, AT);
  const notices = [...planned.parts.flatMap((part) => part.notices), ...planned.notices];
  const orders: readonly Order[] = [
    ...planned.parts.flatMap((part) => part.orders),
    ...planned.orders,
    ...notices.map((notice): Order => {
      const result = failing.includes(notice.member) ? { failed } : ({ sent: "email" } as const);
      return { type: "recordNotice", data: { ...notice, result } };
    }),
  ];
  const [order] = orders;
  return order === undefined ? run : settle(must(run, order, ENGINE), failing, failed, given + 1);
};

/** Somebody is added by the manager and, unless `says` is false, says themselves what they bring. */
const join = (
  run: Run,
  member: string,
  side: "pwle" | "staff",
  roles: readonly Role[],
  says = true,
): Run => {
  const joined = must(run, { type: "joinMember", data: { member, side, roles, declares: [] } });
  return says
    ? must(joined, { type: "declareSide", data: { member, sides: [side] } }, person(member))
    : joined;
};

/** Somebody says whether what was last said about them is so. */
export const bearOut = (run: Run, member: string, agrees = true): Run => {
  const claims = Object.values(run.state.claims).filter(({ members }) => members.includes(member));
  const claim = claims.at(-1)?.version ?? 0;
  return must(run, { type: "corroborate", data: { member, claim, agrees } }, person(member));
};

export type Options = {
  readonly chair?: "ada" | "sam";
  readonly paid?: boolean;
  /** `claimed`: written down by the manager, and ada has not borne it out. */
  readonly capacity?: boolean | "claimed";
  readonly pwle?: readonly string[];
  /** Whether those with lived experience say so themselves. */
  readonly says?: boolean;
  /** How many people with lived experience the template wants in the circle that decides. */
  readonly least?: number;
};

export const launched = ({
  chair = "ada",
  paid = true,
  capacity = true,
  pwle = ["ada", "ben"],
  says = true,
  least = 2,
}: Options = {}): Run => {
  let run = must(emptyRun(deciding(least)), {
    type: "launchRun",
    data: {
      organisation: "org",
      template: { name: template.name, version: 1, digest: "t" },
      title: sealed,
      parameters: {},
      calendar: { nation: "scotland", from: "2026-01-01", until: "2029-12-31", holidays: [] },
    },
  });
  for (const id of pwle)
    run = join(
      run,
      id,
      "pwle",
      id === chair ? ["chair", "decision-maker"] : ["decision-maker"],
      says,
    );
  run = join(run, "sam", "staff", chair === "sam" ? ["chair"] : []);
  for (const member of paid ? pwle : [])
    run = must(run, {
      type: "offerPayment",
      data: { id: `pay-${member}`, member, kind: "voucher", pence: null },
    });
  if (capacity !== false)
    run = must(run, {
      type: "buildCapacity",
      data: { member: "ada", kind: "training", what: sealed, on: "2026-03-01" },
    });
  if (capacity === true) run = bearOut(run, "ada");
  return settle(run);
};

const currentPart = (run: Run): string => run.state.steps.at(-1)?.parts.at(-1) ?? "";

export const written = (run: Run, baseline = "2026-03-02"): Run =>
  must(run, {
    type: "saveVersion",
    data: {
      part: currentPart(run),
      basedOn: 0,
      digest: currentPart(run),
      sections: { all: { digest: "d", fields: { text: sealed, baseline } } },
      note: null,
    },
  });

export const asked = (
  run: Run,
  failing: readonly string[] = [],
  failed: NoticeFailure = "unreachable",
): Run => {
  const part = currentPart(run);
  const order: Order = {
    type: "requestSignOff",
    data: { id: `ask-${part}`, part, version: 1, sections: [] },
  };
  return settle(must(run, order), failing, failed);
};

export const yes = (
  run: Run,
  member: string,
  part = currentPart(run),
  assurance: Assurance = "signed-in",
): Run =>
  must(
    run,
    {
      type: "signOff",
      data: {
        request: `ask-${part}`,
        version: 1,
        digest: part,
        member,
        answer: "yes",
        comment: null,
        ...(assurance === "passkey-signed" && { passkey: signedBy(member, AT) }),
      },
    },
    person(member),
    assurance,
  );

export const throughStep = (run: Run, assurance: Assurance = "signed-in"): Run => {
  const part = currentPart(run);
  return settle(yes(yes(asked(written(run)), "ada", part, assurance), "ben", part, assurance));
};

export const trailOf = (run: Run): TrailEvent[] =>
  run.events.map((event) => ({ ...event, id: `e${event.version}` }));
export const judge = (run: Run) => verdict(template, trailOf(run));
export const codes = (run: Run): readonly FindingCode[] =>
  judge(run).findings.map(({ code }) => code);

/** A trail with further events, whether or not anybody could have recorded them: a verdict is asked for whatever is on record. */
export const andThen = (
  events: readonly TrailEvent[],
  ...further: readonly (DomainEvent & {
    readonly by?: Actor;
    readonly at?: string;
    readonly assurance?: Assurance;
  })[]
): readonly TrailEvent[] => {
  const last = events.at(-1)?.version ?? 0;
  return [
    ...events,
    ...further.map(({ by = manager, at = AT, ...event }, index): TrailEvent => {
      const version = last + index + 1;
      return { ...event, version, id: `e${version}`, at, actor: by };
    }),
  ];
};
