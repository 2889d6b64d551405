import type { JsonObject } from "../audit/json.ts";
import type { LoggedEvent } from "../audit/verify/logged-event.ts";
import type { Made } from "../test/support/passkey.ts";
import type { RecordedRun } from "../test/support/recorded-run.ts";
import { copyOf, flippedBytes, textOf } from "./lines.ts";
import { signedAnew, withEvents } from "./runs.ts";
import { rsa, SITE } from "./seeded.ts";
import type { WrongRun } from "./wrong-entries.ts";

/** Somebody's event whose data hold anything at all. */
const withData = (event: LoggedEvent, data: JsonObject): LoggedEvent => {
  const read: LoggedEvent = JSON.parse(JSON.stringify({ ...event, data }));
  return read;
};

const MADE: readonly (readonly [string, Made])[] = [
  ["for another site", { site: "elsewhere.example" }],
  ["nobody was there", { flags: 0b100 }],
  ["nobody was verified", { flags: 0b001 }],
  ["with attested data that are announced and not there", { flags: 0b0100_0101 }],
  ["with attested data", { flags: 0b0100_0101, more: 60 }],
  ["with extensions that are announced and not there", { flags: 0b1000_0101 }],
  ["with a byte more", { more: 1 }],
  ["with a byte less", { more: -1 }],
  ["to enrol a key", { client: { type: "webauthn.create" } }],
  ["of no type", { client: { type: null } }],
  ["about something else", { client: { challenge: "AAAA" } }],
  ["about nothing", { client: { challenge: null } }],
  ["within another site", { client: { crossOrigin: true } }],
  ["within a site that is said to be another in words", { client: { crossOrigin: "false" } }],
  ["within a site that is named", { client: { topOrigin: `https://${SITE}` } }],
  ["within a site that is null", { client: { topOrigin: null } }],
  ...[
    `http://${SITE}`,
    `https://${SITE}/`,
    `https://${SITE}:443`,
    `https://${SITE}:0443`,
    `https://${SITE}:65536`,
    `https://${SITE.toUpperCase()}`,
    `https://not${SITE}`,
    `https://${SITE}.evil.example`,
    `https://ada@${SITE}`,
    `https://.${SITE}`,
    `https://${SITE}#x`,
    "http://localhost",
    "nowhere",
    "",
    "null",
  ].map((origin) => [`on "${origin}"`, { client: { origin } }] as const),
  ["on a list of sites", { client: { origin: [`https://${SITE}`] } }],
  ["on no site", { client: { origin: null } }],
  [
    "of a type that is said twice",
    { rewrite: (json) => `${json.slice(0, -1)},"type":"webauthn.get"}` },
  ],
  [
    "of a type that is said twice, once escaped",
    { rewrite: (json) => `${json.slice(0, -1)},"t\\u0079pe":"webauthn.get"}` },
  ],
  ["in a list", { rewrite: (json) => `[${json}]` }],
  ["in no JSON", { rewrite: (json) => json.slice(1) }],
  ["after a byte-order mark", { rewrite: (json) => `\ufeff${json}` }],
];

/** Answers whose signatures do not hold. */
export const wrongAnswers = (run: RecordedRun): readonly WrongRun[] => {
  const made: WrongRun[] = [];
  const signed = run.events.flatMap((event, at) => ("signature" in event.data ? [at] : []));
  const [first = 0] = signed;
  const event = run.events[first];
  const registered = run.events.findIndex(({ type }) => type === "credentialRegistered");
  const key = run.events[registered];
  if (event === undefined || key === undefined) throw new Error("Nobody has signed.");
  const put = (name: string, at: number, changed: LoggedEvent): void => {
    const events = run.events.with(at, changed);
    made.push({
      name: `an answer signed ${name}`,
      must: "signatures",
      run: withEvents(run, events),
    });
  };
  for (const [name, how] of MADE) put(name, first, signedAnew(event, how));

  for (const at of signed) {
    const one = run.events[at];
    if (one === undefined) continue;
    const data = copyOf(one.data);
    const signature = copyOf(data["signature"]);
    const bytes = Buffer.from(textOf(signature["signature"]), "base64url");
    const as = (name: string, value: Uint8Array | string): void => {
      const text = typeof value === "string" ? value : Buffer.from(value).toString("base64url");
      put(
        `by key ${at}, ${name}`,
        at,
        withData(one, { ...data, signature: { ...signature, signature: text } }),
      );
    };
    as("with its last bit changed", flippedBytes(bytes));
    as("with its first bit changed", flippedBytes(bytes, 0));
    as("with nothing", new Uint8Array(0));
    as("with a byte more", Buffer.concat([bytes, Buffer.of(0)]));
    as("with a byte less", bytes.subarray(0, -1));
    as("with padding", `${bytes.toString("base64url")}==`);
  }

  const data = copyOf(event.data);
  const signature = copyOf(data["signature"]);
  const der = Buffer.from(textOf(signature["signature"]), "base64url");
  const signing = (name: string, change: JsonObject): void =>
    put(name, first, withData(event, { ...data, signature: { ...signature, ...change } }));
  signing("with a length in two bytes", {
    signature: Buffer.concat([Buffer.of(0x30, 0x81), der.subarray(1)]).toString("base64url"),
  });
  signing("with a nought too many", {
    signature: Buffer.concat([
      Buffer.of(0x30, (der[1] ?? 0) + 1, 2, (der[3] ?? 0) + 1, 0),
      der.subarray(4),
    ]).toString("base64url"),
  });
  signing("by a key that the run does not know", { credential: "ab".repeat(32) });
  signing("after its event", { at: "2026-01-06T10:00:00.001Z" });
  signing("at no time", { at: "" });
  signing("at a time that is none", { at: "2026-01-06" });
  signing("at another time", { at: "2026-01-06T09:59:59.999Z" });
  signing("with authenticator data of nothing", { authenticatorData: "" });
  signing("with client data in base64", {
    clientDataJSON: `${textOf(signature["clientDataJSON"])}=`,
  });
  const { assurance: _, ...unmarked } = event;
  put("and marked as nothing", first, unmarked);
  put("and marked as signed in", first, { ...event, assurance: "signed-in" });
  const { signature: __, ...unsigned } = data;
  put("as it is marked, and not signed", first, withData(event, unsigned));
  put("with null", first, withData(event, { ...data, signature: null }));
  const registration = copyOf(key.data);
  const registering = (name: string, change: JsonObject): void =>
    put(name, registered, withData(key, { ...registration, ...change }));
  registering("by a key of somebody else", { member: "0197b3f0-0000-7000-8000-000000000001" });
  registering("by a key for another site", { relyingParty: "elsewhere.example" });
  registering("by an RSA key of 1,024 bits", { publicKey: rsa("1024").publicKey });
  registering("by no key", { publicKey: "AQID" });
  registering("by a key that is no base64url", { publicKey: "§" });
  const late = run.events
    .toSpliced(registered, 1)
    .toSpliced(first, 0, key)
    .map((one, at) => ({ ...one, version: at + 1 }));
  made.push({
    name: "an answer signed before its key was registered",
    must: "signatures",
    run: withEvents(run, late),
  });
  return made;
};

/** Vouchers that do not hold. */
export const wrongVouchers = (run: RecordedRun): readonly WrongRun[] => {
  const at = run.events.findIndex(({ type }) => type === "memberVouchedFor");
  const event = run.events[at];
  if (event === undefined) throw new Error("Nobody was vouched for.");
  const data = copyOf(event.data);
  const signature = Buffer.from(textOf(data["voucherSignature"]), "base64url");
  const changes: readonly (readonly [string, JsonObject])[] = [
    ["for another name", { name: "Somebody else" }],
    ["of another day", { on: "2026-01-04" }],
    ["for another passkey", { passkey: "AQID" }],
    ["for another credential", { credential: "cd".repeat(32) }],
    ["by another key's id", { voucher: "00".repeat(32) }],
    ["by no key", { publicKey: "AQID" }],
    ["by a key that is no base64url", { publicKey: "§" }],
    ["with no signature", { voucherSignature: "AQID" }],
    [
      "with a signature that was changed",
      { voucherSignature: Buffer.from(flippedBytes(signature)).toString("base64url") },
    ],
    ["with a signature that is no base64url", { voucherSignature: "§" }],
    ["for somebody else", { member: "0197b3f0-0000-7000-8000-000000000001" }],
  ];
  return changes.map(([name, change]) => ({
    name: `a voucher ${name}`,
    must: "vouchers",
    run: withEvents(run, run.events.with(at, withData(event, { ...data, ...change }))),
  }));
};
