import fc from "fast-check";
import { expect, test } from "vitest";
import { ENGINE } from "../../domain/actor.ts";
import type { Command } from "../../domain/command.ts";
import { fitting } from "../../domain/decide/entry-size.ts";
import type { DomainEvent, NumberedEvent } from "../../domain/event.ts";
import { evolve } from "../../domain/evolve.ts";
import { initial } from "../../domain/initial.ts";
import { plan } from "../../domain/plan.ts";
import { emptyRun, give, type Given, type Run } from "../../test/specification/run.ts";
import { everyShape, shapes } from "../../test/specification/template.ts";
import {
  about,
  asked,
  at,
  joined,
  launched,
  passed,
  STANDING,
  who,
  words,
  wrote,
} from "../../test/specification/scene.ts";
import { numberedUpTo } from "../../domain/visibility/withheld.ts";
import { builtIn } from "../../programmes/all.ts";
import { demoRuns } from "../../test/support/demo-runs.ts";
import { playedRun } from "../../test/support/played-run.ts";
import { uuidOf } from "../../test/support/recorded-run.ts";
import { encodeEntry, MAX_ENTRY_BYTES } from "../entry.ts";
import type { LoggedEvent } from "./logged-event.ts";
import { replay } from "./replay.ts";

const template = shapes("group");
const LATER = "2026-02-09T09:00:00.000Z";

const must = (run: Run, order: Given): Run => {
  const next = give(run, { ...STANDING, ...order });
  expect(next.refusal).toBeNull();
  return next;
};

const said = (member: string, version: number): Given => ({
  type: "signOff",
  actor: who(member),
  data: {
    ...about(member, "r1", version),
    digest: version === 1 ? "what how" : "more how",
    answer: "yes",
    comment: null,
  },
});

/** Everybody asked, some answer, all is edited and asked again, the engine escalates, everybody agrees. */
const played = (people: readonly string[], early: number, helping: boolean): Run => {
  const helpers = helping ? people.map((_, index) => uuidOf(`helper ${index}`)) : [];
  const orders: readonly Given[] = [
    launched(),
    joined(uuidOf("staff"), "staff"),
    ...people.map((id) => joined(id, "pwle")),
    ...helpers.map((id) => joined(id, "partner", ["coordinator"])),
    wrote("group:1", 0),
    asked("group:1"),
    ...people.slice(0, early).map((id) => said(id, 1)),
    { type: "pause", data: { reason: words } },
    { type: "resume", data: {} },
    wrote("group:1", 1, "more"),
    { ...at(LATER, { type: "escalate", data: { request: "r1" } }), actor: ENGINE },
    ...[uuidOf("staff"), ...people].map((id) => at(LATER, said(id, 2))),
    at(LATER, passed("group:1")),
  ];
  return orders.reduce(must, emptyRun(template));
};

/** As entries hold them. */
const entriesOf = (events: readonly NumberedEvent[]): readonly LoggedEvent[] =>
  events.map((event): LoggedEvent => {
    const id = uuidOf(`event ${event.version}`);
    const read: LoggedEvent = JSON.parse(
      JSON.stringify({ ...event, id, run: uuidOf("large"), schema: 1 }),
    );
    return read;
  });

const largestOf = (events: readonly LoggedEvent[]): number =>
  Math.max(...events.map((event) => encodeEntry(event).length));

const whys = (events: readonly LoggedEvent[]): readonly string[] =>
  replay(template, events).map(({ event, why }) => `${event.version} ${event.type}: ${why}`);

test(
  "a group of any size is asked, asked again, waited for and counted in entries that fit",
  { timeout: 240_000 },
  () => {
    const group = fc.record({
      size: fc.integer({ min: 800, max: 1_000 }),
      early: fc.integer({ min: 700, max: 800 }),
      helping: fc.boolean(),
    });
    fc.assert(
      fc.property(group, ({ size, early, helping }) => {
        const people = Array.from({ length: size }, (_, index) => uuidOf(`person ${index}`));
        const run = played(people, early, helping);
        const recorded = entriesOf(run.events);
        expect(largestOf(recorded)).toBeLessThanOrEqual(MAX_ENTRY_BYTES);
        expect(run.state.requests["r1"]?.asked).toEqual([uuidOf("staff"), ...people]);
        expect(run.state.requests["r1"]?.past).toHaveLength(early);
        expect(run.state.requests["r1"]?.escalatedTo).toHaveLength(helping ? size : 1);
        const lists = run.events.flatMap((event) =>
          event.type === "listContinued" ? [event.data.list] : [],
        );
        const grown = ["asked", "members", "waitingFor", "yes", ...(helping ? ["to"] : [])];
        expect(new Set(lists)).toEqual(new Set(grown));
        expect(whys(recorded)).toEqual([]);
        // While the gate is open, files end with the whole list of those who are asked.
        const before = initial(template);
        const version = recorded.findIndex(({ type }) => type === "signedOff");
        const open = run.events.slice(0, version).reduce(evolve, before);
        expect(recorded[version - 1]?.type).toBe("listContinued");
        expect(numberedUpTo(open)).toBe(version);
        const left = recorded.findIndex(({ type }) => type === "listContinued");
        const without = recorded
          .filter((_, index) => index !== left)
          .map((event, index) => ({ ...event, version: index + 1 }));
        expect(whys(without)[0]).toContain("listContinued, which is not recorded after it");
      }),
      { numRuns: 2, endOnFailure: true },
    );
  },
);

test("five thousand are asked at once, and waited for", { timeout: 240_000 }, () => {
  const people = Array.from({ length: 5_000 }, (_, index) => uuidOf(`person ${index}`));
  const run = [
    launched(),
    joined(uuidOf("staff"), "staff"),
    ...people.map((id) => joined(id, "pwle")),
    wrote("group:1", 0),
    asked("group:1"),
    {
      ...at(LATER, { type: "escalate", data: { request: "r1" } }),
      actor: ENGINE,
    } satisfies Given,
  ].reduce(must, emptyRun(template));
  expect(largestOf(entriesOf(run.events))).toBeLessThanOrEqual(MAX_ENTRY_BYTES);
  expect(plan(run.state, LATER).parts[0]?.notices).toHaveLength(10_003);
});

/** Every list ten thousand people long, every table as wide. */
const crowded = (value: unknown): unknown => {
  if (Array.isArray(value)) return many;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === "due" ? Object.fromEntries(many.map((id) => [id, LATER])) : crowded(item),
    ]),
  );
};
const many = Array.from({ length: 10_000 }, (_, index) => uuidOf(String(index)));

/** Every text longer than an entry, in characters that take three bytes. */
const wordy = (value: unknown): unknown => {
  if (typeof value === "string") return "\u2028".repeat(22_000);
  if (Array.isArray(value)) return value.map(wordy);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, wordy(item)]));
};

test("of every type of event, what is decided fits into entries or is refused, whatever it holds", async () => {
  const kinds = new Map<string, NumberedEvent>();
  for (const pinned of [everyShape, ...builtIn]) {
    for (let seed = 0; seed < (pinned === everyShape ? 12 : 2); seed++) {
      for (const event of playedRun(pinned, seed)) kinds.set(event.type, event);
    }
  }
  // Sessions, polls, measures and links: chance comes to none of them.
  for (const { events } of await demoRuns())
    for (const event of events) kinds.set(event.type, event);
  const growing = ["answersLapsed", "erased", "escalated", "gatePassed", "quorumRecomputed"];
  const never = [...growing, "resumed", "signOffRequested"];
  expect([...kinds.keys()]).toEqual(expect.arrayContaining(never));
  expect(kinds.size).toBeGreaterThan(70);
  for (const event of kinds.values()) {
    const by: Command = { type: "resume", data: {}, actor: event.actor, at: event.at };
    for (const swell of [crowded, wordy]) {
      const large: DomainEvent = JSON.parse(
        JSON.stringify({ type: event.type, data: { ...event.data, ...Object(swell(event.data)) } }),
      );
      const sections = "sections" in event.data && Array.isArray(event.data.sections);
      if (sections && "sections" in large.data) Object.assign(large.data, { sections: ["what"] });
      const decision = fitting(by, [large]);
      if (decision.kind === "refused") {
        expect(decision.refusal.code).toBe("too-large");
        if (swell === crowded) expect(never).not.toContain(event.type);
        continue;
      }
      const kept = decision.events.map((one, at) => ({ ...event, ...one, version: at + 1 }));
      expect(largestOf(entriesOf(kept))).toBeLessThanOrEqual(MAX_ENTRY_BYTES);
    }
  }
});
