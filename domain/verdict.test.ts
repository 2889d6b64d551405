import { describe, expect, it } from "vitest";
import type { Actor } from "./actor.ts";
import type { Order } from "./command.ts";
import { give, type Run } from "../test/specification/run.ts";
import { verdict } from "./verdict.ts";
import {
  AT,
  asked,
  codes,
  judge,
  launched,
  manager,
  must,
  person,
  sealed,
  settle,
  template,
  throughStep,
  trailOf,
  written,
  yes,
} from "../test/specification/verdict.ts";

describe("a verdict", () => {
  it("of a run agreed at every step is co-produced, on the highest rung", () => {
    const run = throughStep(throughStep(throughStep(launched())));
    expect(judge(run)).toMatchObject({
      standing: "co-produced",
      rung: "co-production",
      findings: [],
    });
    expect(judge(run).steps.map(({ standing, evidence }) => [standing, evidence])).toEqual([
      ["co-produced", "own-act"],
      ["co-produced", "own-act"],
      ["co-produced", "own-act"],
    ]);
  });

  it("of a run under way says not yet, and never co-produced", () => {
    expect(judge(throughStep(launched()))).toMatchObject({ standing: "not-yet" });
    expect(judge(throughStep(launched())).steps.map(({ standing }) => standing)).toEqual([
      "co-produced",
      "not-yet",
    ]);
  });

  it("tells signed from own acts by the weakest answer that the quorum needs", () => {
    const evidence = (run: Run) => judge(run).steps[0]?.evidence;
    expect(evidence(throughStep(launched(), "passkey-signed"))).toBe("signed");
    expect(evidence(throughStep(launched()))).toBe("own-act");
    const mixed = yes(yes(asked(written(launched())), "ada", "plan:1", "passkey-signed"), "ben");
    expect(evidence(settle(mixed))).toBe("own-act");
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
    const run = launched({ capacity: "claimed" });
    expect(claims(run)).toEqual([["capacityBuilt", "asserted"]]);
    expect(claims(says(run, true))).toEqual([["capacityBuilt", "corroborated"]]);
    expect(claims(says(run, false))).toEqual([["capacityBuilt", "disputed"]]);
  });

  it("counts for nothing once they dispute it, and again when they take that back", () => {
    const run = throughStep(throughStep(launched()));
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
    must(asked(written(throughStep(launched()))), {
      type: "overrideGate",
      data: { part: "pilot:1", reason: sealed },
    }),
  );

  it("is N1: it marks its step and every later one, cites the act, and nothing later hides it", () => {
    const run = throughStep(overruled);
    const { standing, steps, findings, rung } = judge(run);
    expect(standing).toBe("not-co-produced");
    expect(rung).toBe("consultation");
    expect(steps.map((s) => s.standing)).toEqual([
      "co-produced",
      "not-co-produced",
      "not-co-produced",
    ]);
    const cited = findings.find(({ code }) => code === "N1-outcome-not-supported")?.events[0];
    expect(trailOf(run).find(({ id }) => id === cited)?.type).toBe("gateOverridden");
  });
});

describe("the record itself is judged, not what it claims", () => {
  const whole = trailOf(throughStep(launched()));

  it("a gate that the record says passed, with an answer taken out, was passed without assent", () => {
    const answer = whole.findIndex(({ type }) => type === "signedOff");
    const found = verdict(template, whole.toSpliced(answer, 1));
    expect(found.steps[0]?.standing).toBe("not-co-produced");
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
