import type { CommandType } from "../../../domain/command.ts";
import { MANAGER, PEOPLE, person, ROLES, sealed, SIDES } from "../../properties/pools.ts";
import { dayOf, earlier, pick, thingsOf, type Moves, type Numbers, type Scene } from "../scene.ts";

const needOf = ({ state }: Scene, [, b]: Numbers) =>
  pick(
    Object.values(state.members).flatMap(({ id, needs }) =>
      Object.keys(needs).map((need) => ({ member: id, need })),
    ),
    b,
  ) ?? { member: "ada", need: "none" };

const paymentOf = ({ state }: Scene, [, b]: Numbers) =>
  pick(
    Object.values(state.members).flatMap(({ id, payments }) =>
      Object.keys(payments).map((payment) => ({ member: id, payment })),
    ),
    b,
  ) ?? { member: "ada", payment: "none" };

const joining = ({ state }: Scene, [a, b, c, d]: Numbers) => ({
  member: pick(PEOPLE, b) ?? "ada",
  side: pick(SIDES, c) ?? ("pwle" as const),
  roles:
    a % 4 === 0
      ? (["decision-maker", "chair"] as const)
      : (["decision-maker", "deliverer"] as const),
  declares: d % 3 === 0 ? state.template.declarations.map(({ key }) => key) : [],
});

const credentialOf = ({ state }: Scene, [, , c]: Numbers): string =>
  pick(state.template.credentials ?? [], c)?.key ?? "none";

const inDays = (at: string, days: number): string =>
  new Date(Date.parse(at) + days * 86_400_000).toISOString();

/** Who is in the group, what they say of themselves and others of them, and what they get. */
export const people = {
  joinMember: (scene, about) => {
    const data = joining(scene, about);
    return {
      order: { type: "joinMember", data },
      by: about[3] % 5 === 0 ? person(data.member) : MANAGER,
    };
  },
  joinMembers: (scene, about) => {
    const [a, b, c, d] = about;
    const members = [joining(scene, about), joining(scene, [a + 1, b + 1, c + 1, d])];
    return { order: { type: "joinMembers", data: { members } } };
  },
  changeRoles: (scene, about) => ({
    order: {
      type: "changeRoles",
      data: {
        member: thingsOf(scene, about).member,
        roles: ROLES.filter((_, index) => (about[2] >> index) % 2 === 1),
      },
    },
  }),
  makeDeclaration: (scene, about) => {
    const { member, other } = thingsOf(scene, about);
    const declares = pick(scene.state.template.declarations, about[0])?.key ?? "none";
    const said = { member, declares, holds: about[3] % 2 === 0 };
    const guardian = scene.state.members[member]?.guardians[0] ?? other;
    return about[3] % 5 === 4
      ? {
          order: { type: "makeDeclaration", data: { ...said, by: "guardian", guardian } },
          by: person(guardian),
        }
      : { order: { type: "makeDeclaration", data: { ...said, by: "self" } } };
  },
  nameGuardian: (scene, about) => {
    const { member, other } = thingsOf(scene, about);
    return { order: { type: "nameGuardian", data: { guardian: other, of: member } } };
  },
  allowContact: (scene, about) => ({
    order: {
      type: "allowContact",
      data: { member: thingsOf(scene, about).member, holds: about[2] % 2 === 0 },
    },
  }),
  reportLoss: (scene, about) => {
    const { member, other } = thingsOf(scene, about);
    return { order: { type: "reportLoss", data: { member } }, by: person(other) };
  },
  denyLoss: (scene, about) => ({
    order: { type: "denyLoss", data: { member: thingsOf(scene, about).member } },
  }),
  goOn: (scene, about) => {
    const lost = Object.values(scene.state.members).find(({ loss }) => loss !== null);
    const { member, other } = thingsOf(scene, about);
    return {
      order: { type: "goOn", data: { member: lost?.id ?? member, how: sealed } },
      by: person(other),
    };
  },
  declareSide: (scene, about) => {
    const sides = [
      pick(SIDES, about[2]) ?? "pwle",
      ...(about[3] % 3 === 0 ? ["staff" as const] : []),
    ];
    return {
      order: { type: "declareSide", data: { member: thingsOf(scene, about).member, sides } },
    };
  },
  confirmMember: (scene, about) => {
    const { member, other } = thingsOf(scene, about);
    return { order: { type: "confirmMember", data: { member } }, by: person(other) };
  },
  vouchForMember: (scene, about) => ({
    order: {
      type: "vouchForMember",
      data: {
        member: thingsOf(scene, about).member,
        voucher: `voucher-${about[2] % 2}`,
        name: "People who know",
        publicKey: "public",
        credential: "key",
        passkey: "passkey",
        on: dayOf(earlier(scene.at, about[3])),
        voucherSignature: "signature",
      },
    },
  }),
  withdraw: (scene, about) => ({
    order: { type: "withdraw", data: { member: thingsOf(scene, about).member } },
  }),
  stateAccessNeed: (scene, about) => ({
    order: {
      type: "stateAccessNeed",
      data: { id: `n${scene.fresh}`, member: thingsOf(scene, about).member, what: sealed },
    },
  }),
  meetAccessNeed: (scene, about) => {
    const data = { ...needOf(scene, about), how: null };
    const order = { type: "meetAccessNeed", data } as const;
    return about[3] % 2 === 0 ? { order, by: MANAGER } : { order };
  },
  delegate: (scene, about) => {
    const { voter, member, other } = thingsOf(scene, about);
    const until = inDays(scene.at, about[3] % 120);
    const from = about[0] % 2 === 0 ? voter : member;
    const data = { from, to: other, until: about[0] % 3 === 0 ? dayOf(until) : until };
    return { order: { type: "delegate", data } };
  },
  endDelegation: (scene, about) => ({
    order: {
      type: "endDelegation",
      data: { from: pick(Object.keys(scene.state.delegations), about[1]) ?? "ada" },
    },
  }),
  buildCapacity: (scene, about) => ({
    order: {
      type: "buildCapacity",
      data: {
        member: thingsOf(scene, about).member,
        kind: "training",
        what: sealed,
        on: dayOf(earlier(scene.at, about[3])),
      },
    },
    ...(about[2] % 2 === 0 && { by: MANAGER }),
  }),
  offerSupport: (scene, about) => ({
    order: { type: "offerSupport", data: { member: thingsOf(scene, about).member, what: sealed } },
  }),
  offerPayment: (scene, about) => {
    const { member } = thingsOf(scene, about);
    const data = { id: `p${scene.fresh}`, member, kind: "thanks", pence: null } as const;
    return { order: { type: "offerPayment", data } };
  },
  answerPayment: (scene, about) => {
    const answer = about[3] % 3 === 0 ? "declined" : "accepted";
    return {
      order: { type: "answerPayment", data: { ...paymentOf(scene, about), answer } },
    };
  },
  makePayment: (scene, about) => ({
    order: { type: "makePayment", data: paymentOf(scene, about) },
  }),
  recordErasure: (scene, about) => ({
    order: {
      type: "recordErasure",
      data: {
        member: thingsOf(scene, about).member,
        what: about[2] % 2 === 0 ? "all" : [sealed.commitment],
      },
    },
  }),
  corroborate: (scene, about) => {
    const { claim, member } = thingsOf(scene, about);
    return {
      order: {
        type: "corroborate",
        data: {
          member: pick(claim?.members ?? [], about[2]) ?? member,
          claim: claim?.version ?? 1,
          agrees: about[3] % 3 !== 0,
        },
      },
    };
  },
  claimCredential: (scene, about) => ({
    order: {
      type: "claimCredential",
      data: { member: thingsOf(scene, about).member, credential: credentialOf(scene, about) },
    },
  }),
  showCredential: (scene, about) => ({
    order: {
      type: "showCredential",
      data: {
        member: thingsOf(scene, about).member,
        credential: credentialOf(scene, about),
        run: "another-run",
        event: "an-event",
      },
    },
  }),
  stopShowingCredential: (scene, about) => ({
    order: {
      type: "stopShowingCredential",
      data: { member: thingsOf(scene, about).member, credential: credentialOf(scene, about) },
    },
  }),
} as const satisfies Partial<Moves<CommandType>>;
