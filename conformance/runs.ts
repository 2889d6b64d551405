import { createHash } from "node:crypto";
import { encodeEntry } from "../audit/entry.ts";
import type { LoggedEvent } from "../audit/verify/logged-event.ts";
import { signVouching } from "../audit/voucher.ts";
import { assentOf, statementOf, type Answering } from "../domain/blocks/gate/statement.ts";
import { ENGINE } from "../domain/actor.ts";
import type { NumberedEvent } from "../domain/event.ts";
import type { Template } from "../domain/template.ts";
import { emptyRun, give, signedBy, type Given, type Run } from "../test/specification/run.ts";
import {
  asked,
  group,
  launched,
  manager,
  MONDAY,
  settle,
  told,
  who,
  words,
  wrote,
} from "../test/specification/scene.ts";
import { shapes } from "../test/specification/template.ts";
import { assertionOf, type Kind, type Made, type Passkey } from "../test/support/passkey.ts";
import { recordedRun, uuidOf, type RecordedRun } from "../test/support/recorded-run.ts";
import { credentialOf, passkey, SITE, voucherKey } from "./seeded.ts";

const TUESDAY = "2026-01-06T10:00:00.000Z";
const WEEKS_LATER = "2026-01-30T10:00:00.000Z";

const PEOPLE = ["ada", "ben", "eve", "cyd", "dee", "manager", "org"];
/** Each person's kind of passkey. */
const KINDS: { readonly [person: string]: Kind } = { ada: "P-256", ben: "RSA", eve: "Ed25519" };

export const passkeyOf = (person: string): Passkey =>
  passkey(KINDS[person] ?? "Ed25519", `passkey of ${person}`);

/** Who a pseudonym stands for. */
const personBy: ReadonlyMap<string, string> = new Map(
  PEOPLE.map((person) => [uuidOf(person), person] as const),
);

const marked = (run: Run, order: Given): readonly NumberedEvent[] =>
  run.events.slice(-run.last.length).map((event) => {
    if ("assistance" in order.data && order.data.assistance !== undefined)
      return { ...event, assurance: "assisted-unconfirmed" };
    const isSigned = "signature" in event.data && event.data.signature !== undefined;
    const by = event.actor.role === "engine" ? {} : { assurance: "signed-in" as const };
    return isSigned ? { ...event, assurance: "passkey-signed" } : { ...event, ...by };
  });

/** Played in memory: each order at its time by whoever gives it, and what the engine does in between. */
const played = (
  template: Template,
  orders: readonly (Given | "settle")[],
): readonly NumberedEvent[] => {
  const trail: NumberedEvent[] = [];
  let run = emptyRun(template);
  for (const order of orders) {
    if (order === "settle") {
      const before = run.events.length;
      run = settle(run, WEEKS_LATER);
      trail.push(...run.events.slice(before));
      continue;
    }
    const signs = "passkey" in order.data && order.data.passkey !== undefined;
    const assurance =
      "assistance" in order.data && order.data.assistance !== undefined
        ? "assisted-unconfirmed"
        : signs
          ? "passkey-signed"
          : "signed-in";
    const actor = order.actor ?? manager;
    const mark = actor.role === "engine" ? {} : ({ assurance } as const);
    const next = give(run, { at: MONDAY, ...order, actor, ...mark });
    if (next.refusal) throw new Error(`${order.type}: ${next.refusal.message}`);
    trail.push(...marked(next, order));
    run = next;
  }
  return trail;
};

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Stand-ins as the record has them: pseudonyms, and digests that are told from every other text. */
const asRecorded = (trail: readonly NumberedEvent[]): readonly NumberedEvent[] => {
  const digests = new Set(
    trail.flatMap((event) => (event.type === "versionSaved" ? [event.data.digest] : [])),
  );
  const text = JSON.stringify(trail, (key, value: unknown) => {
    if (typeof value === "string") {
      if (digests.has(value)) return sha256(`version ${value}`);
      if (key === "digest") return sha256(`section ${value}`);
      return PEOPLE.includes(value) ? uuidOf(value) : value;
    }
    return value;
  });
  const read: readonly NumberedEvent[] = JSON.parse(text);
  return read;
};

type Answer = Extract<LoggedEvent, { readonly type: Answering["type"] }>;
const isSigned = (event: LoggedEvent): event is Answer =>
  "signature" in event.data && event.data.signature !== undefined;

/** The event as its person's own passkey signs it. @param made what the authenticator or the client does otherwise. */
export const signedAnew = (event: LoggedEvent, made: Made = {}): LoggedEvent => {
  if (event.type === "credentialRegistered") {
    const person = personBy.get(event.data.member) ?? "";
    const { publicKey } = passkeyOf(person);
    const data = { ...event.data, credential: credentialOf(person), publicKey, relyingParty: SITE };
    return { ...event, data };
  }
  if (!isSigned(event)) return event;
  const person = personBy.get(event.data.by) ?? "";
  const { by } = event.data;
  const statement = statementOf(event.run, event.data, assentOf(event), by, event.at);
  const signature = assertionOf(passkeyOf(person), credentialOf(person), statement, made);
  const read: LoggedEvent = JSON.parse(
    JSON.stringify({ ...event, data: { ...event.data, signature } }),
  );
  return read;
};

/** A run whose entries are those of its events. */
export const withEvents = (run: RecordedRun, events: readonly LoggedEvent[]): RecordedRun => ({
  ...run,
  events,
  entries: events.map(encodeEntry),
});

const recorded = (
  name: string,
  template: Template,
  orders: readonly (Given | "settle")[],
): RecordedRun => {
  const run = recordedRun(template, asRecorded(played(template, orders)), name);
  return withEvents(
    run,
    run.events.map((event) => signedAnew(event)),
  );
};

const DIGEST = "what how";
const about = (member: string) => ({ request: "r1", version: 1, digest: DIGEST, member });
const signature = (by: string) => ({ passkey: signedBy(by, TUESDAY) });

const yes = (member: string, more: object = {}, by = member): Given => ({
  type: "signOff",
  actor: who(by),
  at: TUESDAY,
  data: { ...about(member), answer: "yes", comment: null, ...more },
});

/** Three people with lived experience and two of staff, asked about what was written. */
const askedOf = (part: string): readonly Given[] => [
  launched(),
  ...group,
  wrote(part, 0),
  asked(part),
  ...told(["ada", "ben", "eve", "cyd", "dee"]),
];

/** How a notice of the question went. */
const went = (
  member: string,
  result: Extract<Given, { type: "recordNotice" }>["data"]["result"],
): Given => ({
  type: "recordNotice",
  actor: ENGINE,
  data: { about: "r1", member, kind: "request", ordinal: 1, result },
});

const signedByAll = (...left: readonly string[]): readonly Given[] =>
  ["ada", "ben", "eve"].filter((one) => !left.includes(one)).map((one) => yes(one, signature(one)));
const staff = [yes("cyd"), yes("dee")];

const group1 = shapes("group");
const payment: readonly Given[] = [
  { type: "offerPayment", data: { id: "p1", member: "ada", kind: "payment", pence: words } },
  {
    type: "answerPayment",
    actor: who("ada"),
    data: { member: "ada", payment: "p1", answer: "accepted" },
  },
  { type: "makePayment", data: { member: "ada", payment: "p1" } },
];

const rank = (member: string, ranking: readonly string[], more: object = {}): Given => ({
  type: "prefer",
  actor: who(member),
  at: TUESDAY,
  data: { ...about(member), digest: "the list", ranking, ...more },
});

const list: Given = {
  type: "saveVersion",
  data: {
    part: "survey:1",
    basedOn: 0,
    digest: "the list",
    sections: { list: { digest: "list", fields: { options: ["garden", "film", "talk"] } } },
    note: null,
  },
};

const vouching = () => {
  const about = {
    member: uuidOf("ada"),
    credential: credentialOf("ada"),
    passkey: passkeyOf("ada").publicKey,
    on: "2026-01-05",
  };
  return signVouching(voucherKey, about);
};

/** The runs that the vectors are about, by name. */
export const runs = (): { readonly [name: string]: RecordedRun } => ({
  whole: recorded("whole", group1, [
    ...askedOf("group:1"),
    ...payment,
    ...signedByAll(),
    ...staff,
    "settle",
  ]),
  stages: recorded("stages", shapes("group", "gathering"), [
    ...askedOf("group:1"),
    ...signedByAll(),
    ...staff,
    "settle",
    wrote("gathering:1", 0),
    { type: "submitPart", data: { part: "gathering:1", version: 1 } },
    "settle",
  ]),
  open: recorded("open", group1, [...askedOf("group:1"), ...signedByAll("eve")]),
  chosen: recorded("chosen", group1, [
    ...askedOf("group:1").slice(0, -5),
    ...told(["ada", "ben"]),
    went("eve", { failed: "by-choice" }),
    went("cyd", { sent: "email", tried: ["sms"] }),
    went("dee", { failed: "refused", tried: ["email", "sms"] }),
    ...signedByAll("eve"),
    {
      type: "seeRequest",
      actor: who("eve"),
      at: TUESDAY,
      data: { request: "r1", member: "eve", version: 1 },
    },
    ...staff,
    "settle",
  ]),
  every: recorded("every", group1, [
    ...askedOf("group:1"),
    {
      type: "askForTime",
      actor: who("ada"),
      at: TUESDAY,
      data: { ...about("ada"), reason: words, ...signature("ada") },
    },
    {
      type: "decline",
      actor: who("ben"),
      at: TUESDAY,
      data: {
        ...about("ben"),
        reason: { commitment: "0b3ec7" },
        objection: "o-ben",
        ...signature("ben"),
      },
    },
    {
      type: "standAside",
      actor: who("eve"),
      at: TUESDAY,
      data: { ...about("eve"), ...signature("eve") },
    },
    yes("cyd", {
      answer: "yes-with-changes",
      comment: { commitment: "c4a29e5" },
      contribution: "c-cyd",
      ...signature("cyd"),
    }),
  ]),
  preference: recorded("preference", shapes("survey"), [
    launched(),
    ...group,
    list,
    asked("survey:1"),
    ...told(["ada", "ben", "eve", "cyd", "dee"]),
    rank("ada", ["garden", "film", "talk"], signature("ada")),
    rank("ben", ["film", "garden", "talk"], signature("ben")),
    rank("eve", ["garden", "talk", "film"]),
    "settle",
  ]),
  delegated: recorded("delegated", group1, [
    ...askedOf("group:1").slice(0, -7),
    { type: "delegate", actor: who("ada"), data: { from: "ada", to: "eve", until: "2026-03-01" } },
    ...askedOf("group:1").slice(-7),
    yes("ben", signature("ben")),
    yes("eve", signature("eve")),
    yes("ada", signature("eve"), "eve"),
    ...staff,
    "settle",
  ]),
  helped: recorded("helped", group1, [
    ...askedOf("group:1"),
    ...signedByAll("eve"),
    yes("eve", { assistance: { helper: "cyd", channel: "phone", readBack: true } }, "cyd"),
    {
      type: "confirmAnswer",
      actor: who("eve"),
      at: TUESDAY,
      data: { request: "r1", member: "eve" },
    },
    ...staff,
    "settle",
  ]),
  vouched: recorded("vouched", group1, [
    ...askedOf("group:1"),
    ...signedByAll(),
    {
      type: "vouchForMember",
      actor: who("ada"),
      at: TUESDAY,
      data: { ...vouching(), member: "ada" },
    },
    ...staff,
    "settle",
  ]),
  erased: recorded("erased", group1, [
    ...askedOf("group:1"),
    {
      type: "contribute",
      actor: who("ada"),
      at: TUESDAY,
      data: { id: "c1", member: "ada", part: "group:1", kind: "story", text: words },
    },
    ...signedByAll(),
    ...staff,
    {
      type: "recordErasure",
      actor: { ...manager, role: "administrator" },
      at: TUESDAY,
      data: { member: "ada", what: "all" },
    },
    "settle",
  ]),
});
