import { createHash } from "node:crypto";
import { canonicalBytes } from "../audit/entry.ts";
import type { JsonObject, JsonValue } from "../audit/json.ts";
import { replay } from "../audit/verify/replay.ts";
import type { LoggedEvent } from "../audit/verify/logged-event.ts";
import type { Template } from "../domain/template.ts";
import type { RecordedRun } from "../test/support/recorded-run.ts";
import { copyOf } from "./lines.ts";
import { withEvents } from "./runs.ts";
import type { WrongRun } from "./wrong-entries.ts";

const renumbered = (events: readonly LoggedEvent[]): readonly LoggedEvent[] =>
  events.map((event, at) => ({ ...event, version: at + 1 }));

const eventOf = (value: JsonObject): LoggedEvent => {
  const read: LoggedEvent = JSON.parse(JSON.stringify(value));
  return read;
};

/** Something else of the same type. */
const otherThan = (value: JsonValue): JsonValue | null => {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (Array.isArray(value)) return value.slice(1);
  return typeof value === "string" && !/^[0-9a-f]{64}$/u.test(value) ? `${value}x` : null;
};

/** Each way of changing one event of a run: it is gone, comes earlier, is somebody else's, or says something else. */
const changes = (run: RecordedRun): readonly (readonly [string, readonly LoggedEvent[]])[] => {
  const { events } = run;
  return events.flatMap((event, at) => {
    if (at === 0) return [];
    const name = `${event.type} (${event.version})`;
    const before = events[at - 1] ?? event;
    const data = copyOf(event.data);
    const put = (changed: JsonObject) => events.with(at, eventOf({ ...copyOf(event), ...changed }));
    const somebody = { id: "0197b3f0-0000-7000-8000-0000000000ff", role: "member", via: "session" };
    const told: (readonly [string, readonly LoggedEvent[]])[] = [
      [`${name} is gone`, renumbered(events.toSpliced(at, 1))],
      [
        `${name} comes before ${before.type}`,
        renumbered(events.toSpliced(at - 1, 2, event, before)),
      ],
      [`${name} is somebody else's`, put({ actor: somebody })],
      [
        `${name} is twice there`,
        renumbered(events.toSpliced(at, 0, { ...event, id: `${event.id.slice(0, -4)}ffff` })),
      ],
    ];
    for (const [member, value] of Object.entries(data)) {
      const other = otherThan(value);
      if (other === null || member === "signature") continue;
      told.push([`${name} says another ${member}`, put({ data: { ...data, [member]: other } })]);
    }
    return told;
  });
};

/** Histories that the rules do not lead to. Those that they lead to as well, such as one notice fewer, are left out. */
export const wrongRules = (name: string, run: RecordedRun): readonly WrongRun[] =>
  changes(run).flatMap(([what, events]): readonly WrongRun[] =>
    replay(run.template, events).length === 0
      ? []
      : [{ name: `${name}: ${what}`, must: stepThatMust(events), run: withEvents(run, events) }],
  );

/** Where no launch comes first, no template is pinned, and there are no rules to judge by. */
const stepThatMust = ([first]: readonly LoggedEvent[]): WrongRun["must"] =>
  first?.type === "runLaunched" ? "rules" : "template";

/** Templates that are pinned as they are, and have not the form that rules can be read from (R1). */
export const wrongTemplates = (run: RecordedRun): readonly WrongRun[] => {
  const [launch, ...rest] = run.events;
  if (launch?.type !== "runLaunched") throw new Error("no launch");
  const changes: readonly (readonly [string, JsonObject])[] = [
    ["steps that are no list", { steps: {} }],
    ["a step that is a text", { steps: ["more"] }],
    ["a step that is null", { steps: [null] }],
    ["a step that is a list", { steps: [[]] }],
    ["parameters that are no list", { parameters: {} }],
    ["declarations that are no list", { declarations: null }],
    ["circles that are a list", { circles: [] }],
    ["a name that is a number", { name: 1 }],
    ["a version that is a text", { version: "1" }],
    ["a period of 4,001 days", { more: { days: 4_001 } }],
  ];
  return changes.map(([name, change]) => {
    const written = canonicalBytes({ ...copyOf(run.template), ...change });
    const template: Template = JSON.parse(written.toString("utf8"));
    const digest = createHash("sha256").update(written).digest("hex");
    const data = { ...copyOf(launch.data), template: { ...launch.data.template, digest } };
    const first = eventOf({ ...copyOf(launch), data });
    const changed = withEvents(run, [first, ...rest]);
    return { name: `a template with ${name}`, must: "rules", run: { ...changed, template } };
  });
};
