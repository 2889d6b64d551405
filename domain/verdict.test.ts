import { describe, expect, it } from "vitest";
import { ENGINE, type Actor, type Assurance } from "./actor.ts";
import type { Order } from "./command.ts";
import { plan } from "./plan.ts";
import { emptyRun, give, signedBy, type Run } from "./specification.ts";
import type { Role, Template } from "./template.ts";
import { verdict, type FindingCode, type TrailEvent } from "./verdict.ts";

const gate: Template["stages"][number]["gate"] = {
  rule: "consent",
  quorum: { count: 2, share: 0.5 },
  composition: [],
  notice: { workingDays: 0 },
  due: { workingDays: 5 },
  reminders: [],
  extension: { workingDays: 5 },
};
const form: Template["stages"][number]["form"] = {
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
const stage = (key: string, kind: Template["stages"][number]["kind"]) => ({
  key,
  kind,
  title: key,
  purpose: key,
  arrangement: { kind: "one" } as const,
  form,
  gate,
});
const template: Template = {
  name: "three-steps",
  version: 1,
  title: "Three steps",
  summary: "",
  group: [],
  declarations: [],
  parameters: [],
  stages: [stage("plan", "design-step"), stage("pilot", "pilot"), stage("check", "monitor")],
};

const sealed = { commitment: "5ea1ed" };
const manager: Actor = { id: "manager", role: "programme-manager", via: "session" };
const person = (id: string): Actor => ({ id, role: "pwle-approver", via: "session" });
const AT = "2026-03-03T10:00:00.000Z";

const must = (run: Run, order: Order, actor = manager, assurance: Assurance = "signed-in"): Run => {
  const next = give(run, { ...order, actor, at: AT, assurance });
  if (next.refusal) throw new Error(`${order.type}: ${next.refusal.code} ${next.refusal.message}`);
  return next;
};

const settle = (run: Run, failing: readonly string[] = []): Run => {
  const planned = plan(run.state, AT);
  const notices = planned.parts.flatMap((part) => part.notices);
  const orders: readonly Order[] = [
    ...planned.parts.flatMap((part) => part.orders),
    ...planned.orders,
    ...notices.map((notice): Order => {
      const result = failing.includes(notice.member)
        ? ({ failed: "unreachable" } as const)
        : ({ sent: "email" } as const);
      return { type: "recordNotice", data: { ...notice, result } };
    }),
  ];
  const [order] = orders;
  return order === undefined ? run : settle(must(run, order, ENGINE), failing);
};

const join = (run: Run, member: string, side: "pwle" | "staff", roles: readonly Role[]): Run =>
  must(run, { type: "joinMember", data: { member, side, roles, declares: [] } });

type Options = {
  readonly chair?: "ada" | "sam";
  readonly paid?: boolean;
  readonly capacity?: boolean;
  readonly pwle?: readonly string[];
};

const launched = ({
  chair = "ada",
  paid = true,
  capacity = true,
  pwle = ["ada", "ben"],
}: Options = {}): Run => {
  let run = must(emptyRun(template), {
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
    run = join(run, id, "pwle", id === chair ? ["chair", "decision-maker"] : ["decision-maker"]);
  run = join(run, "sam", "staff", chair === "sam" ? ["chair"] : []);
  for (const member of paid ? pwle : [])
    run = must(run, {
      type: "offerPayment",
      data: { id: `pay-${member}`, member, kind: "voucher", pence: null },
    });
  if (capacity)
    run = must(run, {
      type: "buildCapacity",
      data: { member: "ada", kind: "training", what: sealed, on: "2026-03-01" },
    });
  return settle(run);
};

const currentPart = (run: Run): string => run.state.stages.at(-1)?.parts.at(-1) ?? "";

const written = (run: Run, baseline = "2026-03-02"): Run =>
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

const asked = (run: Run, failing: readonly string[] = []): Run => {
  const part = currentPart(run);
  const order: Order = {
    type: "requestSignOff",
    data: { id: `ask-${part}`, part, version: 1, sections: [] },
  };
  return settle(must(run, order), failing);
};

const yes = (
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
        part,
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

const throughStage = (run: Run, assurance: Assurance = "signed-in"): Run => {
  const part = currentPart(run);
  return settle(yes(yes(asked(written(run)), "ada", part, assurance), "ben", part, assurance));
};

const trailOf = (run: Run): TrailEvent[] =>
  run.events.map((event) => ({ ...event, id: `e${event.version}` }));
const judge = (run: Run) => verdict(template, trailOf(run));
const codes = (run: Run): readonly FindingCode[] => judge(run).findings.map(({ code }) => code);

describe("a verdict", () => {
  it("of a run agreed at every stage is co-produced, on the highest rung", () => {
    const run = throughStage(throughStage(throughStage(launched())));
    expect(judge(run)).toMatchObject({
      standing: "co-produced",
      rung: "co-production",
      findings: [],
    });
    expect(judge(run).stages.map(({ standing, evidence }) => [standing, evidence])).toEqual([
      ["co-produced", "corroborated"],
      ["co-produced", "corroborated"],
      ["co-produced", "corroborated"],
    ]);
  });

  it("of a run under way says not yet, and never co-produced", () => {
    expect(judge(throughStage(launched()))).toMatchObject({ standing: "not-yet" });
    expect(judge(throughStage(launched())).stages.map(({ standing }) => standing)).toEqual([
      "co-produced",
      "not-yet",
    ]);
  });

  it("tells proven from corroborated and asserted by the weakest answer that the quorum needs", () => {
    const evidence = (run: Run) => judge(run).stages[0]?.evidence;
    expect(evidence(throughStage(launched(), "passkey-signed"))).toBe("proven");
    expect(evidence(throughStage(launched()))).toBe("corroborated");
    const mixed = yes(yes(asked(written(launched())), "ada", "plan:1", "passkey-signed"), "ben");
    expect(evidence(settle(mixed))).toBe("corroborated");
  });
});

describe("what somebody says about others", () => {
  const version = (run: Run): number =>
    run.events.find(({ type }) => type === "capacityBuilt")?.version ?? 0;
  const says = (run: Run, agrees: boolean): Run =>
    must(
      run,
      { type: "corroborate", data: { member: "ada", claim: version(run), agrees } },
      person("ada"),
    );
  const claims = (run: Run) => judge(run).claims.map(({ kind, evidence }) => [kind, evidence]);

  it("is asserted, until the person says whether it happened", () => {
    const run = launched();
    expect(claims(run)).toEqual([["capacityBuilt", "asserted"]]);
    expect(claims(says(run, true))).toEqual([["capacityBuilt", "corroborated"]]);
    expect(claims(says(run, false))).toEqual([["capacityBuilt", "disputed"]]);
  });

  it("counts for nothing once they dispute it, and again when they take that back", () => {
    const run = throughStage(throughStage(launched()));
    expect(codes(run)).not.toContain("N3-one-off");
    const disputed = says(run, false);
    expect(codes(disputed)).toEqual(expect.arrayContaining(["N3-one-off", "claim-disputed"]));
    expect(codes(says(disputed, true))).not.toContain("N3-one-off");
    expect(codes(says(disputed, true))).not.toContain("claim-disputed");
  });

  it("is theirs alone to bear out, and what one says of oneself is no claim", () => {
    const run = launched();
    const order: Order = {
      type: "corroborate",
      data: { member: "ada", claim: version(run), agrees: true },
    };
    const by = (actor: Actor) => give(run, { ...order, actor, at: AT }).refusal?.code;
    expect(by(manager)).toBe("not-yourself");
    expect(by(person("ben"))).toBe("not-yourself");
    const own = must(
      launched({ capacity: false }),
      {
        type: "buildCapacity",
        data: { member: "ada", kind: "training", what: sealed, on: "2026-03-01" },
      },
      person("ada"),
    );
    expect(claims(own)).toEqual([]);
  });
});

describe("an override", () => {
  const overruled = settle(
    must(asked(written(throughStage(launched()))), {
      type: "overrideGate",
      data: { part: "pilot:1", reason: sealed },
    }),
  );

  it("is N1: it marks its stage and every later one, cites the act, and nothing later hides it", () => {
    const run = throughStage(overruled);
    const { standing, stages, findings, rung } = judge(run);
    expect(standing).toBe("not-co-produced");
    expect(rung).toBe("consultation");
    expect(stages.map((s) => s.standing)).toEqual([
      "co-produced",
      "not-co-produced",
      "not-co-produced",
    ]);
    const cited = findings.find(({ code }) => code === "N1-outcome-not-supported")?.events[0];
    expect(trailOf(run).find(({ id }) => id === cited)?.type).toBe("gateOverridden");
  });
});

describe("the record itself is judged, not what it claims", () => {
  const whole = trailOf(throughStage(launched()));

  it("a gate that the record says passed, with an answer taken out, was passed without assent", () => {
    const answer = whole.findIndex(({ type }) => type === "signedOff");
    const found = verdict(template, whole.toSpliced(answer, 1));
    expect(found.stages[0]?.standing).toBe("not-co-produced");
    expect(found.findings.map(({ code }) => code)).toContain("gate-without-assent");
  });

  it("so was one whose answers were to another version", () => {
    const moved = whole.map((event) =>
      event.type === "gatePassed"
        ? { ...event, data: { ...event.data, digest: "another" } }
        : event,
    );
    expect(verdict(template, moved).findings.map(({ code }) => code)).toContain(
      "gate-without-assent",
    );
  });
});

describe("findings", () => {
  it("N2: people were asked after it was published", () => {
    const early = must(written(launched()), {
      type: "stateFact",
      data: { part: "plan:1", fact: "published", on: "2026-03-01" },
    });
    expect(codes(asked(early))).toContain("N2-after-the-fact");
    const late = must(asked(written(launched())), {
      type: "stateFact",
      data: { part: "plan:1", fact: "published", on: "2026-03-03" },
    });
    expect(codes(late)).not.toContain("N2-after-the-fact");
  });

  it("N3: nobody gained, led or delivered anything", () => {
    const twice = (options: Options) => throughStage(throughStage(launched(options)));
    expect(codes(twice({ capacity: false }))).toContain("N3-one-off");
    expect(codes(twice({}))).not.toContain("N3-one-off");
    expect(judge(throughStage(twice({ capacity: false }))).standing).toBe("not-co-produced");
  });

  it("staff alone lead the meetings", () => {
    expect(codes(launched({ chair: "sam" }))).toContain("only-staff-chair");
    expect(codes(launched())).not.toContain("only-staff-chair");
  });

  it("no payment offered; a declined offer is none", () => {
    expect(codes(throughStage(throughStage(launched({ paid: false }))))).toContain(
      "no-payment-offered",
    );
    const declined = ["ada", "ben"].reduce(
      (run, member) =>
        must(
          run,
          { type: "answerPayment", data: { member, payment: `pay-${member}`, answer: "declined" } },
          person(member),
        ),
      launched(),
    );
    expect(codes(throughStage(throughStage(declined)))).not.toContain("no-payment-offered");
  });

  it("a request that never arrived, unless the person answered all the same", () => {
    const run = asked(written(launched({ pwle: ["ada", "ben", "cyd"] })), ["cyd"]);
    expect(codes(run)).toContain("notice-not-delivered");
    expect(codes(yes(run, "cyd"))).not.toContain("notice-not-delivered");
  });

  it("something shared and not answered when the stage was closed over it", () => {
    const shared = must(
      asked(written(launched())),
      {
        type: "contribute",
        data: { id: "c1", member: "ada", part: "plan:1", kind: "concern", text: sealed },
      },
      person("ada"),
    );
    expect(codes(shared)).not.toContain("contribution-unanswered");
    expect(shared.state.contributions["c1"]?.status).toBe("open");
  });

  it("answers from before that come in after the pilot began", () => {
    const late = (baseline: string) =>
      settle(yes(yes(asked(written(launched(), baseline)), "ada", "plan:1"), "ben", "plan:1"));
    expect(codes(late("2026-04-01"))).toContain("baseline-after-pilot");
    expect(codes(late("2026-03-02"))).not.toContain("baseline-after-pilot");
  });

  it("an answer that somebody else wrote down rests on their word", () => {
    const helped = must(
      asked(written(launched())),
      {
        type: "signOff",
        data: {
          part: "plan:1",
          request: "ask-plan:1",
          version: 1,
          digest: "plan:1",
          member: "ben",
          answer: "yes",
          comment: null,
          assistance: { helper: "sam", channel: "phone", readBack: true },
        },
      },
      { id: "sam", role: "member", via: "session" },
      "assisted-unconfirmed",
    );
    const run = settle(yes(helped, "ada", "plan:1"));
    expect(codes(run)).toContain("assisted-unconfirmed");
    expect(judge(run).stages[0]).toMatchObject({ evidence: "asserted", standing: "at-risk" });
  });
});
