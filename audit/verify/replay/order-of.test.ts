import { describe, expect, it } from "vitest";
import type { DomainEvent } from "../../../domain/event.ts";
import { evolve } from "../../../domain/evolve.ts";
import { initial } from "../../../domain/initial.ts";
import { implementationPathway } from "../../../programmes/implementation-pathway/template.ts";
import { ADA, hostile, logged } from "../../../test/support/logged.ts";
import { originOf } from "./order-of.ts";

const none = initial(implementationPathway);
const origin = (
  event: DomainEvent,
  {
    next,
    third,
    state = none,
  }: { next?: DomainEvent; third?: DomainEvent; state?: typeof none } = {},
) =>
  originOf(state, logged(1, event), next && logged(2, next), third && logged(3, third), () => []);
const orderOf = (...given: Parameters<typeof origin>) => {
  const found = origin(...given);
  return typeof found === "string" ? found : found.order;
};

const answered = { request: "r", version: 1, digest: "d", member: ADA };
const asked = { part: "goal:1", ...answered };
const key = { credential: "c", publicKey: "k", relyingParty: "alongside.example" };
const registered = { type: "credentialRegistered", data: { ...key, member: ADA } } as const;
const signature = {
  credential: "c",
  at: "2026-11-22T10:00:00.000Z",
  authenticatorData: "AA",
  clientDataJSON: "BB",
  signature: "CC",
};
const signed = {
  type: "signedOff",
  data: { ...asked, by: ADA, answer: "yes", comment: null, signature },
} as const;
const signOff = (credential: object) => ({
  type: "signOff",
  data: { ...answered, answer: "yes", comment: null, passkey: { credential, signature } },
});

describe("a key enters with the first answer that it signed", () => {
  it("and is what the order brought along, with all that is known of it", () => {
    expect(orderOf(registered, { next: signed })).toEqual(signOff(key));
    const data = { ...registered.data, transports: ["internal"] };
    expect(orderOf({ ...registered, data }, { next: signed })).toEqual(
      signOff({ ...key, transports: ["internal"] }),
    );
    const dated = { ...registered.data, countsFrom: "2026-11-25T10:00:00.000Z" };
    expect(orderOf({ ...registered, data: dated }, { next: signed })).toEqual(
      signOff({ ...key, countsFrom: "2026-11-25T10:00:00.000Z" }),
    );
  });

  it("which is the act, and may raise what follows it", () => {
    const found = origin(registered, { next: signed });
    expect(found).toMatchObject({ act: { type: "signedOff", version: 2 } });
    const change = {
      type: "contributed",
      data: {
        contribution: "x",
        member: ADA,
        step: "goal",
        part: null,
        kind: "change",
        text: { commitment: "aa" },
      },
    } as const;
    expect(orderOf(registered, { next: signed, third: change })).toMatchObject({
      data: { contribution: "x" },
    });
    expect(orderOf(registered, { next: signed, third: registered })).toEqual(signOff(key));
  });

  it("so alone, or before another key, it comes of nothing", () => {
    expect(origin(registered)).toBe("none");
    expect(origin(registered, { next: registered })).toBe("none");
  });

  it("and is known by its name from then on", () => {
    const state = evolve(none, logged(1, registered));
    expect(orderOf(signed, { state })).toEqual(signOff({ ...key, relyingParty: "" }));
    expect(orderOf(signed)).toEqual(signOff({ ...key, publicKey: "", relyingParty: "" }));
  });
});

describe("an order is what was asked for, without what came of it", () => {
  it.each<readonly [DomainEvent, object]>([
    [
      { type: "answerConfirmed", data: { part: "goal:1", request: "r", member: ADA } },
      { type: "confirmAnswer", data: { request: "r", member: ADA } },
    ],
    [
      { type: "runFinished", data: { outcome: "completed" } },
      { type: "finishRun", data: {} },
    ],
    [
      { type: "resumed", data: {} },
      { type: "resume", data: {} },
    ],
    [
      { type: "gateRefused", data: { part: "goal:1", version: 1, digest: "d", tie: null } },
      { type: "passGate", data: { part: "goal:1" } },
    ],
    [
      { type: "stoodAside", data: { ...asked, by: ADA } },
      { type: "standAside", data: answered },
    ],
    [
      {
        type: "declined",
        data: {
          ...asked,
          by: ADA,
          reason: { commitment: "aa" },
          assistance: { helper: "h", channel: "phone", readBack: true },
        },
      },
      {
        type: "decline",
        data: {
          ...answered,
          reason: { commitment: "aa" },
          assistance: { helper: "h", channel: "phone", readBack: true },
        },
      },
    ],
  ])("%j", (event, order) => {
    expect(orderOf(event)).toEqual(order);
  });

  it("what the rules don't know is not taken along", () => {
    const data = { request: "r", member: ADA };
    const recorded = { part: "goal:1", ...data };
    const confirmed = logged(1, { type: "answerConfirmed", data: recorded });
    const event = hostile(confirmed, { ...recorded, more: 1 });
    expect(originOf(none, event, undefined, undefined, () => [])).toMatchObject({
      order: { type: "confirmAnswer", data },
    });
    expect(originOf(none, event, undefined, undefined, () => [])).not.toHaveProperty(
      "order.data.more",
    );
  });

  it("a decline names the objection that it raised", () => {
    const declined = {
      type: "declined",
      data: { ...asked, by: ADA, reason: { commitment: "aa" } },
    } as const;
    const raised = {
      type: "objected",
      data: {
        part: "goal:1",
        member: ADA,
        objection: "o",
        request: null,
        version: 1,
        reason: { commitment: "aa" },
      },
    } as const;
    expect(orderOf(declined, { next: raised })).toMatchObject({ data: { objection: "o" } });
    expect(orderOf(declined, { next: signed })).not.toHaveProperty("data.objection");
  });
});

it("what was refused led to nothing, and comes of nothing", () => {
  const data = { command: "pause", code: "not-allowed", about: null };
  expect(origin({ type: "actRefused", data })).toBe("none");
});

describe("a part that was opened", () => {
  const opened = (title: { commitment: string } | string | null) =>
    ({
      type: "partOpened",
      data: { part: "s:1", step: "s", key: "k", title, stretch: 1, follows: null },
    }) as const;
  const by = (role: "engine" | "member", title: Parameters<typeof opened>[0]) => {
    const event = logged(1, opened(title), { actor: { id: ADA, role, via: "session" } });
    const found = originOf(none, event, undefined, undefined, () => []);
    return typeof found === "string" ? found : found.order;
  };
  const openPart = { type: "openPart", data: { step: "s", key: "k", follows: null } };

  it("with a title of people's is a site that they added", () => {
    const title = { commitment: "aa" };
    expect(by("member", title)).toEqual({ type: "addSite", data: { step: "s", title } });
  });

  it("by the engine, or with the template's title or none, is one of the template's", () => {
    expect(by("engine", { commitment: "aa" })).toEqual(openPart);
    expect(by("member", "Rehearse")).toEqual(openPart);
    expect(by("member", null)).toEqual(openPart);
  });
});
