import { describe, expect, it } from "vitest";
import type { Answering, AnswerData } from "../../domain/blocks/gate/statement.ts";
import { assentOf, statementOf } from "../../domain/blocks/gate/statement.ts";
import { chromiumAnswer } from "../../test/support/chromium-assertion.ts";
import { ADA, BEN, hostile, idOf, logged, RUN } from "../../test/support/logged.ts";
import {
  assertionOf,
  createPasskey,
  type Kind,
  type Made,
  type Passkey,
} from "../../test/support/passkey.ts";
import { uuidOf } from "../../test/support/recorded-run.ts";
import type { LoggedEvent } from "./logged-event.ts";
import { nodePorts } from "./node-ports.ts";
import type { Ports } from "./ports.ts";
import { collectFindings } from "./report.ts";
import { checkSignatures } from "./signatures.ts";

const CREDENTIAL = "ab".repeat(32);
const AT = "2026-11-22T10:00:00.000Z";
const keys: { readonly [kind in Kind]: Passkey } = {
  "P-256": createPasskey("P-256"),
  RSA: createPasskey("RSA"),
  Ed25519: createPasskey("Ed25519"),
};
const id = idOf(2);

const checked = async (
  events: readonly LoggedEvent[],
  ports: Ports = nodePorts,
  withheld = false,
) => {
  const findings = collectFindings(["signatures"]);
  await checkSignatures(ports, events, withheld, findings);
  return findings.checks().map(({ result, message }) => `${result}: ${message}`);
};
const HOLDS = ["holds: 1 answers are signed by passkeys, and each signature holds."];
const fails = (why: string) => [`fails: The signature of event ${id} does not hold: ${why}.`];

const registered = (publicKey: string, member = ADA, version = 1): LoggedEvent =>
  logged(version, {
    type: "credentialRegistered",
    data: { credential: CREDENTIAL, publicKey, relyingParty: "alongside.example", member },
  });

const asked: AnswerData = {
  part: "goal:1",
  request: uuidOf("request"),
  version: 3,
  digest: "cd".repeat(32),
  member: ADA,
};
const base = { ...asked, by: ADA };
type Answer = Extract<LoggedEvent, { readonly type: Answering["type"] }>;
const words = { commitment: "ef".repeat(32) };
const yes = { type: "signedOff", data: { ...base, answer: "yes", comment: words } } as const;
const everyAnswer = [
  yes,
  { type: "signedOff", data: { ...base, answer: "yes-with-changes", comment: null } },
  { type: "declined", data: { ...base, reason: words } },
  { type: "preferred", data: { ...base, ranking: ["b", "a"] } },
  { type: "askedForTime", data: { ...base, reason: words } },
  { type: "stoodAside", data: base },
] as const;
type Unsigned = (typeof everyAnswer)[number];

/** The answer as its person signs it, and as it is recorded after their key. */
const signed = (passkey: Passkey, answer: Unsigned = yes, made: Made = {}): LoggedEvent => {
  const statement = statementOf(RUN, asked, assentOf(answer), ADA, AT);
  const signature = assertionOf(passkey, CREDENTIAL, statement, made);
  const event = logged(2, answer, { assurance: "passkey-signed" });
  return hostile(event, { ...event.data, signature });
};

const unmarked = ({ assurance: _, ...event }: LoggedEvent): LoggedEvent => event;

const isAnswer = (event: LoggedEvent): event is Answer => "signature" in event.data;
const withSignature = (event: LoggedEvent, change: object): LoggedEvent =>
  hostile(event, {
    ...event.data,
    signature: { ...(isAnswer(event) ? event.data.signature : {}), ...change },
  });

describe("a signature holds when the person's own key signed what the answer says", () => {
  it("as a real authenticator makes it", async () => {
    expect(await checked(chromiumAnswer)).toEqual(HOLDS);
  });

  it.each(["P-256", "RSA", "Ed25519"] as const)("with a key of the kind %s", async (kind) => {
    const key = keys[kind];
    expect(await checked([registered(key.publicKey), signed(key)])).toEqual(HOLDS);
  });

  it.each(everyAnswer)("for each answer: $type", async (answer) => {
    const key = keys.Ed25519;
    expect(await checked([registered(key.publicKey), signed(key, answer)])).toEqual(HOLDS);
  });

  it.each([
    ["signedOff", "comment", [null]],
    ["signedOff", "comment", {}],
    ["askedForTime", "reason", []],
    ["declined", "reason", null],
  ])("not where the words of %s are no commitment: %s is %j", async (type, member, odd) => {
    const answer = everyAnswer.find((one) => one.type === type);
    if (answer === undefined) throw new Error("no answer");
    const key = keys.Ed25519;
    // Signed as if nothing had been written.
    const without = { ...assentOf(answer), words: null };
    const signature = assertionOf(key, CREDENTIAL, statementOf(RUN, asked, without, ADA, AT));
    const event = logged(2, answer, { assurance: "passkey-signed" });
    const changed = hostile(event, { ...event.data, [member]: odd, signature });
    expect(await checked([registered(key.publicKey), changed])).not.toEqual(HOLDS);
  });

  it("made on the site itself or a site below it", async () => {
    const key = keys.Ed25519;
    const made = { client: { origin: "https://north.alongside.example:8443" } };
    expect(await checked([registered(key.publicKey), signed(key, yes, made)])).toEqual(HOLDS);
  });

  it("made with extensions, and by a client that says more of itself", async () => {
    const key = keys.Ed25519;
    const made: Made = {
      flags: 0b1000_0101,
      more: 5,
      client: { crossOrigin: false, more: { type: "x", origin: ["type"] } },
      rewrite: (json) => json.replace('"https:', '"https:').replaceAll("/", "\\/"),
    };
    expect(await checked([registered(key.publicKey), signed(key, yes, made)])).toEqual(HOLDS);
  });

  it("and every one counts", async () => {
    const key = keys.Ed25519;
    const events = [registered(key.publicKey), signed(key), signed(key)];
    expect(await checked(events)).toEqual([HOLDS[0]?.replace("1", "2")]);
  });

  it("and where nobody signed, nothing is wrong", async () => {
    const events = [
      logged(1, yes, { assurance: "signed-in" }),
      logged(2, { type: "withdrew", data: { member: ADA } }, { assurance: "passkey-signed" }),
    ];
    expect(await checked(events)).toEqual([
      "holds: 0 answers are signed by passkeys, and each signature holds.",
    ]);
  });
});

describe("a signature that does not hold is told with its event", () => {
  const key = keys.Ed25519;
  const known = registered(key.publicKey);
  const right = signed(key);
  const cases: readonly (readonly [string, readonly LoggedEvent[]])[] = [
    ["it claims one and has none", [known, logged(2, yes, { assurance: "passkey-signed" })]],
    ["the run knows no such key", [right]],
    ["the run knows no such key", [right, known].slice(0, 1)],
    [`the key is that of ${BEN}`, [registered(key.publicKey, BEN), right]],
    // The first registration counts: a later one does not bring in another's key under the name.
    [
      "the key did not sign this",
      [registered(createPasskey("Ed25519").publicKey), registered(key.publicKey, ADA, 3), right],
    ],
    ["its key is of a kind that can't be checked", [registered("oA"), right]],
    ["it was made for another site", [known, signed(key, yes, { site: "elsewhere.example" })]],
    ["the person was not there, or not verified", [known, signed(key, yes, { flags: 0b001 })]],
    ["the person was not there, or not verified", [known, signed(key, yes, { flags: 0b100 })]],
    [
      "the person was not there, or not verified",
      [
        known,
        withSignature(right, {
          authenticatorData: Buffer.from(
            nodePorts.sha256(Buffer.from("alongside.example")),
          ).toString("base64url"),
        }),
      ],
    ],
    [
      "it was made for something else",
      [known, signed(key, yes, { client: { type: "webauthn.create" } })],
    ],
    ["it is about another statement", [known, signed(key, yes, { client: { challenge: "AA" } })]],
    [
      "it was made on alongside.example.evil.example",
      [known, signed(key, yes, { client: { origin: "https://alongside.example.evil.example" } })],
    ],
    [
      "it was made on notalongside.example",
      [known, signed(key, yes, { client: { origin: "https://notalongside.example" } })],
    ],
    ["the key did not sign this", [known, withSignature(right, { signature: "AAAA" })]],
    ["it can't be read (Error: not base64url)", [known, withSignature(right, { signature: "=" })]],
    [
      "it was made on nowhere, which is no https origin",
      [known, signed(key, yes, { client: { origin: "nowhere" } })],
    ],
    ["it gives no time", [known, hostile(right, { ...right.data, signature: {} })]],
    ["the run knows no such key", [known, withSignature(right, { credential: "ef".repeat(32) })]],
    // The answer must not say less of itself than its signature does, nor be older than that.
    ["it is marked as signed-in", [known, { ...right, assurance: "signed-in" }]],
    ["it is marked as nothing", [known, unmarked(right)]],
    ["it gives no time", [known, withSignature(right, { at: "" })]],
    ["it gives no time", [known, withSignature(right, { at: "2026-11-22" })]],
    ["it is of a time after its event", [known, { ...right, at: "2026-11-22T09:59:59.999Z" }]],
    [
      "it was made within another site",
      [known, signed(key, yes, { client: { crossOrigin: true } })],
    ],
    [
      "it was made within another site",
      [known, signed(key, yes, { client: { crossOrigin: "no" } })],
    ],
    [
      "it was made within another site",
      [known, signed(key, yes, { client: { topOrigin: "https://alongside.example" } })],
    ],
    [
      "it names no single origin",
      [known, signed(key, yes, { client: { origin: ["https://alongside.example"] } })],
    ],
    ...[
      "http://alongside.example",
      "https://alongside.example/",
      "https://ALONGSIDE.example",
      "https://alongside.example:443",
      "https://ada@alongside.example",
      "https://alongside.example:0443",
      "https://.alongside.example",
      "https://alongside.example:65536",
      "http://localhost:80",
      "ftp://localhost",
    ].map(
      (origin) =>
        [
          `it was made on ${origin}, which is no https origin`,
          [known, signed(key, yes, { client: { origin } })],
        ] as const,
    ),
    ...[
      { flags: 0b101, more: 1 },
      { flags: 0b101, more: -1 },
      { flags: 0b1000_0101, more: 0 },
      { flags: 0b0100_0101, more: 0 },
      { flags: 0b0100_0101, more: 60 },
      { flags: 0b1100_0101, more: 60 },
    ].map(
      (made) =>
        [
          "its authenticator data have not the length that their flags say",
          [known, signed(key, yes, made)],
        ] as const,
    ),
    ...[
      ',"type":"webauthn.get"}',
      ',"origin" : "https://alongside.example"}',
      ',"a\\"b":[{"type":"x"}],"t\\u0079pe":"webauthn.get"}',
    ].map(
      (end) =>
        [
          "its client's data say a thing twice",
          [known, signed(key, yes, { rewrite: (json) => `${json.slice(0, -1)}${end}` })],
        ] as const,
    ),
  ];
  it.each(cases)("%s", async (why, events) => {
    expect(await checked(events)).toEqual(fails(why));
  });

  it("an ECDSA signature that is none", async () => {
    const other = keys["P-256"];
    const events = [registered(other.publicKey), withSignature(signed(other), { signature: "AA" })];
    expect(await checked(events)).toEqual(fails("the key did not sign this"));
    const credulous: Ports = { ...nodePorts, verify: () => Promise.resolve(true) };
    expect(await checked(events, credulous)).toEqual(fails("the key did not sign this"));
  });

  it.each([
    ["another answer", { answer: "yes-with-changes" }],
    ["another version", { version: 4 }],
    ["another digest", { digest: "00".repeat(32) }],
    ["another member", { member: BEN }],
    ["other words", { comment: null }],
  ])("the same signature upon %s", async (_, change) => {
    const moved = hostile(right, { ...right.data, ...change });
    expect(await checked([known, moved])).toEqual(fails("it is about another statement"));
  });

  it("by a key that is withheld from whoever asked, it is told as not checked", async () => {
    expect(await checked([right], nodePorts, true)).toEqual([
      `could-not-check: The key that signed event ${id} is among what was withheld from whoever asked for this file. An auditor's file holds it.`,
    ]);
    const moved = hostile(right, { ...right.data, version: 4 });
    expect(await checked([known, moved], nodePorts, true)).toEqual(
      fails("it is about another statement"),
    );
  });

  it("on a machine that can't tell, it is told as not checked", async () => {
    const blind: Ports = { ...nodePorts, verify: () => Promise.resolve(null) };
    expect(await checked([known, right], blind)).toEqual([
      `could-not-check: This machine can't check the signature of event ${id}.`,
    ]);
  });
});
