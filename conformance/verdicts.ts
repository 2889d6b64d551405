import type { LoggedEvent } from "../audit/verify/logged-event.ts";
import { ENGINE } from "../domain/actor.ts";
import type { Template } from "../domain/template.ts";
import { verdict, type FindingCode, type TrailEvent, type Verdict } from "../domain/verdict.ts";
import { emptyRun, give, type Given } from "../test/specification/run.ts";
import {
  about,
  askedGroup,
  group,
  launched,
  manager,
  MONDAY,
  settle,
  who,
  words,
  wrote,
  yes,
} from "../test/specification/scene.ts";
import { everyShape, shapes } from "../test/specification/template.ts";
import * as spoken from "../test/specification/verdict.ts";
import { demoRuns } from "../test/support/demo-runs.ts";
import { playedRun } from "../test/support/played-run.ts";
import { uuidOf } from "../test/support/recorded-run.ts";
import { runs } from "./runs.ts";

/** Events, and what is found in them. They need not follow from the rules: the verdict is asked for whatever is on record. */
export type JudgedEvents = {
  readonly name: string;
  readonly template: Template;
  readonly events: readonly TrailEvent[];
  readonly verdict: Verdict;
};

type Candidate = Omit<JudgedEvents, "verdict">;

const LATER = "2026-01-30T10:00:00.000Z";

const told = (
  name: string,
  template: Template,
  orders: readonly Given[],
  until = LATER,
): Candidate => {
  const run = orders.reduce((now, order) => {
    const next = give(now, { actor: manager, at: MONDAY, ...order });
    if (next.refusal) throw new Error(`${name}: ${order.type}: ${next.refusal.message}`);
    return next;
  }, emptyRun(template));
  const { events } = until === "" ? run : settle(run, until);
  return {
    name,
    template,
    events: events.map((event) => ({ ...event, id: uuidOf(`${name} ${event.version}`) })),
  };
};

const gathering = shapes("gathering").steps;
const voters = Array.from({ length: 12 }, (_, at) => `voter-${at}`);
const polling: Template = {
  ...shapes(),
  steps: gathering.map((step) => ({
    ...step,
    parts: {
      kind: "one",
      blocks: [
        {
          block: "poll",
          key: "short-list",
          question: "Which?",
          choose: "one",
          options: [
            { value: "red", label: "Red" },
            { value: "green", label: "Green" },
          ],
          voters: "addresses",
          anonymous: true,
          open: { workingDays: 5 },
          reminders: [],
          leastShare: 0.5,
        },
      ],
    },
  })),
};
const part = "gathering:1";
const poll: readonly Given[] = [
  launched(),
  ...group,
  { type: "openPoll", data: { id: "p1", part, block: "short-list", voters } },
  { type: "changeElectorate", data: { part, poll: "p1", added: ["late"], removed: [] } },
  ...voters.slice(0, 5).map((voter): Given => ({
    type: "castBallot",
    actor: { ...who(voter), role: "voter" },
    data: { part, poll: "p1", choice: [0] },
  })),
  {
    type: "closePoll",
    actor: ENGINE,
    at: "2026-01-12T17:00:00.000Z",
    data: { part, poll: "p1", box: { casts: 5, ballots: voters.slice(0, 5).map(() => [0]) } },
  },
];

const gone = (by: string): Given => ({
  type: "reportLoss",
  actor: who(by),
  data: { member: "eve" },
});
const goesOn = (by: string): Given => ({
  type: "goOn",
  actor: who(by),
  data: { member: "eve", how: words },
});
const lost: readonly Given[] = [
  ...askedGroup,
  gone("cyd"),
  gone("ada"),
  goesOn("ada"),
  goesOn("ben"),
  ...["ada", "ben", "cyd", "dee"].map((member) => yes(member)),
];

const sayTaken: readonly Given[] = [
  ...askedGroup,
  { type: "changeRoles", data: { member: "eve", roles: ["contributor"] } },
  wrote("group:1", 1, "anew"),
  ...["ada", "ben", "cyd", "dee"].map((member): Given => ({
    type: "signOff",
    actor: who(member),
    data: { ...about(member, "r1", 2), digest: "anew how", answer: "yes", comment: null },
  })),
];

/** The event with other data. */
const eventWith = <E extends TrailEvent>(event: E, data: object): E => {
  const read: E = JSON.parse(JSON.stringify({ ...event, data: { ...event.data, ...data } }));
  return read;
};

/** In the same run a passkey is new, and nobody is at a meeting. */
const changed = ({ name, template, events }: Candidate): readonly Candidate[] => [
  {
    name: `${name}, with new passkeys`,
    template,
    events: events.map((event) =>
      event.type === "credentialRegistered"
        ? eventWith(event, { countsFrom: "2026-02-01T00:00:00.000Z" })
        : event,
    ),
  },
  {
    name: `${name}, with nobody at its meetings`,
    template,
    events: events.map((event) =>
      event.type === "sessionHeld" ? eventWith(event, { came: [], ledBy: [] }) : event,
    ),
  },
];

/** What is left of a run when it has no events of a type. */
const without = ({ name, template, events }: Candidate): readonly Candidate[] =>
  [...new Set(events.map(({ type }) => type))].map((type) => ({
    name: `${name}, without ${type}`,
    template,
    events: events.filter((event) => event.type !== type),
  }));

const candidates = async (): Promise<readonly Candidate[]> => {
  const demos = await demoRuns();
  const { launched, written, asked, yes: agreed, settle: settled, throughStep } = spoken;
  const late = settled(
    agreed(agreed(asked(written(launched(), "2026-04-01")), "ada", "plan:1"), "ben", "plan:1"),
  );
  const spokenRuns = [
    ["baseline after the pilot", late],
    ["led by staff", launched({ chair: "sam" })],
    ["three steps", throughStep(throughStep(throughStep(launched())))],
  ] as const;
  const plain: readonly Candidate[] = [
    ...Object.entries(runs()).map(([name, { template, events }]) => ({ name, template, events })),
    told("a poll of many", polling, poll, ""),
    told("somebody is gone", shapes("group"), lost),
    told("a say is taken away", shapes("group"), sayTaken),
    ...spokenRuns.map(([name, run]) => ({
      name,
      template: spoken.template,
      events: spoken.trailOf(run),
    })),
    ...demos.map(({ template, events }) => ({ name: template.name, template, events })),
  ];
  const random = [0, 4].map((seed): Candidate => {
    const events: readonly LoggedEvent[] = playedRun(everyShape, seed);
    return { name: `every shape, by chance ${seed}`, template: everyShape, events };
  });
  const badge = demos.find(({ template }) => template.name === "pass-the-badge")?.template;
  const more =
    badge === undefined
      ? []
      : [{ name: "pass-the-badge by chance", template: badge, events: playedRun(badge, 0) }];
  return [...plain, ...plain.flatMap(changed), ...plain.flatMap(without), ...random, ...more];
};

const judgedOf = (candidate: Candidate): JudgedEvents | null => {
  try {
    return { ...candidate, verdict: verdict(candidate.template, candidate.events) };
  } catch {
    // Some events make no sense without others.
    return null;
  }
};

/** For every finding at least one list of events, the shortest that is known, and every list that nothing was taken out of. */
export const judgedEvents = async (): Promise<readonly JudgedEvents[]> => {
  const all = (await candidates()).flatMap((candidate) => judgedOf(candidate) ?? []);
  const shortest = new Map<FindingCode, JudgedEvents>();
  for (const one of all)
    for (const { code } of one.verdict.findings) {
      const known = shortest.get(code);
      if (known === undefined || known.events.length > one.events.length) shortest.set(code, one);
    }
  const kept = new Set([
    ...all.filter(({ name, events }) => !name.includes(", ") && events.length < 180),
    ...shortest.values(),
  ]);
  return all.filter((one) => kept.has(one));
};
