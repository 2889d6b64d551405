import { describe, expect, test } from "vitest";
import { policy, type Action } from "./policy-rules.ts";
import { authorise } from "./policy.ts";
import { ORGANISATION_ROLES, type OrganisationRole, type Principal } from "./principal.ts";

const HOME = "11111111-1111-4111-8111-111111111111";
const ELSEWHERE = "22222222-2222-4222-8222-222222222222";
const ME = "33333333-3333-4333-8333-333333333333";
const OTHER = "44444444-4444-4444-8444-444444444444";

const isAction = (name: string): name is Action => Object.hasOwn(policy, name);

const as = (role: OrganisationRole, more: Partial<Principal> = {}): Principal => ({
  id: ME,
  person: ME,
  organisation: HOME,
  roles: [role],
  scopes: "all",
  via: "session",
  assurance: "signed-in",
  ...more,
});

const STEERING = ["administrator", "programme-manager"];
const EVERYBODY = [...ORGANISATION_ROLES];
const AT_THE_TABLE = ["administrator", "programme-manager", "pwle-approver", "member"];
const READERS_OF_ALL = ["administrator", "programme-manager", "auditor"];

/** Who may do what in a run that they are no member of, and who may as a member. Written out, not derived. */
const inRuns: readonly (readonly [readonly Action[], readonly string[], readonly string[]])[] = [
  [["readRun", "listRuns"], READERS_OF_ALL, EVERYBODY],
  [["readLog"], ["auditor"], ["auditor"]],
  [["launchRun", "overrideGate"], STEERING, STEERING],
  [
    [
      "joinMember",
      "joinMembers",
      "changeRoles",
      "finishRun",
      "nameGuardian",
      "linkRun",
      "offerSupport",
      "offerPayment",
      "makePayment",
      "addSite",
      "completeSites",
      "dropPart",
      "submitPart",
      "pause",
      "resume",
      "stateFact",
      "requestSignOff",
      "saveVersion",
      "makeDeclaration",
      "withdraw",
      "reportLoss",
      "denyLoss",
      "goOn",
      "vouchForMember",
      "stateAccessNeed",
      "meetAccessNeed",
      "takeUpCry",
      "buildCapacity",
      "answerContribution",
      "restartClock",
      "disputeFact",
      "tellInPerson",
      "planSession",
      "holdSession",
      "cancelSession",
      "hearVoice",
      "openPoll",
      "changeElectorate",
      "recordMeasure",
      "startDelivery",
      "completeDelivery",
      "delegate",
      "endDelegation",
      "signOff",
      "decline",
      "prefer",
      "askForTime",
      "standAside",
      "contribute",
    ],
    STEERING,
    AT_THE_TABLE,
  ],
  [
    [
      "answerPayment",
      "claimCredential",
      "showCredential",
      "stopShowingCredential",
      "recuse",
      "confirmAnswer",
      "disputeAnswer",
      "seeRequest",
      "object",
      "liftObjection",
      "disputeContribution",
      "reflect",
      "corroborate",
      "allowContact",
      "declareSide",
      "confirmMember",
    ],
    [],
    AT_THE_TABLE,
  ],
];

const inDirectory: readonly (readonly [readonly Action[], readonly string[], readonly string[]])[] =
  [
    [["listInbox", "castBallot"], [], EVERYBODY],
    [["leadRun", "joinRun"], [], AT_THE_TABLE],
    [["readOrganisation", "readHolders"], EVERYBODY, EVERYBODY],
    [["readPowers"], ["administrator", "auditor"], EVERYBODY],
    [["registerVoucher", "endVoucher"], ["administrator"], ["administrator"]],
    [
      [
        "changeOrganisation",
        "sendTestMail",
        "grantRole",
        "listTokens",
        "issueToken",
        "revokeToken",
      ],
      ["administrator"],
      ["administrator"],
    ],
    [["listPeople", "addPerson", "readMailStatus"], STEERING, STEERING],
    [["readPerson", "changePerson"], STEERING, EVERYBODY],
    [
      ["exportPerson", "erasePerson", "recordErasure", "endAccount", "readSignIns", "endSignIns"],
      ["administrator"],
      EVERYBODY,
    ],
    [["answerForChange"], [], EVERYBODY],
    [["eraseVoice"], ["administrator"], ["administrator"]],
  ];

const allowed = (
  role: OrganisationRole,
  action: Action,
  subject: Parameters<typeof authorise>[2],
) => authorise(as(role), action, subject).kind === "allowed";

test("the tables below name every action once", () => {
  const named = [...inRuns, ...inDirectory].flatMap(([actions]) => actions);
  expect(named.toSorted()).toEqual(Object.keys(policy).toSorted());
});

describe.each(ORGANISATION_ROLES)("%s", (role) => {
  test("in a run of the own organisation, as a member and not", () => {
    for (const [actions, outside, inside] of inRuns) {
      for (const action of actions) {
        const run = { organisation: HOME };
        expect([action, allowed(role, action, { ...run, member: false })]).toEqual([
          action,
          outside.includes(role),
        ]);
        expect([action, allowed(role, action, { ...run, member: true })]).toEqual([
          action,
          inside.includes(role),
        ]);
      }
    }
  });

  test("about the own organisation, others and oneself", () => {
    for (const [actions, ofOthers, ofOneself] of inDirectory) {
      for (const action of actions) {
        const others = { organisation: HOME, person: OTHER };
        expect([action, allowed(role, action, others)]).toEqual([action, ofOthers.includes(role)]);
        const self = { organisation: HOME, person: ME };
        expect([action, allowed(role, action, self)]).toEqual([action, ofOneself.includes(role)]);
      }
    }
  });

  test("another organisation's is never more than not found", () => {
    for (const action of [...inRuns, ...inDirectory].flatMap(([actions]) => actions)) {
      for (const subject of [{}, { member: true }, { member: false }, { person: ME }]) {
        expect(authorise(as(role), action, { organisation: ELSEWHERE, ...subject })).toEqual({
          kind: "not-found",
        });
      }
    }
  });

  test("a run that may not be read is not found, whatever is asked of it", () => {
    const readsAll = READERS_OF_ALL.includes(role);
    for (const action of inRuns.flatMap(([actions]) => actions)) {
      const verdict = authorise(as(role), action, { organisation: HOME, member: false });
      if (verdict.kind !== "allowed") {
        expect([action, verdict.kind]).toEqual([action, readsAll ? "forbidden" : "not-found"]);
      }
    }
  });
});

/** What a program may do, whatever its role then reaches. Written out, not derived: all else is a person's to say or to decide. */
const FOR_PROGRAMS: readonly Action[] = [
  ...["readRun", "listRuns", "readLog", "launchRun", "joinMember", "joinMembers"],
  ...["changeRoles", "finishRun", "linkRun", "offerSupport", "offerPayment", "makePayment"],
  ...["addSite", "completeSites", "dropPart", "submitPart", "pause", "resume", "stateFact"],
  ...["requestSignOff", "saveVersion", "buildCapacity", "restartClock", "planSession"],
  ...["holdSession", "cancelSession", "openPoll", "changeElectorate", "recordMeasure"],
  ...["startDelivery", "completeDelivery", "recordErasure", "readOrganisation", "listPeople"],
  ...["readPerson", "addPerson", "exportPerson", "erasePerson", "endAccount", "listTokens"],
  ...["revokeToken", "eraseVoice", "readPowers", "readHolders", "readMailStatus"],
].filter(isAction);

describe.each(ORGANISATION_ROLES)("a token of a %s", (role) => {
  const program = as(role, { id: "a-token", person: null, via: "token" });

  test("does nothing that is not for programs, and is told why", () => {
    for (const action of [...inRuns, ...inDirectory].flatMap(([actions]) => actions)) {
      for (const subject of [{}, { member: true }, { member: false }, { person: ME }]) {
        const verdict = authorise(program, action, { organisation: HOME, ...subject });
        if (FOR_PROGRAMS.includes(action)) {
          expect([action, verdict]).not.toContainEqual(
            expect.objectContaining({ code: "persons-word" }),
          );
        } else if (verdict.kind !== "not-found") {
          expect([action, verdict]).toEqual([
            action,
            expect.objectContaining({ kind: "forbidden", code: "persons-word" }),
          ]);
        }
      }
    }
  });

  test("does as much of what is for programs as a person of that role who sits in no run", () => {
    for (const action of FOR_PROGRAMS) {
      const run = { organisation: HOME, member: false };
      expect([action, authorise(program, action, run).kind]).toEqual([
        action,
        authorise(as(role), action, run).kind,
      ]);
    }
  });
});

test("whoever signed in by an address that does not count yet reads, and says and does nothing", () => {
  for (const role of ORGANISATION_ROLES) {
    const fresh = as(role, { newAddressUntil: "2026-02-05T10:00:00.000Z" });
    for (const action of [...inRuns, ...inDirectory].flatMap(([actions]) => actions)) {
      for (const about of [{ member: true, person: ME }, { person: ME }, {}]) {
        const subject = { organisation: HOME, ...about };
        const [now, then] = [
          authorise(fresh, action, subject),
          authorise(as(role), action, subject),
        ];
        if (policy[action].scope.endsWith(":read")) expect(now).toEqual(then);
        else expect([action, now.kind]).not.toEqual([action, "allowed"]);
        if (then.kind === "allowed" && now.kind === "forbidden")
          expect(now.code).toBe("new-address");
      }
    }
  }
});

test("a token's scopes narrow its role, and say so", () => {
  const reader = as("programme-manager", { person: null, via: "token", scopes: ["runs:read"] });
  const run = { organisation: HOME, member: false };
  expect(authorise(reader, "readRun", run)).toEqual({
    kind: "allowed",
    role: "programme-manager",
  });
  expect(authorise(reader, "launchRun", { organisation: HOME })).toMatchObject({
    kind: "forbidden",
    why: expect.stringContaining("runs:manage"),
  });
});

test("somebody who steers a run and sits in it speaks for themselves as the member they are", () => {
  const both = as("administrator", { roles: ["administrator", "pwle-approver"] });
  const run = { organisation: HOME, member: true };
  expect(authorise(both, "signOff", { ...run, person: ME })).toMatchObject({
    role: "pwle-approver",
  });
  expect(authorise(both, "signOff", { ...run, person: OTHER })).toMatchObject({
    role: "administrator",
  });
});

test("without any role nothing is allowed, and nothing is found", () => {
  const nobody = as("member", { roles: [] });
  for (const action of [...inRuns, ...inDirectory].flatMap(([actions]) => actions)) {
    expect(authorise(nobody, action, { organisation: HOME, member: true }).kind).toBe("not-found");
  }
});
