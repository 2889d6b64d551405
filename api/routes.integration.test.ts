import { afterAll, beforeAll, expect, test } from "vitest";
import { askedRun, type AskedRun } from "../test/support/asked-run.ts";
import { callersTo, type Caller } from "../test/support/callers.ts";
import { FOR_PROGRAMS, NOT_THERE, ONES_OWN, POLICY } from "../test/support/route-policy.ts";
import { runningApi, type RunningApi, type Someone } from "../test/support/running-api.ts";
import type { Endpoint } from "./http/endpoint.ts";
import { ORGANISATION_ROLES } from "./principal.ts";
import { allEndpoints } from "./routes/index.ts";

let api: RunningApi;
let asked: AskedRun;
let endpoints: readonly Endpoint[];
let callers: ReadonlyMap<string, Caller>;
let foreign: ReadonlyMap<string, Caller>;
beforeAll(async () => {
  api = await runningApi();
  endpoints = allEndpoints(api.api);
  asked = await askedRun(api);
  callers = await callersTo(api, asked);
  foreign = await callersTo(api, await askedRun(api));
}, 60_000);
afterAll(() => api.close());

/** A body that the contract accepts, whatever the run then says to it. */
const bodies = (): Readonly<Record<string, unknown>> => ({
  changeOrganisation: { name: "Test" },
  addPerson: { name: "New", roles: ["member"] },
  changePerson: { phone: null },
  issueToken: { name: "t", role: "auditor", expiresAt: "2020-01-01T00:00:00Z" },
  launchRun: { template: "nothing-known", title: "T", nation: "scotland" },
  pause: { reason: "x" },
  checkTemplate: {},
  chooseToldBy: { by: "email" },
  beginDraft: {},
  saveDraft: { text: "{}", revision: 1 },
  askAboutDraft: { why: "x", nation: "scotland" },
  // With a declaration that nobody asks for: whoever joined would be a member in all that follows.
  joinRun: { side: "staff", roles: ["deliverer"], declares: ["nothing"] },
  goOn: { how: "x" },
  registerVoucher: { name: "Those who know", publicKey: "A".repeat(43) },
  vouchForMember: {
    ...{ voucher: "ab".repeat(32), name: "Those who know", credential: "ab".repeat(32) },
    ...{ passkey: "AQID", on: "2026-01-01", voucherSignature: "A".repeat(86) },
  },
  nameGuardian: { guardian: asked.staff.id },
  allowContact: { holds: true },
  declareSide: { sides: ["pwle"] },
  linkRun: { kind: "asks", run: asked.run, part: null },
  joinMember: { person: asked.staff.id, side: "staff", roles: ["deliverer"] },
  joinMembers: { members: [{ person: asked.staff.id, side: "staff", roles: ["deliverer"] }] },
  changeRoles: { roles: ["decision-maker"] },
  makeDeclaration: { declares: "x", holds: true },
  delegate: { to: asked.staff.id, until: "2030-01-01" },
  stateAccessNeed: { what: "x" },
  meetAccessNeed: {},
  takeUpCry: { kind: "need", about: asked.run },
  buildCapacity: { kind: "training", what: "x", on: "2026-01-01" },
  offerSupport: { what: "x" },
  offerPayment: { kind: "thanks" },
  answerPayment: { answer: "accepted" },
  saveForm: { sections: {} },
  submitPart: { version: 99 },
  requestSignOff: { version: 99 },
  tellInPerson: { member: asked.leader.id, by: asked.leader.id, on: "2026-01-01" },
  answer: { answer: "yes", version: 99, digest: asked.digest },
  disputeAnswer: {},
  restartClock: { reason: "x" },
  object: { version: 99, reason: "x" },
  recuse: { reason: "x" },
  overrideGate: { reason: "x" },
  contribute: { kind: "idea", text: "x", part: "nothing:9" },
  answerContribution: { outcome: "done", reply: "x" },
  disputeContribution: { reason: "x" },
  addSite: { step: "nothing", title: "x" },
  dropPart: { reason: "x" },
  startDelivery: { on: "2026-01-01" },
  completeDelivery: { on: "2026-01-01", reached: 1, deliveredBy: [], report: "x" },
  stateFact: { fact: "decided", on: "2026-01-01" },
  disputeFact: { fact: 1, reason: "x" },
  recordMeasure: {
    block: "nothing",
    indicator: "nothing",
    how: "counted",
    value: 1,
    people: null,
    on: "2026-01-01",
    source: "x",
  },
  planSession: { on: "2026-01-01", place: "x", mode: "online" },
  holdSession: { on: "2026-01-01", came: [], ledBy: [], account: "x" },
  cancelSession: { reason: "x" },
  hearVoice: { kind: "story", text: "x" },
  showCredential: {},
  openPoll: { block: "nothing" },
  changeElectorate: {},
  castBallot: { choice: [0] },
  reflect: { step: "nothing", easier: "x" },
  erasePerson: { what: ["0".repeat(64)] },
  corroborate: { agrees: true },
  registerPasskey: {
    id: "AAAA",
    rawId: "AAAA",
    response: { clientDataJSON: "AAAA", attestationObject: "AAAA" },
  },
  answerForChange: { of: "address", mine: false },
  challengeAnswer: { answer: "yes", version: 99, digest: asked.digest },
});

const pathOf = (endpoint: Endpoint): string => {
  const [ada] = asked.pwle;
  const parts: Readonly<Record<string, string>> = {
    organisation: asked.organisation,
    run: asked.run,
    person: asked.staff.id,
    member:
      endpoint.name === "confirmAnswer" || endpoint.name === "disputeAnswer"
        ? (ada?.id ?? "")
        : asked.leader.id,
    part: asked.part,
    request: asked.request,
    name: "resource-panel",
    token: asked.run,
    draft: asked.run,
    credential: "0".repeat(64),
    voucher: "0".repeat(64),
    version: "1",
    need: asked.run,
    claim: "1",
    payment: asked.run,
    objection: asked.run,
    contribution: asked.run,
    step: "form-group",
    event: asked.run,
    file: asked.run,
    session: asked.run,
    poll: asked.run,
    block: "nothing",
    level: "0",
    index: "000.p/1",
  };
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, key: string) => parts[key] ?? key);
  return endpoint.name === "uploadFile" ? `${path}?section=nothing&field=nothing` : path;
};

/** Answers that say "you may, but": the policy let them in. */
const STRUCTURAL = new Set(["not-found", "forbidden", "sign-in-needed", "sign-in-rejected"]);

const HEADERS: Readonly<Record<string, { readonly [name: string]: string }>> = {
  saveForm: { "if-match": '"99"' },
  uploadFile: { "content-disposition": 'attachment; filename="a"' },
};

const outcome = async (endpoint: Endpoint, who: Someone | null) => {
  const body = bodies()[endpoint.name];
  const answer = await api.send(who, endpoint.method.toUpperCase(), pathOf(endpoint), {
    ...(body === undefined ? {} : { body }),
    headers: HEADERS[endpoint.name] ?? {},
  });
  return { status: answer.status, code: answer.code ?? "answered" };
};

test("the table of the policy names every route", () => {
  expect(Object.keys(POLICY).toSorted()).toEqual(endpoints.map(({ name }) => name).toSorted());
});

/** Last, since they change who is in the run, or end what others are asked about. */
const DISRUPTIVE = [
  "pause",
  "resume",
  "recuse",
  "withdraw",
  "overrideGate",
  "changeRoles",
  "endAccount",
];

test(
  "every route, by every kind of caller, of the own organisation and of another",
  { timeout: 300_000 },
  async () => {
    const wrong: string[] = [];
    const ordered = endpoints.toSorted(
      (a, b) => DISRUPTIVE.indexOf(a.name) - DISRUPTIVE.indexOf(b.name),
    );
    for (const endpoint of ordered) {
      const policy = POLICY[endpoint.name] ?? "";
      // Their own organisation's lists and acts are theirs; what they name here belongs to others.
      const named = /\{(?:organisation|run|person)\}/u.test(endpoint.path);
      const all = [
        ...[...callers].map(([kind, caller]) => ({ kind, caller, isForeign: false })),
        ...[...foreign].map(([kind, caller]) => ({
          ...{ kind: `foreign ${kind}`, caller, isForeign: true },
        })),
      ];
      for (const { kind, caller, isForeign } of all) {
        const { status, code } = await outcome(endpoint, caller.who);
        const tell = () => wrong.push(`${kind}: ${endpoint.name} ${status} ${code}`);
        if (status >= 500) tell();
        if (caller.letter === "0") {
          // Whoever is nobody any more is told that their sign-in is worth nothing, and no more than a stranger.
          const isOut = code === "sign-in-needed" || code === "sign-in-rejected";
          if (isOut === endpoint.open && caller.who === null) tell();
          if (!isOut && !endpoint.open) tell();
          continue;
        }
        if (isForeign) {
          if (named && code !== "not-found") tell();
          continue;
        }
        const isLetIn = policy.includes("s") || policy.includes(caller.letter);
        const missing = NOT_THERE.includes(endpoint.name);
        if (isLetIn && STRUCTURAL.has(code) && !missing) tell();
        if (!isLetIn && !STRUCTURAL.has(code)) tell();
      }
    }
    expect(wrong).toEqual([]);
    expect(api.unexpected).toEqual([]);
  },
);

test(
  "a token gives nobody's word on any route, whatever its role",
  { timeout: 300_000 },
  async () => {
    const another = await askedRun(api);
    asked = another;
    const wrong: string[] = [];
    const elsewhere = await api.organisation();
    for (const role of ORGANISATION_ROLES) {
      const stranger = await api.program(elsewhere, role);
      for (const endpoint of endpoints) {
        if (!/\{(?:organisation|run|person)\}/u.test(endpoint.path)) continue;
        const { code } = await outcome(endpoint, stranger);
        // That a person must do it is said of anybody, known or not.
        const isSaidOfAll = code === "persons-word" && !endpoint.path.includes("{run}");
        if (code !== "not-found" && !isSaidOfAll)
          wrong.push(`foreign ${role}: ${endpoint.name} ${code}`);
      }
      const program = await api.program(another.organisation, role);
      for (const endpoint of endpoints) {
        const { code } = await outcome(endpoint, program);
        const isForPeople = code === "persons-word";
        const isShut = isForPeople || code === "not-found" || code === "forbidden";
        const mayTry = FOR_PROGRAMS.includes(endpoint.name);
        if (mayTry ? isForPeople : !isShut) wrong.push(`${role}: ${endpoint.name} ${code}`);
        const reaches = role === "administrator" && endpoint.method !== "get";
        if (reaches && !mayTry && !isForPeople && !ONES_OWN.includes(endpoint.name)) {
          wrong.push(`${role} is not told why: ${endpoint.name} ${code}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(api.unexpected).toEqual([]);
  },
);
