import { someChoice } from "../../domain/blocks/poll/ballot.ts";
import { unread, measuresIn } from "../../domain/blocks/measure/lookup.ts";
import { isHeld, sessionBlocksOf } from "../../domain/blocks/session/sessions.ts";
import { pollBlocksIn } from "../../domain/blocks/poll/lookup.ts";
import { ENGINE } from "../../domain/actor.ts";
import type { Wait } from "../../domain/plan-types.ts";
import { unaskedSections } from "../../domain/blocks/gate/readiness.ts";
import { blockAt } from "../../domain/rules/progress.ts";
import { londonDate } from "../../domain/rules/calendar.ts";
import { formOf } from "../../domain/rules/blocks.ts";
import {
  currentStep,
  gateOf,
  newestVersion,
  own,
  requestsOf,
  stepDefinition,
} from "../../domain/rules/lookup.ts";
import type { FieldValue } from "../../domain/sealed.ts";
import type { Part } from "../../domain/state.ts";
import type { Field } from "../../domain/template.ts";
import { person, sealed } from "../properties/pools.ts";
import { comeBack, cora, manager, type Deed, type Scene } from "./group.ts";

const DAY = 86_400_000;

/** Rounds end, and ways lead on, once a run has gone on for long. */
const isLate = ({ state }: Scene, part: Part): boolean =>
  part.ordinal > 1 || state.steps.length > state.template.steps.length + 3;

const valueOf = (scene: Scene, part: Part, field: Field): FieldValue => {
  switch (field.kind) {
    case "choice": {
      if (field.key === "again")
        return isLate(scene, part) ? "enough" : scene.draw.pick(["again", "enough"]);
      if (field.key === "next")
        return isLate(scene, part) ? "on" : scene.draw.pick(["on", "on", "back", "out"]);
      return field.options?.[0]?.value ?? "";
    }
    case "choices":
      return field.options?.slice(0, 1).map(({ value }) => value) ?? [];
    case "options":
      return ["a", "b", "c"];
    case "number":
      return scene.draw.below(field.max ?? 1_000);
    case "date":
      return new Date(Date.parse(scene.at) + 10 * DAY).toISOString().slice(0, 10);
    case "yes-no":
      return true;
    case "members":
      return ["pia"];
    case "text":
    case "long-text":
    case "file":
    case "list":
      return sealed;
  }
};

export const write = (scene: Scene, part: Part): readonly Deed[] => {
  const step = stepDefinition(scene.state, part.step);
  if (step === undefined) return [];
  const sections = Object.fromEntries(
    formOf(part, step).sections.map(({ key, fields }) => {
      const values = fields.map((field) => [field.key, valueOf(scene, part, field)] as const);
      return [key, { digest: `${key} ${scene.fresh}`, fields: Object.fromEntries(values) }];
    }),
  );
  const basedOn = newestVersion(part)?.number ?? 0;
  const data = { part: part.id, basedOn, digest: scene.fresh, sections, note: null };
  return [cora({ type: "saveVersion", data })];
};

const answers = (scene: Scene, part: Part, members: readonly string[]): readonly Deed[] => {
  const gate = gateOf(scene.state, part);
  return requestsOf(scene.state, part).flatMap(({ id: request, version, digest }) =>
    members.map((member): Deed => {
      const about = { request, version, digest, member };
      const actor = person(member);
      if (gate?.rule === "preference")
        return { type: "prefer", actor, data: { ...about, ranking: ["b", "a"] } };
      const isNo = gate?.rule === "majority" && scene.draw.chance(isLate(scene, part) ? 10 : 40);
      return isNo
        ? {
            type: "decline",
            actor,
            data: { ...about, reason: sealed, objection: `o${scene.fresh}${request}` },
          }
        : { type: "signOff", actor, data: { ...about, answer: "yes", comment: null } };
    }),
  );
};

const meets = (scene: Scene, part: Part): readonly Deed[] => {
  const { state, at, fresh, draw } = scene;
  const on = londonDate(at);
  const planned = Object.values(state.sessions).find(
    (session) => session.part === part.id && session.status === "planned",
  );
  const block = sessionBlocksOf(state, part).find((one) => !isHeld(state, part, one));
  if (planned === undefined)
    return [
      manager({
        type: "planSession",
        data: {
          ...{ id: fresh, part: part.id, block: block?.key ?? "", on, until: null },
          ...{ place: sealed, mode: "in-person", offers: null },
        },
      }),
    ];
  if (draw.chance(10))
    return [manager({ type: "cancelSession", data: { session: planned.id, reason: sealed } })];
  const came = Object.keys(state.members);
  return [
    manager({
      type: "holdSession",
      data: { session: planned.id, on, came, ledBy: ["pia"], others: 3, account: sealed },
    }),
  ];
};

const figure = (scene: Scene, part: Part, block: string, indicator: string, mayLack: boolean) =>
  cora({
    type: "recordMeasure",
    data: {
      ...{ part: part.id, block, indicator, how: "counted", people: 20 },
      value: mayLack && scene.draw.chance(10) ? null : scene.draw.below(50),
      ...{ on: londonDate(scene.at), source: sealed },
    },
  });

const figures = (scene: Scene, part: Part): readonly Deed[] =>
  measuresIn(scene.state, part).flatMap((block) =>
    unread(scene.state, part, block).map((indicator) =>
      figure(scene, part, block.key, indicator, true),
    ),
  );

/** A figure that could not be had when it was to be read. */
const figureAt = (scene: Scene, indicator: string, point: string): readonly Deed[] =>
  Object.values(scene.state.parts).flatMap((part) =>
    measuresIn(scene.state, part)
      .filter((block) => block.point === point)
      .map(({ key }) => figure(scene, part, key, indicator, false)),
  );

const polls = (scene: Scene, part: Part): readonly Deed[] => {
  const at = blockAt(scene.state, part);
  return pollBlocksIn(scene.state, part)
    .filter(({ key }) => key === at?.key)
    .map(({ key: block, voters }) =>
      manager({
        type: "openPoll",
        data: {
          ...{ id: `p${scene.fresh}`, part: part.id, block },
          voters: voters === "addresses" ? ["v1", "v2", "v3", "v4", "v5", "v6"] : null,
        },
      }),
    );
};

const ballots = ({ state }: Scene, part: Part): readonly Deed[] =>
  Object.values(state.polls)
    .filter((poll) => poll.part === part.id && poll.outcome === null)
    .flatMap((poll) =>
      Object.entries(poll.voters)
        .filter(([, standing]) => standing === "asked")
        .map(([voter]): Deed => ({
          type: "castBallot",
          actor: person(voter),
          data: { part: part.id, poll: poll.id, choice: someChoice(poll) },
        })),
    );

const needed = (scene: Scene, { need, members }: Wait): readonly Deed[] => {
  const { state, fresh } = scene;
  if (need === undefined) return [];
  if ("measured" in need) return figureAt(scene, need.measured, need.at);
  if ("declared" in need && need.declared === "consent")
    return [
      cora({ type: "nameGuardian", data: { guardian: "gwen", of: "yan" } }),
      {
        type: "makeDeclaration",
        actor: person("gwen"),
        data: { member: "yan", declares: "consent", holds: true, by: "guardian", guardian: "gwen" },
      },
    ];
  if ("declared" in need)
    return members.map((member): Deed => ({
      type: "makeDeclaration",
      actor: person(member),
      data: { member, declares: need.declared, holds: true, by: "self" },
    }));
  if ("holds" in need)
    return Object.keys(state.members).map((member): Deed => ({
      type: "claimCredential",
      actor: person(member),
      data: { member, credential: need.holds },
    }));
  if ("answered" in need) {
    const part = Object.values(state.parts).find(({ step }) => step === need.answered);
    const link = Object.values(state.links).find(({ answered }) => answered === null);
    return link === undefined
      ? [
          manager({
            type: "linkRun",
            data: {
              ...{ link: `l${fresh}`, kind: "asks", run: `run ${fresh}`, part: part?.id ?? null },
              amounts: {},
            },
          }),
        ]
      : [
          {
            type: "recordAskedRun",
            actor: ENGINE,
            data: { link: link.id, run: link.run, outcome: "passed", event: `e${fresh}` },
          },
        ];
  }
  return [];
};

/** What people could do about one thing that the run waits for; where whoever could has left, they come back. */
export const deedsFor = (scene: Scene, wait: Wait): readonly Deed[] => [
  ...deeds(scene, wait),
  ...comeBack(scene),
];

/** Puts the same questions to whoever decides now. */
const askAgain = ({ state, fresh }: Scene, part: Part): readonly Deed[] =>
  part.requests.flatMap((id) => {
    const request = own(state.requests, id);
    const version = newestVersion(part)?.number;
    if (request === undefined || version === undefined) return [];
    const data = { id: `again-${fresh}-${id}`, part: part.id, version, sections: request.sections };
    return [manager({ type: "requestSignOff", data })];
  });

const deeds = (scene: Scene, wait: Wait): readonly Deed[] => {
  const { state, at } = scene;
  const part = wait.part === null ? undefined : own(state.parts, wait.part);
  const step = currentStep(state)?.key ?? "";
  switch (wait.for) {
    case "group":
      return comeBack(scene);
    case "quorum-out-of-reach":
      return [...comeBack(scene), ...(part ? askAgain(scene, part) : [])];
    case "version":
      return part ? write(scene, part) : [];
    case "submission": {
      const version = part && newestVersion(part)?.number;
      return part && version
        ? [cora({ type: "submitPart", data: { part: part.id, version } })]
        : [];
    }
    case "request": {
      const definition = part && stepDefinition(state, part.step);
      const version = part && newestVersion(part)?.number;
      if (!part || !definition || !version) return [];
      const sections = part.requests.length === 0 ? [] : unaskedSections(state, part, definition);
      const data = { id: `r${scene.fresh}`, part: part.id, version, sections };
      return [manager({ type: "requestSignOff", data })];
    }
    case "answers":
    case "confirmation":
    case "more-time":
      return part ? answers(scene, part, wait.members) : [];
    case "objection":
      return [
        ...Object.entries(part?.objections ?? {}).map(([objection, { member }]): Deed => ({
          type: "liftObjection",
          actor: person(member),
          data: { part: part?.id ?? "", objection },
        })),
        ...(part ? answers(scene, part, wait.members) : []),
      ];
    case "contribution":
      return Object.keys(state.contributions).map((contribution) =>
        manager({
          type: "answerContribution",
          data: { contribution, outcome: "done", reply: sealed },
        }),
      );
    case "access-need":
      return Object.values(state.members).flatMap(({ id: member, needs }) =>
        Object.keys(needs).map((need) => ({
          ...manager({ type: "meetAccessNeed", data: { member, need, how: null } }),
          actor: person(member),
        })),
      );
    case "delivery": {
      const on = londonDate(at);
      if (part === undefined) return [];
      return part.delivery === "not-started"
        ? [manager({ type: "startDelivery", data: { part: part.id, on } })]
        : [
            manager({
              type: "completeDelivery",
              data: { part: part.id, on, reached: 5, deliveredBy: ["pia"], report: sealed },
            }),
          ];
    }
    case "poll":
      return part ? polls(scene, part) : [];
    case "votes":
      return part && scene.draw.chance(80) ? ballots(scene, part) : [];
    case "measure":
      return part ? figures(scene, part) : [];
    case "session":
    case "session-late":
      return part ? meets(scene, part) : [];
    case "sites":
      return (currentStep(state)?.parts.length ?? 0) < 1 + scene.draw.below(2)
        ? [manager({ type: "addSite", data: { step, title: sealed } })]
        : [manager({ type: "completeSites", data: { step } })];
    case "need":
      return needed(scene, wait);
    case "resume":
      return [manager({ type: "resume", data: {} })];
    case "loss":
      return wait.members.flatMap((member) =>
        Object.keys(state.members).map((lost): Deed => ({
          type: "goOn",
          actor: person(member),
          data: { member: lost, how: sealed },
        })),
      );
    case "sending":
    case "opening":
    case "notice":
    case "interval":
      return [];
  }
};
