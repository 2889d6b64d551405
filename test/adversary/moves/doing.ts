import type { CommandType } from "../../../domain/command.ts";
import { blocksOf } from "../../../domain/rules/blocks.ts";
import { stepDefinition } from "../../../domain/rules/lookup.ts";
import { MANAGER, PEOPLE, person, sealed } from "../../properties/pools.ts";
import { write } from "../../properties/progress.ts";
import { randomFrom } from "../../properties/random.ts";
import {
  dayOf,
  earlier,
  newestOf,
  pick,
  thingsOf,
  type Moves,
  type Numbers,
  type Scene,
} from "../scene.ts";

/** A block of this kind in the newest parts, or in any. */
const blockOf = (scene: Scene, about: Numbers, kind: string): { part: string; block: string } => {
  const parts = Object.values(scene.state.parts).toReversed();
  const found = parts.flatMap((part) => {
    const step = stepDefinition(scene.state, part.step);
    return (step === undefined ? [] : blocksOf(step, part))
      .filter(({ block }) => block === kind)
      .map(({ key }) => ({ part: part.id, block: key }));
  });
  return pick(found, about[0] % 2) ?? { part: thingsOf(scene, about).part, block: "none" };
};

const some = (people: readonly string[], number: number): readonly string[] =>
  people.filter((_, index) => (number >> index) % 2 === 1);

const ofPoll = (scene: Scene, about: Numbers) => {
  const { poll, part } = thingsOf(scene, about);
  return { part: poll?.part ?? part, poll: poll?.id ?? "none" };
};

/** Writing, meeting, delivering, voting and measuring; what people bring in, and what is said to have been done. */
export const doing = {
  saveVersion: (scene, about) => {
    const { written, member, part } = thingsOf(scene, about);
    const random = randomFrom(about[2]);
    const step = written && write({ ...scene, random }, written);
    const order =
      step && "give" in step && step.give.type === "saveVersion"
        ? ({ type: "saveVersion", data: step.give.data } as const)
        : ({
            type: "saveVersion",
            data: { part, basedOn: 0, digest: "none", sections: {}, note: null },
          } as const);
    return { order, by: about[3] % 4 === 0 ? person(member) : MANAGER };
  },
  submitPart: (scene, about) => {
    const { written, part } = thingsOf(scene, about);
    return { order: { type: "submitPart", data: { part, version: newestOf(written) } } };
  },
  contribute: (scene, about) => {
    const { member, part, other } = thingsOf(scene, about);
    const data = {
      id: `k${scene.fresh}`,
      member,
      part: about[3] % 2 === 0 ? part : null,
      kind: pick(["story", "idea", "concern"] as const, about[3]) ?? "story",
      text: sealed,
    };
    const order = { type: "contribute", data } as const;
    return about[3] % 4 === 0 ? { order, by: person(other) } : { order };
  },
  answerContribution: (scene, about) => ({
    order: {
      type: "answerContribution",
      data: {
        contribution: thingsOf(scene, about).contribution?.id ?? "none",
        outcome: pick(["done", "partly", "not-done"] as const, about[2]) ?? "done",
        reply: sealed,
      },
    },
  }),
  disputeContribution: (scene, about) => {
    const { contribution, member } = thingsOf(scene, about);
    return {
      order: {
        type: "disputeContribution",
        data: {
          contribution: contribution?.id ?? "none",
          member: contribution?.member ?? member,
          reason: sealed,
        },
      },
    };
  },
  reflect: (scene, about) => {
    const { member, step } = thingsOf(scene, about);
    return { order: { type: "reflect", data: { member, step, easier: sealed } } };
  },
  startDelivery: (scene, about) => ({
    order: {
      type: "startDelivery",
      data: { part: blockOf(scene, about, "delivery").part, on: dayOf(scene.at) },
    },
  }),
  completeDelivery: (scene, about) => ({
    order: {
      type: "completeDelivery",
      data: {
        part: blockOf(scene, about, "delivery").part,
        on: dayOf(scene.at),
        reached: about[1] % 20,
        deliveredBy: some(thingsOf(scene, about).members, about[2]),
        report: sealed,
      },
    },
  }),
  stateFact: (scene, about) => {
    const at = earlier(scene.at, about[2]);
    return {
      order: {
        type: "stateFact",
        data: {
          part: thingsOf(scene, about).part,
          fact:
            pick(["published", "piloted", "rolled-out", "decided"] as const, about[1]) ??
            "published",
          on: about[3] % 2 === 0 ? at : dayOf(at),
        },
      },
    };
  },
  disputeFact: (scene, about) => {
    const { written, part, member } = thingsOf(scene, about);
    const facts = written?.facts ?? [];
    const fact = pick(facts, about[2]);
    return {
      order: {
        type: "disputeFact",
        data: {
          part,
          fact: fact === undefined ? 1 : facts.indexOf(fact) + 1,
          member,
          reason: sealed,
        },
      },
      by: about[3] % 2 === 0 ? MANAGER : person(member),
    };
  },
  planSession: (scene, about) => ({
    order: {
      type: "planSession",
      data: {
        id: `s${scene.fresh}`,
        ...blockOf(scene, about, "session"),
        on: dayOf(scene.at),
        until: null,
        place: sealed,
        mode: "in-person",
        offers: null,
      },
    },
  }),
  holdSession: (scene, about) => {
    const { session, members } = thingsOf(scene, about);
    return {
      order: {
        type: "holdSession",
        data: {
          session: session?.id ?? "none",
          on: dayOf(scene.at),
          came: some(members, about[2]),
          ledBy: some(members, about[3]),
          others: about[0] % 4,
          account: sealed,
        },
      },
    };
  },
  cancelSession: (scene, about) => ({
    order: {
      type: "cancelSession",
      data: { session: thingsOf(scene, about).session?.id ?? "none", reason: sealed },
    },
  }),
  hearVoice: (scene, about) => ({
    order: {
      type: "hearVoice",
      data: {
        id: `v${scene.fresh}`,
        session: thingsOf(scene, about).session?.id ?? "none",
        kind: "story",
        text: sealed,
        mayContact: false,
        contact: null,
      },
    },
  }),
  openPoll: (scene, about) => ({
    order: {
      type: "openPoll",
      data: {
        id: `q${scene.fresh}`,
        ...blockOf(scene, about, "poll"),
        voters: about[3] % 3 === 0 ? PEOPLE.slice(0, 5) : null,
      },
    },
  }),
  changeElectorate: (scene, about) => {
    const { anyone, member } = thingsOf(scene, about);
    return {
      order: {
        type: "changeElectorate",
        data: { ...ofPoll(scene, about), added: [anyone], removed: [member] },
      },
    };
  },
  castBallot: (scene, about) => {
    const { poll, member } = thingsOf(scene, about);
    return {
      order: { type: "castBallot", data: { ...ofPoll(scene, about), choice: [about[2] % 2] } },
      by: person(pick(Object.keys(poll?.voters ?? {}), about[3]) ?? member),
    };
  },
  remindVoters: (scene, about) => ({
    order: {
      type: "remindVoters",
      data: { ...ofPoll(scene, about), ordinal: 1 + (about[3] % 2) },
    },
  }),
  closePoll: (scene, about) => ({
    order: {
      type: "closePoll",
      data: { ...ofPoll(scene, about), box: { casts: 0, ballots: [] } },
    },
  }),
  recordMeasure: (scene, about) => ({
    order: {
      type: "recordMeasure",
      data: {
        ...blockOf(scene, about, "measure"),
        indicator: pick(scene.state.template.indicators ?? [], about[1])?.key ?? "none",
        how: "counted",
        value: about[2] % 100,
        people: 10 + (about[3] % 10),
        on: dayOf(earlier(scene.at, about[3] % 5)),
        source: sealed,
      },
    },
  }),
} as const satisfies Partial<Moves<CommandType>>;
