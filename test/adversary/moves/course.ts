import type { CommandType } from "../../../domain/command.ts";
import { MANAGER, sealed } from "../../properties/pools.ts";
import { pick, thingsOf, type Moves, type Numbers, type Scene } from "../scene.ts";

const asked = (scene: Scene, about: Numbers) => {
  const { request } = thingsOf(scene, about);
  return { part: request?.part ?? "none", request: request?.id ?? "none" };
};

const notice = (scene: Scene, about: Numbers) => {
  const { request, voter } = thingsOf(scene, about);
  const sent = pick(Object.keys(request?.notices ?? {}), about[2]) ?? `${voter}/request/1`;
  const [member = voter, , ordinal = "1"] = sent.split("/");
  const key = { about: request?.id ?? "none", member, ordinal: Number(ordinal) };
  return { ...key, kind: "request" } as const;
};

/** What moves a run on: the launch, the engine's own orders at any time, pauses, links and the end. */
export const course = {
  launchRun: ({ state }, about) => ({
    order: {
      type: "launchRun",
      data: {
        organisation: "org",
        template: { name: state.template.name, version: state.template.version, digest: "t" },
        title: sealed,
        parameters: state.parameters,
        calendar: state.calendar ?? {
          nation: "scotland",
          from: "2026-01-01",
          until: "2029-12-31",
          holidays: [],
        },
        ...(about[0] % 2 === 0 && { leads: "pwle" as const }),
      },
    },
  }),
  linkRun: (scene, about) => ({
    order: {
      type: "linkRun",
      data: {
        link: `l${scene.fresh}`,
        kind: pick(["grows-out-of", "asks", "adds-to", "hands-on-to"] as const, about[1]) ?? "asks",
        run: "another-run",
        part: about[2] % 2 === 0 ? thingsOf(scene, about).part : null,
        amounts: {},
      },
    },
  }),
  recordAskedRun: (scene, about) => ({
    order: {
      type: "recordAskedRun",
      data: {
        link: pick(Object.keys(scene.state.links), about[1]) ?? "none",
        run: "another-run",
        outcome:
          pick(["passed", "refused", "overridden", "finished"] as const, about[2]) ?? "passed",
        event: `event-${about[3] % 3}`,
      },
    },
  }),
  openStep: (scene, about) => ({
    order: {
      type: "openStep",
      data: { step: pick(scene.state.template.steps, about[1])?.key ?? "none" },
    },
  }),
  openPart: (scene, about) => {
    const { step, part } = thingsOf(scene, about);
    const follows = about[2] % 2 === 0 ? part : null;
    return { order: { type: "openPart", data: { step, key: null, follows } } };
  },
  addSite: (scene, about) => ({
    order: { type: "addSite", data: { step: thingsOf(scene, about).step, title: sealed } },
  }),
  dropPart: (scene, about) => ({
    order: { type: "dropPart", data: { part: thingsOf(scene, about).part, reason: sealed } },
  }),
  completeSites: (scene, about) => ({
    order: { type: "completeSites", data: { step: thingsOf(scene, about).step } },
  }),
  recordNotice: (scene, about) => ({
    order: {
      type: "recordNotice",
      data: {
        ...notice(scene, about),
        result: about[3] % 2 === 0 ? { sent: "email" } : { failed: "unreachable" },
      },
    },
  }),
  recordReturn: (scene, about) => ({
    order: { type: "recordReturn", data: notice(scene, about) },
  }),
  escalate: (scene, about) => ({ order: { type: "escalate", data: asked(scene, about) } }),
  extendDue: (scene, about) => ({ order: { type: "extendDue", data: asked(scene, about) } }),
  passGate: (scene, about) => ({
    order: { type: "passGate", data: { part: thingsOf(scene, about).part } },
  }),
  closePart: (scene, about) => ({
    order: { type: "closePart", data: { part: thingsOf(scene, about).part } },
  }),
  closeStep: (scene, about) => ({
    order: { type: "closeStep", data: { step: thingsOf(scene, about).step } },
  }),
  finishRun: () => ({ order: { type: "finishRun", data: {} } }),
  takeUpCry: (scene, about) => {
    const cries = Object.values(scene.state.cries);
    const {
      about: what,
      kind,
      member,
    } = pick(cries, about[1]) ?? {
      about: "none",
      kind: "need" as const,
      member: "ada",
    };
    return { order: { type: "takeUpCry", data: { about: what, kind, member } }, by: MANAGER };
  },
  pause: () => ({ order: { type: "pause", data: { reason: sealed } }, by: MANAGER }),
  resume: () => ({ order: { type: "resume", data: {} }, by: MANAGER }),
} as const satisfies Partial<Moves<CommandType>>;
