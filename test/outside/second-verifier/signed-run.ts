import { encodeEntry } from "../../../audit/entry.ts";
import { makeVoucherKey, signVouching } from "../../../audit/voucher.ts";
import type { LoggedEvent } from "../../../audit/verify/logged-event.ts";
import { assentOf, statementOf } from "../../../domain/blocks/gate/statement.ts";
import {
  assertionOf,
  createPasskey,
  type Kind,
  type Made,
  type Passkey,
} from "../../support/passkey.ts";
import { uuidAt, uuidOf, type RecordedRun } from "../../support/recorded-run.ts";
import type { Pick } from "../../tamper/die.ts";

const KINDS: readonly Kind[] = ["P-256", "RSA", "Ed25519"];
const passkeys: readonly Passkey[] = KINDS.map(createPasskey);
const SITE = "alongside.example";

const credentialOf = (person: string): string =>
  Buffer.from(uuidOf(person)).toString("hex").slice(0, 64);

/** What a browser or an authenticator may say otherwise than ours expects; half of it is right all the same. */
const MADE: readonly Made[] = [
  ...[true, false, null, 0, "false"].map((crossOrigin) => ({ client: { crossOrigin } })),
  ...[null, "https://alongside.example"].map((topOrigin) => ({ client: { topOrigin } })),
  ...[
    ...[
      "https://www.alongside.example",
      "https://alongside.example:8443",
      "https://alongside.example:443",
    ],
    ...[
      "http://alongside.example",
      "https://ALONGSIDE.example",
      "https://alongside.example/",
      "https://alongside.example.",
    ],
    ...[
      "https://evilalongside.example",
      "https://alongside.example.evil",
      "https://a..alongside.example",
      "null",
      "",
    ],
    ...[
      "https://alongside.example:08",
      "https://alongside.example:65536",
      "https://alongside.example:123456",
    ],
    ...[
      "https://-.alongside.example",
      "https://a_b.alongside.example",
      "android:apk-key-hash:AAAA",
      "https://a@alongside.example",
    ],
  ].map((origin) => ({ client: { origin } })),
  { client: { origin: ["https://alongside.example"] } },
  { client: { type: "webauthn.create" } },
  { client: { challenge: "AAAA" } },
  { client: { more: { a: 1 }, tokenBinding: null } },
  ...[0, 0b1, 0b100, 0b101, 0b11101, 0b1000101, 0b10000101].map((flags) => ({ flags })),
  ...[-1, 1, 20].map((more) => ({ more })),
  { flags: 0b10000101, more: 3 },
  { site: "elsewhere.example" },
  { rewrite: (json) => `\ufeff${json}` },
  { rewrite: (json) => ` ${json}\n` },
  { rewrite: (json) => `${json}{}` },
  { rewrite: (json) => json.replace("{", '{"type":"webauthn.get",') },
  { rewrite: (json) => json.replace("{", '{"t\\u0079pe":"webauthn.get",') },
  { rewrite: (json) => json.replace("{", '{"a":1,"a":2,') },
  { rewrite: (json) => json.replace("{", '{"a":{"b":1,"b":2},') },
  { rewrite: (json) => `[${json}]` },
  { rewrite: () => "null" },
];

/**
 * The run with its people's answers signed by passkeys of their own, and each of them vouched for. The rules would not have it (the
 * keys come out of nowhere), but all that is signed holds.
 * @param one an answer is signed otherwise, if anything is given.
 */
export const signedRun = (run: RecordedRun, pick?: Pick): RecordedRun => {
  const events: LoggedEvent[] = [];
  const known = new Map<string, Passkey>();
  const voucher = makeVoucherKey("Those who know");
  const answers = run.events.filter(isAnswer);
  const odd = pick === undefined ? undefined : answers[pick(answers.length)];
  const made = pick === undefined ? undefined : MADE[pick(MADE.length)];
  const add = (event: LoggedEvent): void => {
    const version = events.length + 1;
    const again: LoggedEvent = JSON.parse(JSON.stringify({ ...event, version }));
    events.push(again);
  };
  for (const event of run.events) {
    if (!isAnswer(event)) {
      add(event);
      continue;
    }
    const { by } = event.data;
    const passkey = known.get(by) ?? passkeys[known.size % passkeys.length];
    if (passkey === undefined) throw new Error("no passkey");
    const credential = credentialOf(by);
    if (!known.has(by)) {
      known.set(by, passkey);
      const { publicKey } = passkey;
      const { at, actor } = event;
      const from = {
        run: run.run,
        version: 0,
        schema: 1,
        at,
        actor: { ...actor, id: by },
      } as const;
      const key = { member: by, credential, publicKey, relyingParty: SITE };
      add({ ...from, id: uuidAt(`key of ${by}`, at), type: "credentialRegistered", data: key });
      const vouching = signVouching(voucher, {
        member: by,
        credential,
        passkey: publicKey,
        on: "2026-11-23",
      });
      add({
        ...from,
        id: uuidAt(`voucher for ${by}`, at),
        type: "memberVouchedFor",
        data: vouching,
      });
    }
    const statement = statementOf(run.run, event.data, assentOf(event), by, event.at);
    const signature = assertionOf(passkey, credential, statement, event === odd ? made : {});
    const signed: LoggedEvent = JSON.parse(
      JSON.stringify({
        ...event,
        actor: { ...event.actor, id: by },
        assurance: "passkey-signed",
        data: { ...event.data, signature },
      }),
    );
    add(signed);
  }
  return { ...run, events, entries: events.map(encodeEntry) };
};

type Answer = Extract<
  LoggedEvent,
  { readonly type: "signedOff" | "declined" | "preferred" | "askedForTime" | "stoodAside" }
>;

const isAnswer = (event: LoggedEvent): event is Answer =>
  ["signedOff", "declined", "preferred", "askedForTime", "stoodAside"].includes(event.type);
