import { createHash } from "node:crypto";
import type { JsonObject, JsonValue } from "../audit/json.ts";
import { canonicalBytes } from "../audit/entry.ts";
import { coseKey } from "../audit/verify/cose-key.ts";
import { JsonError, readCanonical } from "../audit/verify/json.ts";
import { EXAMPLES } from "../docs/spec/examples.ts";
import { cborMap } from "../test/support/passkey.ts";
import { passkeyOf } from "./runs.ts";
import { otherLog, rsa, seed, SITE } from "./seeded.ts";

const hex = (text: string): string => createHash("sha256").update(text).digest("hex");
const ID = "019b8d68-d880-7000-8000-00000000000";

const VALUES: readonly JsonValue[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e21,
  1e-7,
  123456789012345680000,
  5e-324,
  "",
  "Grüße",
  "e\u0301",
  "\u00e9",
  "😀",
  '"\\/\b\f\n\r\t\u0001\u001f\u007f\u2028',
  [],
  [null, [1, "1"]],
  {},
  { b: 1, a: 2, "\u20ac": 3, "\r": 4, "\ud83d\ude00": 5, "\ufb33": 6, "1": 7, "10": 8, "2": 9 },
  {
    file: `${ID}1`,
    name: "storyboard.pdf",
    sha256: hex("a file"),
    size: 3,
    type: "application/pdf",
  },
];

const base = {
  part: "group:1",
  request: "r1",
  version: 1,
  digest: hex("version"),
  member: `${ID}1`,
  by: `${ID}1`,
};
const words = { commitment: hex("words") };
const ANSWERS: readonly JsonObject[] = [
  { type: "signedOff", data: { ...base, answer: "yes", comment: null } },
  { type: "signedOff", data: { ...base, answer: "yes", comment: words } },
  { type: "signedOff", data: { ...base, answer: "yes-with-changes", comment: words } },
  { type: "signedOff", data: { ...base, by: `${ID}2`, answer: "yes", comment: null } },
  { type: "declined", data: { ...base, reason: words } },
  { type: "preferred", data: { ...base, ranking: ["b", "a", "Ä"] } },
  { type: "preferred", data: { ...base, ranking: [] } },
  { type: "askedForTime", data: { ...base, reason: null } },
  { type: "askedForTime", data: { ...base, reason: words } },
  { type: "stoodAside", data: base },
];

const GIVEN: { readonly [kind: string]: readonly JsonObject[] } = {
  canonical: VALUES.map((value) => ({ value })),
  commitment: VALUES.map((value, at) => ({ key: seed(`value ${at}`).toString("hex"), value })),
  "version digest": VALUES.slice(10).map((value, at) => ({
    part: `part:${at}`,
    sections: { one: { field: value }, two: {} },
  })),
  "derived id": [["run"], ["run", ""], ["made", "Grüße", "a\nb", '"']].map((list) => ({
    words: list,
  })),
  tree: Array.from({ length: 9 }, (_, size) => ({
    entries: Array.from({ length: size + 1 }, (__, at) =>
      Buffer.from(`entry ${at}`).toString("hex"),
    ),
  })),
  "verifier key": [1, 4].map((type) => ({
    name: "log.example/alongside",
    type,
    publicKey: hex(`key ${type}`),
  })),
  checkpoint: [0, 1, 2 ** 53 - 1].map((size) => ({
    seed: seed("log").toString("hex"),
    name: "log.example/alongside",
    size,
    root: hex(`root ${size}`),
  })),
  cosignature: [0, 1_800_000_000, 2 ** 53 - 1].map((time) => ({
    seed: seed("witness").toString("hex"),
    name: "witness.example",
    time,
    text: `${otherLog.name}\n3\n${Buffer.from(hex("root"), "hex").toString("base64")}\n`,
  })),
  heads: [1, 2, 5, 17].map((size) => ({
    streams: Array.from({ length: size }, (_, at) => ({
      id: `019b8d68-d880-7000-8000-${String(at).padStart(12, "0")}`,
      version: at + 1,
      leaf: hex(`leaf ${at}`),
    })),
    organisation: `${ID}9`,
    runs: Array.from(
      { length: size },
      (_, at) => `019b8d68-d880-7000-8000-${String(at).padStart(12, "0")}`,
    ),
  })),
  statement: ANSWERS.map((answer) => ({
    run: `${ID}3`,
    at: "2026-01-06T10:00:00.000Z",
    ...answer,
  })),
  voucher: ["Those who know", "Grüße"].map((name) => ({
    member: `${ID}1`,
    credential: hex("credential"),
    passkey: passkeyOf("ada").publicKey,
    name,
    on: "2026-01-05",
    seed: seed("voucher").toString("hex"),
  })),
  entry: [],
};

const NOT_CANONICAL: readonly string[] = [
  "",
  " 1",
  "1 ",
  "01",
  "1.0",
  "1e0",
  "-0",
  "1E21",
  "1e21",
  "1e400",
  "0.0000001",
  '"\\u0061"',
  '"\\/"',
  '"\\ud800"',
  '"\\udc00\\ud800"',
  '"\\u007f"',
  '"\\u001F"',
  '"\\u000a"',
  '{"a":1,"a":1}',
  '{"b":1,"a":1}',
  '{"a": 1}',
  '{"a":1,}',
  "[1,]",
  "[1, 2]",
  "NaN",
  "tRue",
  "'a'",
  '"a',
  "{",
  `${"[".repeat(65)}${"]".repeat(65)}`,
  "\ufeff1",
];

const CANONICAL: readonly string[] = [
  "1e+21",
  "1e-7",
  "0.000001",
  '"\\n"',
  '"\\u001f"',
  '"\u007f\u2028"',
  `${"[".repeat(64)}${"]".repeat(64)}`,
  '{"10":1,"2":1}',
  '{"__proto__":1}',
  '{"":null}',
];

const x = Buffer.from(passkeyOf("ada").publicKey, "base64url").subarray(10, 42);
const modulus = (bytes: number, first = 0x80) =>
  Buffer.concat([Buffer.of(first), Buffer.alloc(bytes - 1, 7)]);
const e = Buffer.of(1, 0, 1);
const KEYS: readonly (readonly [string, Uint8Array])[] = [
  ["P-256", Buffer.from(passkeyOf("ada").publicKey, "base64url")],
  ["RSA of 2,048 bits", Buffer.from(rsa("2048").publicKey, "base64url")],
  ["RSA of 1,024 bits", Buffer.from(rsa("1024").publicKey, "base64url")],
  ["Ed25519", Buffer.from(passkeyOf("eve").publicKey, "base64url")],
  ["a map with a member more", cborMap([1, 1], [3, -8], [-1, 6], [-2, x], [2, x])],
  ["a name twice", cborMap([1, 1], [3, -8], [-1, 6], [-2, x], [-2, x])],
  ["another curve", cborMap([1, 1], [3, -8], [-1, 7], [-2, x])],
  ["Ed25519 with ES256", cborMap([1, 1], [3, -7], [-1, 6], [-2, x])],
  ["P-256 with ES384", cborMap([1, 2], [3, -35], [-1, 1], [-2, x], [-3, x])],
  ["RSA with an even exponent", cborMap([1, 3], [3, -257], [-1, modulus(256)], [-2, Buffer.of(2)])],
  ["RSA with an exponent of 1", cborMap([1, 3], [3, -257], [-1, modulus(256)], [-2, Buffer.of(1)])],
  ["RSA with a nought before n", cborMap([1, 3], [3, -257], [-1, modulus(257, 0)], [-2, e])],
  ["RSA of 2,047 bits", cborMap([1, 3], [3, -257], [-1, modulus(256, 0x7f)], [-2, e])],
  ["RSA of 16,384 bits", cborMap([1, 3], [3, -257], [-1, modulus(2_048)], [-2, e])],
  ["RSA of 16,392 bits", cborMap([1, 3], [3, -257], [-1, modulus(2_049)], [-2, e])],
  [
    "something after the map",
    Buffer.concat([cborMap([1, 1], [3, -8], [-1, 6], [-2, x]), Buffer.of(0)]),
  ],
  ["nothing", new Uint8Array(0)],
  ["a map without an end", Uint8Array.of(0xbf, 0xff)],
  ["a list", Uint8Array.of(0x80)],
];

const assertion = (person: string, kind: string): JsonObject => {
  const passkey = passkeyOf(person);
  const statement = {
    statement: "alongside.answer.v1",
    run: `${ID}3`,
    at: "2026-01-06T10:00:00.000Z",
    ...base,
    answer: "yes",
    words: null,
    ranking: [],
  };
  const challenge = createHash("sha256").update(canonicalBytes(statement)).digest("base64url");
  const client = Buffer.from(
    JSON.stringify({
      type: "webauthn.get",
      challenge,
      origin: `https://${SITE}`,
      crossOrigin: false,
    }),
  );
  const authenticator = Buffer.concat([
    createHash("sha256").update(SITE).digest(),
    Buffer.of(0b101, 0, 0, 0, 1),
  ]);
  const message = Buffer.concat([authenticator, createHash("sha256").update(client).digest()]);
  return {
    algorithm: kind,
    relyingParty: SITE,
    publicKey: passkey.publicKey,
    statement,
    challenge,
    authenticatorData: authenticator.toString("base64url"),
    clientDataJSON: client.toString("base64url"),
    signature: passkey.sign(message).toString("base64url"),
  };
};

/** What hashes, proofs, statements and keys come to, by kind. */
export const values = (): JsonObject => ({
  ...Object.fromEntries(
    Object.entries(GIVEN).map(([kind, all]) => [
      kind,
      all.map((given) => ({ given, gives: EXAMPLES[kind]?.(given) ?? null })),
    ]),
  ),
  reading: [...NOT_CANONICAL, ...CANONICAL].map((text) => ({
    bytes: Buffer.from(text).toString("hex"),
    isCanonical: !(readCanonical(Buffer.from(text)) instanceof JsonError),
  })),
  coseKeys: KEYS.map(([what, bytes]) => ({
    what,
    publicKey: Buffer.from(bytes).toString("base64url"),
    jwk: coseKey(bytes),
  })),
  assertions: [assertion("ada", "ES256"), assertion("ben", "RS256"), assertion("eve", "EdDSA")],
});
