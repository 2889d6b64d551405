import { describe, expect, test } from "vitest";
import type { PasskeyCredential, PasskeySignature } from "../events/passkey.ts";
import { evolve } from "../evolve.ts";
import { initial } from "../initial.ts";
import type { Answer, Request } from "../state.ts";
import { implementationPathway } from "../../programmes/implementation-pathway/template.ts";
import { registered, wrongPasskey } from "./passkey.ts";

const at = (minute: number) => `2026-03-02T10:${String(minute).padStart(2, "0")}:00.000Z`;
const credential: PasskeyCredential = {
  credential: "ab".repeat(32),
  publicKey: "pQECAyYg",
  relyingParty: "alongside.example",
};
const signature: PasskeySignature = {
  credential: credential.credential,
  at: at(5),
  authenticatorData: "AA",
  clientDataJSON: "BB",
  signature: "CC",
};
const request: Request = {
  id: "r",
  part: "goal:1",
  sections: [],
  version: 1,
  digest: "d",
  askedAt: at(0),
  noticeUntil: at(0),
  toldDueAt: "",
  dueAt: at(59),
  left: [],
  askedBy: "manager",
  askedAgainBy: [],
  pausedMs: 0,
  asked: ["ann"],
  answers: {},
  past: [],
  notices: {},
  failures: 0,
  seen: {},
  told: {},
  round: 1,
  roundVersion: 1,
  roundAt: at(0),
  before: {},
  clockStoppedAt: null,
  stops: 0,
  escalatedAt: null,
  escalatedTo: [],
  escalations: 0,
  extensions: 0,
  periodFrom: at(0),
  roundPeriod: 0,
};
const answer = (by: string, passkey = { credential, signature }) =>
  ({
    type: "standAside",
    actor: { id: by, role: "pwle-approver", via: "session" },
    at: at(6),
    data: { request: "r", version: 1, digest: "d", member: "ann", passkey },
  }) as const;
const empty = initial(implementationPathway);
const known = evolve(empty, {
  type: "credentialRegistered",
  data: { ...credential, member: "ann" },
  version: 1,
  at: at(1),
  actor: answer("ann").actor,
});

test("a new key enters the record once, before the answer that it signed", () => {
  expect(registered(empty, answer("ann"))).toEqual([
    { type: "credentialRegistered", data: { ...credential, member: "ann" } },
  ]);
  expect(registered(known, answer("ann"))).toEqual([]);
  expect(wrongPasskey(known, request, answer("ann"))).toBeNull();
});

test("nobody signs by a key that is another's, or by another key under its name", () => {
  expect(wrongPasskey(known, request, answer("bob"))?.code).toBe("passkey-invalid");
  const other = { credential: { ...credential, publicKey: "other" }, signature };
  expect(wrongPasskey(known, request, answer("ann", other))?.code).toBe("passkey-invalid");
});

test("a signature from before the last answer does not bring that answer back", () => {
  const later = {
    ...request,
    answers: {
      ann: {
        member: "ann",
        by: "ann",
        kind: "no",
        version: 1,
        digest: "d",
        at: at(5),
        assurance: "signed-in",
        assistance: null,
        ranking: [],
        standing: "current",
        event: 9,
      },
    },
  } as const;
  expect(wrongPasskey(known, later, answer("ann"))?.code).toBe("passkey-invalid");
});

describe("what was signed", () => {
  const answered = (member: string, minute: number): Answer => ({
    ...{ member, by: member, kind: "no", version: 1, digest: "d", at: at(minute) },
    ...{ assurance: "signed-in", assistance: null, ranking: [], standing: "current", event: 9 },
  });
  const signed = (minute: number, more: Partial<PasskeySignature> = {}) =>
    answer("ann", { credential, signature: { ...signature, at: at(minute), ...more } });
  const wrong = { code: "passkey-invalid", about: credential.credential };

  test("stands by a key that the run does not know yet, up to the time of the answer", () => {
    for (const minute of [5, 6]) expect(wrongPasskey(empty, request, signed(minute))).toBeNull();
    expect(wrongPasskey(empty, request, signed(7))).toMatchObject(wrong);
    expect(wrongPasskey(empty, request, signed(5, { credential: "other" }))).toMatchObject(wrong);
  });

  test("is no helper's to sign, for whom they write it down", () => {
    const order = answer("ann");
    const assistance = { helper: "ann", channel: "phone", readBack: true } as const;
    const helped = { ...order, data: { ...order.data, assistance } };
    expect(wrongPasskey(known, request, helped)).toMatchObject(wrong);
  });

  test("is overtaken by what the same person said since, also long ago, and by nobody else", () => {
    const after = (...past: readonly Answer[]) =>
      wrongPasskey(known, { ...request, past }, signed(5));
    expect(after(answered("ann", 4), answered("bob", 9))).toBeNull();
    expect(after(answered("ann", 4), answered("ann", 5))).toMatchObject(wrong);
    expect(after(answered("ann", 9), answered("bob", 1))).toMatchObject(wrong);
  });
});

test("what claims to be signed and holds no signature counts as signed in", () => {
  const asked = evolve(empty, {
    type: "signOffRequested",
    data: {
      part: "goal:1",
      request: "r",
      version: 1,
      digest: "d",
      sections: [],
      asked: ["ann"],
      dueAt: at(59),
      noticeUntil: at(0),
    },
    version: 1,
    at: at(0),
    actor: answer("ann").actor,
  });
  const assuranceWith = (proof: object) =>
    evolve(asked, {
      type: "stoodAside",
      data: {
        part: "goal:1",
        request: "r",
        version: 1,
        digest: "d",
        member: "ann",
        by: "ann",
        ...proof,
      },
      version: 2,
      at: at(6),
      actor: answer("ann").actor,
      assurance: "passkey-signed",
    }).requests["r"]?.answers["ann"]?.assurance;
  expect(assuranceWith({})).toBe("signed-in");
  expect(assuranceWith({ signature })).toBe("passkey-signed");
});
