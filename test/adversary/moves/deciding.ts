import type { Actor } from "../../../domain/actor.ts";
import type { CommandType } from "../../../domain/command.ts";
import { own } from "../../../domain/rules/lookup.ts";
import { MANAGER, PEOPLE, person, sealed } from "../../properties/pools.ts";
import { signedBy } from "../../specification/run.ts";
import { newestOf, pick, thingsOf, type Moves, type Numbers, type Scene } from "../scene.ts";

const askedOf = (scene: Scene, about: Numbers) => {
  const { request, voter } = thingsOf(scene, about);
  return { part: request?.part ?? "none", request: request?.id ?? "none", member: voter };
};

/** Whose answer it is and who gives it: mostly the person, else a helper who writes it down, or a delegate. */
const answering = (
  scene: Scene,
  about: Numbers,
): { readonly data: ReturnType<typeof ownAnswer>; readonly by: Actor } => {
  const data = ownAnswer(scene, about);
  const way = about[3] % 8;
  if (way === 0 || way === 1) {
    const helper = pick([MANAGER, MANAGER, ...PEOPLE.slice(0, 6).map(person)], about[2]) ?? MANAGER;
    const assistance = { helper: helper.id, channel: "phone", readBack: true } as const;
    return { data: { ...data, assistance }, by: helper };
  }
  const delegating = Object.keys(scene.state.delegations);
  const from = pick(delegating, about[2]);
  if ((way === 2 || way === 5) && from !== undefined) {
    const to = own(scene.state.delegations, from)?.to ?? from;
    return { data: { ...data, member: from }, by: person(to) };
  }
  if (way === 3) return { data, by: person(thingsOf(scene, about).other) };
  if (way === 4)
    return { data: { ...data, passkey: signedBy(data.member, scene.at) }, by: person(data.member) };
  return { data, by: person(data.member) };
};

const ownAnswer = (
  scene: Scene,
  about: Numbers,
): {
  readonly part: string;
  readonly request: string;
  readonly version: number;
  readonly digest: string;
  readonly member: string;
  readonly assistance?: {
    readonly helper: string;
    readonly channel: "phone";
    readonly readBack: true;
  };
  readonly passkey?: ReturnType<typeof signedBy>;
} => {
  const { request } = thingsOf(scene, about);
  return {
    ...askedOf(scene, about),
    version: request?.version ?? 0,
    digest: request?.digest ?? "none",
  };
};

const theirs = (scene: Scene, about: Numbers) => {
  const { request } = thingsOf(scene, about);
  const given = Object.values(request?.answers ?? {}).filter(({ by, member }) => by !== member);
  const asked = askedOf(scene, about);
  return { ...asked, member: pick(given, about[2])?.member ?? asked.member };
};

/** Asking, answering, objecting and stepping out. */
export const deciding = {
  requestSignOff: (scene, about) => {
    const { written } = thingsOf(scene, about);
    const sections = Object.keys(written?.versions.at(-1)?.sections ?? {});
    const some = [sections.slice(0, 1), sections.slice(1), [], []];
    const data = {
      id: `r${scene.fresh}`,
      part: written?.id ?? "none",
      version: newestOf(written),
      sections: pick(some, about[1]) ?? [],
    };
    const order = { type: "requestSignOff", data } as const;
    return about[2] % 4 === 0 ? { order, by: person(thingsOf(scene, about).member) } : { order };
  },
  signOff: (scene, about) => {
    const { data, by } = answering(scene, about);
    const said =
      about[0] % 5 === 4
        ? ({
            answer: "yes-with-changes",
            comment: sealed,
            contribution: `c${scene.fresh}`,
          } as const)
        : ({ answer: "yes", comment: null } as const);
    return { order: { type: "signOff", data: { ...data, ...said } }, by };
  },
  decline: (scene, about) => {
    const { data, by } = answering(scene, about);
    const no = { ...data, reason: sealed, objection: `o${scene.fresh}` };
    return { order: { type: "decline", data: no }, by };
  },
  prefer: (scene, about) => {
    const { data, by } = answering(scene, about);
    return { order: { type: "prefer", data: { ...data, ranking: ["a", "b"] } }, by };
  },
  askForTime: (scene, about) => {
    const { data, by } = answering(scene, about);
    return { order: { type: "askForTime", data: { ...data, reason: null } }, by };
  },
  standAside: (scene, about) => {
    const { data, by } = answering(scene, about);
    return { order: { type: "standAside", data }, by };
  },
  recuse: (scene, about) => {
    const { part, member } = askedOf(scene, about);
    return { order: { type: "recuse", data: { part, member, reason: null } } };
  },
  confirmAnswer: (scene, about) => ({
    order: { type: "confirmAnswer", data: theirs(scene, about) },
  }),
  disputeAnswer: (scene, about) => ({
    order: { type: "disputeAnswer", data: { ...theirs(scene, about), reason: null } },
  }),
  object: (scene, about) => {
    const { written, member } = thingsOf(scene, about);
    const data = {
      id: `b${scene.fresh}`,
      part: written?.id ?? "none",
      member,
      version: newestOf(written),
      reason: sealed,
    };
    return { order: { type: "object", data } };
  },
  liftObjection: (scene, about) => {
    const { written, other } = thingsOf(scene, about);
    const open = Object.entries(written?.objections ?? {}).filter(([, one]) => one.open);
    const [objection, { member }] = pick(open, about[1]) ?? ["none", { member: "ada" }];
    return {
      order: { type: "liftObjection", data: { part: written?.id ?? "none", objection } },
      by: person(about[3] % 3 === 0 ? other : member),
    };
  },
  tellInPerson: (scene, about) => ({
    order: {
      type: "tellInPerson",
      data: { ...askedOf(scene, about), by: MANAGER.id, on: scene.at.slice(0, 10) },
    },
  }),
  seeRequest: (scene, about) => ({
    order: {
      type: "seeRequest",
      data: { ...askedOf(scene, about), version: thingsOf(scene, about).request?.version ?? 0 },
    },
  }),
  restartClock: (scene, about) => {
    const { part, request } = askedOf(scene, about);
    return { order: { type: "restartClock", data: { part, request, reason: sealed } } };
  },
  overrideGate: (scene, about) => ({
    order: { type: "overrideGate", data: { part: thingsOf(scene, about).part, reason: sealed } },
  }),
} as const satisfies Partial<Moves<CommandType>>;
