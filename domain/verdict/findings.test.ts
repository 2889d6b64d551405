import { describe, expect, it } from "vitest";
import {
  AT,
  asked,
  codes,
  judge,
  launched,
  must,
  person,
  sealed,
  settle,
  throughStep,
  written,
  yes,
  type Options,
} from "../../test/specification/verdict.ts";
import { signedBy, type Run } from "../../test/specification/run.ts";
import {
  asked as askedShape,
  group,
  launched as launchedShape,
  MONDAY,
  settle as toEnd,
  specify,
  told,
  wrote,
  yes as agreesTo,
} from "../../test/specification/scene.ts";
import { shapes } from "../../test/specification/template.ts";
import { verdict } from "../verdict.ts";

describe("findings", () => {
  const published = (run: Run, on: string): Run =>
    must(run, { type: "stateFact", data: { part: "plan:1", fact: "published", on } });
  const weights = (run: Run): readonly string[] =>
    judge(run).findings.flatMap(({ code, weight }) =>
      code === "N2-after-the-fact" ? [weight] : [],
    );
  const agreed = (run: Run): Run => settle(yes(yes(run, "ada", "plan:1"), "ben", "plan:1"));

  it("N2: it was published before people were asked, or while they were being asked", () => {
    const before = published(written(launched()), "2026-03-01");
    expect(weights(before)).toEqual(["breaks"]);
    expect(weights(agreed(asked(before)))).toEqual(["breaks"]);
    const meanwhile = published(asked(written(launched())), "2026-03-03T09:59:59.000Z");
    expect(weights(agreed(meanwhile))).toEqual(["breaks"]);
    expect(weights(published(asked(written(launched())), "2026-03-03"))).toEqual(["breaks"]);
  });

  it("what was published once people had agreed is not after the fact", () => {
    const done = throughStep(launched());
    expect(weights(published(done, AT))).toEqual([]);
    expect(weights(published(done, "2026-03-02"))).toEqual(["breaks"]);
    expect(weights(published(done, "2026-03-03T09:59:59Z"))).toEqual(["breaks"]);
  });

  it("on the day of the gate the hour must be given: without it nobody can tell which came first", () => {
    const done = throughStep(launched());
    expect(() => published(done, "2026-03-03")).toThrow("invalid-date");
    const all = [
      ...done.events,
      {
        type: "factStated" as const,
        data: { part: "plan:1", fact: "published" as const, on: "2026-03-03" },
        version: done.state.version + 1,
        at: AT,
        actor: person("ada"),
      },
    ];
    expect(weights({ ...done, events: all })).toEqual(["weakens"]);
  });

  it("what was on record before the gate passed came before it, whatever day it names", () => {
    const early = published(asked(written(launched())), "2026-03-03");
    expect(weights(agreed(early))).toEqual(["breaks"]);
  });

  it("N2 is somebody's claim: others can dispute it, and its stater can take it back", () => {
    const slip = published(throughStep(launched()), "2026-03-02");
    const fact = slip.state.parts["plan:1"]?.facts.length ?? 0;
    const data = { part: "plan:1", fact, reason: sealed };
    const disputed = must(
      slip,
      { type: "disputeFact", data: { ...data, member: "ada" } },
      person("ada"),
    );
    expect(weights(disputed)).toEqual(["weakens"]);
    const takenBack = must(slip, { type: "disputeFact", data: { ...data, member: "manager" } });
    expect(weights(takenBack)).toEqual(["note"]);
  });

  const six = ["ada", "ben", "cal", "dot", "eli", "fay"];

  it("fewer than half of those first asked agreed, because the others were counted out", () => {
    const passedBy = (leaving: readonly string[]): Run => {
      const open = asked(written(launched({ pwle: six })));
      const left = leaving.reduce(
        (run, member) =>
          must(
            run,
            { type: "recuse", data: { part: "plan:1", member, reason: null } },
            person(member),
          ),
        open,
      );
      const stay = six.filter((member) => !leaving.includes(member));
      return settle(stay.reduce((run, member) => yes(run, member, "plan:1"), left));
    };
    expect(passedBy(six.slice(2)).state.parts["plan:1"]?.gate).toBe("passed");
    expect(codes(passedBy(six.slice(2)))).toContain("passed-by-few");
    expect(codes(passedBy(six.slice(3)))).not.toContain("passed-by-few");
  });

  it("two thirds of the answers of people with lived experience come from one hand", () => {
    const writtenDown = (others: readonly string[]): Run => {
      const open = asked(written(launched({ pwle: six })));
      const own = six.filter((member) => !others.includes(member));
      const answered = own.reduce((run, member) => yes(run, member, "plan:1"), open);
      return settle(
        others.reduce(
          (run, member) =>
            must(
              run,
              {
                type: "signOff",
                data: {
                  ...{ request: "ask-plan:1", version: 1, digest: "plan:1" },
                  ...{ member, answer: "yes", comment: null },
                  assistance: { helper: "ada", channel: "phone", readBack: true },
                },
              },
              person("ada"),
              "assisted-unconfirmed",
            ),
          answered,
        ),
      );
    };
    expect(codes(writtenDown(six.slice(3)))).toContain("one-person-for-all");
    expect(codes(writtenDown(six.slice(4)))).not.toContain("one-person-for-all");
  });

  it("one person decided alone, though the template asks for no more", () => {
    const open = asked(written(launched({ pwle: ["ada"], least: 1 })));
    const alone = settle(yes(open, "ada", "plan:1"));
    expect(alone.state.parts["plan:1"]?.gate).toBe("passed");
    expect(codes(alone)).toContain("one-person-for-all");
    expect(codes(throughStep(launched({ least: 1 })))).not.toContain("one-person-for-all");
  });

  it("N3: nobody gained, led or delivered anything", () => {
    const twice = (options: Options) => throughStep(throughStep(launched(options)));
    expect(codes(twice({ capacity: false }))).toContain("N3-one-off");
    expect(codes(twice({}))).not.toContain("N3-one-off");
    expect(judge(throughStep(twice({ capacity: false }))).standing).toBe("not-co-produced");
  });

  it("N3: a run that is over after one step, in which alone people with lived experience took part", () => {
    const once = shapes("group");
    const everybody = ["ada", "ben", "eve", "cyd", "dee"];
    const { run } = specify(once).given(
      ...[
        launchedShape(),
        ...group,
        wrote("group:1", 0),
        askedShape("group:1"),
        ...told(everybody),
      ],
      ...everybody.map((member) => agreesTo(member)),
    );
    const over = toEnd(run, MONDAY);
    expect(over.state.status).toBe("finished");
    const found = verdict(
      once,
      over.events.map((event) => ({ ...event, id: `e${event.version}` })),
    );
    expect(found.findings).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ code: "N3-one-off", weight: "breaks" })]),
    );
    // It is over, so whoever gave their time is owed an offer.
    expect(found.findings.map(({ code }) => code)).toContain("no-payment-offered");
  });

  it("staff alone lead the meetings", () => {
    expect(codes(launched({ chair: "sam" }))).toContain("only-staff-chair");
    expect(codes(launched())).not.toContain("only-staff-chair");
    // A chair who is named once all is decided led nothing before.
    const late = must(throughStep(launched({ chair: "sam" })), {
      type: "changeRoles",
      data: { member: "ada", roles: ["chair", "decision-maker"] },
    });
    expect(codes(late)).toContain("only-staff-chair");
    // It is found of the step that was decided so, and of no other.
    expect(judge(throughStep(late)).steps.map(({ standing }) => standing)).toEqual([
      "at-risk",
      "co-produced",
      "not-yet",
    ]);
  });

  it("no payment offered; a declined offer is none", () => {
    expect(codes(throughStep(throughStep(launched({ paid: false }))))).toContain(
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
    expect(codes(throughStep(throughStep(declined)))).not.toContain("no-payment-offered");
  });

  it("a request that never arrived, unless the person answered all the same", () => {
    const run = asked(written(launched({ pwle: ["ada", "ben", "cyd"] })), ["cyd"]);
    expect(codes(run)).toContain("notice-not-delivered");
    expect(codes(yes(run, "cyd"))).not.toContain("notice-not-delivered");
  });

  it("no request that somebody chose not to be sent: it was not lost on its way", () => {
    const run = asked(written(launched({ pwle: ["ada", "ben", "cyd"] })), ["cyd"], "by-choice");
    expect(codes(run)).not.toContain("notice-not-delivered");
  });

  describe("a gate that passed without somebody who was sent the request", () => {
    const three = () => asked(written(launched({ pwle: ["ada", "ben", "cyd"] })));
    const pass = (run: Run) => settle(yes(yes(run, "ada"), "ben"));
    const about = { request: "ask-plan:1", member: "cyd" };
    const opened = (run: Run) =>
      must(run, { type: "seeRequest", data: { ...about, version: 1 } }, person("cyd"));
    const told = (run: Run) =>
      must(run, { type: "tellInPerson", data: { ...about, by: "manager", on: "2026-03-03" } });

    it("notes that nothing shows that they saw it, and rests on what was sent to them", () => {
      const run = pass(three());
      expect(run.state.parts["plan:1"]?.gate).toBe("passed");
      const found = judge(run).findings.filter(({ code }) => code === "sent-never-opened");
      const types = (found[0]?.events ?? []).map(
        (id) => run.events.find(({ version }) => id === `e${version}`)?.type,
      );
      expect(types).toEqual(["gatePassed", "noticeSent"]);
      expect(found).toMatchObject([{ weight: "note", step: "plan" }]);
      expect(judge(run).standing).toBe(judge(pass(opened(three()))).standing);
    });

    it.each([
      ["they opened it", () => pass(opened(three()))],
      ["they were told in person", () => pass(told(three()))],
      ["they answered", () => pass(yes(three(), "cyd"))],
      ["the gate is still open", () => yes(three(), "ada")],
      ["everybody answered", () => throughStep(launched())],
    ] as const)("notes nothing when %s", (_, run) => {
      expect(codes(run())).not.toContain("sent-never-opened");
    });
  });

  it("something shared and not answered when the step was closed over it", () => {
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

  it("a signature by a key that was made too short a time before, which is worth a session", () => {
    const signed = (run: ReturnType<typeof launched>, member: string, countsFrom: string) => {
      const by = signedBy(member, AT);
      const passkey = { ...by, credential: { ...by.credential, countsFrom } };
      const data = {
        ...{ request: "ask-plan:1", version: 1, digest: "plan:1", member },
        ...{ answer: "yes" as const, comment: null, passkey },
      };
      return must(run, { type: "signOff", data }, person(member), "passkey-signed");
    };
    const by = (countsFrom: string) =>
      settle(signed(signed(asked(written(launched())), "ada", AT), "ben", countsFrom));
    expect(codes(by(AT))).not.toContain("fresh-key");
    expect(judge(by(AT)).steps[0]?.evidence).toBe("signed");
    const fresh = by("2026-03-03T10:00:00.001Z");
    expect(codes(fresh)).toContain("fresh-key");
    expect(judge(fresh).steps[0]?.evidence).toBe("own-act");
  });

  it("a decision that rested on an answer which its owner says is not theirs, also long after", () => {
    const passed = settle(yes(yes(asked(written(launched())), "ada", "plan:1"), "ben", "plan:1"));
    expect(passed.state.parts["plan:1"]?.gate).toBe("passed");
    const notMine = (run: typeof passed, member: string) =>
      must(
        run,
        {
          type: "disputeAnswer",
          data: { request: "ask-plan:1", member, reason: null },
        },
        person(member),
      );
    const one = notMine(passed, "ada");
    expect(codes(one)).toContain("decision-disputed");
    expect(judge(one).steps[0]).toMatchObject({ standing: "not-co-produced", evidence: "none" });
    expect(codes(passed)).not.toContain("decision-disputed");
  });

  it("an answer that somebody else wrote down rests on their word", () => {
    const helped = must(
      asked(written(launched({ pwle: ["ada", "ben", "cat", "dot", "eli"] }))),
      {
        type: "signOff",
        data: {
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
    const run = settle(yes(yes(helped, "ada", "plan:1"), "cat", "plan:1"));
    expect(codes(run)).toContain("assisted-unconfirmed");
    expect(judge(run).steps[0]).toMatchObject({ evidence: "helpers-word", standing: "at-risk" });
  });
});
